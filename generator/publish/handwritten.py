"""Hand-written Markdown pages, seen as the same `Page` values that generated pages are."""

from __future__ import annotations

import os
from html.parser import HTMLParser
from pathlib import Path

from markupsafe import Markup
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink

from generator.pages.page import Crumb, Heading, Page, is_address

# A picture may be shown and a document downloaded. Not .html, .js or .svg: opened by itself, each can run
# a script on the site's address, and anyone may propose a file.
_PUBLISHED = frozenset({".md", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".pdf", ".txt", ".csv"})


def is_published(file: File) -> bool:
    """Say whether a file of the catalog folder belongs on the site: pages and pictures, not YAML."""
    return Path(file.src_uri).suffix.lower() in _PUBLISHED


def symbolic_link(folder: Path) -> Path | None:
    """Return a symbolic link in a folder, or None. MkDocs would follow it, out of the catalog."""
    for place, folders, files in os.walk(folder, followlinks=False):
        for name in sorted((*folders, *files)):
            if os.path.islink(f"{place}/{name}"):  # noqa: PTH114  # for every file of the catalog: no Path
                return Path(place, name)
    return None


def as_page(page: MkDocsPage, home: str) -> Page:
    """Return a hand-written page, after MkDocs rendered its Markdown, as a value.

    Raises PluginError if the name of its file makes no plain address.
    """
    body = page.content or ""
    title = str(page.meta["title"]) if "title" in page.meta else plain(str(page.title or ""))
    if "<h1" not in body:
        body = str(Markup("<h1>{}</h1>").format(title)) + body
    if not is_address(page.url):
        raise PluginError(f"Rename {page.file.src_uri}: use only letters, digits and hyphens.")
    hide = page.meta.get("hide") or ()
    return Page(
        path=page.url,
        title=title,
        body=body,
        description=str(page.meta.get("description") or ""),
        contents=tuple(_headings(list(page.toc))),
        breadcrumbs=(Crumb(home, ""),) if page.url else (),
        edit_path=page.file.src_uri,
        search_text=plain(body),
        kind="Page",
        hide=frozenset(map(str, hide)) & {"toc", "path"},
    )


def _headings(anchors: list[AnchorLink]) -> list[Heading]:
    found: list[Heading] = []
    for anchor in anchors:
        if anchor.level > 1:
            found.append(Heading(anchor.id, plain(anchor.title), anchor.level))
        found += _headings(anchor.children)
    return found


class _TextCollector(HTMLParser):
    """Collects the text of a document, without its scripts and styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._silent += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)


def plain(html: str) -> str:
    """Return the words of an HTML fragment, on one line."""
    parser = _TextCollector()
    parser.feed(html)
    parser.close()
    return " ".join(" ".join(parser.words).split())
