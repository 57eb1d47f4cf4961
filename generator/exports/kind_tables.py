"""A table of each kind of entity: a column for each field of its schema, and for each field of a plain group of them.

Texts are in the site's first language. A list is one cell with semicolons, what a cell cannot hold otherwise is JSON,
and a condition is words about ids, which `pathways import courses` reads.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import Any, NamedTuple

from generator.catalog.schemas import describe, types_of
from generator.exports.csv_rows import Cell, csv_pieces
from generator.exports.entity_values import entity_values, field_names
from generator.exports.files import DATA, ExportFile, ExportSource
from generator.model.conditions import LEVEL, PERMISSION
from generator.model.entities import Entity
from generator.model.ids import Kind

_BETWEEN = "; "


class _Column(NamedTuple):
    """A column: the names that lead to its value, and whether that is a condition."""

    names: tuple[str, ...]
    is_condition: bool


def kind_tables(source: ExportSource) -> Iterator[ExportFile]:
    """Yield a table of each kind, also of those of which there is nothing yet."""
    for kind, entities in source.catalog.entities.items():
        yield ExportFile(f"{DATA}{kind.plural}.csv", partial(_table, source, kind), len(entities))


def _table(source: ExportSource, kind: Kind) -> Iterator[str]:
    columns = _columns(kind.value)
    rows = (_row(source, columns, entity) for entity in source.catalog.entities[kind].values())
    yield from csv_pieces(("id", "page", *(".".join(column.names) for column in columns)), rows)


@cache
def _columns(kind: str) -> tuple[_Column, ...]:
    found: list[_Column] = []
    for name in field_names(kind):
        is_condition = "condition" in types_of(kind, (name,))
        inside = () if is_condition else describe(kind, (name,)).get("properties", ())
        found += [_Column((name, inner), False) for inner in inside] or [_Column((name,), is_condition)]
    return tuple(found)


def _row(source: ExportSource, columns: tuple[_Column, ...], entity: Entity) -> list[Cell]:
    values = entity_values(entity)
    return [entity.id, source.page_of(entity), *(_cell(source, values, column) for column in columns)]


def _cell(source: ExportSource, values: Mapping[str, Any], column: _Column) -> Cell:
    value: Any = values
    for name in column.names:
        value = value.get(name) if isinstance(value, dict) else None
    if column.is_condition:
        return None if value is None else condition_words(value)
    value = _in_one_language(source, value)
    if isinstance(value, list) and all(isinstance(one, (str, int, float)) for one in value):
        return _BETWEEN.join(map(str, value))
    if isinstance(value, dict) and value.keys() == {"from", "to"}:
        return f"{value['from']} to {value['to']}"
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    return ("yes" if value else "no") if isinstance(value, bool) else value


def _in_one_language(source: ExportSource, value: Any) -> Any:
    """Return `value` with each text in it as words in the language of the export."""
    if isinstance(value, list):
        return [_in_one_language(source, one) for one in value]
    if not isinstance(value, dict):
        return value
    if value.keys() <= {*source.settings.languages}:
        return value.get(source.language) or next(iter(value.values()))
    return {name: _in_one_language(source, one) for name, one in value.items()}


def condition_words(asked: Any) -> str:
    """Return a condition in words, with brackets around every list inside another: `a and (b or c)`."""
    return _in_words(asked, outermost=True)


def _in_words(asked: Any, *, outermost: bool) -> str:
    if isinstance(asked, str):
        return asked
    if isinstance(asked, list):
        return _joined(asked, " and ", outermost=outermost)
    if "course" in asked:
        grade = f" with a grade of {asked['minimum_grade']} or better" if "minimum_grade" in asked else ""
        together = " (may be taken concurrently)" if asked.get("concurrent") else ""
        return f"{asked['course']}{grade}{together}"
    if LEVEL in asked:
        return f"{asked[LEVEL].replace('-', ' ')} standing"
    if PERMISSION in asked:
        return f"{asked[PERMISSION]} permission"
    if "at_least" in asked:
        words = f"{asked['at_least']} of {_joined(asked['of'], ', ', outermost=True)}"
        return words if outermost else f"({words})"
    word, parts = next(iter(asked.items()))
    return _joined(parts, " or " if word == "any" else " and ", outermost=outermost)


def _joined(parts: list[Any], joint: str, *, outermost: bool) -> str:
    words = joint.join(_in_words(part, outermost=False) for part in parts)
    return words if outermost or len(parts) == 1 else f"({words})"
