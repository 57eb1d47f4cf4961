"""The graph of a catalog, asked in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import TypeVar

import networkx as nx

from generator.catalog.messages.likely_ids import LikelyIds
from generator.graph.belonging import Belonging, Organizations
from generator.graph.college_credit import CollegeCredit, DualCredit, grouped
from generator.graph.links import Relation, vertex
from generator.graph.network import Network, Order, links, sources, targets
from generator.graph.offers import Offers
from generator.graph.plan import Plan
from generator.graph.redundancy import implied_prerequisites
from generator.graph.references import PlacedReference, everything_mentioned
from generator.graph.resolve import Resolver, Target
from generator.model.catalog import Catalog
from generator.model.conditions import Reference
from generator.model.entities import (
    Agreement,
    Course,
    Credential,
    Entity,
    Experience,
    Occupation,
    Offering,
    Organization,
    Pathway,
    Step,
)
from generator.model.findings import Suggestion
from generator.model.ids import Kind
from generator.model.status import is_unavailable

E = TypeVar("E", bound=Entity)
_KIND_OF = {kind.value: kind for kind in Kind}


@dataclass(frozen=True, slots=True)
class UnresolvedReference:
    """A reference that means nothing: where it stands, how it is meant, and whether one can do without it."""

    entity: Entity
    reference: Reference
    relation: Relation
    elective: bool


@dataclass(frozen=True)
class CatalogGraph:
    """A catalog as one frozen network of ids, and questions about it.

    Vertices are `<kind>:<id>`, `step:<pathway>#<step>` and `condition:<owner>|<pointer>`; the attributes `kind`,
    and for choices and conditions `count` and `of`. Edge keys are `Relation`s; edges have no attributes: where in a
    file a link is written, the references say. Answers are sorted by id.
    """

    catalog: Catalog
    network: Network
    resolver: Resolver
    plans: Mapping[str, Plan]
    unresolved: tuple[UnresolvedReference, ...]
    college_credit: CollegeCredit
    organizations: Organizations

    def entity(self, at: str) -> Entity | None:
        """Return the entity whose vertex is `at`; None for steps, conditions and files that could not be read."""
        kind, _, entity_id = at.partition(":")
        known = _KIND_OF.get(kind)
        return None if known is None or known is Kind.STEP else self.catalog.find(known, entity_id)

    def resolve(self, reference: Reference) -> Entity | None:
        """Return what `reference` means, or None when it means nothing that could be read."""
        target = self.resolver.resolve(reference)
        return None if target is None else target.entity

    def resolve_all(self, references: tuple[Reference, ...], kind: type[E]) -> tuple[E, ...]:
        """Return what `references` mean, in their order, as far as they mean something of `kind`."""
        found = (self.resolve(reference) for reference in references)
        return tuple(entity for entity in found if isinstance(entity, kind))

    def target(self, reference: Reference) -> Target | None:
        """Return what `reference` means, known by kind and id even if its file could not be read."""
        return self.resolver.resolve(reference)

    def meant(self, reference: Reference) -> str:
        """Return the id that `reference` means today; the one written when it means nothing."""
        return self.resolver.meant(reference)

    @cached_property
    def all_references(self) -> tuple[PlacedReference, ...]:
        """Return every reference in the catalog, entity by entity."""
        return tuple(
            mention for entity in self.catalog.all() for mention in everything_mentioned(entity, self.resolver)
        )

    @cached_property
    def redundant(self) -> tuple[PlacedReference, ...]:
        """Return the mentions of what an entity needs first and the rest of what it needs implies."""
        needless = sorted(implied_prerequisites(self.network, self.strict_order).items())
        return tuple(
            mention
            for at, sources in needless
            if (entity := self.entity(at))
            for mention in everything_mentioned(entity, self.resolver)
            if mention.relation is Relation.NEEDED_FIRST and mention.condition and not mention.elective
            if mention.target and mention.target.vertex in sources
        )

    @cached_property
    def known_plans(self) -> frozenset[str]:
        """Return the ids of the pathways whose steps name only what could be read."""
        return frozenset(
            pathway.id
            for pathway in self.catalog.pathways.values()
            if all(step.does is None or self.resolve(step.does) is not None for step in pathway.steps)
        )

    @cached_property
    def strict_order(self) -> Order:
        """Return the links between entities that allow no alternative: their targets need every one of them."""
        order: Order = nx.DiGraph()
        for source, target in links(self.network, Relation.NEEDED_FIRST):
            if not source.startswith(("condition:", "step:")):
                owner = self._dependent_entity(target)
                if owner:
                    order.add_edge(source, owner)
        nx.freeze(order)
        return order

    def _dependent_entity(self, at: str) -> str:
        """Return the entity that cannot do without what leads to `at`; empty when there is none."""
        while at.startswith("condition:"):
            about = self.network.nodes[at]
            if about["count"] < about["of"]:
                return ""
            at = next(iter(self.network.successors(at)))
        return "" if at.startswith("step:") else at

    def linked_from(self, entity: Entity, relation: Relation, kind: type[E]) -> tuple[E, ...]:
        """Return the entities of `kind` that have a link of `relation` to `entity`."""
        return self._entities(sources(self.network, vertex(entity.kind, entity.id), relation), kind)

    def linked_to(self, entity: Entity, relation: Relation, kind: type[E]) -> tuple[E, ...]:
        """Return the entities of `kind` to which `entity` has a link of `relation`."""
        return self._entities(targets(self.network, vertex(entity.kind, entity.id), relation), kind)

    def _entities(self, vertices: Iterable[str], kind: type[E]) -> tuple[E, ...]:
        found = {at: entity for at in vertices if isinstance(entity := self.entity(at), kind)}
        return tuple(found[at] for at in sorted(found))

    def opens(self, entity: Entity) -> tuple[Entity, ...]:
        """Return what asks for `entity` to be finished first, directly or as one part of a condition."""
        found: set[str] = set()
        waiting = [vertex(entity.kind, entity.id)]
        while waiting:
            here = waiting.pop()
            for target in targets(self.network, here, Relation.NEEDED_FIRST):
                if target.startswith("condition:"):
                    waiting.append(target)
                elif not target.startswith("step:"):
                    found.add(target)
            together = targets(self.network, here, Relation.TAKEN_TOGETHER)
            waiting += [target for target in together if target.startswith("condition:")]
        return self._entities(found, Entity)

    def steps_doing(self, entity: Entity) -> tuple[tuple[Pathway, Step], ...]:
        """Return the steps that name `entity`, with their pathways, in the order of pathway and plan."""
        found = []
        for at in sorted(sources(self.network, vertex(entity.kind, entity.id), Relation.DOES)):
            pathway_id, _, step_id = at.removeprefix("step:").partition("#")
            found.append((self.catalog.pathways[pathway_id], self.plans[pathway_id].steps[step_id].step))
        return tuple(found)

    def pathways_using(self, entity: Entity) -> tuple[Pathway, ...]:
        """Return the pathways that name `entity` anywhere, in their plan or beside it."""
        own = vertex(entity.kind, entity.id)
        found = {at.removeprefix("step:").partition("#")[0] for at in sources(self.network, own, Relation.DOES)}
        if own in self.network:
            ends = chain(self.network.predecessors(own), self.network.successors(own))
            found |= {end.removeprefix("pathway:") for end in ends if end.startswith("pathway:")}
        return tuple(self.catalog.pathways[pathway_id] for pathway_id in sorted(found))

    def preparing_for(self, credential: Credential) -> tuple[Entity, ...]:
        """Return the courses and experiences that prepare for `credential`."""
        return self.linked_from(credential, Relation.PREPARES_FOR, Entity)

    def credentials_for(self, occupation: Occupation) -> tuple[Credential, ...]:
        """Return the credentials that qualify for `occupation`."""
        return self.linked_from(occupation, Relation.QUALIFIES_FOR, Credential)

    def offerings(self, course: Course) -> tuple[Offering, ...]:
        """Return who teaches `course`: its own organization every year when it lists no offering."""
        return course.offerings or self._own_offerings[course.owner]

    @cached_property
    def _own_offerings(self) -> Mapping[str, tuple[Offering, ...]]:
        owners = {course.owner for course in self.catalog.courses.values()}
        own = {owner: Reference(owner, (Kind.ORGANIZATION,), "") for owner in owners}
        return {owner: (Offering(by=by, terms=(), times=(), open_to=()),) for owner, by in own.items()}

    def offers(self, course: Course) -> Offers:
        """Return the offerings of `course` by whom they name."""
        if course.id not in self._offers:
            self._offers[course.id] = Offers.of(self.offerings(course), self.meant, self.catalog.organizations)
        return self._offers[course.id]

    def with_offering(self, course: Course, offering: Offering) -> CatalogGraph:
        """Return this graph as it would be if `offering` were one more of `course`."""
        changed = replace(self)
        changed._offers.update(self._offers)  # its own
        offerings = (*(one.offering for one in self.offers(course).every), offering)
        changed._offers[course.id] = Offers.of(offerings, self.meant, self.catalog.organizations)  # its own
        return changed

    @cached_property
    def _offers(self) -> dict[str, Offers]:
        return {}

    def dual_credit(self, course: Course) -> tuple[DualCredit, ...]:
        """Return the college credit `course` carries, from agreements in force that cover it, sorted by agreement."""
        return self.college_credit.by_course.get(course.id, ())

    def pairs_under(self, agreement: Agreement) -> tuple[DualCredit, ...]:
        """Return the pairs of courses that `agreement` lists, in its order."""
        return self.college_credit.by_agreement.get(agreement.id, ())

    def stand_ins(self, course_id: str) -> tuple[str, ...]:
        """Return the ids of the courses that count as a college course, sorted."""
        return self.college_credit.stand_ins.get(course_id, ())

    def counts_as(self, course_id: str) -> tuple[str, ...]:
        """Return the ids of the college courses that a course counts as, sorted."""
        return self.college_credit.counts_as.get(course_id, ())

    def college_agreements(self, course: Course) -> tuple[Agreement, ...]:
        """Return the agreements in force that open the college's `course` in school, sorted, each once."""
        return self.college_credit.taken.get(course.id, ())

    def agreements_of(self, course: Course) -> tuple[Agreement, ...]:
        """Return the agreements that cover `course`, on either side."""
        return self.linked_from(course, Relation.COVERS, Agreement)

    def members(self, organization: Organization) -> tuple[Organization, ...]:
        """Return the organizations that are members or parts of `organization`."""
        found = {
            member.id: member
            for relation in (Relation.MEMBER_OF, Relation.PART_OF)
            for member in self.linked_from(organization, relation, Organization)
        }
        return tuple(found[member] for member in sorted(found))

    def owned_by(self, organization: Organization, kind: type[E]) -> tuple[E, ...]:
        """Return the entities of `kind` in the folder of `organization`."""
        return tuple(entity for entity in self._owned.get(organization.id, ()) if isinstance(entity, kind))

    @cached_property
    def _owned(self) -> Mapping[str, tuple[Entity, ...]]:
        return grouped(
            (entity.owner, entity) for entity in self.catalog.all() if not isinstance(entity, Organization)
        )

    def around(self, organization: Organization, preparing: bool) -> Belonging:
        """Return what `organization` belongs to and what belongs to it; see `Organizations.around`."""
        return self.organizations.around(organization, preparing)

    def organizations_of(self, pathway: Pathway) -> tuple[Organization, ...]:
        """Return the organizations whose learners can follow `pathway`, in the order of the file."""
        return self.resolve_all(pathway.offered_in, Organization)

    def occupations_of(self, pathway: Pathway) -> tuple[Occupation, ...]:
        """Return the occupations that `pathway` leads to, in the order of the file."""
        return self.resolve_all(pathway.occupations, Occupation)

    def offered_in(self, organization: Organization) -> tuple[Pathway, ...]:
        """Return the pathways that learners of `organization` can follow."""
        return self.linked_from(organization, Relation.OFFERED_IN, Pathway)

    def hosts_of(self, experience: Experience) -> tuple[Organization, ...]:
        """Return the hosts that `experience` names; when it names none, the employer in whose folder it stands."""
        if experience.hosts:
            return self.resolve_all(experience.hosts, Organization)
        owner = self.catalog.organizations.get(experience.owner)
        return (owner,) if owner and owner.type == "employer" and not is_unavailable(owner) else ()

    def hosted_by(self, organization: Organization) -> tuple[Experience, ...]:
        """Return the experiences that `organization` hosts."""
        own = (one for one in self.owned_by(organization, Experience) if not one.hosts and self.hosts_of(one))
        found = {one.id: one for one in (*self.linked_to(organization, Relation.HOSTS, Experience), *own)}
        return tuple(found[one] for one in sorted(found))

    def nearest(
        self, wanted: str, kinds: tuple[Kind, ...], writer: str, but: Collection[tuple[Kind, str]] = ()
    ) -> tuple[Suggestion, ...]:
        """Return at most three things that the id `wanted` may have meant, as `writer` writes them, but for `but`."""
        return self.likely_ids.suggest(wanted, kinds, writer, but)

    @cached_property
    def likely_ids(self) -> LikelyIds:
        """Return who knows what a mistaken id may have meant."""
        return LikelyIds(self.catalog)
