"""The site as values: what every page kind makes, and all that `publish` needs to know.

A page kind yields `Page` values; their `body` comes from an autoescaping template and is the only field
that holds markup. Every other field is plain text: whoever writes it into a file escapes it there.

    Page(path="courses/aspen-ridge/welding-1/", title="Welding 1", section="courses", body="<h1>…</h1>…")

A site of a whole state holds fifty thousand pages, and nobody needs them all at once: a build writes each as it is
made, in any process, and a preview makes the one that is looked at. So a page kind yields a `Draft` of each page: its
address, and how to make it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import overload

_SEGMENT = r"[A-Za-z0-9~-][A-Za-z0-9._~-]*"
_PAGE_PATH = re.compile(rf"(?:{_SEGMENT}/)*")
_ASSET_PATH = re.compile(rf"(?:{_SEGMENT}/)*{_SEGMENT}")


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the table of contents: an id in the body, its words, and 2 or 3 for h2 or h3."""

    id: str
    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Crumb:
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
    kind         what the page is, in the reader's words ("Course"); shown with search results
    search_text  plain text to be found by; a page with neither text nor kind stays out of search
    filters      (name, value) pairs to narrow a search; a name may repeat
    hide         parts of the frame to leave out: "toc", "path"
    language     of the body, if it is not the site's own language
    json_ld      schema.org data, as JSON text
    picture      what a shared link shows; none, the site's own
    listed       whether search engines should keep it (sitemap)
    moved_to     path of the page that took this one's place, opened at once
    scripts      paths of the scripts that this page alone loads; it can be read without them
    fetches      paths of the files that its scripts ask for at once; a browser may begin before they do
    """

    path: str
    title: str
    body: str
    section: str = ""
    description: str = ""
    contents: tuple[Heading, ...] = ()
    breadcrumbs: tuple[Crumb, ...] = ()
    edit_path: str | None = None
    kind: str = ""
    search_text: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    hide: frozenset[str] = frozenset()
    language: str = ""
    json_ld: str | None = None
    picture: Picture | None = None
    listed: bool = True
    moved_to: str | None = None
    scripts: tuple[str, ...] = ()
    fetches: tuple[str, ...] = ()

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


@dataclass(frozen=True, slots=True)
class Draft:
    """A page before it is made: its address and what decides its frame, as `Page` has them."""

    path: str
    make: Callable[[], Page]
    section: str = ""
    hide: frozenset[str] = frozenset()

    def made(self) -> Page:
        """Return the page.

        Raises ValueError if it is not the one announced, for its frame would be another's.
        """
        page = self.make()
        if (page.path, page.section, page.hide) != (self.path, self.section, self.hide):
            raise ValueError(f"The page at {self.path!r} is not what was announced.")
        return page


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that are made together. `prefix` is how their addresses begin; of a single file, its whole address.

    A batch of many is for files whose names nobody knows before they are made. `near` is the address of a page that
    rests on the same questions to the graph. `abroad` files are named by whole web addresses only, so that a site
    whose own address nobody knows has no use for them.
    """

    prefix: str
    make: Callable[[], Iterable[Asset]]
    near: str = ""
    abroad: bool = False

    def made(self) -> Iterator[Asset]:
        """Yield the files.

        Raises ValueError if an address begins otherwise, for it could be another's.
        """
        for asset in self.make():
            if not asset.path.startswith(self.prefix):
                raise ValueError(f"The file {asset.path!r} does not begin as announced: {self.prefix!r}")
            yield asset


def draft_of(page: Page) -> Draft:
    """Return the draft of a page that is made already."""
    return Draft(page.path, lambda: page, page.section, page.hide)


def batch_of(asset: Asset) -> Batch:
    """Return the batch of one file that is made already."""
    return Batch(asset.path, lambda: (asset,))


def locality(document: Draft | Batch) -> tuple[str, str]:
    """Return a key by which things that share their answers stand beside each other, so that none is kept for long.

    >>> locality(Draft("start/aspen-ridge/nursing/", lambda: None))
    ('aspen-ridge/nursing/', 'start/aspen-ridge/nursing/')
    """
    if isinstance(document, Draft):
        return document.path.partition("/")[2], document.path
    return (document.near or document.prefix).partition("/")[2], document.prefix


class Assets(Iterable[Asset]):
    """The files of a site in order of their addresses, made when they are asked for, and not kept."""

    def __init__(self, assets: Iterable[Asset | Batch]) -> None:
        batches = (batch_of(one) if isinstance(one, Asset) else one for one in assets)
        self.batches = tuple(sorted(batches, key=lambda batch: batch.prefix))
        self._of = {batch.prefix: batch for batch in self.batches}

    def __iter__(self) -> Iterator[Asset]:
        return (asset for batch in self.batches for asset in batch.made())

    def at(self, path: str) -> Asset | None:
        """Return the file at an address, or None."""
        for end in range(len(path), 0, -1):
            for asset in self._of[path[:end]].made() if path[:end] in self._of else ():
                if asset.path == path:
                    return asset
        return None


class Pages(Sequence[Page]):
    """The pages of a site in order of their addresses. Each is made when it is asked for, and not kept.

    `prepare` does what is worth doing once, before pages are made in several processes.
    """

    def __init__(self, pages: Iterable[Page | Draft], prepare: Callable[[], None] = lambda: None) -> None:
        self.prepare = prepare
        drafts = (draft_of(one) if isinstance(one, Page) else one for one in pages)
        self.drafts = tuple(sorted(drafts, key=lambda draft: draft.path))
        self._at = {draft.path: draft for draft in self.drafts}

    def at(self, path: str) -> Draft | None:
        """Return the draft of the page at an address, or None."""
        return self._at.get(path)

    def __len__(self) -> int:
        return len(self.drafts)

    def __iter__(self) -> Iterator[Page]:
        return (draft.made() for draft in self.drafts)

    @overload
    def __getitem__(self, at: int) -> Page: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Page, ...]: ...

    def __getitem__(self, at: int | slice) -> Page | tuple[Page, ...]:
        if isinstance(at, slice):
            return tuple(draft.made() for draft in self.drafts[at])
        return self.drafts[at].made()


@dataclass(frozen=True, slots=True)
class Section:
    """A tab at the top of every page. It opens the page at its slug ("courses" → "courses/"; "" → home)."""

    slug: str
    title: str

    @property
    def path(self) -> str:
        """Address of the page the tab opens."""
        return f"{self.slug}/" if self.slug else ""


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that is published, pages and assets in order of their paths, tabs in the order given.

    Pages and assets are made when they are asked for. `note` is a line for the foot of every page, `find` the page
    that answers a search without JavaScript; `picture` what a link to a page without its own shows; `own_list` the
    page of the reader's own list, if any; `styles` and `scripts` are the paths of assets that every page loads.
    """

    name: str
    pages: Pages
    assets: Assets = field(default_factory=lambda: Assets(()))
    sections: tuple[Section, ...] = ()
    description: str = ""
    note: str = ""
    picture: Picture | None = None
    find: str = "find/"
    own_list: str = ""
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    language: str = "en"

    def __post_init__(self) -> None:
        files = [f"{draft.path}index.html" for draft in self.pages.drafts]
        files += [batch.prefix for batch in self.assets.batches]
        taken: set[str] = set()
        for file in files:
            if file in taken:
                raise ValueError(f"Two pages want the same address: {file}")
            taken.add(file)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no site: the report, as the reader should see it. A catalog with errors is a result."""

    message: str


Loader = Callable[[Path], Site | Refusal]
"""From a catalog folder to what is published."""


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
