"""When the courses of a plan are taught, year by year and term by term, to learners of one organization.

Unlike `finish_times`, a course may come before its own level, where its grades say so.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.insight.availability import CourseSource, is_in_grades
from generator.insight.earliest_times import ALL_MOMENTS, PER_LEVEL, TERM_ENDS, Calendar
from generator.insight.finish_times import Ends
from generator.insight.numbered_plan import NumberedPlan
from generator.insight.reach import ReachCalculator
from generator.model.entities import Course, Organization
from generator.model.levels import GRADE, years_after_start


class YearCalendar:
    """When each step of a plan can be finished, for one organization.

    `taught` says by step at which levels a learner may take its course, and from whom. `turning` are the steps
    whose course is, at some level, taught in odd or even years only.
    """

    def __init__(self, reacher: ReachCalculator, numbered: NumberedPlan, organization: Organization) -> None:
        self._numbered = numbered
        self._openings = reacher.openings(numbered.plan.pathway, organization)
        steps = range(len(numbered.ids))
        self.taught = [dict(self._taught(step)) for step in steps]
        self.turning = tuple(step for step in steps if self._alternates(step))
        # By step the moments in years that are even, odd, or any.
        self._moments = [tuple(self._in_years(step)) for step in steps]

    def calendar(self, begin: int, starts: int | None) -> Calendar:
        """Return when each step can be finished by those who join at `begin` in the fall of `starts`.

        Every course counts as taught every year when `starts` is None.
        """
        levels = [0, 0, 0]
        for position in range(begin, len(self._numbered.scale.levels)):
            after = years_after_start(position, begin, self._numbered.scale.levels)
            levels[2 if starts is None else (starts + after) % 2] |= ALL_MOMENTS << position * PER_LEVEL
        even, odd, any_ = levels
        ends = [one & even | other & odd | each & any_ for one, other, each in self._moments]
        opens, whole = tuple(each.all for each in ends), tuple(each.whole for each in ends)
        return Calendar(opens, whole, self._openings.calendar.tied)

    def _taught(self, step: int) -> Iterator[tuple[int, tuple[CourseSource, ...]]]:
        """Yield the levels at which a learner may take the course of `step`, and who teaches it there."""
        planned, scale = self._numbered.steps[step], self._numbered.scale
        if not isinstance(planned.does, Course) or not self._openings.calendar.opens[step]:
            return
        # A course without grades says nothing of earlier levels, so it is not moved there.
        first = 0 if self._may_be_early(step) else self._numbered.planned[step]
        for position, level in enumerate(scale.levels[first:], first):
            if scale.usable[position] and is_in_grades(planned, level):
                sources = tuple(one for one in self._openings.sources(planned.does) if one.is_open_at(level, planned))
                if sources:
                    yield position, sources

    def _may_be_early(self, step: int) -> bool:
        planned = self._numbered.steps[step]
        level = self._numbered.scale.levels[self._numbered.planned[step]]
        return isinstance(planned.does, Course) and bool(planned.does.grades) and level.kind == GRADE

    def _alternates(self, step: int) -> bool:
        """Say whether there is a level at which `step` is taught in odd or even years only."""
        return any({one.offering.years for one in each} in ({"odd"}, {"even"}) for each in self.taught[step].values())

    def _in_years(self, step: int) -> Iterator[Ends]:
        """Yield when `step` can be finished in even years, in odd ones, and in any."""
        every = self._open(step, None)
        same = all(source.offering.years == "every" for each in self.taught[step].values() for source in each)
        yield from (every, every) if same else (self._open(step, 0), self._open(step, 1))
        yield every

    def _open(self, step: int, parity: int | None) -> Ends:
        """Return when `step` can be finished in years that are even (0) or odd (1); None stands for any."""
        if not self._numbered.is_course(step):
            moments = self._openings.calendar.opens[step]
            return Ends(moments, moments)
        found = Ends(0, 0)
        for position, sources in self.taught[step].items():
            for source in sources:
                if parity is None or source.offering.years != ("even", "odd")[1 - parity]:
                    ends = self._openings.ends(step, source)
                    found |= Ends(ends.all << position * PER_LEVEL, ends.terms << position * PER_LEVEL)
        return found


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
    for index, planned in enumerate(numbered.steps[: numbered.beside]):
        optional = planned.step.role == "elective"
        if planned.choice:
            parent = numbered.number[planned.choice]
            whole = numbered.steps[parent].step
            optional = optional or parent not in found or (whole.choose or len(whole.options)) < len(whole.options)
        if not optional:
            found.add(index)
    return frozenset(found)
