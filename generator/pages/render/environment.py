"""How templates of this program are read, what they are given is escaped, and how values become JSON for scripts."""

from __future__ import annotations

import json

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup


def templates_in(package: str, *folders: str) -> Environment:
    """Return the templates in `folders` of `package`."""
    return Environment(
        loader=ChoiceLoader([PackageLoader(package, folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
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
