"""The links of hand-written pages: MkDocs knows their own kind only, and would take all others on trust."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

_SITE = "https://site.invalid/"


class _LinkCollector(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        wanted = {"a": "href", "img": "src"}.get(tag)
        self.found += [value for name, value in attrs if name == wanted and value]


def dead_internal_links(path: str, html: str, known: Callable[[str], bool]) -> Iterator[str]:
    """Yield a sentence for each relative link of a page that leads to nothing.

    `path` is the page's address, `known` says whether an address is that of a page or file. Links to other sites,
    to places on the page, and absolute ones (which MkDocs warns of) are not judged here.
    """
    parser = _LinkCollector()
    parser.feed(html)
    parser.close()
    for link in parser.found:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            continue
        address = urldefrag(urljoin(_SITE + path, parts.path)).url.removeprefix(_SITE)
        if known(address.removesuffix("index.html")) or known(address):
            continue
        meant = "../" * path.count("/") + parts.path
        hint = f" Did you mean {meant}?" if known(parts.path) else ""
        yield f"It links to {link}, but there is no page at /{address}.{hint}"
