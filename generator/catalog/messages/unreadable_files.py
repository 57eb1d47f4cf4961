"""Plain words for files that cannot be used at all: not plain, not text, too large, or refused by the guard."""

from __future__ import annotations

from generator.catalog.entity_files import entity_file
from generator.catalog.file_rules import NOT_A_PLAIN_FILE, UNREADABLE_YAML, UNSAFE_YAML
from generator.catalog.schemas import CATALOG, read_schema
from generator.catalog.yaml.guard import MAXIMUM_DEPTH, MAXIMUM_EVENTS, UnsafeYaml
from generator.model.findings import Finding
from generator.model.ids import Kind
from generator.model.places import Place, Position

MAXIMUM_BYTES = 256 * 1024

_OFFICE = "an office document"
_WORDS = "a word-processor document"
_KINDS = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"RIFF": "a picture",
    b"%PDF": "a PDF document",
    b"PK\x03\x04": _OFFICE,
    b"\xd0\xcf\x11\xe0": _OFFICE,
    b"{\\rtf": _WORDS,
}
"""The first bytes of other kinds of files that are saved under the wrong ending by mistake."""
_STARTS = tuple(_KINDS)
_NEVER_IN_TEXT = bytes((*range(0x01, 0x09), *range(0x0E, 0x20)))

_REFUSED = {
    "alias": ("A shortcut (*) is not allowed", "The file repeats a value with an alias (*)."),
    "anchor": ("A mark (&) is not allowed", "The file gives a value a name with an anchor (&)."),
    "tag": ("A tag (!) is not allowed", "The file puts a tag (!) in front of a value."),
    "merge": ("A merge (<<) is not allowed", "The file copies fields from elsewhere with a merge key (<<)."),
    "depth": (
        f"Lists and fields are nested more than {MAXIMUM_DEPTH} levels deep",
        f"The values are nested too deeply: more than {MAXIMUM_DEPTH} levels. No catalog file needs that.",
    ),
    "events": (
        f"The file has more than {MAXIMUM_EVENTS:,} values",
        f"The file has more than {MAXIMUM_EVENTS:,} values. No catalog file needs that.",
    ),
}
_UNREADABLE = {
    "documents": (
        "Three dashes (---) start a second document",
        "A file describes one thing. The line with three dashes starts another.",
        "Move the second part to its own file, or delete the dashes.",
    ),
    "key": (
        "A list or group of fields is used as a field's name",
        "The part before the colon is a list or group, not a name.",
        "Write a plain name before the colon. Text that begins with [ or { needs quotes.",
    ),
}


def unsafe_yaml(file: str, problem: UnsafeYaml) -> Finding:
    """Return the finding for what the guard refused in `file`."""
    place = Place(file, position=problem.position)
    if problem.pattern in _UNREADABLE:
        title, what, fix = _UNREADABLE[problem.pattern]
        return UNREADABLE_YAML.finding(place, title, what, fix=fix, value=problem.pattern)
    title, what = _REFUSED[problem.pattern]
    fix = "Put the text in quotes if the sign is part of it; otherwise write the value in full."
    if problem.pattern in ("depth", "events"):
        fix = "Check for brackets that are never closed, or split the file."
    return UNSAFE_YAML.finding(place, title, what, fix=fix, value=problem.pattern)


def too_large(file: str, size: int) -> Finding:
    """Return the finding for a file of `size` bytes, which is over the limit."""
    return UNSAFE_YAML.finding(
        Place(file, position=Position(1, 1)),
        f"The file is larger than {MAXIMUM_BYTES // 1024} KB",
        f"The file has {size:,} bytes. The limit is {MAXIMUM_BYTES:,}.",
        fix="Split it into several files, or remove what was pasted in by mistake.",
        value="size",
    )


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
    fix = "Copy its words into a file made with a text editor, not a word processor."
    if kind not in (_OFFICE, _WORDS):
        fix = "Delete it here. If the site should show it, correct its ending and put it next to the Markdown pages."
    return UNREADABLE_YAML.finding(
        Place(file, position=Position(1, 1)),
        "This is not a text file",
        f"The name ends in .yaml, but the file is {kind}.",
        fix=fix,
        value="no text",
    )


def wrong_encoding(file: str, content: bytes, at: int) -> Finding:
    """Return the finding for bytes that are not UTF-8 text; `at` is the first such byte."""
    position = position_after(content[:at].decode("utf-8", "replace"))
    return UNREADABLE_YAML.finding(
        Place(file, position=position),
        "The file is not saved as UTF-8 text",
        "The file has characters in another encoding, such as UTF-16 or Windows-1252.",
        fix='Open it in an editor, choose "Save with encoding" and select UTF-8.',
        value="encoding",
    )


def empty(file: str) -> Finding:
    """Return the finding for a file without any value. Without its settings or an organization nothing works."""
    described = entity_file(file)
    needed = read_schema(described.kind.value if described else CATALOG)["required"]
    instead = "" if described is None or described.kind is Kind.ORGANIZATION else ", or delete the file"
    return UNREADABLE_YAML.finding(
        Place(file, position=Position(1, 1)),
        "The file is empty",
        "The file contains nothing, or only comments.",
        fix=f"Add at least {', '.join(needed[:-1])} and {needed[-1]}{instead}.",
        value="empty",
    )


def not_fields(file: str) -> Finding:
    """Return the finding for a file whose outermost value is a list or text."""
    return UNREADABLE_YAML.finding(
        Place(file, position=Position(1, 1)),
        "The file does not contain fields",
        "A catalog file is a group of fields: a name, a colon, a space and a value on each line.",
        fix='Begin each line at the left edge with a field, such as "name: Welding I".',
        value="not fields",
    )


def not_plain(file: str, shown: str, *, is_link: bool) -> Finding:
    """Return the finding for something that is no plain file; `shown` is its name, fit for a message."""
    what = "a link to another place" if is_link else "not a plain file"
    return NOT_A_PLAIN_FILE.finding(
        Place(file, position=Position(1, 1)),
        f'"{shown}" is {what}',
        f'"{shown}" is {what}. Only plain files are published.',
    )


def not_opened(file: str, error: OSError) -> Finding:
    """Return the finding for a file or folder that is listed but cannot be opened."""
    gone = isinstance(error, FileNotFoundError)
    return UNREADABLE_YAML.finding(
        Place(file, position=Position(1, 1)),
        "The file is missing" if gone else "The file cannot be opened",
        "It was deleted or moved a moment ago." if gone else "This program does not have permission to read it.",
        fix="Run the command again." if gone else "Ask the person who manages the files for permission to read it.",
        value="gone" if gone else "not opened",
    )


def position_after(text: str) -> Position:
    """Return the position that follows `text`, the beginning of a file."""
    lines = (text + "x").splitlines()
    return Position(len(lines), len(lines[-1]))
