"""How many parts of a good pathway each pathway showed in a school year, so that progress can be seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.graph.catalog_graph import CatalogGraph
from generator.insight.components import Component, missing_components
from generator.model.entities import Pathway


@dataclass(frozen=True, slots=True)
class YearScore:
    """What a catalog showed in one school year ("2025-26"): by id of each pathway, how many of the nine parts."""

    year: str
    shown: Mapping[str, int]

    def of(self, pathway: Pathway) -> int | None:
        """Return how many parts `pathway` showed, under its id or one that it had; None where it was not there."""
        names = (pathway.id, *pathway.formerly)
        return next((self.shown[name] for name in names if name in self.shown), None)


def parts_shown(graph: CatalogGraph) -> Mapping[str, int]:
    """Return by id of each pathway how many of the nine parts it shows."""
    return {one.id: len(Component) - len(missing_components(graph, one)) for one in graph.catalog.pathways.values()}
