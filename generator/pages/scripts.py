"""The small scripts of single pages, as files of the site. No page needs one to be read.

Those that need more than the bytes of their file, such as words, are made where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.pages.page import Asset

_PACKAGE_FOLDER = Path(__file__).parent
_COMMENTS_AND_INDENTS = re.compile(rb"^[ \t]+(?://.*\n)?|^//.*\n", re.MULTILINE)
_FOLDERS = ("compare", "embed", "finder", "parts", "pathway", "start")
_MADE = ("answer.js", "host.js", "list-store.js")


def script(name: str) -> str:
    """Return the address of the script called `name`."""
    return f"assets/pathways/{name}"


def assets() -> Iterator[Asset]:
    """Yield every script that is a file as it stands."""
    files = (
        file for folder in _FOLDERS for file in (_PACKAGE_FOLDER / folder).glob("*.js") if file.name not in _MADE
    )
    for file in sorted(files, key=lambda file: file.name):
        yield Asset(script(file.name), lean_script(file))


def lean_script(file: Path) -> bytes:
    """Return the script in `file` without lines of comments and without indents: a sixth of what a phone would fetch.

    No text of a script runs over several lines, so that nothing else is lost.
    """
    return _COMMENTS_AND_INDENTS.sub(b"", file.read_bytes())
