"""When the courses of a plan are taught, year by year and term by term, to learners of one organization."""

from __future__ import annotations

from collections.abc import Iterator

from generator.insight.availability import CourseSource, is_closed, is_in_grades
from generator.insight.bitsets import bits
from generator.insight.earliest_times import MOMENTS, Calendar
from generator.insight.numbered_plan import NumberedPlan, Thing
from generator.insight.reach import ReachCalculator
from generator.model.entities import Course, Organization
from generator.model.levels import GRADE, TERMS, is_half_year, years_after_start

PER_LEVEL = 1 + len(TERMS)
"""Moments to a level: its beginning, and the end of each term."""
ALL_MOMENTS = (1 << PER_LEVEL) - 1
TERM_ENDS = ALL_MOMENTS - 1


class YearCalendar:
    """When each step of a plan can be finished, for one organization.

    `taught` says by step at which levels a learner may take its course, and from whom. `turning` are the steps
    whose course is, at some level, taught in odd or even years only.
    """

    def __init__(self, reacher: ReachCalculator, numbered: NumberedPlan, organization: Organization) -> None:
        self._reacher = reacher
        self._numbered = numbered
        self._organization = organization
        self._whenever = reacher.openings(numbered.plan.pathway, organization).calendar.opens
        steps = range(len(numbered.ids))
        self.taught = [dict(self._taught(step)) for step in steps]
        self._timed = frozenset(step for step in steps if self._is_timed(step))
        self._whole = frozenset(step for step in steps if self._takes_a_year(step))
        self.turning = tuple(step for step in steps if self._alternates(step))
        # By step the moments in years that are even, odd, or any.
        self._moments = [tuple(self._in_years(step)) for step in steps]

    def calendar(self, begin: int, starts: int | None) -> Calendar:
        """Return when each step can be finished by those who join at `begin` in the fall of `starts`.

        Every course counts as taught every year when `starts` is None.
        """
        levels = [0, 0, 0]
        for position in range(begin, self._numbered.scale.last + 1):
            after = years_after_start(position, begin, self._numbered.scale.levels)
            levels[2 if starts is None else (starts + after) % 2] |= ALL_MOMENTS << position * PER_LEVEL
        even, odd, any_ = levels
        opens = tuple(one & even | other & odd | each & any_ for one, other, each in self._moments)
        return Calendar(opens, PER_LEVEL, self._whole, self._timed)

    def _taught(self, step: int) -> Iterator[tuple[int, tuple[CourseSource, ...]]]:
        """Yield the levels at which a learner may take the course of `step`, and who teaches it there."""
        planned, scale = self._numbered.steps[step], self._numbered.scale
        if not isinstance(planned.does, Course) or is_closed(planned):
            return
        nothing: frozenset[Thing] = frozenset()
        # A course without grades says nothing of earlier levels, so it is not moved there.
        first = 0 if self._may_be_early(step) else self._numbered.planned[step]
        for position, level in enumerate(scale.levels[first:], first):
            if scale.usable[position] and is_in_grades(planned, level):
                sources = self._reacher.supply.sources_at(planned, level, self._organization, nothing)
                if sources:
                    yield position, sources

    def _may_be_early(self, step: int) -> bool:
        planned = self._numbered.steps[step]
        level = self._numbered.scale.levels[self._numbered.planned[step]]
        return isinstance(planned.does, Course) and bool(planned.does.grades) and level.kind == GRADE

    def _is_timed(self, step: int) -> bool:
        sources = [source for each in self.taught[step].values() for source in each]
        return bool(sources) and all(self._terms(step, source) for source in sources)

    def _terms(self, step: int, source: CourseSource) -> tuple[str, ...]:
        term = self._numbered.steps[step].step.term
        return source.offering.terms or ((term,) if term else ())

    def _takes_a_year(self, step: int) -> bool:
        """Say whether the course of `step` takes a year, as a course in school does that says nothing else."""
        planned = self._numbered.steps[step]
        if not isinstance(planned.does, Course) or self._is_timed(step):
            return False
        in_school = self._numbered.scale.levels[self._numbered.planned[step]].kind == GRADE
        states_credits = planned.does.credits is not None and planned.does.credits.high_school is not None
        return (in_school or states_credits) and not is_half_year(planned.does)

    def _alternates(self, step: int) -> bool:
        """Say whether there is a level at which `step` is taught in odd or even years only."""
        return any({one.offering.years for one in each} in ({"odd"}, {"even"}) for each in self.taught[step].values())

    def _in_years(self, step: int) -> Iterator[int]:
        """Yield when `step` can be finished in even years, in odd ones, and in any."""
        every = self._open(step, None)
        same = all(source.offering.years == "every" for each in self.taught[step].values() for source in each)
        yield from (every, every) if same else (self._open(step, 0), self._open(step, 1))
        yield every

    def _open(self, step: int, parity: int | None) -> int:
        """Return when `step` can be finished in years that are even (0) or odd (1); None stands for any."""
        moments = 0
        if self._numbered.is_course(step):
            for position, sources in self.taught[step].items():
                moments |= self._ends(step, sources, parity) << position * PER_LEVEL
            return moments
        for moment in bits(self._whenever[step]):
            position, at_end = divmod(moment, MOMENTS)
            moments |= (TERM_ENDS if at_end else 1) << position * PER_LEVEL
        return moments

    def _ends(self, step: int, sources: tuple[CourseSource, ...], parity: int | None) -> int:
        """Return the ends of terms, as the bits of one level, at which `step` can be finished."""
        moments = 0
        for source in sources:
            if parity is not None and source.offering.years == ("even", "odd")[1 - parity]:
                continue
            terms = self._terms(step, source) or (("spring",) if step in self._whole else ("fall", "spring"))
            for term in terms:
                moments |= 2 << (TERMS.index(term) if term in TERMS else TERMS.index("spring"))
        return moments


def fixed_at_level(calendar: Calendar, step: int, level: int) -> Calendar:
    """Return `calendar` with `step` possible at `level` only."""
    return calendar.narrowed({step: ALL_MOMENTS << level * PER_LEVEL})


def all_terms(moments: int) -> int:
    """Return `moments` with the end of every term set in each level that has one."""
    found, level = 0, 0
    while moments >> level * PER_LEVEL:
        here = moments >> level * PER_LEVEL & ALL_MOMENTS
        found |= (here | TERM_ENDS if here else 0) << level * PER_LEVEL
        level += 1
    return found


def required_steps(numbered: NumberedPlan) -> frozenset[int]:
    """Return the steps that everybody takes: not electives, and of a choice only itself unless all of it is taken."""
    found: set[int] = set()
    for index, planned in enumerate(numbered.steps):
        optional = planned.step.role == "elective"
        if planned.choice:
            parent = numbered.number[planned.choice]
            whole = numbered.steps[parent].step
            optional = optional or parent not in found or (whole.choose or len(whole.options)) < len(whole.options)
        if not optional:
            found.add(index)
    return frozenset(found)
