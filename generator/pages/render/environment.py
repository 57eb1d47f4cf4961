"""How templates of this program are read, what they are given is escaped, and how values become JSON for scripts."""

from __future__ import annotations

import json

from jinja2 import BytecodeCache, ChoiceLoader, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup


class CompiledTemplates(BytecodeCache):
    """Templates as this process compiled them, for further environments that would compile them alike.

    Compiling all templates takes as long as making 200 pages, and a preview makes a new site after every saved file.
    """

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give `bucket` what its template was compiled to, if it was."""
        if bucket.key in self._compiled:
            bucket.bytecode_from_string(self._compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the template of `bucket` was compiled to."""
        self._compiled[bucket.key] = bucket.bytecode_to_string()


def templates_in(package: str, *folders: str, compiled: CompiledTemplates | None = None) -> Environment:
    """Return the templates in `folders` of `package`; `compiled` are those of environments that read them alike."""
    return Environment(
        loader=ChoiceLoader([PackageLoader(package, folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled,
    )


def script_data(json_text: str) -> Markup:
    """Return JSON that may stand in a <script>: the three characters that could end it, as JSON escapes.

    In JSON they occur in strings only, where an escape says the same.
    """
    for character in "<>&":
        json_text = json_text.replace(character, f"\\u{ord(character):04x}")
    return Markup(json_text)  # noqa: S704  # nothing in it can end the script now


def compact_json(values: object) -> str:
    """Return `values` as JSON without spaces."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
