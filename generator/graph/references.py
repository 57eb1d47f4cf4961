"""Every reference of a catalog with what it means, for rules that look at all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.graph.links import Relation, asked_relation, conditions, mentions
from generator.graph.resolve import Resolver, Target
from generator.model.conditions import Condition, Reference
from generator.model.entities import Entity


class PlacedReference(NamedTuple):
    """A reference as it stands, in a field or in a condition, and whether learners can do without what it names.

    `target` is what it means, None when it means nothing. `condition` is the whole condition that it stands in.
    """

    entity: Entity
    reference: Reference
    relation: Relation
    elective: bool
    target: Target | None
    condition: Condition | None = None


def everything_mentioned(entity: Entity, resolver: Resolver) -> Iterator[PlacedReference]:
    """Yield every reference in `entity`, those in its conditions included."""
    for reference, relation, _, elective, _ in mentions(entity):
        yield PlacedReference(entity, reference, relation, elective, resolver.resolve(reference))
    for condition in conditions(entity):
        for reference, needed in _parts(condition, True):
            target = resolver.resolve(reference)
            yield PlacedReference(entity, reference, asked_relation(reference), not needed, target, condition)


def _parts(condition: Condition, needed: bool) -> Iterator[tuple[Reference, bool]]:
    needed = needed and condition.wants_all
    for part in condition.parts:
        if isinstance(part, Reference):
            yield part, needed
        else:
            yield from _parts(part, needed)
