"""Cells without what must not come into a catalog: hidden characters, markup, formulas, endless text."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

from generator.catalog.read import HIDDEN
from generator.importers.tables.formulas import unguarded

LONGEST_CELL = 4000
_FORMULA = re.compile(r"[=@]|[+-](?![0-9., -]*\Z).*[(|!]")
_QUOTED_NUMBER = re.compile(r'="([^"]*)"\Z')
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,500}>|&(?:[a-zA-Z]{2,8}|#[0-9]{1,6}|#x[0-9a-fA-F]{1,6});")


def clean_cell(cell: str, remark: Callable[[str], None], *, markup: bool = False) -> str:
    """Return `cell` as plain text in one line; `remark` is told what was left out.

    With `markup`, HTML becomes the text it shows.
    """
    quoted = _QUOTED_NUMBER.match(cell.strip())  # how spreadsheets keep the zeros of a code
    words = quoted.group(1) if quoted else unguarded(cell)
    if markup and _MARKUP.search(words):
        words = _text_of(words)
    visible = HIDDEN.sub("", words)
    if visible != words:
        remark(f"{len(words) - len(visible)} hidden characters were removed.")
    words = " ".join(visible.split())
    if _FORMULA.match(words):
        remark(f"the cell contains a formula and was left out: {words[:40]}")
        return ""
    if len(words) > LONGEST_CELL:
        remark(f"the cell has {len(words):,} characters and was shortened.")
        words = words[: LONGEST_CELL - 1].rstrip() + "…"
    return words


class _Text(HTMLParser):
    """Collects what a reader of a page would see."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("script", "style")
        self.words.append("" if tag in ("b", "i", "em", "strong", "span", "a", "u") else " ")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style") and self.hidden > 0
        self.words.append("" if tag in ("b", "i", "em", "strong", "span", "a", "u") else " ")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(data)


def _text_of(markup: str) -> str:
    reader = _Text()
    reader.feed(markup)
    reader.close()
    return "".join(reader.words)
