"""How every template of this program is read: what it is given is escaped, and what is not there is an error."""

from __future__ import annotations

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
