"""Whether references and conditions still mean something that is there for learners, and how much that matters."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.graph.catalog_graph import CatalogGraph
from generator.graph.links import Relation
from generator.graph.references import PlacedReference
from generator.model.conditions import Condition, Reference
from generator.model.entities import Entity, Step
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


def can_be_chosen(graph: CatalogGraph, step: Step, is_there: Callable[[Entity], bool]) -> bool:
    """Say whether `step` is there: what it does, or enough of its options. What means nothing counts as there."""
    if step.options:
        return sum(can_be_chosen(graph, option, is_there) for option in step.options) >= (step.choose or 0)
    target = graph.resolve(step.does) if step.does else None
    return target is None or is_there(target)


def hopeless_choices(graph: CatalogGraph, steps: tuple[Step, ...]) -> Iterator[Step]:
    """Yield the choices among `steps`, the outermost only, that leave too few options, though they list enough.

    Where every option is wanted, each counts like a step of its own.
    """
    for step in steps:
        wanted = step.choose or 0
        if wanted < len(step.options) and not can_be_chosen(graph, step, lambda target: not is_unavailable(target)):
            yield step
        else:
            yield from hopeless_choices(graph, step.options)


def means_gone(graph: CatalogGraph, reference: Reference) -> bool:
    """Say whether `reference` means something that is suspended or ceased."""
    entity = graph.resolve(reference)
    return entity is not None and is_unavailable(entity)


def can_be_met(graph: CatalogGraph, condition: Condition) -> bool:
    """Say whether enough parts of `condition` are still there for learners."""
    return condition.is_met(lambda reference: not means_gone(graph, reference))
