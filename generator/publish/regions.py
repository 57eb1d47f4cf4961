"""The regions of a page that differ from one page to the next, and the only place that escapes for the frame.

MkDocs's own template environment escapes nothing. So titles, descriptions, breadcrumbs and contents are
rendered here, by autoescaping templates, for every page alike: generated or hand-written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from generator.pages.page import Heading, Page, Picture, href
from generator.pages.policy import POLICY, policy_with
from generator.pages.render.environment import script_data, templates_in
from generator.pages.render.links import link_out
from generator.pages.render.words import words_in
from generator.pages.website import Sibling

REGIONS = ("policy", "head", "languages", "path", "contents", "body")
"""Names of the regions; each has its template in `regions/`, with a macro of the same name."""

Contents = tuple[tuple[Heading, "Contents"], ...]

_templates = templates_in("generator.publish", "regions")
_templates.globals["href"] = href
_templates.filters["link_out"] = link_out
# Macros, because a template of its own would copy the names it knows, for four regions of each page.
_REGION = {name: getattr(_templates.get_template(f"{name}.html").module, name) for name in REGIONS}


class Other(NamedTuple):
    """The way to another language: whether it has the page itself, and the link."""

    site: Sibling
    has_page: bool
    href: str


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What every page of a site has around it.

    `address` is where the site is published, with its last "/", or "" if nobody said;
    `edit` is the web address of the catalog folder in an editor, with its last "/", or "". `picture` is what a
    link to a page without its own shows; `form` is how the address of the form for a file begins, or "";
    `policy` is what pages may load and run. `words` are the words of the frame; `folder` is where the site in this
    language is below the site as a whole, which `siblings` hold in the others.
    """

    name: str
    address: str = ""
    edit: str = ""
    description: str = ""
    language: str = "en"
    picture: Picture | None = None
    form: str = ""
    policy: str = POLICY
    words: Mapping[str, str] = field(default_factory=lambda: words_in("en").with_prefix("frame_"))
    folder: str = ""
    siblings: tuple[Sibling, ...] = ()

    @property
    def root(self) -> str:
        """Return where the site in all its languages is published, or ""."""
        return self.address.removesuffix(self.folder)

    def others(self, page: Page) -> tuple[Other, ...]:
        """Return `page` in each other language; where one has no such page, the nearest above it that it has."""
        up = "../" * (page.path.count("/") + bool(self.folder))
        way = (page.path, *(crumb.path for crumb in reversed(page.breadcrumbs)), "")
        return tuple(
            Other(one, there == page.path, up + one.folder + there or "./")
            for one in self.siblings
            for there in (next((path for path in way if one.has(path)), ""),)
        )


def render(region: str, page: Page, frame: PageFrame) -> Markup:
    """Return one region of a page as escaped markup."""
    make = _REGION[region]
    match region:
        case "policy":
            made = make(policy_with(frame.policy, page.connects))
        case "head":
            json_ld = script_data(page.json_ld) if page.json_ld else None
            others = tuple(one for one in frame.others(page) if one.has_page)
            made = make(page, frame, json_ld, page.picture or frame.picture, others)
        case "languages":
            made = make(frame, frame.others(page))
        case "path":
            made = make(page, frame)
        case "contents":
            made = make(nested_headings(page.contents), frame, page.language)
        case _:
            edit = frame.edit + quote(page.edit_path) if frame.edit and page.edit_path else None
            body = Markup(page.body)  # noqa: S704  # the one field that is markup, see `Page`
            file = page.edit_path if page.edit_path and page.edit_path.endswith(".yaml") else ""
            form = href(page.path, frame.form + quote(file)) if frame.form and file else ""
            made = make(page, frame, body, edit, form)
    assert isinstance(made, Markup)
    return made


def nested_headings(headings: Iterable[Heading]) -> Contents:
    """Return headings with those of a deeper level, up to the next of the same, below them."""
    result: list[tuple[Heading, list[Heading]]] = []
    for heading in headings:
        if result and heading.level > result[-1][0].level:
            result[-1][1].append(heading)
        else:
            result.append((heading, []))
    return tuple((heading, nested_headings(below)) for heading, below in result)
