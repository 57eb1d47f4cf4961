"""Who can finish what: answers that several parts of the site share, each worked out once."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Any

from generator.graph.catalog_graph import CatalogGraph
from generator.insight.reach import Reach, ReachCalculator
from generator.insight.resilience import FailurePoint, failure_points
from generator.insight.rotation import Rotation, rotation
from generator.model.entities import Pathway
from generator.model.levels import entries_of

_KEPT = 64


class SiteInsight:
    """The insight of one site. It remembers what it was asked last, for pages made one after the other ask it again.

    What is remembered of ten thousand pathways would fill more memory than the catalog, so it is forgotten in time.
    """

    def __init__(self, graph: CatalogGraph) -> None:
        self.reacher = ReachCalculator(graph)
        self.answers: dict[Any, Any] = {}
        """What else was worked out for readers of every language (`kept_for_all`)."""
        self._graph = graph
        self._reaches: dict[str, tuple[Reach, ...]] = {}

    def of(self, pathway: Pathway) -> tuple[Reach, ...]:
        """Return which exits learners of each organization reach from each entry, in the order of the file."""
        if pathway.id not in self._reaches:
            if len(self._reaches) >= _KEPT:
                self._reaches.clear()
                self.reacher.clear_cache()
            self._reaches[pathway.id] = tuple(self.reacher.exits_of(pathway))
        return self._reaches[pathway.id]

    def rotations(self, pathway: Pathway) -> tuple[Rotation, ...]:
        """Return how odd and even years work out for the next classes of each organization."""
        entries = entries_of(pathway, self._graph.catalog.settings)
        found = {
            group[0].id: rotation(self.reacher, pathway, group[0], entries) for group in self.reacher.alike(pathway)
        }
        return tuple(
            replace(found[self.reacher.first_alike(pathway, organization).id], organization=organization.id)
            for organization in self._graph.organizations_of(pathway)
        )

    @cached_property
    def failure_points(self) -> tuple[FailurePoint, ...]:
        """Return everything on which an exit depends, worst first."""
        return failure_points(ReachCalculator(self._graph))
