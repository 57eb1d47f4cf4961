"""Courses taught in odd or even years only, or in one term: which classes can finish, and when they take what.

A school year has the calendar year in which it starts: 2026-27 is even. A course may be taken at another level than
the plan's own, earlier or later, where its grades, its teachers and what it needs allow. A plan is finished in time
when every required step is finished by the last level that the plan uses.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from generator.insight.earliest import Calendar, Circuit, Times, earliest
from generator.insight.levels import years_after_start
from generator.insight.reach import Reacher
from generator.insight.wiring import Wiring
from generator.insight.years import ALL_MOMENTS, PER_LEVEL, TERM_ENDS, Years
from generator.model.catalog import Settings
from generator.model.entities import Entry, Organization, Pathway

COHORTS = 4


@dataclass(frozen=True, slots=True)
class Turn:
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
    def must(self) -> bool:
        """Say whether this is the only level at which the class can take it."""
        return len(self.levels) == 1


@dataclass(frozen=True, slots=True)
class Cohort:
    """The learners who join at `entry` in the fall of `starts`.

    `blocked` are required steps that odd and even years keep from them: they could be finished in time if every
    course were taught every year. `turns` are the courses that take turns, in the order of the plan. `moved` are
    other required courses that they take at another level than the plan's own, as pairs of step and level.
    """

    entry: Entry
    starts: int
    blocked: tuple[str, ...]
    turns: tuple[Turn, ...]
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


def starting_year(settings: Settings) -> int:
    """Return the calendar year in which the catalog's school year starts: 2026 of "2026-27"; 0 when it has none."""
    found = re.match(r"\d{4}", settings.school_year, re.ASCII)
    return int(found.group()) if found else 0


def rotation(
    reacher: Reacher,
    pathway: Pathway,
    organization: Organization,
    entries: tuple[Entry, ...],
    have: Collection[str] = (),
) -> Rotation:
    """Return how odd and even years and terms work out for the next four classes that join at each of `entries`.

    `have` holds ids of what they have finished beyond what their entry assumes, as for `reach`.
    """
    planner = _Planner(reacher, pathway, organization, have)
    first = starting_year(reacher.graph.catalog.settings)
    cohorts = tuple(
        planner.cohort(entry, first + number)
        for entry in entries
        for number in range(COHORTS)
        if planner.years.turning
    )
    out_of_order = {step for entry in entries for step in planner.out_of_order(entry)}
    return Rotation(
        pathway.id, organization.id, cohorts, tuple(one for one in planner.wiring.ids if one in out_of_order)
    )


