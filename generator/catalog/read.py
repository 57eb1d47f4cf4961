"""One catalog file read: a source, and what is wrong with it."""

from __future__ import annotations

import re
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.catalog import unreadable
from generator.catalog.file_rules import HIDDEN_CHARACTERS, REPEATED_FIELD, VALUE_WILL_CHANGE
from generator.catalog.yaml_events import Document, Span, Unsafe, Value, read_document
from generator.model.findings import Finding, Related
from generator.model.places import Place, Position

# Control characters but tab and line ends, marks that turn the direction, characters without width, line and
# paragraph separators, and the invisible tag characters (Unicode TR36, "Trojan Source").
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)


@dataclass(frozen=True, slots=True)
class Source:
    """The fields of one file, and its raw text."""

    file: str
    value: dict[str, Value]
    text: str


def read(folder: Path, file: str) -> tuple[Source | None, list[Finding]]:
    """Return the source in `file` (relative to `folder`), None when it cannot be used, and the findings about it.

    A file that cannot be used has exactly one finding.
    """
    path = folder / file
    size = path.stat().st_size
    if size > unreadable.MAXIMUM_BYTES:
        return None, [unreadable.too_large(file, size)]
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [unreadable.wrong_encoding(file, content, error.start)]
    return read_text(file, text)


def read_text(file: str, text: str) -> tuple[Source | None, list[Finding]]:
    """Return what `read` returns for a file whose decoded text is `text`."""
    hidden = _HIDDEN.search(text)
    if hidden:
        return None, [_hidden(file, text, hidden)]
    try:
        document = read_document(text)
    except Unsafe as problem:
        return None, [unreadable.refused(file, problem)]
    except yaml.YAMLError as error:
        return None, [unreadable.unparsed(file, error, text)]
    if document.value is None:
        return None, [unreadable.empty(file)]
    if not isinstance(document.value, dict):
        return None, [unreadable.not_fields(file)]
    return Source(file, document.value, text), [*_repeated(file, document), *_changing(file, document)]


def read_spans(folder: Path, file: str) -> dict[str, Span]:
    """Return where every key and value of `file` stands, by JSON Pointer; nothing when it cannot be read now."""
    text = read_again(folder, file)
    try:
        return read_document(text, with_places=True).spans or {} if text else {}
    except (Unsafe, yaml.YAMLError):
        return {}


def read_again(folder: Path, file: str) -> str:
    """Return the text of `file` to show a part of it; nothing when it is no plain file of a sensible size.

    Findings also name what the reader refused to open: a link could lead anywhere, a device never ends.
    """
    try:
        about = (folder / file).lstat()
        if not stat.S_ISREG(about.st_mode) or about.st_size > unreadable.MAXIMUM_BYTES:
            return ""
        return (folder / file).read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError, ValueError):
        return ""


def _hidden(file: str, text: str, match: re.Match[str]) -> Finding:
    before = text[: match.start()]
    letter = match.group()
    name = unicodedata.name(letter, "a control character").lower()
    count = len(_HIDDEN.findall(text))
    more = f" There are {count} such characters in the file." if count > 1 else ""
    return HIDDEN_CHARACTERS.finding(
        Place(file, position=Position(before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)),
        "A hidden character stands in the text",
        f"Here stands {name} (U+{ord(letter):04X}), which nobody can see.{more}",
        value=f"U+{ord(letter):04X}",
    )


def _repeated(file: str, document: Document) -> list[Finding]:
    return [
        REPEATED_FIELD.finding(
            Place(file, pointer, on_key=True, position=second),
            f'"{pointer.rpartition("/")[2]}" is written twice',
            f'The field "{pointer.rpartition("/")[2]}" stands in line {first.line} and again in line {second.line}.',
            value=pointer.rpartition("/")[2],
            related=(Related(Place(file, pointer, on_key=True, position=first), "first written here"),),
        )
        for pointer, first, second in document.repeated
    ]


def _changing(file: str, document: Document) -> list[Finding]:
    return [
        VALUE_WILL_CHANGE.finding(
            Place(file, pointer, position=position),
            f"{text} needs quotes",
            f"Without quotes, other programs read {text} as something else.",
            fix=f'Write it as "{text}".',
            value=text,
        )
        for pointer, position, text in document.changing
    ]
