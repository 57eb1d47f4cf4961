"""What things are called: entities, levels and steps by their ids, in one language."""

from __future__ import annotations

from collections.abc import Callable

from generator.graph.catalog_graph import CatalogGraph
from generator.model.entities import Entity, Step
from generator.model.ids import Kind
from generator.model.texts import Text


class NameFinder:
    """Finds names in a graph, and in other graphs when the first ones do not have what is asked for.

    `say` turns a text into the words that are shown; `either` stands between the options of a choice.
    """

    def __init__(self, *graphs: CatalogGraph, say: Callable[[Text], str] = str, either: str = " or ") -> None:
        self._graphs = graphs
        self._say = say
        self._either = either

    def entity(self, kind: Kind | None, entity_id: str) -> Entity | None:
        """Return an entity; None for a step, and for what nobody could read."""
        if kind is None or kind is Kind.STEP:
            return None
        found = (graph.catalog.find(kind, entity_id) for graph in self._graphs)
        return next((entity for entity in found if entity), None)

    def name(self, kind: Kind | None, entity_id: str) -> str:
        """Return the name of an entity, or its id when nobody could read it."""
        entity = self.entity(kind, entity_id)
        return self._say(entity.name if entity else Text.plain(entity_id))

    def level(self, level_id: str | None) -> str:
        """Return the name of a level, or its id when there is no such level."""
        found = (graph.catalog.settings.level(level_id or "") for graph in self._graphs)
        level = next((level for level in found if level), None)
        return self._say(level.name if level else Text.plain(level_id or ""))

    def step(self, pathway: str, step_id: str) -> str:
        """Return what a step is called: by what it does, by its words, or as a choice among its options."""
        for graph in self._graphs:
            plan = graph.plans.get(pathway)
            planned = plan.steps.get(step_id) if plan else None
            if planned:
                return self._step(graph, planned.step)
        return self._say(Text.plain(step_id))

    def _step(self, graph: CatalogGraph, step: Step) -> str:
        if step.does:
            entity = graph.resolve(step.does)
            return self._say(entity.name if entity else Text.plain(step.does.id))
        if step.milestone:
            return self._say(step.milestone)
        return self._either.join(self._step(graph, option) for option in step.options) or step.id
