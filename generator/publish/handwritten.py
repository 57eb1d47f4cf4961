"""Hand-written Markdown pages, seen as the same `Page` values that generated pages are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink

from generator.catalog.handwritten_pages import HandwrittenPage, read_page
from generator.catalog.load import load_settings
from generator.pages.finder.words import words_of
from generator.pages.page import Crumb, Heading, Page, is_address
from generator.pages.render.templates import ONLY_IN_FIRST
from generator.pages.website import Site

_LINK = re.compile(r'href="([^":/?#][^":]*)"')


def read_written(file: str, config: MkDocsConfig) -> HandwrittenPage:
    """Return the hand-written page in `file`, relative to the catalog folder.

    Raises PluginError if it cannot be published; `check` says why in more words.
    """
    folder = Path(config.docs_dir)
    page, _, wrong = read_page(folder, file, load_settings(folder).allowed_html)
    if page is None:
        raise PluginError("\n".join(f"{file}: {finding.what} {finding.fix}" for finding in wrong))
    return page


def as_page(page: MkDocsPage, written: HandwrittenPage, site: Site, above: tuple[Crumb, ...]) -> Page:
    """Return a hand-written page, after MkDocs rendered its Markdown, as a value; `above` are the pages above it.

    It is written in the first language of the catalog: elsewhere it says so, and search engines keep the original.
    Raises PluginError if the name of its file makes no plain address.
    """
    body = page.content or ""
    title = written.title or plain(str(page.title or ""))
    if "<h1" not in body:
        body = str(Markup("<h1>{}</h1>").format(title)) + body
    if not is_address(page.url):
        raise PluginError(f"Rename {page.file.src_uri}: use only letters, digits and hyphens.")
    return Page(
        path=page.url,
        title=title,
        body=_with_links_out(page.url, body) if site.folder else body,
        description=written.description,
        contents=tuple(_headings(list(page.toc))),
        breadcrumbs=above,
        edit_path=page.file.src_uri,
        hide=written.hide,
        language=next(one.language for one in site.siblings if not one.folder) if site.folder else "",
        listed=not site.folder,
        remark=site.words["not_translated"] if site.folder else "",
    )


def _with_links_out(path: str, body: str) -> str:
    """Return the body of the page at `path` in the folder of a language, with its links to what is not in there."""

    def link(found: re.Match[str]) -> str:
        section = urljoin(f"/{path}", found[1]).lstrip("/").partition("/")[0]
        return f'href="../{found[1]}"' if section in ONLY_IN_FIRST else found[0]

    return _LINK.sub(link, body)


def search_file(pages: Iterable[Page]) -> bytes:
    """Return what the finder is to know of hand-written pages, as JSON: few pages, so each with all of its words."""
    found = [
        {
            "path": page.path,
            "name": page.title,
            "kind": "Page",
            "where": "",
            "words": sorted(set(words_of(f"{page.title} . {plain(page.body)}"))),
        }
        for page in sorted(pages, key=lambda page: page.path)
    ]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode() + b"\n"


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
