"""Whether references and conditions still mean something that is there for learners."""

from __future__ import annotations

from generator.graph.catalog_graph import CatalogGraph
from generator.model.conditions import Condition, Reference
from generator.model.status import is_unavailable


def means_gone(graph: CatalogGraph, reference: Reference) -> bool:
    """Say whether `reference` means something that is suspended or ceased."""
    entity = graph.resolve(reference)
    return entity is not None and is_unavailable(entity)


def can_be_met(graph: CatalogGraph, condition: Condition) -> bool:
    """Say whether enough parts of `condition` are still there for learners."""
    return condition.is_met(lambda reference: not means_gone(graph, reference))
