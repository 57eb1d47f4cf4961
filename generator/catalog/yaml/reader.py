"""YAML read as a stream of events: the guard, strict scalars, repeated keys and places, in one pass.

Values are built straight from libyaml's events, because its own composer recurses in C and has crashed on deep
nesting; here the guard sees every event before anything is built on it. Only the YAML that people write by hand
is accepted: no anchors, aliases, merge keys or tags. It takes less time, too: 0.33 s for the files of 500 pathways,
where PyYAML's nodes and constructor take 0.53 s (`tests.bench.plain_parts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.catalog.yaml.guard import UnsafeYaml, guarded, position_of
from generator.model.places import Position, join_pointer, lines_of

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"

_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\Z")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,17}\Z")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_CHANGES_ELSEWHERE = re.compile(
    r"(?:y|n|yes|no|on|off|True|False|TRUE|FALSE|Null|NULL|"
    r"[-+]?0[0-9]+(?:\.[0-9]+)?|\+[0-9]+|[-+]?[0-9]+(?::[0-5]?[0-9])+|0x[0-9a-fA-F]+|0o[0-7]+|[0-9]+e[0-9]+)\Z",
    re.IGNORECASE,
)
COMMENT_LIKE_TEXT = re.compile(r"[ \t]+(#[^\W_].*)")
"""A comment that may be meant as text: people leave a space after the # of a comment, and none in #2."""
_MAYBE_SIGN = re.compile(r"[ \t]#[^\W_]")  # not the above: it would walk a long row of spaces again from each
_CHANGING_STARTS = frozenset("+-0123456789yYnNoOtTfF")


@dataclass(frozen=True, slots=True)
class Span:
    """Where a key and its value are. A list item and the whole file have no key."""

    key: Position | None
    value: Position


@dataclass(slots=True)
class Document:
    """What one file says: its value, keys written twice, and texts that other YAML readers would change.

    `repeated` holds (pointer, position of the first key, position of the second); `changing` holds
    (pointer, position, text). `written` holds, by pointer, decimals whose text a number does not keep (1.10);
    `commented` holds what follows an unquoted value in its line as a comment that may be text: #310.
    """

    value: Value = None
    repeated: list[tuple[str, Position, Position]] = field(default_factory=list)
    changing: list[tuple[str, Position, str]] = field(default_factory=list)
    written: dict[str, str] = field(default_factory=dict)
    commented: dict[str, str] = field(default_factory=dict)


def read_document(text: str) -> Document:
    """Return what `text` says.

    Raises `UnsafeYaml` for what the guard refuses and `yaml.MarkedYAMLError` for what cannot be parsed.
    """
    builder = _DocumentBuilder(frozenset())
    if _MAYBE_SIGN.search(text):
        builder.lines = lines_of(text)
    with _events(text) as events:
        builder.build(events)
    return builder.document


def read_data(file: Path) -> Any:
    """Return what a file of this program says, such as the words and tables beside a module."""
    return read_document(file.read_text(encoding="utf-8")).value


def find_spans(text: str, pointers: frozenset[str]) -> dict[str, Span]:
    """Return where those of `pointers` stand that are written in `text`. The ways to each must be among them.

    What follows the last of them is not read. Raises what `read_document` raises.
    """
    builder = _DocumentBuilder(pointers)
    with _events(text) as events:
        builder.build(takewhile(lambda _: len(builder.spans) < len(pointers), events))
    return builder.spans


@contextmanager
def _events(text: str) -> Iterator[Iterator[Any]]:
    parser = _PARSER(text)
    try:
        yield guarded(parser)
    finally:
        parser.dispose()


class _DocumentBuilder:
    """Puts events together."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self.document = Document()
        self.wanted = wanted
        self.spans: dict[str, Span] = {}
        self.route: list[str] = []
        self.lines: list[str] = []

    def build(self, events: Iterator[Any]) -> None:
        """Fill the document from `events`; a second document in the stream is refused."""
        documents = 0
        for event in events:
            kind = type(event)
            if kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise UnsafeYaml("documents", position_of(event))
            elif kind is ScalarEvent or kind is SequenceStartEvent or kind is MappingStartEvent:
                self.document.value = self._value(event, events, "" if self.wanted else None, None)

    def _value(self, event: Any, events: Iterator[Any], pointer: str | None, key: Any) -> Value:
        """Return the value that begins with `event`, whose key is `key`.

        `pointer` is None where nobody asks for the place of anything inside, so that most pointers are never made.
        """
        if pointer:
            self.spans[pointer] = Span(position_of(key) if key else None, position_of(event))
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event) if event.implicit[0] else event.value
        return self._sequence(events, pointer) if kind is SequenceStartEvent else self._mapping(events, pointer)

    def _sequence(self, events: Iterator[Any], pointer: str | None) -> Value:
        items: list[Value] = []
        for event in events:
            if type(event) is SequenceEndEvent:
                break
            self.route.append(str(len(items)))
            items.append(self._value(event, events, None if pointer is None else self._inside(pointer), None))
            self.route.pop()
        return items

    def _mapping(self, events: Iterator[Any], pointer: str | None) -> Value:
        mapping: dict[str, Value] = {}
        first: dict[str, Any] = {}
        for event in events:
            if type(event) is MappingEndEvent:
                break
            if type(event) is not ScalarEvent:
                raise UnsafeYaml("key", position_of(event))
            key: str = event.value
            if key == "<<" and event.implicit[0]:
                raise UnsafeYaml("merge", position_of(event))
            value_event = next(events)
            self.route.append(key)
            if key in first:
                where = join_pointer("", *self.route)
                self.document.repeated.append((where, position_of(first[key]), position_of(event)))
                # The first value stays, so that both spellings are told apart by their lines and nothing else moves.
                _DocumentBuilder(frozenset())._value(value_event, events, None, None)
            else:
                first[key] = event
                inside = None if pointer is None else self._inside(pointer)
                mapping[key] = self._value(value_event, events, inside, event)
            self.route.pop()
        return mapping

    def _inside(self, around: str) -> str | None:
        """Return the pointer to what is read now, inside `around`; None unless somebody asks for it."""
        pointer = join_pointer(around, self.route[-1])
        return pointer if pointer in self.wanted else None

    def _scalar(self, event: Any) -> Value:
        text: str = event.value
        # A plain text may end where the file does, after its last line.
        if event.end_mark.line < len(self.lines) and (
            comment := COMMENT_LIKE_TEXT.match(self.lines[event.end_mark.line], event.end_mark.column)
        ):
            self.document.commented[join_pointer("", *self.route)] = comment[1].rstrip()
        if text in _WORDS:
            return _WORDS[text]
        if text[0] in "-0123456789":
            if _INTEGER.match(text):
                return int(text)
            if _DECIMAL.match(text):
                number = float(text)
                if str(number) != text:
                    self.document.written[join_pointer("", *self.route)] = text
                return number
        if text[0] in _CHANGING_STARTS and len(text) < 20 and _CHANGES_ELSEWHERE.match(text):
            self.document.changing.append((join_pointer("", *self.route), position_of(event), text))
        return text
