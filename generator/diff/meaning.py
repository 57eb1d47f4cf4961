"""What an entity means, apart from how and where it is written.

Places, the order of keys and of grades, comments and line breaks inside a text make no difference, nor whether a
default is written out. Ids are read with today's names: something that was only renamed, and mentioned by its new
name since, means what it meant.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeAlias

from generator.model.catalog import Catalog
from generator.model.conditions import Condition, Reference
from generator.model.entities import Course, Entity, Entry, Offering, Pathway, Step
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


def current_target(reference: Reference, names: Names) -> str:
    """Return the present id of what `reference` names."""
    kind = next((kind for kind in reference.kinds if (kind, reference.id) in names), reference.kind)
    return current_id(names, kind, reference.id)


def differing_fields(before: Entity, after: Entity, names: Names) -> tuple[str, ...]:
    """Return the fields in which two states of one entity differ in meaning, in the order of the fields."""
    return tuple(
        field.name
        for field in fields(before)
        if field.name not in _OWN
        and normalized(_meant(before, field.name), names) != normalized(_meant(after, field.name), names)
    )


def _meant(entity: Entity, name: str) -> Any:
    """Return the value of a field, the same whether or not a default is written out."""
    value = getattr(entity, name)
    match entity, name:
        case _, "grades":
            return tuple(sorted(set(value)))
        case Pathway(), "entries" if not value:
            return tuple(Entry(step.level, ()) for step in entity.plan[:1])
        case Course(), "offerings" if len(value) == 1 and _is_implied(value[0], entity):
            return ()
        case _:
            return value


def _is_implied(offering: Offering, course: Course) -> bool:
    """Say whether `offering` is what a course that lists none has: its own organization teaches it, every year."""
    rest = ((field, getattr(offering, field.name)) for field in fields(offering) if field.name != "by")
    return offering.by.id == course.owner and all(value in ((), None, field.default) for field, value in rest)


def normalized(value: Any, names: Names) -> Hashable:
    """Return what `value` means, as something that compares equal to whatever means the same."""
    match value:
        case str():
            return " ".join(value.split())
        case Reference():
            more = (value.minimum_grade or "", value.concurrent)
            return ("reference", current_target(value, names), *(more if any(more) else ()))
        case Condition():
            return _condition(value, names)
        case tuple() | list():
            return tuple(normalized(part, names) for part in value)
        case Step():
            return (current_step_id(value, names), *_parts(value, names, _OWN))
        case _ if is_dataclass(value):
            return _parts(value, names, _PLACES)
        case _:
            return (type(value) is bool, value)  # True is not 1


def _parts(value: Any, names: Names, without: frozenset[str]) -> tuple[Hashable, ...]:
    named = (field.name for field in fields(value))
    return tuple((name, normalized(getattr(value, name), names)) for name in named if name not in without)


def _condition(condition: Condition, names: Names) -> Hashable:
    """Return a condition without its spelling: "any of one" is the one, the order of parts says nothing."""
    if condition.says:
        return (condition.word, condition.says)
    parts = [normalized(part, names) for part in condition.parts]
    if condition.count == 1 and len(parts) == 1:
        return parts[0]
    return ("condition", condition.count, tuple(sorted(parts, key=repr)))


def current_step_id(step: Step, names: Names) -> str:
    """Return the present id of a step. One that has its name from what it does is renamed with it."""
    if step.does and step.id == slug_of(step.does.id):
        return slug_of(current_target(step.does, names))
    return step.id
