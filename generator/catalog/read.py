"""One catalog file read: a source, and what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.catalog.file_rules import HIDDEN_CHARACTERS, REPEATED_FIELD, VALUE_WILL_CHANGE
from generator.catalog.messages import unreadable_files as unreadable
from generator.catalog.messages.syntax_errors import syntax_error
from generator.catalog.yaml.guard import UnsafeYaml
from generator.catalog.yaml.reader import Document, Value, read_document
from generator.model.findings import Finding, Related
from generator.model.places import Place, join_pointer
from generator.runtime.plain_files import NotPlain, TooLarge, read_plain_file

# Control characters but tab and line ends, marks that turn the direction, characters without width, line and
# paragraph separators, halves of characters, and the invisible tag characters (Unicode TR36, "Trojan Source").
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
_PLAIN = bytes((0x09, 0x0A, 0x0D, *range(0x20, 0x7F)))


@dataclass(frozen=True, slots=True)
class Source:
    """The fields of one file and its raw text.

    By pointer: the decimals that a number does not keep (1.10), and comments that may be meant as text (#310).
    """

    file: str
    value: dict[str, Value]
    text: str
    written: Mapping[str, str]
    commented: Mapping[str, str]


def read(folder: Path, file: str) -> tuple[Source | None, list[Finding]]:
    """Return the source in `file` (relative to `folder`), None when it cannot be used, and the findings about it.

    A file that cannot be used has exactly one finding.
    """
    text, problem = text_of(folder, file)
    return (None, [problem]) if problem else read_text(file, text)


def text_of(folder: Path, file: str) -> tuple[str, Finding | None]:
    """Return the text of `file` (relative to `folder`) as far as it can be shown, and why it cannot be used.

    It is empty where nothing was opened: a link could lead anywhere, a device never ends.
    """
    content = _content(f"{folder}/{file}", file)
    if isinstance(content, Finding):
        return "", content
    written = content.removeprefix(BOM_UTF8)
    try:
        text = written.decode()
        problem = None
    except UnicodeDecodeError as error:
        text = written.decode(errors="replace")
        problem = unreadable.wrong_encoding(file, written, error.start)
    if kind := unreadable.kind_of_file(content):
        problem = unreadable.not_text(file, kind)
    # UTF-16 without its mark is valid UTF-8 in which every other character is a NUL.
    elif content.count(0) > len(content) // 4:
        problem = unreadable.wrong_encoding(file, content, 0)
    return text, problem


def _content(path: str, file: str) -> bytes | Finding:
    """Return the bytes of the plain file at `path`."""
    try:
        return read_plain_file(path, unreadable.MAXIMUM_BYTES)
    except NotPlain as problem:
        return unreadable.not_plain(file, file, is_link=problem.is_link)
    except TooLarge as problem:
        return unreadable.too_large(file, problem.size)
    except OSError as error:
        return unreadable.not_opened(file, error)
    except ValueError:  # a NUL in its name, which no file has
        return unreadable.not_opened(file, FileNotFoundError())


def read_text(file: str, text: str) -> tuple[Source | None, list[Finding]]:
    """Return what `read` returns for a file whose decoded text is `text`."""
    # Nearly all files contain only plain letters. Testing bytes for that is many times faster than a pattern.
    plain = text.isascii() and not text.encode().translate(None, _PLAIN)
    hidden = None if plain else HIDDEN.search(text)
    if hidden:
        return None, [hidden_character(file, text, hidden)]
    try:
        document = read_document(text)
    except UnsafeYaml as problem:
        return None, [unreadable.unsafe_yaml(file, problem)]
    except yaml.YAMLError as error:
        return None, [syntax_error(file, error, text)]
    if "\\" in text:
        escaped = next(_hidden_values(document.value, ()), None)
        if escaped:
            return None, [_escaped_hidden_character(file, *escaped)]
    if document.value is None:
        return None, [unreadable.empty(file)]
    if not isinstance(document.value, dict):
        return None, [unreadable.not_fields(file)]
    return Source(file, document.value, text, document.written, document.commented), [
        *_repeated(file, document),
        *_values_that_change(file, document),
    ]


def hidden_character(file: str, text: str, match: re.Match[str]) -> Finding:
    """Return the finding for the hidden character that `match` found in the `text` of `file`."""
    count = len(HIDDEN.findall(text))
    return HIDDEN_CHARACTERS.finding(
        Place(file, position=unreadable.position_after(text[: match.start()])),
        "The text contains a hidden character",
        f"This is an invisible character: {_character_name(match.group())}."
        + (f" There are {count} such characters in the file." if count > 1 else ""),
        value=f"U+{ord(match.group()):04X}",
    )


def _character_name(letter: str) -> str:
    return f"{unicodedata.name(letter, 'a control character').lower()} (U+{ord(letter):04X})"


def _hidden_values(value: Value, keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    r"""Yield hidden characters that were spelled out with a backslash (`"\u202e"`), with the path to each."""
    if isinstance(value, str):
        yield from ((keys, letter) for letter in HIDDEN.findall(value))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from ((keys, letter) for letter in HIDDEN.findall(key))
            yield from _hidden_values(inner, (*keys, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _hidden_values(inner, (*keys, str(index)))


def _escaped_hidden_character(file: str, keys: tuple[str, ...], letter: str) -> Finding:
    return HIDDEN_CHARACTERS.finding(
        Place(file, join_pointer("", *keys)),
        "The text contains a hidden character",
        f"The text writes an invisible character with a backslash: {_character_name(letter)}.",
        fix="Delete the backslash and the letters and digits that follow it.",
        value=f"U+{ord(letter):04X}",
    )


def _repeated(file: str, document: Document) -> list[Finding]:
    return [
        REPEATED_FIELD.finding(
            Place(file, pointer, on_key=True, position=second),
            f'"{pointer.rpartition("/")[2]}" is written twice',
            f'The field "{pointer.rpartition("/")[2]}" is on line {first.line} and again on line {second.line}.',
            value=pointer.rpartition("/")[2],
            related=(Related(Place(file, pointer, on_key=True, position=first), "first written here"),),
        )
        for pointer, first, second in document.repeated
    ]


def _values_that_change(file: str, document: Document) -> list[Finding]:
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
