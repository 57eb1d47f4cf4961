"""Names of steps that mean nothing because the own line of the step is wrong, and right once that is corrected."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.catalog_graph import CatalogGraph
from generator.model.entities import Pathway, Step
from generator.model.ids import slug_of


def broken_steps(graph: CatalogGraph, pathway: Pathway) -> Iterator[Step]:
    """Yield the steps of `pathway` that have their id from what they do, which means nothing."""
    for step in pathway.steps:
        if step.does and step.id == slug_of(step.does.id) and graph.target(step.does) is None:
            yield step


def hangs_on(graph: CatalogGraph, pathway: Pathway, name: str) -> Step | None:
    """Return the step of `pathway` that is called `name` once what it does is corrected; None if there is none."""
    for step in broken_steps(graph, pathway):
        meant = graph.nearest(step.does.id, step.does.kinds, pathway.owner) if step.does else ()
        if any(slug_of(one.value) == name for one in meant[:1]):
            return step
    return None
