"""When learners of an organization can finish the steps of a plan, whatever these need, moment by moment.

A step is open from its own level on, and what is taken beside the plan from the first level on, at each level at
which somebody provides it and its grades and ages allow it. A course ends with a term in which it is taught; with
who names none, it ends with the year, and a half-year course with fall or spring.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.graph.plan import PlannedStep
from generator.insight.availability import (
    Availability,
    CourseSource,
    CourseSources,
    minimum_age,
    takes_time,
)
from generator.insight.bitsets import bits
from generator.insight.earliest_times import ALL_MOMENTS, PER_LEVEL, TERM_ENDS, Calendar, CompiledPlan
from generator.insight.numbered_plan import NumberedPlan, OutsideNeed, Thing, leaves
from generator.model.catalog import Level
from generator.model.entities import Course, Credential, Experience, Organization
from generator.model.ids import Kind
from generator.model.levels import ADULT, GRADE, TERMS, TimeScale, age_at, grade_of, is_half_year
from generator.model.status import is_developing

_NOTHING: frozenset[Thing] = frozenset()
_SPRING = 2 << TERMS.index("spring")
_FALL_OR_SPRING = 2 << TERMS.index("fall") | _SPRING


class MomentBits:
    """The moments of one time scale, as bits. Levels that a scale does not use count like others here."""

    def __init__(self, levels: tuple[Level, ...]) -> None:
        self._levels = levels
        self._allowed: dict[tuple[int, ...], int] = {}
        self._grown: dict[int, int] = {}
        self._usable: dict[tuple[bool, ...], int] = {}
        self.ends = self._where(TERM_ENDS, (True for _ in levels))
        self.in_school = self._where(ALL_MOMENTS, (level.kind == GRADE for level in levels))
        self.for_adults = self._where(ALL_MOMENTS, (level.kind == ADULT for level in levels))
        self._firsts = self._where(1, (True for _ in levels))

    def _where(self, moments: int, chosen: Iterable[bool]) -> int:
        return sum(moments << position * PER_LEVEL for position, each in enumerate(chosen) if each)

    def usable(self, scale: TimeScale, first: int) -> int:
        """Return the levels of `scale` that learners can use, from the position `first` on."""
        if scale.usable not in self._usable:
            self._usable[scale.usable] = self._where(ALL_MOMENTS, scale.usable)
        return self._usable[scale.usable] & -1 << first * PER_LEVEL

    def at(self, position: int) -> int:
        """Return the level at `position`."""
        return ALL_MOMENTS << position * PER_LEVEL

    def in_each(self, moments: int) -> int:
        """Return `moments` of one level in every level."""
        return self._firsts * moments

    def allowed(self, grades: tuple[int, ...]) -> int:
        """Return the levels that `grades` allow: they speak of grades only, and of those whose number is known."""
        if grades not in self._allowed:
            open_at = (not grades or (grade_of(level) or grades[0]) in grades for level in self._levels)
            self._allowed[grades] = self._where(ALL_MOMENTS, open_at) | ~self.in_school
        return self._allowed[grades]

    def at_minimum_age(self, minimum: int) -> int:
        """Return the moments at which most learners have reached the age `minimum`."""
        if minimum not in self._grown:
            ages = [age_at(level, self._levels) for level in self._levels]
            by_end = self._where(TERM_ENDS, (age is None or age >= minimum for age in ages))
            by_start = self._where(ALL_MOMENTS, (age is None or age > minimum for age in ages))
            self._grown[minimum] = by_end | by_start
        return self._grown[minimum]


@dataclass(frozen=True, slots=True)
class Ends:
    """The moments, as bits, at which a course can end: `all` of them, and those at which it can after one term."""

    all: int
    terms: int

    @property
    def whole(self) -> int:
        """Return the moments at which it ends only for who began it when the level did."""
        return self.all & ~self.terms

    def __or__(self, other: Ends) -> Ends:
        """Return the moments of both."""
        return Ends(self.all | other.all, self.terms | other.terms)

    def __and__(self, moments: int) -> Ends:
        """Return those among `moments`."""
        return Ends(self.all & moments, self.terms & moments)

    def in_each(self, moments: MomentBits, levels: int) -> Ends:
        """Return these moments of one level in each of `levels`."""
        return Ends(levels & moments.in_each(self.all), levels & moments.in_each(self.terms))


_NEVER = Ends(0, 0)


class AfterSchool:
    """When the courses of one plan are taught after school, and by whom: the same for learners of everybody."""

    def __init__(self, supply: Availability, numbered: NumberedPlan, moments: MomentBits) -> None:
        self._supply = supply
        self._numbered = numbered
        self._moments = moments
        self._preparing = is_developing(numbered.plan.pathway)
        self._teachers: dict[tuple[int, bool], Mapping[Ends, frozenset[Thing]]] = {}

    @cached_property
    def _open(self) -> Mapping[int, tuple[tuple[CourseSource, int], ...]]:
        """Return by step the ways after school that are open at some level, with these levels as bits.

        Most courses of most plans have none: their teachers are there for schools only.
        """
        found = {}
        for step, planned in enumerate(self._numbered.steps):
            if isinstance(planned.does, Course):
                ways = self._supply.after_school(planned.does, self._preparing)
                levels = [(way, self._levels(way)) for way in ways]
                found[step] = tuple((way, at) for way, at in levels if at)
        return {step: ways for step, ways in found.items() if ways}

    def _levels(self, way: CourseSource) -> int:
        after_school = ~self._moments.in_school if way.after_school else 0
        return after_school | (self._moments.for_adults if way.for_adults else 0)

    def open_at(self, step: int, whole: bool, without: frozenset[Thing]) -> Ends:
        """Return when somebody not among `without` teaches the course of `step`, which may take a `whole` year."""
        found = _NEVER
        for ends, teachers in self.teachers(step, whole).items():
            if not without or not teachers <= without:
                found |= ends
        return found

    def teachers(self, step: int, whole: bool) -> Mapping[Ends, frozenset[Thing]]:
        """Return by moments who teaches the course of `step` then."""
        if (step, whole) not in self._teachers:
            found: dict[Ends, set[Thing]] = {}
            for way, levels in self._open.get(step, ()):
                ends = ends_of(self._numbered.steps[step], way, whole)
                found.setdefault(ends.in_each(self._moments, levels), set()).update(way.needs())
            self._teachers[step, whole] = {ends: frozenset(each) for ends, each in found.items()}
        return self._teachers[step, whole]

    @cached_property
    def uses(self) -> Mapping[Thing, int]:
        """Return by teacher the steps, as bits, whose courses it teaches after school."""
        return self._by_teacher(alone=False)

    @cached_property
    def alone(self) -> Mapping[Thing, int]:
        """Return by teacher the steps, as bits, whose courses nobody else teaches after school just when it does."""
        return self._by_teacher(alone=True)

    def _by_teacher(self, *, alone: bool) -> Mapping[Thing, int]:
        found: dict[Thing, int] = {}
        for step in self._open:
            for whole in (False, True):
                for teachers in self.teachers(step, whole).values():
                    for teacher in teachers if not alone or len(teachers) == 1 else ():
                        found[teacher] = found.get(teacher, 0) | 1 << step
        return found


class OpenTimes:
    """What is open to learners of one organization in one plan, and what closes when something is gone.

    `credit` are the agreements that carry credit for these learners, for courses that the plan names or leans on.
    """

    def __init__(
        self,
        supply: Availability,
        compiled: CompiledPlan,
        organization: Organization,
        moments: MomentBits,
        after_school: AfterSchool,
    ) -> None:
        self._supply = supply
        self._after_school = after_school
        self._numbered = compiled.numbered
        self._organization = organization
        self._moments = moments
        self.preparing = is_developing(compiled.numbered.plan.pathway)
        self.credit = frozenset(self._credit())
        self._ways = {
            step: supply.sources(planned.does, organization, self.preparing)
            for step, planned in enumerate(self._numbered.steps)
            if isinstance(planned.does, Course)
        }
        steps = range(len(compiled.is_course))
        self._whole = frozenset(step for step in steps if self._takes_a_year(step))
        opens = list(map(self._open, steps))
        self.calendar = Calendar(
            tuple(each.all for each in opens), tuple(each.whole for each in opens), bool(compiled.tied)
        )

    def _credit(self) -> Iterator[Thing]:
        college_credit = self._supply.graph.college_credit
        above = self._supply.graph.around(self._organization, self.preparing).above
        for planned in self._numbered.steps if college_credit.equivalents else ():
            if isinstance(planned.does, Course):
                for pairs in college_credit.interchangeable(planned.does.id, self.preparing).values():
                    yield from ((Kind.AGREEMENT, pair.agreement.id) for pair in pairs if pair.serves(above))

    @cached_property
    def uses(self) -> dict[Thing, int]:
        """Return by thing the steps, as bits, that use it: courses, who teaches, hosts and awards, agreements.

        Who teaches after school is left out where somebody else does at the same time: nobody would miss it.
        """
        found = dict(self._after_school.alone)
        for step, planned in enumerate(self._numbered.steps):
            for thing in self._used(step, planned):
                found[thing] = found.get(thing, 0) | 1 << step
            for leaf in leaves(self._numbered.needs[step]) if self.credit else ():
                if isinstance(leaf, OutsideNeed) and (leaf.kind, leaf.id) in self.credit:
                    found[leaf.kind, leaf.id] = found.get((leaf.kind, leaf.id), 0) | 1 << step
        return found

    def _used(self, step: int, planned: PlannedStep) -> Iterator[Thing]:
        match planned.does:
            case Course() as course:
                yield Kind.COURSE, course.id
                for source in self._ways[step].in_school:
                    yield from source.needs()
            case Experience() as experience:
                yield from self._supply.hosts(experience)
            case Credential() as credential:
                yield from self._supply.awarding(credential)

    def sources(self, course: Course) -> CourseSources:
        """Return the ways in which these learners come to `course`."""
        return self._supply.sources(course, self._organization, self.preparing)

    def without(self, *things: Thing) -> Calendar:
        """Return the calendar when `things` are gone; the same one if that changes nothing."""
        gone = frozenset(things)
        used = (self.uses.get(thing, 0) | self._after_school.uses.get(thing, 0) for thing in things)
        steps = {step for each in used for step in bits(each)}
        now = {step: self._open(step, gone) for step in sorted(steps)}
        before = self.calendar
        changed = {step: ends for step, ends in now.items() if (ends.all, ends.whole) != before.at(step)}
        if not changed:
            return before
        return before.narrowed(
            {step: ends.all for step, ends in changed.items()}, {step: ends.whole for step, ends in changed.items()}
        )

    def _open(self, step: int, without: frozenset[Thing] = _NOTHING) -> Ends:
        planned, beside = self._numbered.steps[step], step >= self._numbered.beside
        does, own = planned.does, self._numbered.planned[step]
        if isinstance(does, Course):  # who teaches it, `_taught` asks
            if self._supply.is_closed(planned, self.preparing):
                return _NEVER
        elif not self._supply.is_there(planned, self._organization, self.preparing, without):
            return _NEVER
        if beside and not self._may_be_beside(step):
            return _NEVER
        moments, minimum = self._moments.usable(self._numbered.scale, own), minimum_age(planned)
        if takes_time(planned):
            moments &= self._moments.ends
        if minimum is not None:
            moments &= self._moments.at_minimum_age(minimum)
        if isinstance(does, (Course, Experience)):
            # The level at which the plan puts it is trusted; rule P403 looks at it.
            moments &= self._moments.allowed(does.grades) | (0 if beside else self._moments.at(own))
        return self._taught(step, does, without) & moments if isinstance(does, Course) else Ends(moments, moments)

    def _may_be_beside(self, step: int) -> bool:
        """Say whether what `step` does may be taken beside the plan: it is provided here, and no way back to itself.

        That a college takes everybody after school is not enough: then the plan has to name its course.
        """
        if any((Kind.AGREEMENT, one) in self.credit for one in self._numbered.detours.get(step, ())):
            return False
        return step not in self._ways or any(source.way for source in self._ways[step].in_school)

    def _taught(self, step: int, course: Course, without: frozenset[Thing]) -> Ends:
        """Return when somebody teaches `course`, which `step` does."""
        if (Kind.COURSE, course.id) in without:
            return _NEVER
        own = self._moments.at(self._numbered.planned[step]) if step < self._numbered.beside else 0
        found = self._after_school.open_at(step, step in self._whole, without)
        for source in self._ways[step].in_school:
            if not without or without.isdisjoint(source.needs()):
                found |= self.ends(step, source).in_each(self._moments, self._moments.in_school | own)
        return found

    def ends(self, step: int, source: CourseSource) -> Ends:
        """Return the ends of terms, as the bits of one level, at which the course of `step` ends with `source`."""
        return ends_of(self._numbered.steps[step], source, step in self._whole)

    def _takes_a_year(self, step: int) -> bool:
        """Say whether the course of `step` takes a year with whoever names no terms, as in school it does."""
        planned = self._numbered.steps[step]
        course = planned.does
        if not isinstance(course, Course) or is_half_year(course):
            return False
        states_credits = course.credits is not None and course.credits.high_school is not None
        return states_credits or (
            planned.level.kind == GRADE if planned.level else not self._supply.is_of_a_college(course)
        )


def terms_of(planned: PlannedStep, source: CourseSource) -> tuple[str, ...]:
    """Return the terms in which `source` teaches the course of `planned`; none where nobody says so."""
    term = planned.step.term
    return source.offering.terms or ((term,) if term else ())


def ends_of(planned: PlannedStep, source: CourseSource, whole: bool) -> Ends:
    """Return the ends of terms, as the bits of one level, at which the course of `planned` ends with `source`.

    Who names terms teaches it in each of them; who names none, in a `whole` year, or in half a year: fall or spring.
    """
    if terms := terms_of(planned, source):
        stated = sum(2 << TERMS.index(term) for term in set(terms) if term in TERMS)
        return Ends(stated, stated)
    return Ends(_SPRING, 0) if whole else Ends(_FALL_OR_SPRING, _FALL_OR_SPRING)