class _Planner:
    """Works out rotations for one pathway and organization."""

    def __init__(self, reacher: Reacher, pathway: Pathway, organization: Organization, have: Collection[str]) -> None:
        self.reacher = reacher
        self.have = have
        self.circuit: Circuit = reacher.circuit(pathway)
        self.wiring: Wiring = self.circuit.wiring
        self.required = _required(self.wiring)
        self.years = Years(reacher, self.wiring, organization)

    def run(self, calendar: Calendar, entry: Entry) -> Times:
        """Return the earliest times under `calendar` for those who join at `entry`."""
        steps, things = self.reacher.had(self.wiring, entry, self.have)
        return earliest(self.circuit, calendar, self.begin(entry) * PER_LEVEL, steps, things)

    def begin(self, entry: Entry) -> int:
        """Return the position of the level at which those who join at `entry` begin."""
        return self.wiring.scale.begin(entry.level)

    def missed(self, calendar: Calendar, entry: Entry) -> frozenset[int]:
        """Return the required steps that those who join at `entry` do not finish in time.

        What the plan puts before they join is asked of them only if something later needs it.
        """
        finished, begin = self.run(calendar, entry).finished, self.begin(entry)
        return frozenset(s for s in self.required if finished[s] is None and self.wiring.planned[s] >= begin)

    def out_of_order(self, entry: Entry) -> Iterator[str]:
        """Yield the required steps that terms keep from everybody who joins at `entry`."""
        calendar = self.years.calendar(self.begin(entry), None)
        in_terms = self.missed(calendar, entry)
        every_term = tuple(_all_terms(bits) for bits in calendar.opens)
        in_any = self.missed(Calendar(every_term, PER_LEVEL, frozenset(), frozenset()), entry)
        yield from (self.wiring.ids[step] for step in sorted(in_terms - in_any))

    def cohort(self, entry: Entry, starts: int) -> Cohort:
        """Return how the plan works out for those who join at `entry` in the fall of `starts`."""
        begin = self.begin(entry)
        calendar = self.years.calendar(begin, starts)
        missed = self.missed(calendar, entry)
        blocked = missed - self.missed(self.years.calendar(begin, None), entry)
        had, _ = self.reacher.had(self.wiring, entry, self.have)
        turning = [step for step in self.years.turning if step not in had]
        others = [s for s in range(len(self.wiring.ids)) if self.years.taught[s] and s not in {*turning, *had}]
        possible = {step: self._possible(step, calendar, entry, missed) for step in turning}
        settled = self._settle(calendar, entry, missed, [*turning, *others])
        turns = tuple(self._turn(step, possible[step], settled, begin, starts) for step in possible)
        moved = tuple(
            (self.wiring.ids[step], self.wiring.scale.levels[level].id)
            for step, level in sorted(settled.items())
            if step in self.required and step not in turning and level != self.wiring.planned[step] >= begin
        )
        return Cohort(entry, starts, tuple(self.wiring.ids[step] for step in sorted(blocked)), turns, moved)

    def _turn(self, step: int, possible: list[int], settled: dict[int, int], begin: int, starts: int) -> Turn:
        levels, level = self.wiring.scale.levels, settled.get(step)
        planned = self.wiring.steps[step]
        return Turn(
            self.wiring.ids[step],
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
            if self._fits(_fixed(calendar, step, level), entry, missed, {step})
        ]

    def _fits(self, calendar: Calendar, entry: Entry, missed: frozenset[int], kept: set[int]) -> bool:
        finished, begin = self.run(calendar, entry).finished, self.begin(entry)
        asked = (s for s in self.required - missed if self.wiring.planned[s] >= begin)
        return all(finished[step] is not None for step in (*kept, *asked))

    def _settle(self, calendar: Calendar, entry: Entry, missed: frozenset[int], steps: list[int]) -> dict[int, int]:
        """Return levels for `steps` that fit together, each as near to the plan's own as the ones before allow."""
        settled: dict[int, int] = {}
        for step in steps:
            own = max(self.begin(entry), self.wiring.planned[step])
            for level in sorted(self.years.taught[step], key=lambda level: (abs(level - own), level)):
                fixed = _fixed(calendar, step, level)
                if self._fits(fixed, entry, missed, {step, *settled}):
                    settled[step], calendar = level, fixed
                    break
        return settled


def _fixed(calendar: Calendar, step: int, level: int) -> Calendar:
    """Return `calendar` with `step` possible at `level` only."""
    only = calendar.opens[step] & (ALL_MOMENTS << level * PER_LEVEL)
    opens = (*calendar.opens[:step], only, *calendar.opens[step + 1 :])
    return Calendar(opens, calendar.per_level, calendar.whole, calendar.timed)


def _all_terms(bits: int) -> int:
    """Return `bits` with the end of every term set in each level that has one."""
    found, level = 0, 0
    while bits >> level * PER_LEVEL:
        here = bits >> level * PER_LEVEL & ALL_MOMENTS
        found |= (here | TERM_ENDS if here else 0) << level * PER_LEVEL
        level += 1
    return found


def _required(wiring: Wiring) -> frozenset[int]:
    """Return the steps that everybody takes: not electives, and of a choice only itself unless all of it is taken."""
    found: set[int] = set()
    for index, planned in enumerate(wiring.steps):
        optional = planned.step.role == "elective"
        if planned.choice:
            parent = wiring.number[planned.choice]
            whole = wiring.steps[parent].step
            optional = optional or parent not in found or (whole.choose or len(whole.options)) < len(whole.options)
        if not optional:
            found.add(index)
    return frozenset(found)
