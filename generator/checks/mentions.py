"""Every reference of the catalog with what it means, and conditions that cannot hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.graph.catalog_graph import CatalogGraph
from generator.graph.links import Relation, conditions, mentions
from generator.model.conditions import Condition, Reference
from generator.model.entities import Entity

GONE = ("suspended", "ceased")
"""States in which a thing is not there for learners."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A reference as it stands: in which entity, how it is meant, and whether learners can do without it.

    `condition` is the whole condition that a reference stands in.
    """

    entity: Entity
    reference: Reference
    relation: Relation
    elective: bool
    condition: Condition | None = None


def all_mentions(graph: CatalogGraph) -> Iterator[Mentioned]:
    """Yield every reference of every entity, those in conditions included."""
    for entity in graph.catalog.all():
        for mention in mentions(entity):
            yield Mentioned(entity, mention.reference, mention.relation, mention.elective)
        for _, condition in conditions(entity):
            for reference, needed in _parts(condition, True):
                yield Mentioned(entity, reference, Relation.NEEDED_FIRST, not needed, condition)


def _parts(condition: Condition, needed: bool) -> Iterator[tuple[Reference, bool]]:
    needed = needed and condition.wants_all
    for part in condition.parts:
        if isinstance(part, Reference):
            yield part, needed
        else:
            yield from _parts(part, needed)


def is_gone(graph: CatalogGraph, reference: Reference) -> bool:
    """Say whether `reference` means something that is suspended or ceased."""
    entity = graph.resolve(reference)
    return entity is not None and entity.status in GONE


def can_hold(graph: CatalogGraph, condition: Condition) -> bool:
    """Say whether enough parts of `condition` are still there for learners."""
    met = sum(
        not is_gone(graph, part) if isinstance(part, Reference) else can_hold(graph, part) for part in condition.parts
    )
    return met >= condition.count
