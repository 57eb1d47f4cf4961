"""Pages and files as values: what every page kind makes.

A page kind yields `Page` values; their `body` comes from an autoescaping template and is the only field
that holds markup. Every other field is plain text: whoever writes it into a file escapes it there.

    Page(path="courses/aspen-ridge/welding-1/", title="Welding 1", section="courses", body="<h1>…</h1>…")
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

_SEGMENT = r"[A-Za-z0-9~-][A-Za-z0-9._~-]*"
_PAGE_PATH = re.compile(rf"(?:{_SEGMENT}/)*")
_ASSET_PATH = re.compile(rf"(?:{_SEGMENT}/)*{_SEGMENT}")


HIDE_CONTENTS = frozenset({"toc"})
"""What a page without a table of contents hides."""


class Heading(NamedTuple):
    """A line of the table of contents: an id in the body, its words, and 2 or 3 for h2 or h3."""

    id: str
    text: str
    level: int = 2


class Crumb(NamedTuple):
    """A page above this one, outermost first; the page itself is not listed."""

    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Picture:
    """What a shared link shows, 1200 by 630: the address of its file below the site, and its words."""

    path: str
    alt: str


@dataclass(frozen=True, slots=True)
class Page:
    """One generated page.

    path         address below the site, "" for the home page, else segments each ending in "/"
    title        the page's name; the <h1> itself belongs to the body
    body         safe HTML from an autoescaping template, with exactly one <h1>
    section      slug of the `Section` whose tab is lit; "" where none fits but home
    description  one or two sentences for search engines and shared links
    contents     the headings listed under "On this page"; none, no list
    breadcrumbs  the way down from home (home itself included if it should show)
    edit_path    the page's source below the catalog folder, for "Edit this page"
    hide         parts of the frame to leave out: "toc", "path"
    language     of the body, if it is not the site's own language
    json_ld      schema.org data, as JSON text
    picture      what a shared link shows; none, the site's own
    listed       whether search engines should keep it (sitemap)
    moved_to     path of the page that took this one's place, opened at once
    scripts      paths of the scripts that this page alone loads; it can be read without them
    remark       a sentence above the body, on its translation
    oembed       path of what tells programs of the page for frames (https://oembed.com); "" for none
    alternates   the same in other formats: (media type, path) of each file
    fetches      paths of the files that its scripts ask for at once; a browser may begin before they do
    connects     web addresses of other sites that its scripts may ask, beside this one
    """

    path: str
    title: str
    body: str
    section: str = ""
    description: str = ""
    contents: tuple[Heading, ...] = ()
    breadcrumbs: tuple[Crumb, ...] = ()
    edit_path: str | None = None
    hide: frozenset[str] = frozenset()
    language: str = ""
    json_ld: str | None = None
    picture: Picture | None = None
    listed: bool = True
    moved_to: str | None = None
    oembed: str = ""
    alternates: tuple[tuple[str, str], ...] = ()
    scripts: tuple[str, ...] = ()
    fetches: tuple[str, ...] = ()
    connects: tuple[str, ...] = ()
    remark: str = ""

    def __post_init__(self) -> None:
        # A path becomes a file name: nothing may climb out of the site or hide in it.
        if not is_address(self.path):
            raise ValueError(f"Not the address of a page: {self.path!r}")

    @property
    def file(self) -> str:
        """The file that holds the page, below the site folder."""
        return self.path + "index.html"


@dataclass(frozen=True, slots=True)
class Asset:
    """A generated file that is not a page: a schema, data, a drawing, a redirect."""

    path: str
    content: bytes

    def __post_init__(self) -> None:
        if not _ASSET_PATH.fullmatch(self.path):
            raise ValueError(f"Not the address of a file: {self.path!r}")


def is_address(path: str) -> bool:
    """Say whether a path may be the address of a page: "" or plain segments, each ending in "/"."""
    return _PAGE_PATH.fullmatch(path) is not None


def href(from_path: str, to_path: str) -> str:
    """Return the relative link from one page to another page or file of the site, not yet escaped.

    Up to the root, then down: right under any path and from a folder on disk, and cheap enough for the
    hundred links of a page. Links name folders ("../courses/"), because addresses never change once
    published; opened from disk, where a folder is no page, a small script adds "index.html".

        >>> href("courses/aspen-ridge/welding-1/", "careers/welder/#wages")
        '../../../careers/welder/#wages'
        >>> href("", "")
        './'
    """
    return "../" * from_path.count("/") + to_path or "./"
