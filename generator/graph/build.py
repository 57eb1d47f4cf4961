"""A catalog becomes one NetworkX graph: every entity, step and condition a vertex, every mention a typed link."""

from __future__ import annotations

import networkx as nx

from generator.graph.catalog_graph import CatalogGraph, Network, Unresolved
from generator.graph.links import Mention, Relation, conditions, mentions, step_vertex, vertex
from generator.graph.plan import Matches, Plan, matched_courses, work_out
from generator.graph.resolve import Resolver, Target
from generator.model.catalog import Catalog
from generator.model.conditions import Condition
from generator.model.entities import Entity
from generator.model.ids import Kind
from generator.model.memory import collecting_later

CONDITION = "condition"
"""The kind of a vertex that stands for a condition."""


@collecting_later()
def build_graph(catalog: Catalog) -> CatalogGraph:
    """Return the frozen graph of `catalog`. References that mean nothing make no link; they are listed."""
    builder = _Builder(catalog)
    for entity in catalog.all():
        builder.add_entity(entity)
    for kind, entity_id in sorted(catalog.unread):
        builder.network.add_node(vertex(kind, entity_id), kind=kind, unread=True)
    plans = {}
    for entity in catalog.all():
        for mention in mentions(entity):
            builder.link_mention(mention)
        for where, condition in conditions(entity):
            builder.check_condition(entity, where, condition)
    for pathway in catalog.pathways.values():
        plans[pathway.id] = work_out(pathway, catalog, builder.resolver, builder.matches)
        builder.link_plan(plans[pathway.id])
    builder.link_matches()
    return CatalogGraph(
        catalog, nx.freeze(builder.network), builder.resolver, plans, tuple(builder.unresolved), builder.matches
    )


class _Builder:
    """Puts the network together; nothing of it is changed once `build_graph` returns."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.network: Network = nx.MultiDiGraph()
        self.resolver = Resolver(catalog)
        self.matches: Matches = matched_courses(catalog, self.resolver)
        self.unresolved: list[Unresolved] = []

    def add_entity(self, entity: Entity) -> None:
        """Add the vertex of `entity`, and those of its steps if it is a pathway."""
        self.network.add_node(vertex(entity.kind, entity.id), kind=entity.kind)

    def link_mention(self, mention: Mention) -> None:
        """Link what mentions with what is mentioned, or note that it means nothing."""
        target = self.resolver.resolve(mention.reference)
        if target is None:
            self.unresolved.append(Unresolved(mention.entity, mention.reference, mention.relation, mention.elective))
            return
        ends = (mention.source, _vertex(target))
        self._link(*(ends if mention.outward else ends[::-1]), mention.relation, mention.reference.pointer)

    def check_condition(self, entity: Entity, where: str, condition: Condition) -> None:
        """Note references of `condition` that mean nothing; link it, unless it belongs to a step."""
        for reference in condition.references():
            if self.resolver.resolve(reference) is None:
                self.unresolved.append(Unresolved(entity, reference, Relation.NEEDED_FIRST, False))
        if entity.kind is not Kind.PATHWAY:
            self._link_condition(condition, where, where, target_wants_all=True)

    def link_plan(self, plan: Plan) -> None:
        """Link the steps of `plan` with their pathway, with each other, and with what they need."""
        pathway = plan.pathway.id
        for step_id, planned in plan.steps.items():
            own = step_vertex(pathway, step_id)
            self.network.add_node(own, kind=Kind.STEP)
            self._link(vertex(Kind.PATHWAY, pathway), own, Relation.INCLUDES, planned.step.pointer)
            if planned.choice:
                self._link(own, step_vertex(pathway, planned.choice), Relation.OPTION, planned.step.pointer)
            if planned.step.is_choice:
                self.network.nodes[own].update(count=planned.step.choose or 0, of=len(planned.step.options))
        for step_id, planned in plan.steps.items():
            own = step_vertex(pathway, step_id)
            needs = planned.needs
            if planned.step.is_choice:  # its options, which come first, are linked to it already
                needs = Condition("all", len(needs.parts) - 1, needs.parts[1:], needs.pointer)
            self._link_condition(needs, own, own, target_wants_all=True)
        for link in plan.links:
            self._link(step_vertex(pathway, link.source), step_vertex(pathway, link.target), link.relation, "")

    def link_matches(self) -> None:
        """Link each course with the college course it counts as."""
        for college_course, pairs in self.matches.items():
            target = vertex(Kind.COURSE, college_course)
            for course, _ in pairs:
                source = vertex(Kind.COURSE, course)
                if source in self.network and target in self.network:
                    self._link(source, target, Relation.COUNTS_AS, "")

    def _link_condition(self, condition: Condition, owner: str, target: str, *, target_wants_all: bool) -> None:
        """Link the parts of `condition`, which belongs to `owner`, to `target`.

        "All of" needs no vertex of its own where its target wants every link anyway. Everything else gets one,
        because an attribute of an edge cannot be followed by a walk through the graph; and nothing merges into
        such a vertex, because it counts its links.
        """
        merges = condition.wants_all and target_wants_all
        if not merges:
            junction = f"{CONDITION}:{owner}|{condition.pointer}"
            self.network.add_node(junction, kind=CONDITION, count=condition.count, of=len(condition.parts))
            self._link(junction, target, Relation.NEEDED_FIRST, condition.pointer)
            target = junction
        for part in condition.parts:
            if isinstance(part, Condition):
                self._link_condition(part, owner, target, target_wants_all=merges)
                continue
            found = self.resolver.resolve(part)
            if found:
                self._link(_vertex(found), target, Relation.NEEDED_FIRST, part.pointer)

    def _link(self, source: str, target: str, relation: Relation, pointer: str) -> None:
        self.network.add_edge(source, target, key=relation, pointer=pointer)


def _vertex(target: Target) -> str:
    return vertex(target.kind, target.id)
