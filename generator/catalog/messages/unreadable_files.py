"""Plain words for files that cannot be used at all: not plain, not text, too large, or refused by the guard."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.catalog.entity_files import entity_file
from generator.catalog.file_rules import BY_NAME, NOT_A_PLAIN_FILE
from generator.catalog.schemas import CATALOG, read_schema
from generator.catalog.yaml.guard import MAXIMUM_DEPTH, MAXIMUM_EVENTS, UnsafeYaml
from generator.catalog.yaml.reader import read_data
from generator.model.findings import Finding
from generator.model.ids import Kind
from generator.model.places import Place, Position, lines_of

MAXIMUM_BYTES = 256 * 1024
_START = Position(1, 1)

_OFFICE = "an office document"
_TYPED = "a word-processor document"
_KINDS = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"RIFF": "a picture",
    b"%PDF": "a PDF document",
    b"PK\x03\x04": _OFFICE,
    b"\xd0\xcf\x11\xe0": _OFFICE,
    b"{\\rtf": _TYPED,
}
"""The first bytes of other kinds of files that are saved under the wrong ending by mistake."""
_STARTS = tuple(_KINDS)
_NEVER_IN_TEXT = bytes((*range(0x01, 0x09), *range(0x0E, 0x20)))

_WORDS: Mapping[str, Mapping[str, str]] = read_data(Path(__file__).with_suffix(".yaml"))


def _finding(cause: str, file: str, position: Position = _START, fix: str = "fix", **numbers: Any) -> Finding:
    """Return the finding for a `cause` in `unreadable_files.yaml`, with `numbers` and names put into its words."""
    words = _WORDS[cause]
    title, what, advice = (words[part].format(**numbers) for part in ("title", "what", fix))
    return BY_NAME[words["rule"]].finding(Place(file, position=position), title, what, fix=advice, value=cause)


def unsafe_yaml(file: str, problem: UnsafeYaml) -> Finding:
    """Return the finding for what the guard refused in `file`."""
    return _finding(problem.pattern, file, problem.position, depth=MAXIMUM_DEPTH, events=MAXIMUM_EVENTS)


def too_large(file: str, size: int, most: int = MAXIMUM_BYTES) -> Finding:
    """Return the finding for a file of `size` bytes, which is over the limit of `most`."""
    return _finding("size", file, kilobytes=most // 1024, size=size, limit=most)


def kind_of_file(content: bytes) -> str:
    """Return what a file with this `content` is when it is no text, whatever its name says; empty when it is text."""
    if content.isascii() and b"\0" not in content and not content.startswith(_STARTS):
        return ""
    known = next((kind for start, kind in _KINDS.items() if content.startswith(start)), "")
    letters = content.translate(None, b"\0")  # in UTF-16 and UTF-32 up to three of four bytes of plain text are NULs
    odd = len(letters) - len(letters.translate(None, _NEVER_IN_TEXT))
    return known or (
        "something other than text" if odd * 20 > len(letters) or len(letters) * 4 < len(content) else ""
    )


def not_text(file: str, kind: str) -> Finding:
    """Return the finding for a file that holds no text but something of this `kind`."""
    return _finding(
        "no text",
        file,
        fix="fix for words" if kind in (_OFFICE, _TYPED) else "fix",
        kind=kind,
        ending=Path(file).suffix,
    )


def wrong_encoding(file: str, content: bytes, at: int) -> Finding:
    """Return the finding for bytes that are not UTF-8 text; `at` is the first such byte."""
    return _finding("encoding", file, position_after(content[:at].decode("utf-8", "replace")))


def empty(file: str) -> Finding:
    """Return the finding for a file without any value. Without its settings or an organization nothing works."""
    described = entity_file(file)
    needed = read_schema(described.kind.value if described else CATALOG)["required"]
    instead = "" if described is None or described.kind is Kind.ORGANIZATION else ", or delete the file"
    return _finding("empty", file, needed=f"{', '.join(needed[:-1])} and {needed[-1]}", instead=instead)


def not_fields(file: str) -> Finding:
    """Return the finding for a file whose outermost value is a list or text."""
    return _finding("not fields", file)


def not_plain(file: str, shown: str, *, is_link: bool) -> Finding:
    """Return the finding for something that is no plain file; `shown` is its name, fit for a message."""
    what = "a link to another place" if is_link else "not a plain file"
    return NOT_A_PLAIN_FILE.finding(
        Place(file, position=_START),
        f'"{shown}" is {what}',
        f'"{shown}" is {what}. Only plain files are published.',
    )


def not_opened(file: str, error: OSError) -> Finding:
    """Return the finding for a file or folder that is listed but cannot be opened."""
    return _finding("gone" if isinstance(error, FileNotFoundError) else "not opened", file)


def position_after(text: str) -> Position:
    """Return the position that follows `text`, the beginning of a file."""
    lines = lines_of(text)
    return Position(len(lines), len(lines[-1]) + 1)
