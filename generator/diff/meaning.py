"""What an entity means, apart from how and where it is written.

Places, the order of keys, comments and line breaks inside a text make no difference. Ids are read with today's names:
something that was only renamed, and mentioned by its new name since, means what it meant.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeAlias

from generator.model.catalog import Catalog
from generator.model.conditions import Condition, Reference
from generator.model.entities import Entity, Step
from generator.model.ids import Kind, slug_of

Names: TypeAlias = Mapping[tuple[Kind, str], str]
"""By kind and former id: the current id."""

_PLACES = frozenset({"file", "pointer"})
_OWN = _PLACES | {"id"}


def current_ids(catalog: Catalog) -> Names:
    """Return the present id of everything in `catalog` that had another one."""
    return {
        (entity.kind, old): entity.id
        for entity in catalog.all()
        for old in entity.formerly
        if old not in catalog.entities[entity.kind]
    }


def current_id(names: Names, kind: Kind, entity_id: str) -> str:
    """Return the present id of what was called `entity_id`; a step's follows its pathway's."""
    if kind is Kind.STEP:
        pathway, _, step = entity_id.partition("#")
        return f"{names.get((Kind.PATHWAY, pathway), pathway)}#{step}"
    return names.get((kind, entity_id), entity_id)


def differing_fields(before: Entity, after: Entity, names: Names) -> tuple[str, ...]:
    """Return the fields in which two states of one entity differ in meaning, in the order of the fields."""
    return tuple(
        field.name
        for field in fields(before)
        if field.name not in _OWN
        and normalized(getattr(before, field.name), names) != normalized(getattr(after, field.name), names)
    )


def normalized(value: Any, names: Names) -> Hashable:
    """Return what `value` means, as something that compares equal to whatever means the same."""
    match value:
        case str():
            return " ".join(value.split())
        case Reference():
            kind = next((kind for kind in value.kinds if (kind, value.id) in names), value.kind)
            return ("reference", current_id(names, kind, value.id))
        case Condition():
            return _condition(value, names)
        case tuple() | list():
            return tuple(normalized(part, names) for part in value)
        case Step():
            return (_step_id(value, names), *_parts(value, names, _OWN))
        case _ if is_dataclass(value):
            return _parts(value, names, _PLACES)
        case _:
            return (type(value) is bool, value)  # True is not 1


def _parts(value: Any, names: Names, without: frozenset[str]) -> tuple[Hashable, ...]:
    named = (field.name for field in fields(value))
    return tuple((name, normalized(getattr(value, name), names)) for name in named if name not in without)


def _condition(condition: Condition, names: Names) -> Hashable:
    """Return a condition without its spelling: "any of one" is the one, the order of parts says nothing."""
    parts = [normalized(part, names) for part in condition.parts]
    if condition.count == 1 and len(parts) == 1:
        return parts[0]
    return ("condition", condition.count, tuple(sorted(parts, key=repr)))


def _step_id(step: Step, names: Names) -> str:
    """Return the id of a step. One that has its name from what it does is renamed with it."""
    if step.does and step.id == slug_of(step.does.id):
        kind = next((kind for kind in step.does.kinds if (kind, step.does.id) in names), step.does.kind)
        return slug_of(current_id(names, kind, step.does.id))
    return step.id
