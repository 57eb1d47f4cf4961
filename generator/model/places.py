"""Where something is written: a file and a route of keys, later a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from sys import intern


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A stretch of text in a file: 1-based `line` and `column` of its first character, and its length."""

    line: int
    column: int
    length: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A value (or its key) in a catalog file.

    `file` is relative to the catalog folder, with `/`. `pointer` is a JSON Pointer (RFC 6901) into the file;
    the empty pointer is the whole file. `on_key` means the key at that pointer, not its value. `position` is
    known at once only for text that could not be parsed; otherwise it is looked up when somebody wants to see it.
    """

    file: str
    pointer: str = ""
    on_key: bool = False
    position: Position | None = None


_LINE_ENDS = re.compile(r"\r\n|\r|\n")


def lines_of(text: str) -> list[str]:
    """Return the lines of `text` as a `Position` counts them: an end is CR LF, CR or LF, as in YAML."""
    return _LINE_ENDS.split(text)


def join_pointer(pointer: str, *keys: str | int) -> str:
    """Return `pointer` with `keys` added, escaped as RFC 6901 asks.

    Files of one kind have much the same pointers, so they share the strings: a large catalog has a million.
    """
    for key in keys:
        part = str(key)
        if "~" in part or "/" in part:
            part = part.replace("~", "~0").replace("/", "~1")
        pointer = f"{pointer}/{part}"
    return intern(pointer)


def split_pointer(pointer: str) -> tuple[str, ...]:
    """Return the keys of `pointer`, unescaped."""
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:])
