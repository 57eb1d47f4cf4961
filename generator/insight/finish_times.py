"""When learners of an organization can finish the steps of a plan, whatever these need: two moments to a level.

A step is open from its own level on, at each level at which somebody provides it and its grades and ages allow it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from generator.graph.plan import PlannedStep
from generator.insight.availability import Availability, is_closed, minimum_age, takes_time
from generator.insight.bitsets import bits
from generator.insight.earliest_times import MOMENTS, Calendar, CompiledPlan
from generator.insight.numbered_plan import Thing
from generator.model.catalog import Level
from generator.model.entities import Course, Experience, Organization
from generator.model.ids import Kind
from generator.model.levels import GRADE, TimeScale, age_at, grade_of

_END, _ANY = 0b10, 0b11
_NOTHING: frozenset[Thing] = frozenset()


class MomentBits:
    """The moments of one time scale, as bits. Levels that a scale does not use count like others here."""

    def __init__(self, levels: tuple[Level, ...]) -> None:
        self._levels = levels
        self._allowed: dict[tuple[int, ...], int] = {}
        self._grown: dict[int, int] = {}
        self._usable: dict[tuple[bool, ...], int] = {}
        self.ends = self._where(_END, (True for _ in levels))
        self.in_school = self._where(_ANY, (level.kind == GRADE for level in levels))

    def _where(self, moments: int, chosen: Iterable[bool]) -> int:
        return sum(moments << position * MOMENTS for position, each in enumerate(chosen) if each)

    def usable(self, scale: TimeScale, first: int) -> int:
        """Return the levels of `scale` that learners can use, from the position `first` on."""
        if scale.usable not in self._usable:
            self._usable[scale.usable] = self._where(_ANY, scale.usable)
        return self._usable[scale.usable] & -1 << first * MOMENTS

    def at(self, position: int) -> int:
        """Return the level at `position`."""
        return _ANY << position * MOMENTS

    def allowed(self, grades: tuple[int, ...]) -> int:
        """Return the levels that `grades` allow: they speak of grades only."""
        if grades not in self._allowed:
            named = self._where(_ANY, (not grades or grade_of(level) in grades for level in self._levels))
            self._allowed[grades] = named | ~self.in_school
        return self._allowed[grades]

    def at_minimum_age(self, minimum: int) -> int:
        """Return the moments at which most learners have reached the age `minimum`."""
        if minimum not in self._grown:
            ages = [age_at(level, self._levels) for level in self._levels]
            by_end = self._where(_END, (age is None or age >= minimum for age in ages))
            by_start = self._where(_ANY, (age is None or age > minimum for age in ages))
            self._grown[minimum] = by_end | by_start
        return self._grown[minimum]


class OpenTimes:
    """What is open to learners of one organization in one plan, and what closes when something is gone."""

    def __init__(
        self, supply: Availability, compiled: CompiledPlan, organization: Organization, moments: MomentBits
    ) -> None:
        self._supply = supply
        self._numbered = compiled.numbered
        self._organization = organization
        self._moments = moments
        opens = tuple(self._open(step, _NOTHING) for step in range(len(compiled.is_course)))
        courses = frozenset(step for step, is_course in enumerate(compiled.is_course) if is_course)
        self.calendar = Calendar(opens, MOMENTS, courses)

    @cached_property
    def uses(self) -> dict[Thing, int]:
        """Return by thing the steps, as bits, that use it: a course, who teaches it under which agreement, a host."""
        found: dict[Thing, int] = {}
        for step, planned in enumerate(self._numbered.steps):
            for thing in self._used(planned):
                found[thing] = found.get(thing, 0) | 1 << step
        return found

    def _used(self, planned: PlannedStep) -> Iterator[Thing]:
        match planned.does:
            case Course() as course:
                yield Kind.COURSE, course.id
                for source in self._supply.sources(course, self._organization):
                    yield from source.needs()
            case Experience() as experience:
                yield from self._supply.hosts(experience)

    def without(self, *things: Thing) -> Calendar:
        """Return the calendar when `things` are gone; the same one if that changes nothing."""
        gone = frozenset(things)
        steps = {step for thing in things for step in bits(self.uses.get(thing, 0))}
        now = {step: self._open(step, gone) for step in sorted(steps)}
        changed = {step: moments for step, moments in now.items() if moments != self.calendar.opens[step]}
        return self.calendar.narrowed(changed) if changed else self.calendar

    def _open(self, step: int, without: frozenset[Thing]) -> int:
        planned, own = self._numbered.steps[step], self._numbered.planned[step]
        does = planned.does
        if is_closed(planned) or (does is None and not self._supply.known(planned)):
            return 0
        moments, minimum = self._moments.usable(self._numbered.scale, own), minimum_age(planned)
        if takes_time(planned):
            moments &= self._moments.ends
        if minimum is not None:
            moments &= self._moments.at_minimum_age(minimum)
        if isinstance(does, (Course, Experience)):
            # The level at which the plan puts it is trusted; rule P403 looks at it.
            moments &= self._moments.allowed(does.grades) | self._moments.at(own)
            moments &= self._provided(does, own, without)
        return moments

    def _provided(self, does: Course | Experience, own: int, without: frozenset[Thing]) -> int:
        """Return the levels at which somebody teaches or hosts what the plan puts at its `own` level."""
        if isinstance(does, Experience):
            hosts = self._supply.hosts(does)
            return 0 if hosts and without.issuperset(hosts) else -1
        if (Kind.COURSE, does.id) in without:
            return 0
        sources = self._supply.sources(does, self._organization)
        if without:
            sources = tuple(one for one in sources if without.isdisjoint(one.needs()))
        levels = 0
        if any(source.in_school for source in sources):
            levels |= self._moments.in_school | self._moments.at(own)
        if any(source.after_school for source in sources):
            levels |= ~self._moments.in_school
        return levels
