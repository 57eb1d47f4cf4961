"""The styles that every kind of page shares, and how a style is written for a phone."""

from __future__ import annotations

import re
from pathlib import Path

_PARTS = Path(__file__).parent / "parts"
COMPONENTS = _PARTS / "components.css"
"""What pages are made of: colors, facts, cards, badges."""
LOOK = _PARTS / "look.css"
"""The colors of the career clusters; it comes after all others."""

_COMMENTS = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACES = re.compile(r"[ \n]?([{};])[ \n]?")


def lean_style(style: str) -> str:
    """Return a style without comments and indents, which are for whoever reads its file: a seventh of its weight."""
    lines = map(str.strip, _COMMENTS.sub("", style).splitlines())
    return _SPACES.sub(r"\1", "\n".join(filter(None, lines)))
