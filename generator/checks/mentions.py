"""Whether references and conditions still mean something that is there for learners."""

from __future__ import annotations

from generator.graph.catalog_graph import CatalogGraph
from generator.model.conditions import Condition, Reference
from generator.model.status import is_gone


def means_gone(graph: CatalogGraph, reference: Reference) -> bool:
    """Say whether `reference` means something that is suspended or ceased."""
    entity = graph.resolve(reference)
    return entity is not None and is_gone(entity)


def can_hold(graph: CatalogGraph, condition: Condition) -> bool:
    """Say whether enough parts of `condition` are still there for learners."""
    return condition.holds(lambda reference: not means_gone(graph, reference))
