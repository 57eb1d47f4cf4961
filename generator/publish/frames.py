"""Frames: what Material puts around a page, rendered once for all pages that share it and filled page by page.

What Material puts around a page depends on the tab that is lit, on the depth (relative links) and on what
is hidden. One marker page per such combination is rendered by Material itself, with a marker where each
region goes. The document is split at the markers once, so nothing filled in is ever read as a marker.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from generator.pages.drafts import Draft
from generator.pages.page import Page
from generator.publish.regions import REGIONS, PageFrame, render

_MARKER = re.compile(r"<!--region:(\w+)-->")
_INDENTS = re.compile(r"\n\s+")


@dataclass(frozen=True, slots=True, order=True)
class FrameKey:
    """What decides the frame of a page."""

    section: str
    folder: str
    depth: int
    hide: tuple[str, ...]


def frame_key(page: Page | Draft) -> FrameKey:
    """Return the key of the frame around a page."""
    # The first folder counts: links from courses/… to courses/ are shorter than those to elsewhere.
    depth = page.path.count("/")
    folder = page.path.partition("/")[0] if depth > 1 else ""
    return FrameKey(page.section, folder, depth, tuple(sorted(page.hide)))


def marker_path(key: FrameKey, number: int) -> str:
    """Return the address of the marker page of a frame: as deep as its pages, and no page's own."""
    # No page starts a segment with "_" (see `Page`), so no marker page takes the address of a page.
    return (f"{key.folder}/" if key.folder else "") + "_/" * (key.depth - 2) + f"_{number}/"


def region_marker(region: str) -> Markup:
    """Return the marker of a region in a marker page."""
    return Markup("<!--region:{}-->").format(region)


@dataclass(frozen=True, slots=True)
class PageFrameTemplate:
    """A frame in pieces, as they stand in a file: text, region, text, region, …, text."""

    texts: tuple[bytes, ...]
    regions: tuple[str, ...]

    def fill(self, page: Page, frame: PageFrame) -> bytes:
        """Return the whole document of a page."""
        filled = {name: render(name, page, frame).encode() for name in REGIONS}
        pieces = [self.texts[0]]
        for region, text in zip(self.regions, self.texts[1:], strict=True):
            pieces += filled[region], text
        return b"".join(pieces)


def split_at_markers(document: str) -> PageFrameTemplate:
    """Return the frame in a rendered marker page.

    Raises ValueError if a region is missing: a theme that drops the body would publish empty pages.
    """
    # A header says nothing with indents and empty lines, and every page would carry them to a phone.
    texts, regions = _MARKER.split(_INDENTS.sub("\n", document))[::2], _MARKER.findall(document)
    missing = set(REGIONS) - set(regions)
    if missing:
        raise ValueError(f"The theme leaves out: {', '.join(sorted(missing))}")
    return PageFrameTemplate(tuple(text.encode() for text in texts), tuple(regions))
