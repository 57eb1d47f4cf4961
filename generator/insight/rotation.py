"""Courses taught in odd or even years only, or in one term: which classes can finish, and when they take what.

A school year has the calendar year in which it starts: 2026-27 is even. A course may be taken at another level than
the plan's own, earlier or later, where its grades, its teachers and what it needs allow. A plan is finished in time
when every required step is finished by the last level of the catalog's scale of a kind that the plan uses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from generator.insight.calendar import YearCalendar, all_terms, fixed_at_level, required_steps
from generator.insight.earliest_times import PER_LEVEL, Calendar, CompiledPlan, Times, earliest
from generator.insight.numbered_plan import PERMITTED, NumberedPlan, Thing
from generator.insight.reach import ReachCalculator
from generator.model.entities import Course, Entry, Organization, Pathway
from generator.model.levels import starting_year, years_after_start

COHORTS = 4


@dataclass(frozen=True, slots=True)
class CourseYear:
    """When one class takes a course that is not taught every year.

    `level` is where it stands in an order of years in which the class finishes, None if it cannot take the course;
    `year` is the calendar year in which that school year starts. `levels` are all at which it could stand.
    `required` says whether the plan asks everybody for it.
    """

    step: str
    course: str
    planned: str
    level: str | None
    year: int | None
    levels: tuple[str, ...]
    required: bool

    @property
    def is_only_choice(self) -> bool:
        """Say whether this is the only level at which the class can take it."""
        return len(self.levels) == 1


@dataclass(frozen=True, slots=True)
class Cohort:
    """The learners who join at `entry` in the fall of `starts`.

    `blocked` are required steps that odd and even years keep from them: they could be finished in time if every
    course were taught every year. An exit that not everybody takes is among them if these years keep it from every
    class that joins here. `turns` are the courses that take turns, in the order of the plan. `moved` are
    other required courses that they take at another level than the plan's own, as pairs of step and level.
    """

    entry: Entry
    starts: int
    blocked: tuple[str, ...]
    turns: tuple[CourseYear, ...]
    moved: tuple[tuple[str, str], ...]

    @property
    def finishes(self) -> bool:
        """Say whether odd and even years let these learners finish the plan in time."""
        return not self.blocked


@dataclass(frozen=True, slots=True)
class Rotation:
    """How `pathway` works out for classes of `organization`; no cohorts when none of its courses takes turns.

    `out_of_order` are required steps that no class can finish in time because of the terms in which courses are
    taught, though each by itself is taught early enough.
    """

    pathway: str
    organization: str
    cohorts: tuple[Cohort, ...]
    out_of_order: tuple[str, ...]

    @property
    def blocks_some(self) -> bool:
        """Say whether some class cannot finish in time (rule O502 warns)."""
        return any(not cohort.finishes for cohort in self.cohorts)

    @property
    def blocks_all(self) -> bool:
        """Say whether at some entry no class can finish in time (rule O502 is an error)."""
        entries = {cohort.entry for cohort in self.cohorts}
        return any(all(not one.finishes for one in self.cohorts if one.entry == entry) for entry in entries)


def rotation(
    reacher: ReachCalculator,
    pathway: Pathway,
    organization: Organization,
    entries: tuple[Entry, ...],
    have: Collection[str] = (),
) -> Rotation:
    """Return how odd and even years and terms work out for the next four classes that join at each of `entries`.

    `have` holds ids of what they have finished beyond what their entry assumes, as for `reach`.
    """
    planner = _RotationPlanner(reacher, pathway, organization, have)
    first = starting_year(reacher.graph.catalog.settings)
    cohorts = tuple(cohort for entry in entries if planner.years.turning for cohort in planner.cohorts(entry, first))
    out_of_order = {step for entry in entries for step in planner.out_of_order(entry)}
    return Rotation(
        pathway.id, organization.id, cohorts, tuple(one for one in planner.numbered.ids if one in out_of_order)
    )


def blocked_cohorts(
    reacher: ReachCalculator, pathway: Pathway, organization: Organization, entries: tuple[Entry, ...]
) -> tuple[Cohort, ...]:
    """Return the next four classes at each of `entries` with what blocks them, but without their turns.

    There are none when no course takes turns. Rule O502 asks this first, for it is much quicker than `rotation`.
    """
    numbered = reacher.compiled(pathway).numbered
    if not any(
        offering.years in ("odd", "even")
        for planned in numbered.steps
        if isinstance(planned.does, Course)
        for offering in planned.does.offerings
    ):
        return ()
    planner = _RotationPlanner(reacher, pathway, organization, ())
    if not planner.years.turning:
        return ()
    first = starting_year(reacher.graph.catalog.settings)
    blocked = {(entry, odd): planner.blocked(entry, first + odd) for entry in entries for odd in (0, 1)}
    return tuple(
        Cohort(entry, first + number, blocked[entry, number % 2], (), ())
        for entry in entries
        for number in range(COHORTS)
    )


class _RotationPlanner:
    """Works out rotations for one pathway and organization."""

    def __init__(
        self, reacher: ReachCalculator, pathway: Pathway, organization: Organization, have: Collection[str]
    ) -> None:
        self.reacher = reacher
        self.organization = organization
        self.credit = reacher.openings(pathway, organization).credit
        self.have = have
        self._had: dict[Entry, tuple[frozenset[int], frozenset[Thing]]] = {}
        self.compiled: CompiledPlan = reacher.compiled(pathway)
        self.numbered: NumberedPlan = self.compiled.numbered
        self.required = required_steps(self.numbered)
        self.exits = reacher.ends(pathway).exits
        self.years = YearCalendar(reacher, self.numbered, organization)

    def run(self, calendar: Calendar, entry: Entry) -> Times:
        """Return the earliest times under `calendar` for those who join at `entry`."""
        steps, things = self.had(entry)
        having = things | self.credit | {PERMITTED}  # whom one lets in has nothing to do with who teaches when
        return earliest(self.compiled, calendar, self.begin(entry) * PER_LEVEL, steps, having)

    def had(self, entry: Entry) -> tuple[frozenset[int], frozenset[Thing]]:
        """Return what those who join at `entry` have finished."""
        if entry not in self._had:
            self._had[entry] = self.reacher.had(self.numbered, self.organization, entry, self.have)
        return self._had[entry]

    def begin(self, entry: Entry) -> int:
        """Return the position of the level at which those who join at `entry` begin."""
        return self.numbered.scale.begin(entry.level)

    def missed(self, calendar: Calendar, entry: Entry) -> frozenset[int]:
        """Return the required steps and the exits that those who join at `entry` do not finish in time.

        What the plan puts before they join is asked of them only if something later needs it.
        """
        finished, begin = self.run(calendar, entry).finished, self.begin(entry)
        asked = self.required.union(self.exits)
        return frozenset(s for s in asked if finished[s] is None and self.numbered.planned[s] >= begin)

    def out_of_order(self, entry: Entry) -> Iterator[str]:
        """Yield the required steps that terms keep from everybody who joins at `entry`."""
        calendar = self.years.calendar(self.begin(entry), None)
        in_terms = self.missed(calendar, entry) & self.required
        if not in_terms:  # as in most plans
            return
        every_term = tuple(all_terms(moments) for moments in calendar.opens)
        in_any = self.missed(Calendar(every_term, (0,) * len(every_term), calendar.tied), entry)
        yield from (self.numbered.ids[step] for step in sorted(in_terms - in_any))

    def blocked(self, entry: Entry, starts: int) -> tuple[str, ...]:
        """Return the steps that odd and even years keep from those who join at `entry` in `starts`; see `Cohort`."""
        begin = self.begin(entry)
        missed = self.missed(self.years.calendar(begin, starts), entry)
        if missed:
            missed -= self.missed(self.years.calendar(begin, None), entry)
        if missed - self.required:  # exits that not everybody takes: those of the next class may be others
            missed &= self.required | self.missed(self.years.calendar(begin, starts + 1), entry)
        return tuple(self.numbered.ids[step] for step in sorted(missed))

    def cohorts(self, entry: Entry, first: int) -> Iterator[Cohort]:
        """Yield the classes that join at `entry`, from the year `first` on: every other one has the same turns."""
        made = [self.cohort(entry, first), self.cohort(entry, first + 1)]
        for number in range(COHORTS):
            like, later = made[number % 2], number - number % 2
            turns = tuple(replace(turn, year=turn.year and turn.year + later) for turn in like.turns)
            yield replace(like, starts=first + number, turns=turns)

    def cohort(self, entry: Entry, starts: int) -> Cohort:
        """Return how the plan works out for those who join at `entry` in the fall of `starts`."""
        begin, blocked = self.begin(entry), self.blocked(entry, starts)
        calendar = self.years.calendar(begin, starts)
        missed = self.missed(calendar, entry)
        had, _ = self.had(entry)
        turning = [step for step in self.years.turning if step not in had and step < self.numbered.beside]
        others = [s for s in range(self.numbered.beside) if self.years.taught[s] and s not in {*turning, *had}]
        possible = {step: self._possible(step, calendar, entry, missed) for step in turning}
        settled = self._settle(calendar, entry, missed, turning, others)
        turns = tuple(self._turn(step, possible[step], settled, begin, starts) for step in possible)
        moved = tuple(
            (self.numbered.ids[step], self.numbered.scale.levels[level].id)
            for step, level in sorted(settled.items())
            if step in self.required and step not in turning and level != self.numbered.planned[step] >= begin
        )
        return Cohort(entry, starts, blocked, turns, moved)

    def _turn(self, step: int, possible: list[int], settled: dict[int, int], begin: int, starts: int) -> CourseYear:
        levels, level = self.numbered.scale.levels, settled.get(step)
        planned = self.numbered.steps[step]
        return CourseYear(
            self.numbered.ids[step],
            planned.does.id if planned.does else "",
            planned.step.level,
            None if level is None else levels[level].id,
            None if level is None else starts + years_after_start(level, begin, levels),
            tuple(levels[position].id for position in possible),
            step in self.required,
        )

    def _possible(self, step: int, calendar: Calendar, entry: Entry, missed: frozenset[int]) -> list[int]:
        """Return the levels at which `step` can stand without anything more being missed."""
        return [
            level
            for level in self.years.taught[step]
            if self._fits(fixed_at_level(calendar, step, level), entry, missed, {step})
        ]

    def _fits(self, calendar: Calendar, entry: Entry, missed: frozenset[int], kept: set[int]) -> bool:
        finished, begin = self.run(calendar, entry).finished, self.begin(entry)
        asked = (s for s in self.required - missed if self.numbered.planned[s] >= begin)
        return all(finished[step] is not None for step in (*kept, *asked))

    def _settle(
        self, calendar: Calendar, entry: Entry, missed: frozenset[int], turning: list[int], others: list[int]
    ) -> dict[int, int]:
        """Return levels for courses that fit together, each as near to the plan's own as the ones before allow.

        Courses that take turns choose first. Most plans then stand as they are, so that is tried first of all.
        """
        settled: dict[int, int] = {}
        calendar = self._settle_each(calendar, entry, missed, turning, settled)
        own = {step: level for step in others if (level := self._own_level(step, entry)) in self.years.taught[step]}
        as_planned = calendar
        for step, level in own.items():
            as_planned = fixed_at_level(as_planned, step, level)
        if self._fits(as_planned, entry, missed, {*own, *settled}):
            settled.update(own)
        else:
            self._settle_each(calendar, entry, missed, others, settled)
        return settled

    def _settle_each(
        self, calendar: Calendar, entry: Entry, missed: frozenset[int], steps: list[int], settled: dict[int, int]
    ) -> Calendar:
        """Fill `settled` for `steps`, one after the other, and return the calendar that is left."""
        for step in steps:
            own = self._own_level(step, entry)
            for level in sorted(self.years.taught[step], key=lambda level: (abs(level - own), level)):
                there = fixed_at_level(calendar, step, level)
                if self._fits(there, entry, missed, {step, *settled}):
                    settled[step], calendar = level, there
                    break
        return calendar

    def _own_level(self, step: int, entry: Entry) -> int:
        return max(self.begin(entry), self.numbered.planned[step])
