"""Which pages MkDocs renders, which are poured, and everything else a site folder holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from generator.pages.page import Page, Section, Site
from generator.publish.links import dead_links
from generator.publish.pictures import png
from generator.publish.regions import Frame
from generator.publish.shell import Shell, ShellKey, cut, marker_path, shell_key

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_SITEMAP_LIMIT = 50_000


@dataclass(slots=True)
class Publication:
    """One build. Made from a site; `shells`, `written` and `files` (other addresses) fill while
    MkDocs works."""

    site: Site
    frame: Frame
    pouring: bool = True
    rendered: dict[str, Page] = field(default_factory=dict)
    markers: dict[str, ShellKey] = field(default_factory=dict)
    shells: dict[ShellKey, Shell] = field(default_factory=dict)
    written: dict[str, Page] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        tabs = {section.path for section in self.site.sections}
        # A tab must be a page MkDocs knows, and nothing is as deep as home. All other pages are poured.
        tabs.add("")
        self.rendered = {page.path: page for page in self.site.pages if page.path in tabs or not self.pouring}
        keys = sorted({shell_key(page) for page in self.poured()})
        self.markers = {marker_path(key, number): key for number, key in enumerate(keys)}

    @property
    def total(self) -> int:
        """How many documents there are to pour and write."""
        pictures = len(self.site.pictures()) if self.frame.pictures else 0
        return len(self.site.pages) - len(self.rendered) + len(self.site.assets) + pictures

    @property
    def home(self) -> str:
        """What the home page is called in breadcrumbs."""
        return next((section.title for section in self.site.sections if not section.slug), self.site.name)

    def poured(self) -> Iterator[Page]:
        """Yield the pages MkDocs never sees."""
        return (page for page in self.site.pages if page.path not in self.rendered)

    def section_of(self, path: str) -> str:
        """Return the slug of the section a rendered page or marker belongs to."""
        return self.rendered[path].section if path in self.rendered else self.markers[path].section

    def missing_tabs(self, handwritten: set[str]) -> Iterator[Section]:
        """Yield the sections whose tab would open nothing."""
        pages = handwritten | self.rendered.keys()
        return (section for section in self.site.sections if section.path not in pages)

    def keep_shell(self, path: str, document: str) -> None:
        """Keep the frame of a rendered marker page."""
        self.shells[self.markers[path]] = cut(document)

    def documents(self) -> Iterator[tuple[str, bytes]]:
        """Yield every poured page, asset and picture as (file, content)."""
        for page in self.poured():
            yield page.file, self.shells[shell_key(page)].pour(page, self.frame).encode()
        for asset in self.site.assets:
            yield asset.path, asset.content
        for picture in self.site.pictures() if self.frame.pictures else ():
            yield picture.path, png(picture.svg)

    def pages(self) -> tuple[Page, ...]:
        """Return all pages of the site, generated and hand-written, in order of their addresses."""
        return tuple(sorted((*self.site.pages, *self.written.values()), key=lambda page: page.path))

    def complaints(self) -> Iterator[str]:
        """Yield a sentence for each link of a hand-written page that leads to nothing."""
        assets = {asset.path for asset in self.site.assets}
        known = self.files | assets | {page.path for page in self.pages()}
        for page in self.written.values():
            for problem in dead_links(page.path, page.body, known):
                yield f"{page.edit_path}: {problem}"

    def guides(self) -> Iterator[tuple[str, bytes]]:
        """Yield what search engines read: sitemap.xml (more than one if long) and robots.txt.

        Without a published address there is no sitemap, because its addresses must be whole. There is no
        date in it: the day of the build says nothing about a page, and would change every file every day.
        """
        robots = "User-agent: *\nAllow: /\n"
        if self.frame.address:
            robots += f"Sitemap: {self.frame.address}sitemap.xml\n"
            yield from self._sitemaps([self.frame.address + page.path for page in self.pages() if page.listed])
        yield "robots.txt", robots.encode()

    def _sitemaps(self, addresses: list[str]) -> Iterator[tuple[str, bytes]]:
        if len(addresses) <= _SITEMAP_LIMIT:
            yield "sitemap.xml", _xml("urlset", "url", addresses)
            return
        parts = [addresses[at : at + _SITEMAP_LIMIT] for at in range(0, len(addresses), _SITEMAP_LIMIT)]
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        yield "sitemap.xml", _xml("sitemapindex", "sitemap", [self.frame.address + name for name in names])
        for name, part in zip(names, parts, strict=True):
            yield name, _xml("urlset", "url", part)


def _xml(root: str, entry: str, addresses: list[str]) -> bytes:
    tree = ElementTree.Element(root, xmlns=_SITEMAP)
    for address in addresses:
        ElementTree.SubElement(ElementTree.SubElement(tree, entry), "loc").text = address
    ElementTree.indent(tree)
    text: bytes = ElementTree.tostring(tree, encoding="utf-8", xml_declaration=True)
    return text + b"\n"
