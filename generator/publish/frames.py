"""Shells: Material's frame, rendered once for all pages that share it, and the pouring of pages into it.

What Material puts around a page depends on the tab that is lit, on the depth (relative links) and on what
is hidden. One marker page per such combination is rendered by Material itself, with a mark where each
region goes. The marks are cut out once; pouring joins the pieces, so nothing poured is ever read as a mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from generator.pages.drafts import Draft
from generator.pages.page import Page
from generator.publish.regions import REGIONS, Frame, render

_MARK = re.compile(r"<!--pour:(\w+)-->")


@dataclass(frozen=True, slots=True, order=True)
class ShellKey:
    """What decides the frame of a page."""

    section: str
    folder: str
    depth: int
    hide: tuple[str, ...]


def shell_key(page: Page | Draft) -> ShellKey:
    """Return the key of the shell a page is poured into."""
    # The first folder counts: links from courses/… to courses/ are shorter than those to elsewhere.
    depth = page.path.count("/")
    folder = page.path.partition("/")[0] if depth > 1 else ""
    return ShellKey(page.section, folder, depth, tuple(sorted(page.hide)))


def marker_path(key: ShellKey, number: int) -> str:
    """Return the address of the marker page of a shell: as deep as its pages, and no page's own."""
    # No page starts a segment with "_" (see `Page`), so a marker never stands on a page.
    return (f"{key.folder}/" if key.folder else "") + "_/" * (key.depth - 2) + f"_{number}/"


def mark(region: str) -> Markup:
    """Return the mark that stands for a region in a marker page."""
    return Markup("<!--pour:{}-->").format(region)


@dataclass(frozen=True, slots=True)
class Shell:
    """A frame in pieces, as they stand in a file: text, region, text, region, …, text."""

    texts: tuple[bytes, ...]
    regions: tuple[str, ...]

    def pour(self, page: Page, frame: Frame) -> bytes:
        """Return the whole document of a page."""
        poured = {name: render(name, page, frame).encode() for name in REGIONS}
        pieces = [self.texts[0]]
        for region, text in zip(self.regions, self.texts[1:], strict=True):
            pieces += poured[region], text
        return b"".join(pieces)


def cut(document: str) -> Shell:
    """Return the shell in a rendered marker page.

    Raises ValueError if a region is missing: a theme that drops the body would publish empty pages.
    """
    texts, regions = _MARK.split(document)[::2], _MARK.findall(document)
    missing = set(REGIONS) - set(regions)
    if missing:
        raise ValueError(f"The theme leaves out: {', '.join(sorted(missing))}")
    return Shell(tuple(text.encode() for text in texts), tuple(regions))
