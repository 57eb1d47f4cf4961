"""Which fields hold dates, as their schema says, and which of them are about what has happened already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple, cast

from generator.catalog.schemas import describe, types_of
from generator.model.fields import fields_of

_DATES = frozenset({"date", "period", "span"})


class Dated(NamedTuple):
    """A date as it is written: what kind it is, where it stands, and whether it cannot be still to come.

    `kind` is the shared part of the schemas that describes it: `date`, `period` or `span`.
    """

    value: str
    kind: str
    pointer: str
    is_past: bool


class _Field(NamedTuple):
    """A field with a date, or with groups of fields that have some (then `kind` is empty)."""

    name: str
    kind: str
    is_past: bool
    below: tuple[_Field, ...]


def dates_in(thing: Any, schema: str) -> Iterator[Dated]:
    """Yield every date in `thing`, the entity or the settings whose file the schema called `schema` describes."""
    kind: type = type(thing)
    yield from _dates(thing, _dated_fields(kind, schema, ()), "")


def _dates(thing: Any, fields: tuple[_Field, ...], pointer: str) -> Iterator[Dated]:
    for field in fields:
        value = getattr(thing, field.name)
        here = f"{pointer}/{field.name}"
        if field.kind:
            if value:
                yield Dated(str(value), field.kind, here, field.is_past)
        elif isinstance(value, tuple):
            for index, one in enumerate(value):
                yield from _dates(one, field.below, f"{here}/{index}")
        elif value is not None:
            yield from _dates(value, field.below, here)


@cache
def _dated_fields(kind: type, schema: str, route: tuple[str, ...]) -> tuple[_Field, ...]:
    found = []
    for held in fields_of(kind):
        here = (*route, held.name)
        if held.type in (date, str) and not held.is_list:
            described = sorted(_DATES & types_of(schema, here))
            if described:
                found.append(_Field(held.name, described[0], bool(describe(schema, here).get("x-past")), ()))
        elif is_dataclass(held.type) and held.type is not kind:
            below = _dated_fields(cast("type", held.type), schema, (*here, "0") if held.is_list else here)
            if below:
                found.append(_Field(held.name, "", False, below))
    return tuple(found)
