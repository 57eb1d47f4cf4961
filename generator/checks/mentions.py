"""Whether references and conditions still mean something that is there for learners, and how much that matters."""

from __future__ import annotations

from generator.graph.catalog_graph import CatalogGraph
from generator.graph.links import Relation
from generator.graph.references import PlacedReference
from generator.model.conditions import Condition, Reference
from generator.model.status import is_unavailable

_NEEDED = frozenset(
    {
        Relation.COVERS,
        Relation.DOES,
        Relation.LEADS_TO,
        Relation.NEEDED_FIRST,
        Relation.OFFERED_IN,
        Relation.TAKEN_TOGETHER,
    }
)


def is_needed(mention: PlacedReference) -> bool:
    """Say whether learners cannot do without what is mentioned."""
    return mention.relation in _NEEDED and not mention.elective


def means_gone(graph: CatalogGraph, reference: Reference) -> bool:
    """Say whether `reference` means something that is suspended or ceased."""
    entity = graph.resolve(reference)
    return entity is not None and is_unavailable(entity)


def can_be_met(graph: CatalogGraph, condition: Condition) -> bool:
    """Say whether enough parts of `condition` are still there for learners."""
    return condition.is_met(lambda reference: not means_gone(graph, reference))
