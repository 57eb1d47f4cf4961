"""The regions of a page that differ from one page to the next, and the only place that escapes for the frame.

MkDocs's own template environment escapes nothing. So titles, descriptions, breadcrumbs and contents are
rendered here, by autoescaping templates, for every page alike: generated, hand-written or poured.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from generator.pages.page import Heading, Page, Picture, href
from generator.pages.templating import templates_in

REGIONS = ("head", "path", "contents", "body")
"""Names of the regions; each has its template in `regions/`."""

Contents = tuple[tuple[Heading, "Contents"], ...]

_templates = templates_in("generator.publish", "regions")
_templates.globals["href"] = href
_REGION = {name: _templates.get_template(f"{name}.html") for name in REGIONS}


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page of a site has around it.

    `address` is where the site is published, with its last "/", or "" if nobody said;
    `edit` is the web address of the catalog folder in an editor, with its last "/", or "". `picture` is what a
    link to a page without its own shows.
    """

    name: str
    address: str = ""
    edit: str = ""
    description: str = ""
    language: str = "en"
    picture: Picture | None = None


def render(region: str, page: Page, frame: Frame) -> Markup:
    """Return one region of a page as escaped markup."""
    escaped = _REGION[region].render(page=page, frame=frame, **_values(region, page, frame))
    return Markup(escaped)  # noqa: S704  # from an autoescaping template


def _values(region: str, page: Page, frame: Frame) -> dict[str, object]:
    match region:
        case "head":
            picture = page.picture or frame.picture
            return {"json_ld": script_data(page.json_ld) if page.json_ld else None, "picture": picture}
        case "contents":
            return {"contents": nested(page.contents)}
        case "body":
            edit = frame.edit + quote(page.edit_path) if frame.edit and page.edit_path else None
            body = Markup(page.body)  # noqa: S704  # the one field that is markup, see `Page`
            return {"body": body, "edit": edit}
        case _:
            return {}


def script_data(json_text: str) -> Markup:
    """Return JSON that may stand in a <script>: the three characters that could end it, as JSON escapes.

    In JSON they occur in strings only, where an escape says the same.
    """
    for character in "<>&":
        json_text = json_text.replace(character, f"\\u{ord(character):04x}")
    return Markup(json_text)  # noqa: S704  # nothing in it can end the script now


def nested(headings: Iterable[Heading]) -> Contents:
    """Return headings with those of a deeper level, up to the next of the same, below them."""
    result: list[tuple[Heading, list[Heading]]] = []
    for heading in headings:
        if result and heading.level > result[-1][0].level:
            result[-1][1].append(heading)
        else:
            result.append((heading, []))
    return tuple((heading, nested(below)) for heading, below in result)
