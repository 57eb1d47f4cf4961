"""What stands between a learner and a step that cannot be reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from generator.graph.catalog_graph import CatalogGraph
from generator.graph.plan import PlannedStep
from generator.insight.availability import Availability, is_old_enough, minimum_age
from generator.insight.earliest_times import PER_LEVEL, LearnerTimes
from generator.insight.numbered_plan import Need, OutsideNeed, Part, StandingNeed, StepNeed
from generator.model.entities import Course, Organization
from generator.model.ids import Kind
from generator.model.levels import age_at
from generator.model.status import is_developing


class ObstacleCause(StrEnum):
    """Why a step cannot be finished."""

    NOT_PROVIDED = "not provided"  # nobody teaches it to this organization's learners (see O501)
    LEFT_OUT = "left out"  # the plan does not have it, nor does the entry assume it (see P404)
    TOO_LATE = "too late"  # by the time they can, its grades no longer allow it or nobody teaches it any more
    TOO_YOUNG = "too young"  # they do not reach its minimum age while the plan lasts (see R607)
    CLOSED = "closed"  # it is suspended or has ceased (see L203)
    UNKNOWN = "unknown"  # there is no such thing (see L201)
    CIRCLE = "circle"  # it needs itself, by way of others (see S301)
    IMPOSSIBLE = "impossible"  # a condition asks for more parts than it has (see S304)
    NO_EXIT = "no exit"  # the plan has no exit that could lead to an occupation (see R601)


@dataclass(frozen=True, slots=True)
class MissingNeed:
    """One thing that is missing: why, and what.

    `step` is the step of the plan that cannot be finished; empty when the plan leaves the thing out. `kind` and `id`
    say what it is (None and empty for milestones and choices). `needed_by` is the id of the step that asks for it,
    or the vertex of something that the plan leaves out, too; empty for the destination itself. It is one of
    `alternatives` of which `count` are needed: 1 of 1 if there is no other way. `level` is, for TOO_LATE, the last
    level at which it could be done, if any; for TOO_YOUNG, the last level of the plan's kind. `age` is the minimum
    age, and `oldest` what learners reach by that level.
    """

    cause: ObstacleCause
    step: str
    kind: Kind | None
    id: str
    needed_by: str = ""
    count: int = 1
    alternatives: int = 1
    level: str | None = None
    age: int | None = None
    oldest: int | None = None


@dataclass(frozen=True, slots=True)
class _NeedOrigin:
    """How a step or thing is asked for."""

    by: str = ""
    count: int = 1
    alternatives: int = 1


class ObstacleFinder:
    """Explains what the steps lack that learners of one organization never finish."""

    def __init__(self, supply: Availability, organization: Organization, learner: LearnerTimes) -> None:
        self._graph = supply.graph
        self._supply = supply
        self._organization = organization
        self._compiled = learner.compiled
        self._calendar = learner.calendar
        self._numbered = learner.compiled.numbered
        self._times = learner.times
        self._begin = learner.begin
        self._things = learner.things
        self._preparing = is_developing(self._numbered.plan.pathway)

    def of(self, step: int) -> tuple[MissingNeed, ...]:
        """Return everything that `step`, which is never finished, lacks at the root, in the order it is asked for."""
        found: list[MissingNeed] = []
        seen: set[int] = set()
        waiting = [(step, _NeedOrigin())]
        while waiting:
            here, asked = waiting.pop(0)
            if here in seen:
                continue
            seen.add(here)
            found.extend(self._own(here, asked))
            for part, how in self._unmet(self._numbered.needs[here], _NeedOrigin(self._numbered.ids[here])):
                if isinstance(part, StepNeed):
                    waiting.append((part.step, how))
                else:
                    cause = ObstacleCause.LEFT_OUT if part.known else ObstacleCause.UNKNOWN
                    found.append(MissingNeed(cause, "", part.kind, part.id, how.by, how.count, how.alternatives))
        if not found:
            # Nothing is wrong with any step alone: they wait for each other, or two that go together never meet.
            ready = all(self._ready(one) is not None for one in seen)
            found.append(
                self._missing(ObstacleCause.TOO_LATE if ready else ObstacleCause.CIRCLE, step, _NeedOrigin())
            )
        return tuple(dict.fromkeys(found))

    def _ready(self, step: int) -> int | None:
        """Return the moment from which `step` has all it needs but corequisites tied to it; None if it never has."""
        tied = self._compiled.tied_to.get(step, ())

        def met(part: Part) -> int | None:
            match part:
                case StepNeed():
                    time = self._times.finished[part.step]
                    if time is None:
                        return first if part.together and part.step in tied else None
                    return max(first, self._compiled.counts_from(self._calendar, step, time, part.together))
                case OutsideNeed():
                    return first if (part.kind, part.id) in self._things else None
                case StandingNeed():
                    return max(first, part.position * PER_LEVEL)
                case Need():
                    times = sorted(time for one in part.parts if (time := met(one)) is not None)
                    if part.count <= 0:
                        return first
                    return times[part.count - 1] if len(times) >= part.count else None

        first = self._begin
        return met(self._numbered.needs[step])

    def _unmet(self, need: Need, asked: _NeedOrigin) -> Iterator[tuple[StepNeed | OutsideNeed, _NeedOrigin]]:
        """Yield what `need` lacks at its leaves; nothing where it holds."""
        if self._met(need):
            return
        parts = [part for part in need.parts if not self._is_not_for_them(part)]
        if need.count < len(parts):
            asked = _NeedOrigin(asked.by, need.count, len(parts))
        for part in parts:
            if isinstance(part, Need):
                yield from self._unmet(part, asked)
            elif not isinstance(part, StandingNeed) and not self._met(part):
                yield part, asked

    def _is_not_for_them(self, part: Part) -> bool:
        """Say whether `part` is a course that counts under agreements only which do not serve these learners."""
        return isinstance(part, Need) and any(
            isinstance(one, Need) and one.parts and all(map(self._is_foreign, one.parts)) for one in part.parts
        )

    def _is_foreign(self, part: Part) -> bool:
        return isinstance(part, OutsideNeed) and part.kind is Kind.AGREEMENT and not self._met(part)

    def _met(self, part: Part) -> bool:
        match part:
            case StepNeed():
                return self._times.finished[part.step] is not None
            case OutsideNeed():
                return (part.kind, part.id) in self._things
            case StandingNeed():
                return True  # it comes with time; a step for which it comes too late is too late itself
            case Need():
                return sum(map(self._met, part.parts)) >= part.count

    def _own(self, step: int, asked: _NeedOrigin) -> Iterator[MissingNeed]:
        """Yield what is wrong with `step` itself, whatever it needs."""
        planned, numbered = self._numbered.steps[step], self._numbered
        if planned.step.does and self._graph.target(planned.step.does) is None:
            yield self._missing(ObstacleCause.UNKNOWN, step, asked)
        elif self._supply.is_closed(planned, self._preparing):
            yield self._missing(ObstacleCause.CLOSED, step, asked)
        elif any((Kind.AGREEMENT, one) in self._things for one in numbered.detours.get(step, ())):
            yield self._missing(ObstacleCause.CIRCLE, step, asked)
        elif step >= numbered.beside and self._is_only_elsewhere(planned):
            yield self._missing(ObstacleCause.LEFT_OUT, step, asked)
        elif any(need.count > len(need.parts) for need in _all_needs(numbered.needs[step])):
            yield self._missing(ObstacleCause.IMPOSSIBLE, step, asked)
        else:
            yield from self._in_time(step, asked)

    def _is_only_elsewhere(self, planned: PlannedStep) -> bool:
        """Say whether others teach the course of `planned`, but nobody does to learners of this organization."""
        course = planned.does
        if not isinstance(course, Course):
            return False
        ways = self._supply.sources(course, self._organization, self._preparing)
        return not any(one.way for one in ways.in_school) and any(one.after_school for one in ways)

    def _in_time(self, step: int, asked: _NeedOrigin) -> Iterator[MissingNeed]:
        planned, scale = self._numbered.steps[step], self._numbered.scale
        given = [
            (position, level)
            for position, level in enumerate(scale.levels)
            if scale.usable[position]
            and position >= self._numbered.planned[step]
            and self._supply.is_provided(planned, level, self._organization, self._preparing)
        ]
        if not given:
            yield self._missing(ObstacleCause.NOT_PROVIDED, step, asked)
            return
        grown = [(position, level) for position, level in given if is_old_enough(planned, level, scale)]
        if not grown:
            last = given[-1][1]
            missing = self._missing(ObstacleCause.TOO_YOUNG, step, asked, last.id)
            yield replace(missing, age=minimum_age(planned), oldest=age_at(last, scale.levels))
            return
        opens = self._calendar.opens[step]
        if not opens >> max(self._begin, self._ready(step) or 0):
            last_level = scale.levels[(opens.bit_length() - 1) // PER_LEVEL].id if opens else None
            yield self._missing(ObstacleCause.TOO_LATE, step, asked, last_level)

    def _missing(self, cause: ObstacleCause, step: int, asked: _NeedOrigin, level: str | None = None) -> MissingNeed:
        planned = self._numbered.steps[step]
        does = planned.step.does
        kind, name = (does.kind, planned.does.id if planned.does else does.id) if does else (None, "")
        own = self._numbered.ids[step] if step < self._numbered.beside else ""
        return MissingNeed(cause, own, kind, name, asked.by, asked.count, asked.alternatives, level)


def _all_needs(need: Need) -> Iterator[Need]:
    yield need
    for part in need.parts:
        if isinstance(part, Need):
            yield from _all_needs(part)


def could_be_taken_elsewhere(missing: MissingNeed, graph: CatalogGraph) -> tuple[str, ...]:
    """Return the organizations that teach the course which is `missing`, sorted: where one would have to go."""
    course = graph.catalog.courses.get(missing.id) if missing.kind is Kind.COURSE else None
    if not isinstance(course, Course):
        return ()
    targets = (graph.target(offering.by) for offering in graph.offerings(course))
    return tuple(sorted({target.id for target in targets if target}))
