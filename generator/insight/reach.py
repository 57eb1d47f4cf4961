"""Who can finish what, from where: which exits and occupations a learner of one organization can reach.

A step can be finished in the first term that is not before its own level, in which somebody provides it to learners
of the organization, in which its grades and ages allow it, and by which all it needs is finished. Courses take a term
or a year, learning through or at work takes a term; everything else is done at once. Learners who join late have
finished what their entry assumes, and what that counts as; an earlier step they still need they take later, where its
grades allow. What the plan leaves out and its steps need is taken beside it, where somebody provides it in time.
Whether courses are taught in odd or even years is left to `rotation`. That is the one answer to the question who can
finish: rules, commands and pages ask it here. What it rests on stands in `finish_times` and `availability`, and in
`provision`, `belonging` and `college_credit` of the graph.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from generator.graph.catalog_graph import CatalogGraph
from generator.insight.availability import Availability
from generator.insight.earliest_times import PER_LEVEL, Calendar, CompiledPlan, LearnerTimes, Times, earliest, follow
from generator.insight.equal_openings import equal_openings
from generator.insight.finish_times import AfterSchool, MomentBits, OpenTimes
from generator.insight.numbered_plan import PERMITTED, NumberedPlan, Thing, number_plan
from generator.insight.obstacles import MissingNeed, ObstacleCause, ObstacleFinder
from generator.insight.plans import is_exploration
from generator.insight.route import RouteFinder
from generator.model.entities import Credential, Entry, Occupation, Organization, Pathway
from generator.model.ids import Kind
from generator.model.levels import entries_of
from generator.model.status import is_developing

_MOST_LEARNERS = 100_000
"""So many answers are remembered: they fill some hundred megabytes, and the whole of a usual catalog needs fewer."""

QUESTIONS, QUESTIONS_EACH = 80_000, 20
"""So many questions of reach rules put to a catalog, and so many more for each of its files."""


@dataclass(frozen=True, slots=True)
class Destination:
    """An exit (`kind` is step, `id` the step's) or an occupation, and how it can be reached.

    `level` is the earliest level at whose end it is reached, None when it is not. `by` is the step that reaches an
    occupation; `planned` the level at which the plan puts the exit or that step. `route` are step ids in order.
    `beside` is what learners take beside the plan to get there; `permitted` says that somebody has to let them in.
    `missing` says what it lacks; it is empty when `level` is not None.
    """

    kind: Kind
    id: str
    by: str
    planned: str
    level: str | None
    route: tuple[str, ...]
    missing: tuple[MissingNeed, ...]
    beside: tuple[Thing, ...] = ()
    permitted: bool = False

    @property
    def reachable(self) -> bool:
        """Say whether it can be reached."""
        return self.level is not None


@dataclass(frozen=True, slots=True)
class Reach:
    """What learners of `organization` who join `pathway` at `entry` can reach.

    `levels` gives by step id the earliest level at which it can be finished, None if it cannot. `had` are the steps
    that these learners have finished before they join.
    """

    pathway: str
    organization: str
    entry: Entry
    exits: tuple[Destination, ...]
    occupations: tuple[Destination, ...]
    levels: Mapping[str, str | None]
    had: frozenset[str]

    @property
    def destinations(self) -> tuple[Destination, ...]:
        """Return exits, then occupations."""
        return (*self.exits, *self.occupations)


@dataclass(frozen=True, slots=True)
class PlanGoals:
    """Where a plan leads to: the numbers of its exits and, by occupation, of the steps of which one is enough for it.

    These are the credentials that qualify for the occupation; if none does, every exit. Where one of them is a
    license, a degree or certificate alone does not open the occupation.
    """

    exits: tuple[int, ...]
    occupations: Mapping[str, tuple[int, ...]]


class ReachCalculator:
    """Answers questions of reach for one graph, and remembers what plans and organizations share."""

    def __init__(self, graph: CatalogGraph) -> None:
        self.graph = graph
        self.supply = Availability(graph)
        self._compiled_plans: dict[str, CompiledPlan] = {}
        self._openings: dict[tuple[str, str], OpenTimes] = {}
        self._after_school: dict[str, AfterSchool] = {}
        self._ends: dict[str, PlanGoals] = {}
        self._learners: dict[tuple[str, str, Entry], LearnerTimes] = {}
        self._alike: dict[str, tuple[tuple[Organization, ...], ...]] = {}
        self._first_alike: dict[tuple[str, str], Organization] = {}
        self._moments = MomentBits(graph.catalog.settings.levels)

    def compiled(self, pathway: Pathway) -> CompiledPlan:
        """Return the plan of `pathway`, made ready for counting."""
        if pathway.id not in self._compiled_plans:
            self._compiled_plans[pathway.id] = CompiledPlan(number_plan(self.graph, self.graph.plans[pathway.id]))
        return self._compiled_plans[pathway.id]

    def alike(self, pathway: Pathway) -> tuple[tuple[Organization, ...], ...]:
        """Return who offers `pathway`, in groups that see its plan alike: what one reaches from an entry, all reach.

        Groups stand in the order of their first organizations.
        """
        if pathway.id not in self._alike:
            groups = self._alike[pathway.id] = equal_openings(
                self.supply,
                self.compiled(pathway).numbered,
                self.graph.organizations_of(pathway),
                entries_of(pathway, self.graph.catalog.settings),
            )
            self._first_alike.update({(pathway.id, one.id): group[0] for group in groups for one in group})
        return self._alike[pathway.id]

    def first_alike(self, pathway: Pathway, organization: Organization) -> Organization:
        """Return the first organization that sees the plan of `pathway` as `organization` does: perhaps itself."""
        if pathway.id not in self._alike:
            self.alike(pathway)
        return self._first_alike.get((pathway.id, organization.id), organization)

    @cached_property
    def too_dear(self) -> frozenset[str]:
        """Return the pathways about which rules do not ask: those with the most questions, where there are too many.

        A question is one entry for organizations that see the plan alike. There are always enough for the catalog
        of a state: only some hundreds of organizations, no two of which see many plans alike, come to more.
        """
        return self.dearest(1)

    def dearest(self, sides: int) -> frozenset[str]:
        """Return the pathways that are `too_dear` where so many sides of a change share the questions."""
        catalog = self.graph.catalog
        left = (QUESTIONS + QUESTIONS_EACH * sum(1 for _ in catalog.all())) // sides
        pathways = catalog.pathways.values()
        entries = {one.id: len(entries_of(one, catalog.settings)) for one in pathways}
        if sum(entries[one.id] * len(one.offered_in) for one in pathways) <= left:
            return frozenset()
        found = set()
        for count, name in sorted((entries[one.id] * len(self.alike(one)), one.id) for one in pathways):
            left -= count
            if left < 0:
                found.add(name)
        return frozenset(found)

    def affordable(self, pathways: Iterable[Pathway]) -> Iterator[Pathway]:
        """Yield those of `pathways` that are not `too_dear`; rule R602 says which were left out."""
        yield from (one for one in pathways if one.id not in self.too_dear)

    def openings(self, pathway: Pathway, organization: Organization) -> OpenTimes:
        """Return what is open in the plan of `pathway` to learners of `organization`."""
        organization = self.first_alike(pathway, organization)
        key = (pathway.id, organization.id)
        if key not in self._openings:
            compiled = self.compiled(pathway)
            if pathway.id not in self._after_school:
                self._after_school[pathway.id] = AfterSchool(self.supply, compiled.numbered, self._moments)
            after_school = self._after_school[pathway.id]
            self._openings[key] = OpenTimes(self.supply, compiled, organization, self._moments, after_school)
        return self._openings[key]

    def clear_cache(self) -> None:
        """Forget what is remembered of single pathways: of ten thousand it fills more memory than the catalog."""
        for remembered in (
            self._compiled_plans,
            self._openings,
            self._after_school,
            self._ends,
            self._learners,
            self._alike,
            self._first_alike,
        ):
            remembered.clear()
        self.supply = Availability(self.graph)

    def had(
        self,
        numbered: NumberedPlan,
        organization: Organization,
        entry: Entry,
        have: Collection[str],
        without: Collection[Thing] = (),
    ) -> tuple[frozenset[int], frozenset[Thing]]:
        """Return the steps, and all the things, that a learner has finished who joins at `entry` with `have`.

        `have` holds step ids of the plan and ids of courses, credentials and experiences. A course that counts as
        another one under an agreement that serves `organization` stands for it, either way round, unless the
        agreement is among the things in `without`.
        """
        things = {(one.kind, self.graph.meant(one)) for one in entry.assumes}
        steps = {numbered.number[one] for one in have if one in numbered.number}
        kinds = (Kind.COURSE, Kind.CREDENTIAL, Kind.EXPERIENCE)
        things |= {(kind, one) for one in have for kind in kinds if self.graph.catalog.find(kind, one)}
        things |= {(does.kind, does.id) for step in steps if (does := numbered.steps[step].does)}
        if not things:
            return frozenset(steps), frozenset()
        preparing = is_developing(numbered.plan.pathway)
        above = self.graph.around(organization, preparing).above
        courses = [name for kind, name in things if kind is Kind.COURSE]
        things |= {
            (Kind.COURSE, other)
            for course in courses
            for other, pairs in self.graph.college_credit.interchangeable(course, preparing).items()
            if any(pair.serves(above) and (Kind.AGREEMENT, pair.agreement.id) not in without for pair in pairs)
        }
        steps |= {
            i for i, step in enumerate(numbered.steps) if step.does and (step.does.kind, step.does.id) in things
        }
        return frozenset(steps), frozenset(things)

    def learner_times(
        self, pathway: Pathway, organization: Organization, entry: Entry, have: Collection[str] = ()
    ) -> LearnerTimes:
        """Return when learners can finish each step of `pathway`."""
        first = organization if have else self.first_alike(pathway, organization)
        if first is not organization and entry in entries_of(pathway, self.graph.catalog.settings):
            organization = first
        key = (pathway.id, organization.id, entry)
        if have or key not in self._learners:
            compiled, openings = self.compiled(pathway), self.openings(pathway, organization)
            had, things = self.had(compiled.numbered, organization, entry, have)
            begin = compiled.numbered.scale.begin(entry.level) * PER_LEVEL
            found = follow(compiled, openings.calendar, begin, had, things | openings.credit)
            if have:
                return found
            if len(self._learners) >= _MOST_LEARNERS:
                self._learners.clear()
            self._learners[key] = found
        return self._learners[key]

    def times_without(
        self,
        pathway: Pathway,
        organization: Organization,
        entry: Entry,
        gone: Collection[Thing],
        steps: int | None = None,
        calendar: Calendar | None = None,
    ) -> Times:
        """Return when learners who leave no way untried can finish each step without what is `gone`.

        `steps`, as bits, are those of interest and all they may lean on; every step, if none are given. An agreement
        that is gone opens nothing and carries no credit. `calendar` is what is left without them, if that is known.
        """
        learner, openings = self.learner_times(pathway, organization, entry), self.openings(pathway, organization)
        had, things = learner.had, learner.things
        if entry.assumes and any(kind is Kind.AGREEMENT for kind, _ in gone):
            had, things = self.had(learner.compiled.numbered, organization, entry, (), gone)
        having = (things | openings.credit | {PERMITTED}).difference(gone)
        calendar = calendar or openings.without(*gone)
        return earliest(learner.compiled, calendar, learner.begin, had, having, steps)

    def reaches_all(self, pathway: Pathway, organization: Organization, entry: Entry) -> bool:
        """Say whether these learners can reach every exit and occupation of `pathway`: quicker than `reach`."""
        finished, ends = self.learner_times(pathway, organization, entry).finished, self.ends(pathway)
        return all(finished(step) is not None for step in ends.exits) and all(
            any(finished(step) is not None for step in steps) for steps in ends.occupations.values()
        )

    def reach(self, pathway: Pathway, organization: Organization, entry: Entry, have: Collection[str] = ()) -> Reach:
        """Return what learners of `organization` who join `pathway` at `entry`, with `have` finished, can reach."""
        learner = self.learner_times(pathway, organization, entry, have)
        numbered, ends = learner.compiled.numbered, self.ends(pathway)
        steps = chain(ends.exits, *ends.occupations.values())
        at_step = self._destinations(learner, organization, steps, with_routes=True)
        exits = tuple(at_step[step] for step in ends.exits)
        ways = {job: [at_step[one] for one in steps] for job, steps in ends.occupations.items()}
        return _answer(learner, organization, entry, exits, tuple(_best(numbered, ways[job], job) for job in ways))

    def reach_exits(self, pathway: Pathway, organization: Organization, entry: Entry) -> Reach:
        """Return what `reach` does, but for occupations and routes: quicker, and all that a page shows."""
        learner, exits = self.learner_times(pathway, organization, entry), self.ends(pathway).exits
        at_step = self._destinations(learner, organization, exits, with_routes=False)
        return _answer(learner, organization, entry, tuple(at_step[step] for step in exits))

    def _destinations(
        self, learner: LearnerTimes, organization: Organization, steps: Iterable[int], *, with_routes: bool
    ) -> dict[int, Destination]:
        """Return `steps` as destinations; what is taken beside the plan is said without their routes, too."""
        numbered = learner.compiled.numbered
        explanation = ObstacleFinder(self.supply, organization, learner.last)
        finders: dict[int, RouteFinder] = {}
        found = {}
        for step in sorted(set(steps)):
            own, planned, level = numbered.ids[step], numbered.steps[step].step.level, _level(learner, step)
            way = learner.finishing(step)
            walked = with_routes or way is not learner
            finder = finders.setdefault(id(way), RouteFinder(way))
            walk = finder.route_to(step) if walked and level is not None else ()
            route = tuple(numbered.ids[one] for one in walk if one < numbered.beside) if with_routes else ()
            beside = (numbered.steps[one].does for one in walk if one >= numbered.beside)
            found[step] = Destination(
                Kind.STEP,
                own,
                own,
                planned,
                level,
                route,
                () if level is not None else explanation.of(step),
                tuple((one.kind, one.id) for one in beside if one),
                level is not None and PERMITTED in way.things,
            )
        return found

    def ends(self, pathway: Pathway) -> PlanGoals:
        """Return where `pathway` leads to."""
        if pathway.id not in self._ends:
            numbered = self.compiled(pathway).numbered
            exits = tuple(index for index, planned in enumerate(numbered.steps) if planned.step.exit)
            # A plan that only explores shows occupations, but leads to none of them.
            jobs = () if is_exploration(pathway) and not exits else self.graph.occupations_of(pathway)
            self._ends[pathway.id] = PlanGoals(
                exits, {one.id: self._leading_to(numbered, one) or exits for one in jobs}
            )
        return self._ends[pathway.id]

    def _leading_to(self, numbered: NumberedPlan, occupation: Occupation) -> tuple[int, ...]:
        """Return the credentials of a plan that qualify for `occupation`; only licenses, where there is one."""
        wanted = self._qualifying.get(occupation.id, ())
        earned = ((i, s.does) for i, s in enumerate(numbered.steps[: numbered.beside]))
        types = {i: does.type for i, does in earned if isinstance(does, Credential) and does.id in wanted}
        return tuple([i for i, kind in types.items() if kind == "license"] or types)

    @cached_property
    def _qualifying(self) -> Mapping[str, set[str]]:
        """Return by occupation the credentials that qualify for it."""
        found: dict[str, set[str]] = {}
        for credential in self.graph.catalog.credentials.values():
            for target in filter(None, map(self.graph.target, credential.qualifies_for)):
                found.setdefault(target.id, set()).add(credential.id)
        return found

    def all(self) -> Iterator[Reach]:
        """Yield the reach of every pathway, organization and entry, in this order."""
        for pathway in self.graph.catalog.pathways.values():
            yield from self.of(pathway)

    def of(self, pathway: Pathway) -> Iterator[Reach]:
        """Yield the reach of every organization that offers `pathway`, and of every entry, in this order."""
        yield from self._for_each(pathway, self.reach)

    def exits_of(self, pathway: Pathway) -> Iterator[Reach]:
        """Yield what `of` does, as `reach_exits` answers."""
        yield from self._for_each(pathway, self.reach_exits)

    def _for_each(self, pathway: Pathway, ask: Callable[[Pathway, Organization, Entry], Reach]) -> Iterator[Reach]:
        """Yield what `ask` answers of every organization and entry: of those that see the plan alike, once."""
        entries = entries_of(pathway, self.graph.catalog.settings)
        answers = {group[0].id: [ask(pathway, group[0], entry) for entry in entries] for group in self.alike(pathway)}
        for organization in self.graph.organizations_of(pathway):
            for answer in answers[self.first_alike(pathway, organization).id]:
                yield replace(answer, organization=organization.id)


def reach(
    graph: CatalogGraph, pathway: Pathway, organization: Organization, entry: Entry, have: Collection[str] = ()
) -> Reach:
    """Return what learners of `organization` who join `pathway` at `entry` can reach.

    `have` holds ids of steps, courses, credentials and experiences they have finished beyond what `entry` assumes.
    Ask a `ReachCalculator` when there is more than one question.
    """
    return ReachCalculator(graph).reach(pathway, organization, entry, have)


def _answer(
    learner: LearnerTimes,
    organization: Organization,
    entry: Entry,
    exits: tuple[Destination, ...],
    occupations: tuple[Destination, ...] = (),
) -> Reach:
    numbered = learner.compiled.numbered
    levels = {step_id: _level(learner, step) for step_id, step in numbered.number.items()}
    had = frozenset(numbered.ids[step] for step in learner.had if step < numbered.beside)
    return Reach(numbered.plan.pathway.id, organization.id, entry, exits, occupations, levels, had)


def _level(learner: LearnerTimes, step: int) -> str | None:
    time = learner.finished(step)
    levels = learner.compiled.numbered.scale.levels
    return None if time is None else levels[max(time, learner.begin) // PER_LEVEL].id


def _best(numbered: NumberedPlan, ways: list[Destination], occupation: str) -> Destination:
    """Return the way that ends earliest and asks least; what all of them lack, when there is none."""
    open_ways = [way for way in ways if way.level is not None]
    if open_ways:
        best = min(
            open_ways,
            key=lambda way: (
                way.permitted,
                len(way.beside),
                numbered.scale.position(way.level or ""),
                len(way.route),
                way.by,
            ),
        )
        return replace(best, kind=Kind.OCCUPATION, id=occupation)
    missing = tuple(dict.fromkeys(one for way in ways for one in way.missing))
    if not ways:
        missing = (MissingNeed(ObstacleCause.NO_EXIT, "", Kind.OCCUPATION, occupation),)
    last = ways[-1] if ways else None
    by, planned = (last.by, last.planned) if last else ("", "")
    return Destination(Kind.OCCUPATION, occupation, by, planned, None, (), missing)
