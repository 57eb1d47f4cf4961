"""Who can finish what, from where: which exits and occupations a learner of one organization can reach.

A step can be finished at the first level that is not before its own, at which somebody provides it to learners of
the organization, at which its grades and ages allow it, and by which all it needs is finished. Courses, and learning
through or at work, take until the end of a level; everything else is done at once, at a level's beginning or end. A
course begins when what the plan puts at another level before it is finished; within a level the plan's order is
trusted. Learners who join late have finished what their entry assumes; an earlier step they still need they take
later, where its grades allow. Years and terms in which courses are offered are left to `rotation`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from generator.graph.catalog_graph import CatalogGraph
from generator.graph.plan import PlannedStep
from generator.insight.earliest import MOMENTS, Calendar, Circuit, Times, earliest
from generator.insight.levels import entries_of
from generator.insight.missing import Explanation, Missing
from generator.insight.route import Routes
from generator.insight.supply import Supply, Thing, in_grades, is_closed, old_enough, takes_time
from generator.insight.wiring import Wiring, wire
from generator.model.entities import Credential, Entry, Occupation, Organization, Pathway
from generator.model.ids import Kind

_END, _ANY = 0b10, 0b11


@dataclass(frozen=True, slots=True)
class Destination:
    """An exit (`kind` is step, `id` the step's) or an occupation, and how it can be reached.

    `level` is the earliest level at whose end it is reached, None when it is not. `by` is the step that reaches an
    occupation; `planned` the level at which the plan puts the exit or that step. `route` are step ids in order.
    `missing` says what it lacks; it is empty when `level` is not None.
    """

    kind: Kind
    id: str
    by: str
    planned: str
    level: str | None
    route: tuple[str, ...]
    missing: tuple[Missing, ...]

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


class Reacher:
    """Answers questions of reach for one graph, and remembers what plans and organizations share."""

    def __init__(self, graph: CatalogGraph) -> None:
        self.graph = graph
        self.supply = Supply(graph)
        self._circuits: dict[str, Circuit] = {}
        self._calendars: dict[tuple[str, str], Calendar] = {}
        self._college_courses: dict[str, list[str]] = {}
        for college_course, pairs in graph.matches.items():
            for course, _ in pairs:
                self._college_courses.setdefault(course, []).append(college_course)

    def circuit(self, pathway: Pathway) -> Circuit:
        """Return the plan of `pathway`, made ready for counting."""
        if pathway.id not in self._circuits:
            self._circuits[pathway.id] = Circuit(wire(self.graph, self.graph.plans[pathway.id]))
        return self._circuits[pathway.id]

    def calendar(
        self, wiring: Wiring, organization: Organization, without: frozenset[Thing] = frozenset()
    ) -> Calendar:
        """Return when learners of `organization` can finish each step, whatever it needs: two moments a level."""
        key = (wiring.plan.pathway.id, organization.id)
        if without:
            return self._make_calendar(wiring, organization, without)
        if key not in self._calendars:
            self._calendars[key] = self._make_calendar(wiring, organization, without)
        return self._calendars[key]

    def _make_calendar(self, wiring: Wiring, organization: Organization, without: frozenset[Thing]) -> Calendar:
        steps = range(len(wiring.steps))
        opens = tuple(self._moments(wiring, index, organization, without) for index in steps)
        return Calendar(opens, MOMENTS, frozenset(step for step in steps if wiring.is_course(step)), frozenset())

    def counts_as(self, course_id: str) -> tuple[str, ...]:
        """Return the college courses that a course counts as."""
        return tuple(self._college_courses.get(course_id, ()))

    def _moments(self, wiring: Wiring, index: int, organization: Organization, without: frozenset[Thing]) -> int:
        planned = wiring.steps[index]
        if is_closed(planned) or not self.known(planned):
            return 0
        bits = 0
        for position in range(wiring.planned[index], len(wiring.scale.levels)):
            level = wiring.scale.levels[position]
            if (
                wiring.scale.usable[position]
                and in_grades(planned, level)
                and old_enough(planned, level, wiring.scale)
                and self.supply.provided(planned, level, organization, without)
            ):
                at_end = takes_time(planned) or not old_enough(planned, level, wiring.scale, at_start=True)
                bits |= (_END if at_end else _ANY) << position * MOMENTS
        return bits

    def known(self, planned: PlannedStep) -> bool:
        """Say whether what `planned` names exists, if only as a file that nobody could read."""
        return planned.step.does is None or self.graph.target(planned.step.does) is not None

    def had(self, wiring: Wiring, entry: Entry, have: Collection[str]) -> tuple[frozenset[int], frozenset[Thing]]:
        """Return the steps, and all the things, that a learner has finished who joins at `entry` with `have`.

        `have` holds step ids of the plan and ids of courses, credentials and experiences. A course that counts as a
        college course under an agreement stands for it.
        """
        named = [(one, self.graph.target(one)) for one in entry.assumes]
        things = {(one.kind, target.id if target else one.id) for one, target in named}
        steps = {wiring.number[one] for one in have if one in wiring.number}
        kinds = (Kind.COURSE, Kind.CREDENTIAL, Kind.EXPERIENCE)
        things |= {(kind, one) for one in have for kind in kinds if self.graph.catalog.find(kind, one)}
        things |= {(does.kind, does.id) for step in steps if (does := wiring.steps[step].does)}
        things |= {(Kind.COURSE, one) for kind, name in things if kind is Kind.COURSE for one in self.counts_as(name)}
        steps |= {i for i, step in enumerate(wiring.steps) if step.does and (step.does.kind, step.does.id) in things}
        return frozenset(steps), frozenset(things)

    def times(
        self,
        pathway: Pathway,
        organization: Organization,
        entry: Entry,
        have: Collection[str] = (),
        without: frozenset[Thing] = frozenset(),
    ) -> tuple[Circuit, Calendar, Times]:
        """Return when each step of `pathway` can be finished, without the things in `without`."""
        circuit = self.circuit(pathway)
        calendar = self.calendar(circuit.wiring, organization, without)
        steps, things = self.had(circuit.wiring, entry, have)
        begin = circuit.wiring.scale.begin(entry.level)
        return circuit, calendar, earliest(circuit, calendar, begin * MOMENTS, steps, things)

    def reach(self, pathway: Pathway, organization: Organization, entry: Entry, have: Collection[str] = ()) -> Reach:
        """Return what learners of `organization` who join `pathway` at `entry`, with `have` finished, can reach."""
        circuit, calendar, times = self.times(pathway, organization, entry, have)
        wiring = circuit.wiring
        had, things = self.had(wiring, entry, have)
        begin = wiring.scale.begin(entry.level)
        routes = Routes(circuit, calendar, times, had, things)
        explanation = Explanation(self.graph, self.supply, circuit, calendar, organization, times, begin, things)

        def destination(kind: Kind, name: str, step: int) -> Destination:
            level = _level(wiring, times, step, begin)
            route = tuple(wiring.ids[one] for one in routes.to(step)) if level is not None else ()
            missing = () if level is not None else explanation.of(step)
            return Destination(kind, name, wiring.ids[step], wiring.steps[step].step.level, level, route, missing)

        exits = {i: destination(Kind.STEP, wiring.ids[i], i) for i, s in enumerate(wiring.steps) if s.step.exit}
        occupations = []
        for occupation in self.graph.resolve_all(pathway.occupations, Occupation):
            ways = [destination(Kind.OCCUPATION, occupation.id, step) for step in self.leading_to(wiring, occupation)]
            occupations.append(_best(wiring, ways, occupation))
        levels = {wiring.ids[step]: _level(wiring, times, step, begin) for step in range(len(wiring.ids))}
        names = frozenset(wiring.ids[step] for step in had)
        return Reach(pathway.id, organization.id, entry, tuple(exits.values()), tuple(occupations), levels, names)

    def leading_to(self, wiring: Wiring, occupation: Occupation) -> tuple[int, ...]:
        """Return the steps by which the plan leads to `occupation`.

        These are its credentials that qualify for it; if none does, every exit. Where one of them is a license, a
        degree or certificate alone does not open the occupation.
        """
        wanted = {credential.id for credential in self.graph.credentials_for(occupation)}
        earned = ((i, s.does) for i, s in enumerate(wiring.steps))
        types = {i: does.type for i, does in earned if isinstance(does, Credential) and does.id in wanted}
        steps = [i for i, kind in types.items() if kind == "license"] or list(types)
        return tuple(steps or [i for i, s in enumerate(wiring.steps) if s.step.exit])

    def all(self) -> Iterator[Reach]:
        """Yield the reach of every pathway, organization and entry, in this order."""
        for pathway in self.graph.catalog.pathways.values():
            yield from self.of(pathway)

    def of(self, pathway: Pathway) -> Iterator[Reach]:
        """Yield the reach of every organization that offers `pathway`, and of every entry, in this order."""
        for organization in self.graph.resolve_all(pathway.offered_in, Organization):
            for entry in entries_of(pathway, self.graph.catalog.settings):
                yield self.reach(pathway, organization, entry)


def reach(
    graph: CatalogGraph, pathway: Pathway, organization: Organization, entry: Entry, have: Collection[str] = ()
) -> Reach:
    """Return what learners of `organization` who join `pathway` at `entry` can reach.

    `have` holds ids of steps, courses, credentials and experiences they have finished beyond what `entry` assumes.
    Ask a `Reacher` when there is more than one question.
    """
    return Reacher(graph).reach(pathway, organization, entry, have)


def _level(wiring: Wiring, times: Times, step: int, begin: int) -> str | None:
    time = times.finished[step]
    return None if time is None else wiring.scale.levels[max(time // MOMENTS, begin)].id


def _best(wiring: Wiring, ways: list[Destination], occupation: Occupation) -> Destination:
    """Return the way that ends earliest and asks least; what all of them lack, when there is none."""
    open_ways = [way for way in ways if way.level is not None]
    if open_ways:
        return min(open_ways, key=lambda way: (wiring.scale.position(way.level or ""), len(way.route), way.by))
    missing = tuple(dict.fromkeys(one for way in ways for one in way.missing))
    last = ways[-1] if ways else None
    by, planned = (last.by, last.planned) if last else ("", "")
    return Destination(Kind.OCCUPATION, occupation.id, by, planned, None, (), missing)
