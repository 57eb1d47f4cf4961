"""The pages of a catalog as content for any generator: Markdown, and the markup that surrounds it on our pages."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.pages.site import load_site
from generator.pages.website import BuildRefused

_BLOCKS = ("h1", "h2", "h3", "p", "li", "dt", "dd", "tr")
_SPECIAL = re.compile(r"([\\`*_\[\]<>{}|#~])")


@dataclass(frozen=True, slots=True)
class Written:
    """One page: its address below the site, its name, its content as Markdown."""

    path: str
    title: str
    markdown: str


@dataclass(frozen=True, slots=True)
class Content:
    """Every page, and what stands before and after the content of one of ours. `catalog` is where they come from."""

    catalog: Path
    pages: tuple[Written, ...]
    before: str
    after: str


def content_of(catalog: Path, site: Path) -> Content:
    """Return the pages of `catalog`; it is built into `site` once, to see what surrounds a page."""
    made = load_site(catalog)
    if isinstance(made, BuildRefused):
        raise SystemExit(made.message)
    pages = tuple(made.pages)
    build = [str(Path(sys.executable).with_name("pathways")), "build", str(catalog), "--to", str(site)]
    subprocess.run(build, check=True, capture_output=True)
    sample = next(page for page in pages if page.section == "courses" and page.path.count("/") > 2)
    document = (site / sample.path / "index.html").read_text(encoding="utf-8")
    before, found, after = document.partition(sample.body.strip())
    if not found:
        raise SystemExit("The content of a page is not in it as it was made.")
    written = (Written(page.path, page.title, "\n".join(markdown_of(page.body)) + "\n") for page in pages)
    return Content(catalog, tuple(one for one in written if one.markdown.strip()), _plain(before), _plain(after))


def _plain(markup: str) -> str:
    """Return markup without what templates of other generators would take for their own."""
    return markup.replace("{{", "{ {").replace("{%", "{ %").replace("{#", "{ #")


def markdown_of(body: str) -> Iterator[str]:
    """Yield the lines of a page's words, headings, lists and tables; drawings and forms are left out."""
    tree = LexborHTMLParser(body)
    for drawn in tree.css("svg, figure, form, script, template"):
        drawn.decompose()
    columns = 0
    for node in tree.css(", ".join(_BLOCKS)):
        words = _words(node)
        if node.tag != "tr":
            columns = 0
        match node.tag:
            case "tr":
                cells = [_words(cell) for cell in node.css("th, td")]
                yield from () if columns else ("",)
                yield f"| {' | '.join(cells)} |"
                yield from () if columns else (f"|{'---|' * len(cells)}",)
                columns = len(cells)
            case "li" if words:
                yield f"- {words}"
            case "h1" | "h2" | "h3" if words:
                yield from ("", f"{'#' * int(node.tag[1])} {words}", "")
            case _ if words:
                yield from ("", words, "")


def _words(node: LexborNode) -> str:
    """Return the words of a node, with its links."""
    said = _SPECIAL.sub(r"\\\1", " ".join(node.text(deep=True, separator=" ").split()))
    link = node.css_first("a[href]")
    address = link.attributes.get("href") if link else None
    return (
        f"[{said}]({address})" if said and address and " " not in address and node.tag in ("li", "p", "td") else said
    )
