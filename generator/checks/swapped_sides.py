"""Agreements whose two sides stand in each other's place: a slip that would otherwise be told course by course."""

from __future__ import annotations

from collections.abc import Iterable

from generator.graph.catalog_graph import CatalogGraph
from generator.model.entities import Agreement, Course, Entity, Organization
from generator.model.status import is_unavailable


def sides(graph: CatalogGraph, agreement: Agreement) -> tuple[Entity | None, Entity | None]:
    """Return who sends learners under `agreement` and who receives them; None where that is not known."""
    sending = graph.resolve(agreement.sending) if agreement.sending else None
    return sending, graph.resolve(agreement.receiving) if agreement.receiving else None


def look_swapped(graph: CatalogGraph, agreement: Agreement) -> bool:
    """Say whether every college course of `agreement` is one of the side that sends, and none of the other's."""
    sending, receiving = sides(graph, agreement)
    owners = {pair.college_course.owner for pair in graph.pairs_under(agreement) if pair.college_course}
    return sending is not None and receiving is not None and sending is not receiving and owners == {sending.id}


def intended_sides(graph: CatalogGraph, agreement: Agreement) -> tuple[Entity | None, Entity | None]:
    """Return the two sides of `agreement` as they are meant."""
    sending, receiving = sides(graph, agreement)
    return (receiving, sending) if look_swapped(graph, agreement) else (sending, receiving)


def swapped_agreement(graph: CatalogGraph, course: Course, near: Iterable[Organization]) -> Agreement | None:
    """Return the agreement that would do for `course` and one of `near`, if its sides were not swapped."""
    for agreement in graph.agreements_of(course):
        if look_swapped(graph, agreement) and not is_unavailable(agreement):
            meant = intended_sides(graph, agreement)[0]
            if meant and any(meant.id in graph.around(one, preparing=True).above for one in near):
                return agreement
    return None
