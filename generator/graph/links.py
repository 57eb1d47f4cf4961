"""Every mention of one thing by another, as typed links between vertices.

Which fields mention something, and what that says, stands beside the fields themselves (`generator.model.entities`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from functools import cache
from typing import Any, NamedTuple, cast

from generator.model.conditions import Condition, Reference
from generator.model.entities import Entity, Pathway, Step
from generator.model.fields import fields_of
from generator.model.ids import Kind
from generator.model.relations import Relation, links_to

__all__ = ["Mention", "Relation", "asked_relation", "conditions", "mentions", "step_vertex", "vertex"]

_UNDECLARED = links_to(Relation.MENTIONS)
_HELPFUL = (Relation.RECOMMENDED, Relation.REPLACED_BY)
"""Relations to what one can do without."""


class Mention(NamedTuple):  # and no dataclass, which takes four times as long to make; there are many
    """A reference as it is written in an entity: how it is meant, and whether one can do without what it names.

    `outward` links run from the entity to what it names; the others run from what it names to the entity.
    `step` is the id of the step that names it, empty when it stands beside the plan.
    """

    reference: Reference
    relation: Relation
    outward: bool = True
    elective: bool = False
    step: str = ""


class _Mentioning(NamedTuple):
    """The fields of a class that mention something: references with what they say, groups of fields, conditions."""

    references: tuple[tuple[str, Relation, bool], ...]
    groups: tuple[str, ...]
    conditions: tuple[str, ...]


def vertex(kind: Kind, entity_id: str) -> str:
    """Return the vertex of an entity: `course:aspen-ridge/welding-1`."""
    return kind + ":" + entity_id  # many times faster than kind.value, and there are many


def step_vertex(pathway_id: str, step_id: str) -> str:
    """Return the vertex of a step: `step:aspen-ridge/nursing#nurse-aide`."""
    return f"step:{pathway_id}#{step_id}"


@cache
def _mentioning(kind: type) -> _Mentioning:
    references, groups, asking = [], [], []
    for field in fields_of(kind):
        if field.type is Reference:
            declared = field.metadata or _UNDECLARED
            references.append((field.name, cast("Relation", declared["relation"]), bool(declared["outward"])))
        elif field.type is Condition:
            asking.append(field.name)
        elif field.type is not kind and is_dataclass(field.type) and any(_mentioning(cast("type", field.type))):
            groups.append(field.name)
    references.sort(key=lambda one: one[1] is Relation.REPLACED_BY)  # said last, after what the thing itself does
    return _Mentioning(tuple(references), tuple(groups), tuple(asking))


def mentions(entity: Entity) -> Iterator[Mention]:
    """Yield every reference in `entity` but those in conditions, which `conditions` yields."""
    yield from _mentions(entity, elective=False)


def _mentions(thing: Any, *, elective: bool, step: str = "") -> Iterator[Mention]:
    """Yield every reference in `thing`, an entity or a group of fields, and in the groups inside it."""
    kind: type = type(thing)
    found = _mentioning(kind)
    for name, relation, outward in found.references:
        value = getattr(thing, name)
        if value:
            dispensable = elective or relation in _HELPFUL
            for reference in (value,) if isinstance(value, Reference) else value:
                yield Mention(reference, relation, outward, dispensable, step)
    for name in found.groups:
        value = getattr(thing, name)
        for group in value if isinstance(value, tuple) else (value,) if value else ():
            if isinstance(group, Step):
                yield from _of_step(group, elective=elective)
            else:
                yield from _mentions(group, elective=elective, step=step)


def _of_step(step: Step, *, elective: bool) -> Iterator[Mention]:
    elective = elective or step.role == "elective"
    yield from _mentions(step, elective=elective, step=step.id)
    for option in step.options:
        yield from _of_step(option, elective=elective or (step.choose or 0) < len(step.options))


def conditions(entity: Entity) -> list[Condition]:
    """Return every condition in `entity` that asks for something."""
    things: tuple[Any, ...] = (entity, *entity.steps) if isinstance(entity, Pathway) else (entity,)
    found = (condition for thing in things for condition in _conditions(thing))
    return [condition for condition in found if condition.pointer]


def asked_relation(reference: Reference) -> Relation:
    """Return what a `reference` in a condition says: that something comes first, or no later than the same term."""
    return Relation.TAKEN_TOGETHER if reference.concurrent else Relation.NEEDED_FIRST


def _conditions(thing: Any) -> Iterator[Condition]:
    kind: type = type(thing)
    return (getattr(thing, name) for name in _mentioning(kind).conditions)
