"""Which pages MkDocs renders, which are put into frames, and everything else a site folder holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree

from generator.pages.drafts import Document, Draft, together
from generator.pages.page import Page
from generator.pages.website import Section, Site
from generator.publish.frames import FrameKey, PageFrameTemplate, frame_key, marker_path, split_at_markers
from generator.publish.handwritten_links import dead_internal_links
from generator.publish.policy import stopped_by_policy
from generator.publish.regions import PageFrame

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_SITEMAP_LIMIT = 50_000


@dataclass(slots=True)
class Publication:
    """One build. Made from a site; `frames`, `written` (hand-written pages) and `files` (other addresses) fill
    while MkDocs works.

    `translations` are those of the site's translations, each below its folder.
    `tabs` are the pages that MkDocs knows by their own address; `markers` stand for all others, one for each frame.
    """

    site: Site
    frame: PageFrame
    tabs: dict[str, Draft] = field(default_factory=dict)
    markers: dict[str, FrameKey] = field(default_factory=dict)
    frames: dict[str, PageFrameTemplate] = field(default_factory=dict)
    written: dict[str, Page] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    translations: tuple[Publication, ...] = ()
    _marker_of: dict[FrameKey, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # A tab must be a page MkDocs knows; nothing is as deep as home; what every frame links to, links to itself.
        tabs = {"", self.site.find, self.site.own_list, *(section.path for section in self.site.sections)}
        drafts = self.site.pages.drafts
        self.tabs = {draft.path: draft for draft in drafts if draft.path in tabs}
        keys = sorted({frame_key(draft) for draft in drafts if draft.path not in self.tabs})
        self.markers = {marker_path(key, number): key for number, key in enumerate(keys)}
        self._marker_of = {key: path for path, key in self.markers.items()}

    def with_site(self, site: Site) -> Publication | None:
        """Return this publication with the pages of another site in its frames, or None if they need others."""
        other = Publication(site, self.frame)
        if _frame_values(other) != _frame_values(self):
            return None
        mine = {one.site.folder: one for one in self.translations}
        theirs = {one.folder: one for one in site.translations}
        if mine.keys() != theirs.keys():
            return None
        found = [mine[folder].with_site(one) for folder, one in theirs.items()]
        kept = tuple(one for one in found if one)
        if len(kept) != len(found):
            return None
        return replace(other, frames=self.frames, written=self.written, files=self.files, translations=kept)

    @property
    def in_all_languages(self) -> tuple[Publication, ...]:
        """Return this publication and those of the translations."""
        return (self, *self.translations)

    def at(self, path: str) -> tuple[Publication, str]:
        """Return in which language the page or file at `path` is, and its address below that language's folder."""
        for one in self.translations:
            if path.startswith(one.site.folder):
                return one, path.removeprefix(one.site.folder)
        return self, path

    def is_frame(self, path: str) -> bool:
        """Say whether MkDocs renders a frame only at an address, for pages to be put into."""
        return path in self.markers or path in self.tabs

    def tab_of(self, path: str) -> str:
        """Return the slug of the tab that is lit on a tab or marker."""
        section = self.tabs[path].section if path in self.tabs else self.markers[path].section
        return next((tab.slug for tab in self.site.sections if section in tab.holds), section)

    def missing_tabs(self, handwritten: set[str]) -> Iterator[Section]:
        """Yield the sections whose tab would open nothing."""
        pages = handwritten | self.tabs.keys()
        return (section for section in self.site.sections if section.path not in pages)

    def add_frame(self, path: str, document: str) -> None:
        """Keep the frame in a rendered tab or marker page.

        Raises ValueError if the frame lacks a region, or has what its own policy would stop.
        """
        # Settings add the same to every frame, and reading a document as a browser does takes milliseconds.
        stopped = dict.fromkeys(stopped_by_policy(document)) if not self.frames else ()
        if stopped:
            raise ValueError(
                "Remove from mkdocs.yml what adds this to pages, because their Content-Security-Policy allows only "
                f"files of the site: {', '.join(stopped)}"
            )
        self.frames[path] = split_at_markers(document)

    def document(self, page: Page) -> bytes:
        """Return the whole document of a page of the site."""
        path = page.path if page.path in self.tabs else self._marker_of[frame_key(page)]
        return self.frames[path].fill(page, self.frame)

    def documents(self) -> list[list[Document]]:
        """Return everything that is made and written here, in groups that share their answers."""
        wanted = (batch for batch in self.site.assets.batches if self.frame.address or not batch.abroad)
        return together((*self.site.pages.drafts, *wanted))

    def complaints(self) -> Iterator[str]:
        """Yield a sentence for each dead link of a hand-written page, and for each part that its policy stops."""
        known = self.files | self.written.keys() | {draft.path for draft in self.site.pages.drafts}

        def leads_somewhere(path: str) -> bool:
            return path in known or self.site.assets.at(path) is not None

        for page in self.written.values():
            for problem in dead_internal_links(page.path, page.body, leads_somewhere):
                yield f"{page.edit_path}: {problem}"
            for stopped in dict.fromkeys(stopped_by_policy(page.body)):
                yield (
                    f"{page.edit_path}: browsers would not use {stopped}, because the Content-Security-Policy of the "
                    "page allows only files of the site."
                )

    def search_engine_files(self, listed: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield what search engines read: sitemap.xml (more than one if long) with the addresses in `listed`, and
        robots.txt.

        Without a published address there is no sitemap, because its addresses must be whole. There is no
        date in it: the day of the build says nothing about a page, and would change every file every day.
        """
        robots = "User-agent: *\nAllow: /\n"
        if self.frame.address:
            robots += f"Sitemap: {self.frame.address}sitemap.xml\n"
            yield from self._sitemaps(sorted(listed))
        yield "robots.txt", robots.encode()

    def _sitemaps(self, listed: list[str]) -> Iterator[tuple[str, bytes]]:
        site = self.frame.address
        versions: dict[str, list[tuple[str, str]]] = {}
        for path in listed:
            one, page = self.at(path)
            versions.setdefault(page, []).append((one.site.language, site + path))
        entries = [(site + path, versions[self.at(path)[1]]) for path in listed]
        if len(entries) <= _SITEMAP_LIMIT:
            yield "sitemap.xml", _xml("urlset", "url", entries)
            return
        parts = [entries[at : at + _SITEMAP_LIMIT] for at in range(0, len(entries), _SITEMAP_LIMIT)]
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        yield "sitemap.xml", _xml("sitemapindex", "sitemap", [(site + name, []) for name in names])
        for name, part in zip(names, parts, strict=True):
            yield name, _xml("urlset", "url", part)


def _frame_values(publication: Publication) -> tuple[object, ...]:
    """Return everything of a site that its frames show or depend on."""
    site = publication.site
    words = (site.name, site.description, site.note, site.language, site.folder, site.words)
    links = (site.sections, site.find, site.own_list, site.styles, site.scripts)
    tabs = [(draft.path, draft.section, draft.hide) for draft in publication.tabs.values()]
    languages = [(one.language, one.name, one.folder) for one in site.siblings]
    return words, links, tabs, languages, publication.markers


def _xml(root: str, entry: str, addresses: Iterable[tuple[str, list[tuple[str, str]]]]) -> bytes:
    """Return a list of addresses, each with its versions by language where there are several."""
    tree = ElementTree.Element(root, xmlns=_SITEMAP)
    for address, versions in addresses:
        one = ElementTree.SubElement(tree, entry)
        ElementTree.SubElement(one, "loc").text = address
        if len(versions) > 1:
            tree.set("xmlns:xhtml", _XHTML)
            for language, version in versions:
                ElementTree.SubElement(one, "xhtml:link", rel="alternate", hreflang=language, href=version)
    ElementTree.indent(tree)
    text: bytes = ElementTree.tostring(tree, encoding="utf-8", xml_declaration=True)
    return text + b"\n"
