"""Findings get lines and columns: texts are parsed again, because few values of few files are ever asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

import yaml

from generator.catalog.yaml.guard import UnsafeYaml
from generator.catalog.yaml.reader import Span, find_spans
from generator.model.findings import Finding, Related
from generator.model.places import Place, Position
from generator.runtime.parallel import parallel_batches


def locate(findings: Iterable[Finding], texts: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return `findings` with the line and column of every place filled in, in the order of their places.

    `texts` are the texts of the files as they were read, by file.
    """
    known = tuple(findings)
    places = [place for finding in known for place in _places(finding) if place.position is None]
    found = positions(places, texts)

    def placed(place: Place) -> Place:
        return found.get(place, place)

    return tuple(
        sorted(
            (
                replace(
                    finding,
                    place=placed(finding.place),
                    related=tuple(Related(placed(other.place), other.note) for other in finding.related),
                )
                for finding in known
            ),
            key=lambda finding: finding.order,
        )
    )


def _places(finding: Finding) -> Iterator[Place]:
    yield finding.place
    yield from (other.place for other in finding.related)


def positions(places: Iterable[Place], texts: Mapping[str, str]) -> dict[Place, Place]:
    """Return each of `places` with where it stands."""
    by_file: dict[str, list[Place]] = {}
    for place in dict.fromkeys(places):
        by_file.setdefault(place.file, []).append(place)
    found: dict[Place, Place] = {}

    def take(batch: Sequence[list[Place]], positions: list[list[Position]]) -> None:
        for group, of_group in zip(batch, positions, strict=True):
            found.update((place, replace(place, position=one)) for place, one in zip(group, of_group, strict=True))

    parallel_batches(lambda group: list(_locate_in_file(group, texts)), list(by_file.values()), take)
    return found


def _locate_in_file(places: list[Place], texts: Mapping[str, str]) -> Iterator[Position]:
    routes = frozenset(route for place in places for route in _enclosing_pointers(place.pointer))
    text = texts.get(places[0].file, "")
    spans: Mapping[str, Span] = {}
    if routes and text:
        with suppress(UnsafeYaml, yaml.YAMLError):
            spans = find_spans(text, routes)
    for place in places:
        yield _position(spans, place)


def _enclosing_pointers(pointer: str) -> Iterator[str]:
    """Yield `pointer` and what is around it, innermost first, without the whole file."""
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]


def _position(spans: Mapping[str, Span], place: Place) -> Position:
    """Return the position of `place`; the nearest value around it when it is not written in the file."""
    for pointer in _enclosing_pointers(place.pointer):
        span = spans.get(pointer)
        if span is not None:
            wants_key = place.on_key or pointer != place.pointer
            return span.key if wants_key and span.key is not None else span.value
    return Position(1, 1)
