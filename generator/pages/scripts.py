"""The small scripts of single pages, as files of the site. No page needs one to be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.pages.page import Asset

_PACKAGE_FOLDER = Path(__file__).parent
_FOLDERS = ("compare", "finder", "parts", "pathway", "start")


def script(name: str) -> str:
    """Return the address of the script called `name`."""
    return f"assets/pathways/{name}"


def assets() -> Iterator[Asset]:
    """Yield every script."""
    files = (file for folder in _FOLDERS for file in (_PACKAGE_FOLDER / folder).glob("*.js"))
    for file in sorted(files, key=lambda file: file.name):
        yield Asset(script(file.name), file.read_bytes())
