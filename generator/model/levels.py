"""Levels: which grade one is, how old its learners are, how levels and terms follow each other, where learners join.

Grades and college years are one track. Terms for adults are another: nobody can say whether a first adult term comes
before or after grade 11, so rules never compare the two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.catalog import Level, Settings
from generator.model.entities import Course, Entry, Pathway, Step

GRADE, COLLEGE, ADULT, CAREER = "grade", "college", "adult", "career"
TERMS = ("fall", "winter", "spring", "summer")
"""The terms of a school year, in order."""
_LAST_GRADE = 12
_AGE_AFTER_GRADE = 6
_HALF_YEAR_CREDITS = 0.5
_NUMBERED = re.compile(r"(?:grade|college)-(\d{1,2})", re.ASCII)


def grade_of(level: Level) -> int | None:
    """Return the grade that `level` is; None beyond school, and where nobody says which grade it is."""
    return number_of(level) if level.kind == GRADE else None


def number_of(level: Level) -> int | None:
    """Return which grade or which year of college `level` is, or None.

    The catalog says so in `number`. Of ids only `grade-9` and `college-2` are read: any other is a free name.
    """
    if level.number is not None:
        return level.number
    found = _NUMBERED.fullmatch(level.id) if level.id.startswith(level.kind) else None
    return int(found.group(1)) if found else None


def year_of_schooling(level: Level, levels: Sequence[Level]) -> int | None:
    """Return the grade that `level` is, or 12 and the year of college; None for other levels of a catalog's `levels`.

    A year of college that nobody numbers counts by its position among them.
    """
    if level.kind != COLLEGE:
        return grade_of(level)
    years = [one for one in levels if one.kind == COLLEGE]
    return _LAST_GRADE + (number_of(level) or years.index(level) + 1)


def age_at(level: Level, levels: Sequence[Level]) -> int | None:
    """Return the age that most learners reach by the end of `level`; None where ages say nothing (adults, careers).

    Typical ages of a grade run from `grade + 5` to `grade + 6` years, and college follows on grade 12.
    """
    year = year_of_schooling(level, levels)
    return None if year is None else year + _AGE_AFTER_GRADE


def starting_year(settings: Settings) -> int:
    """Return the calendar year in which the catalog's school year starts: 2026 of "2026-27"; 0 when it has none."""
    found = re.match(r"\d{4}", settings.school_year, re.ASCII)
    return int(found.group()) if found else 0


def years_after_start(level: int, begin: int, levels: Sequence[Level]) -> int:
    """Return how many school years after the one of level `begin` level `level` comes; both are positions.

    A grade or a college year takes a school year. Parts of an adult plan are terms, two to a school year.
    """
    passed = levels[begin:level]
    terms = sum(one.kind == ADULT for one in passed)
    return sum(one.kind in (GRADE, COLLEGE) for one in passed) + terms // 2


def is_half_year(course: Course) -> bool:
    """Say whether `course` takes half a year or less; college courses take one term."""
    carried = course.credits
    if carried is None:
        return False
    if carried.high_school is not None:
        return carried.high_school <= _HALF_YEAR_CREDITS
    return carried.college is not None


def track_of(level: Level) -> str:
    """Return the track of `level`: school (grades and college) or adult."""
    return "adult" if level.kind == ADULT else "school"


def learning_level(settings: Settings, level_id: str) -> Level | None:
    """Return the level called `level_id`, unless it is the careers after a plan."""
    level = settings.level(level_id)
    return None if level is None or level.kind == CAREER else level


def comparable(settings: Settings, first: Step, second: Step) -> bool:
    """Say whether the order in time of two steps is known."""
    one, other = learning_level(settings, first.level), learning_level(settings, second.level)
    return one is not None and other is not None and track_of(one) == track_of(other)


def earlier(settings: Settings, first: Step, second: Step) -> bool:
    """Say whether `first` is surely finished before `second` begins: at an earlier level, or in an earlier term."""
    one, other = settings.level(first.level), settings.level(second.level)
    if one is None or other is None:
        return False
    if one.order != other.order:
        return one.order < other.order
    return first.term is not None and second.term is not None and TERMS.index(first.term) < TERMS.index(second.term)


def not_later(settings: Settings, first: Step, second: Step) -> bool:
    """Say whether `first` is done no later than in the term of `second`. Without terms, a level is one moment."""
    return not earlier(settings, second, first)


def levels_of(pathway: Pathway, settings: Settings) -> tuple[Level, ...]:
    """Return the levels at which the plan of `pathway` has steps, in order."""
    used = {step.level for step in pathway.plan}
    return tuple(level for level in settings.levels if level.id in used)


def entries_of(pathway: Pathway, settings: Settings) -> tuple[Entry, ...]:
    """Return where learners may join `pathway`: at its first level when it does not say."""
    if pathway.entries:
        return pathway.entries
    first = levels_of(pathway, settings)[:1] or settings.levels[:1]
    return tuple(Entry(level.id, ()) for level in first)


@dataclass(frozen=True, slots=True)
class TimeScale:
    """The levels of a catalog in order, and which of them learners of one plan can use.

    A learner may need longer than planned, but only at levels of a kind that the plan uses: a plan that ends in
    grade 12 does not send anybody to college to catch up. `first` and `last` are the positions of the first and the
    last level that the plan uses.
    """

    levels: tuple[Level, ...]
    usable: tuple[bool, ...]
    first: int
    last: int

    @classmethod
    def of(cls, settings: Settings, pathway: Pathway) -> TimeScale:
        """Return the time scale of `pathway`."""
        used = levels_of(pathway, settings)
        kinds = {level.kind for level in used}
        ids = {level.id for level in used}
        positions = [index for index, level in enumerate(settings.levels) if level.id in ids] or [0]
        usable = tuple(level.kind in kinds for level in settings.levels)
        return cls(settings.levels, usable, positions[0], positions[-1])

    def position(self, level_id: str) -> int:
        """Return the position of the level called `level_id`; the first one when the catalog has no such level."""
        return next((index for index, level in enumerate(self.levels) if level.id == level_id), 0)

    def left(self, level_id: str) -> tuple[Level, ...]:
        """Return the levels that a learner can use who is at `level_id` now."""
        begin = self.begin(level_id)
        pairs = zip(self.levels[begin:], self.usable[begin:], strict=True)
        return tuple(level for level, usable in pairs if usable)

    def begin(self, level_id: str) -> int:
        """Return the position at which a learner begins who is at `level_id` now.

        An adult who joins a plan without levels for adults begins with its first college year.
        """
        at = self.position(level_id)
        if self.levels and self.levels[at].kind == ADULT and not self.usable[at]:
            colleges = [index for index, level in enumerate(self.levels) if level.kind == COLLEGE]
            return next((index for index in colleges if self.usable[index]), at)
        return at
