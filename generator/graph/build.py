"""A catalog becomes one NetworkX graph: every entity, step and condition a vertex, every mention a typed link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from generator.graph.belonging import Organizations
from generator.graph.catalog_graph import CatalogGraph, UnresolvedReference
from generator.graph.college_credit import CollegeCredit
from generator.graph.links import Relation, asked_relation, conditions, mentions, step_vertex
from generator.graph.network import NetworkBuilder, VertexAttributes, vertex_attributes
from generator.graph.plan import Plan, build_plan
from generator.graph.resolve import Resolver
from generator.model.catalog import Catalog
from generator.model.conditions import Condition, Reference
from generator.model.entities import Entity, Pathway
from generator.model.ids import Kind
from generator.runtime.garbage_collection import fewer_collections

CONDITION = "condition"
"""The kind of a vertex that represents a condition."""


@fewer_collections()
def build_graph(catalog: Catalog) -> CatalogGraph:
    """Return the frozen graph of `catalog`. References that mean nothing make no link; they are listed."""
    builder = _GraphBuilder(catalog)
    for entity in catalog.all():
        builder.add_entity(entity)
    for kind, entity_id in sorted(catalog.unread):
        builder.draft.add(builder.resolver.vertex(kind, entity_id), vertex_attributes(kind, unread=True))
    for entity in catalog.all():
        builder.link_mentions(entity)
        for condition in conditions(entity):
            builder.check_condition(entity, condition)
    plans = {}
    for pathway in catalog.pathways.values():
        plans[pathway.id] = build_plan(
            pathway, catalog, builder.resolver, builder.college_credit, builder.organizations
        )
        builder.link_plan(plans[pathway.id])
    builder.link_equivalents()
    return CatalogGraph(
        catalog,
        builder.draft.freeze(),
        builder.resolver,
        plans,
        tuple(builder.unresolved),
        builder.college_credit,
        builder.organizations,
    )


class _GraphBuilder:
    """Puts the network together; nothing of it is changed once `build_graph` returns.

    `steps` are the vertices of each plan's steps, by pathway and step.
    """

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.draft = NetworkBuilder()
        self.resolver = Resolver(catalog)
        self.college_credit = CollegeCredit.of(catalog, self.resolver)
        self.organizations = Organizations(catalog, self.resolver)
        self.unresolved: list[UnresolvedReference] = []
        self.steps: dict[str, dict[str, str]] = {}

    def add_entity(self, entity: Entity) -> None:
        """Add the vertex of `entity`, and those of its steps if it is a pathway."""
        self.draft.add(self.resolver.vertex(entity.kind, entity.id), vertex_attributes(entity.kind))
        if isinstance(entity, Pathway):
            own = self.steps[entity.id] = {}
            for step in entity.steps:
                at = own.setdefault(step.id, step_vertex(entity.id, step.id))
                wants = {"count": step.choose or 0, "of": len(step.options)} if step.is_choice else {}
                self.draft.add(at, vertex_attributes(Kind.STEP, **wants))

    def link_mentions(self, entity: Entity) -> None:
        """Link `entity` with all that it mentions, and note what of this means nothing."""
        own = self.resolver.vertex(entity.kind, entity.id)
        for mention in mentions(entity):
            target = self.resolver.resolve(mention.reference)
            if target is None:
                self.unresolved.append(
                    UnresolvedReference(entity, mention.reference, mention.relation, mention.elective)
                )
                continue
            at = self.steps[entity.id][mention.step] if mention.step else own
            ends = (at, target.vertex) if mention.outward else (target.vertex, at)
            self.draft.link(*ends, mention.relation)

    def check_condition(self, entity: Entity, condition: Condition) -> None:
        """Note references of `condition` that mean nothing; link it, unless it belongs to a step."""
        for reference in condition.references():
            if self.resolver.resolve(reference) is None:
                self.unresolved.append(UnresolvedReference(entity, reference, asked_relation(reference), False))
        if entity.kind is not Kind.PATHWAY:
            own = self.resolver.vertex(entity.kind, entity.id)
            self._link_condition(condition, own, own, {}, target_wants_all=True)

    def link_plan(self, plan: Plan) -> None:
        """Link the steps of `plan` with their pathway, with each other, and with what they need."""
        pathway, at = self.resolver.vertex(Kind.PATHWAY, plan.pathway.id), self.steps[plan.pathway.id]
        for step_id, planned in plan.steps.items():
            self.draft.link(pathway, at[step_id], Relation.INCLUDES)
            if planned.choice:
                self.draft.link(at[step_id], at[planned.choice], Relation.OPTION)
        for step_id, planned in plan.steps.items():
            own, needs = at[step_id], planned.needs
            if planned.step.is_choice:  # its options, which come first, are linked to it already
                needs = Condition("all", len(needs.parts) - 1, needs.parts[1:], needs.pointer)
            self._link_condition(needs, own, own, at, target_wants_all=True)
        for link in plan.links:
            self.draft.link(at[link.source], at[link.target], link.relation)

    def link_equivalents(self) -> None:
        """Link each course with the college course it counts as."""
        for college_course, courses in self.college_credit.stand_ins.items():
            target = self.resolver.vertex(Kind.COURSE, college_course)
            for course in courses:
                self.draft.link(self.resolver.vertex(Kind.COURSE, course), target, Relation.COUNTS_AS)

    def _link_condition(
        self, condition: Condition, owner: str, target: str, steps: Mapping[str, str], *, target_wants_all: bool
    ) -> None:
        """Link the parts of `condition`, which belongs to `owner`, to `target`; `steps` are those of its plan.

        "All of" needs no vertex of its own where its target wants every link anyway. Everything else gets one,
        because an attribute of an edge cannot be followed by a walk through the graph; and nothing merges into
        such a vertex, because it counts its links.
        """
        merges = condition.wants_all and target_wants_all
        if not merges:
            junction = f"{CONDITION}:{owner}|{condition.pointer}"
            self.draft.add(junction, self._about_condition(condition, steps))
            self.draft.link(junction, target, Relation.NEEDED_FIRST)
            target = junction
        for part in condition.parts:
            if isinstance(part, Condition):
                self._link_condition(part, owner, target, steps, target_wants_all=merges)
                continue
            source = self._vertex_of(part, steps)
            if source:
                # Courses that are taken together, each with the other or one of several, are no circle.
                self.draft.link(source, target, asked_relation(part))

    def _vertex_of(self, part: Reference, steps: Mapping[str, str]) -> str | None:
        if part.kind is Kind.STEP:
            return steps.get(part.id.partition("#")[2])
        found = self.resolver.resolve(part)
        return found.vertex if found else None

    def _about_condition(self, condition: Condition, steps: Mapping[str, str]) -> VertexAttributes:
        """Return what the vertex of `condition` says of itself; `again` where it lists something more than once."""
        listed = [self._vertex_of(part, steps) for part in condition.parts if isinstance(part, Reference)]
        again = sum(number - 1 for at, number in Counter(listed).items() if at) if len(listed) > 1 else 0
        more = {"again": again} if again else {}
        return vertex_attributes(CONDITION, count=condition.count, of=len(condition.parts), **more)
