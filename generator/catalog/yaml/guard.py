"""What is refused of YAML before anything is built on it: anchors, aliases, tags, deep nesting, endless files.

The reader itself refuses merge keys, keys that are not texts, and second documents, where it comes upon them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.model.places import Position

MAXIMUM_DEPTH = 20
MAXIMUM_EVENTS = 50_000


class UnsafeYaml(Exception):
    """YAML that the guard refuses: what it is, in a few words, and where."""

    def __init__(self, pattern: str, position: Position) -> None:
        super().__init__(pattern)
        self.pattern = pattern
        self.position = position


def guarded(parser: Any) -> Iterator[Any]:
    """Yield the events of a parser of libyaml. Raises `UnsafeYaml` at the first that is refused."""
    depth = 0
    get_event = parser.get_event
    for count in range(MAXIMUM_EVENTS + 1):
        event = get_event()
        kind = type(event)
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                raise UnsafeYaml("tag" if event.anchor is None else "anchor", position_of(event))
        elif kind is SequenceStartEvent or kind is MappingStartEvent:
            depth += 1
            if depth > MAXIMUM_DEPTH:
                raise UnsafeYaml("depth", position_of(event))
            if event.anchor is not None or event.tag is not None:
                raise UnsafeYaml("tag" if event.anchor is None else "anchor", position_of(event))
        elif kind is SequenceEndEvent or kind is MappingEndEvent:
            depth -= 1
        elif kind is AliasEvent:
            raise UnsafeYaml("alias", position_of(event))
        elif event is None:
            return
        if count == MAXIMUM_EVENTS:
            raise UnsafeYaml("events", position_of(event))
        yield event


def position_of(event: Any) -> Position:
    """Return where an event stands."""
    start, end = event.start_mark, event.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Position(start.line + 1, start.column + 1, max(length, 1))
