"""Whether references and conditions still mean something that is there for learners."""

from __future__ import annotations

from generator.graph.catalog_graph import CatalogGraph
from generator.model.conditions import Condition, Reference

GONE = ("suspended", "ceased")
"""The statuses in which something is not available to learners."""


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
