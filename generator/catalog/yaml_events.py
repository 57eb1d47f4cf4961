"""YAML read as a stream of events: the guard, strict scalars, repeated keys and places, in one pass.

Values are built straight from libyaml's events, because its own composer recurses in C and has crashed on deep
nesting; here the guard sees every event before anything is built on it. Only the YAML that people write by hand
is accepted: no anchors, aliases, merge keys or tags.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.model.places import Position

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"

MAXIMUM_DEPTH = 20
MAXIMUM_EVENTS = 50_000

_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\Z")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,17}\Z")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_CHANGES_ELSEWHERE = re.compile(
    r"(?:y|n|yes|no|on|off|True|False|TRUE|FALSE|Null|NULL|"
    r"[-+]?0[0-9]+(?:\.[0-9]+)?|\+[0-9]+|[-+]?[0-9]+(?::[0-5]?[0-9])+|0x[0-9a-fA-F]+|0o[0-7]+|[0-9]+e[0-9]+)\Z",
    re.IGNORECASE,
)


class Unsafe(Exception):
    """YAML that the guard refuses: what it is, in a few words, and where."""

    def __init__(self, pattern: str, position: Position) -> None:
        super().__init__(pattern)
        self.pattern = pattern
        self.position = position


@dataclass(frozen=True, slots=True)
class Span:
    """Where a key and its value stand. A list item and the whole file have no key."""

    key: Position | None
    value: Position


@dataclass(slots=True)
class Document:
    """What one file says: its value, keys written twice, texts that other YAML readers would change, and so on.

    `repeated` holds (pointer, position of the first key, position of the second); `changing` holds
    (pointer, position, text). `written` holds, by pointer, decimals whose text a number does not keep (1.10).
    `spans` maps the pointers that were asked for to their places.
    """

    value: Value = None
    repeated: list[tuple[str, Position, Position]] = field(default_factory=list)
    changing: list[tuple[str, Position, str]] = field(default_factory=list)
    written: dict[str, str] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)


def read_document(text: str, places: Container[str] = ()) -> Document:
    """Return what `text` says, with the places of the pointers in `places`.

    Raises `Unsafe` for what the guard refuses and `yaml.MarkedYAMLError` for what cannot be parsed.
    """
    document = Document()
    parser = _PARSER(text)
    try:
        _Builder(document, places).build(_guarded(parser))
    finally:
        parser.dispose()
    return document


def _guarded(parser: Any) -> Iterator[Any]:
    depth = 0
    get_event = parser.get_event
    for count in range(MAXIMUM_EVENTS + 1):
        event = get_event()
        kind = type(event)
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                raise Unsafe("tag" if event.anchor is None else "anchor", _position(event))
        elif kind is SequenceStartEvent or kind is MappingStartEvent:
            depth += 1
            if depth > MAXIMUM_DEPTH:
                raise Unsafe("depth", _position(event))
            if event.anchor is not None or event.tag is not None:
                raise Unsafe("tag" if event.anchor is None else "anchor", _position(event))
        elif kind is SequenceEndEvent or kind is MappingEndEvent:
            depth -= 1
        elif kind is AliasEvent:
            raise Unsafe("alias", _position(event))
        elif event is None:
            return
        if count == MAXIMUM_EVENTS:
            raise Unsafe("events", _position(event))
        yield event


def _position(event: Any) -> Position:
    start, end = event.start_mark, event.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Position(start.line + 1, start.column + 1, max(length, 1))


class _Builder:
    """Puts events together. Kept apart from the guard, so that each can be read on its own."""

    def __init__(self, document: Document, places: Container[str]) -> None:
        self.document = document
        self.places = places

    def build(self, events: Iterator[Any]) -> None:
        """Fill the document from `events`; a second document in the stream is refused."""
        documents = 0
        for event in events:
            kind = type(event)
            if kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise Unsafe("documents", _position(event))
            elif kind is ScalarEvent or kind is SequenceStartEvent or kind is MappingStartEvent:
                self.document.value = self._value(event, events, "", None)

    def _value(self, event: Any, events: Iterator[Any], pointer: str, key: Position | None) -> Value:
        kind = type(event)
        if pointer in self.places:
            self.document.spans[pointer] = Span(key, _position(event))
        if kind is ScalarEvent:
            return self._scalar(event, pointer)
        if kind is SequenceStartEvent:
            items: list[Value] = []
            for inner in events:
                if type(inner) is SequenceEndEvent:
                    break
                items.append(self._value(inner, events, f"{pointer}/{len(items)}", None))
            return items
        return self._mapping(events, pointer)

    def _mapping(self, events: Iterator[Any], pointer: str) -> Value:
        mapping: dict[str, Value] = {}
        first: dict[str, Any] = {}
        for event in events:
            if type(event) is MappingEndEvent:
                break
            if type(event) is not ScalarEvent:
                raise Unsafe("key", _position(event))
            key: str = event.value
            if key == "<<" and event.implicit[0]:
                raise Unsafe("merge", _position(event))
            where = f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"
            value_event = next(events)
            if key in first:
                self.document.repeated.append((where, _position(first[key]), _position(event)))
                # The first value stays, so that both spellings are told apart by their lines and nothing else moves.
                _Builder(Document(), ())._value(value_event, events, where, None)
                continue
            first[key] = event
            mapping[key] = self._value(value_event, events, where, _position(event) if where in self.places else None)
        return mapping

    def _scalar(self, event: Any, pointer: str) -> Value:
        text: str = event.value
        if not event.implicit[0]:
            return text
        if text in _WORDS:
            return _WORDS[text]
        head = text[0]
        if head in "-0123456789":
            if _INTEGER.match(text):
                return int(text)
            if _DECIMAL.match(text):
                number = float(text)
                if str(number) != text:
                    self.document.written[pointer] = text
                return number
        if len(text) < 20 and _CHANGES_ELSEWHERE.match(text):
            self.document.changing.append((pointer, _position(event), text))
        return text
