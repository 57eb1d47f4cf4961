"""The small scripts of single pages, as files of the site. No page needs one to be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.pages.page import Asset

_FOLDER = Path(__file__).parent / "scripts"


def script(name: str) -> str:
    """Return the address of the script called `name`."""
    return f"assets/pathways/{name}"


def assets() -> Iterator[Asset]:
    """Yield every script."""
    for file in sorted(_FOLDER.glob("*.js")):
        yield Asset(script(file.name), file.read_bytes())
