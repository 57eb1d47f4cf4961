"""The time scale of a plan: which levels a learner passes, in which grade, at what age, in which year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.catalog import Level, Settings
from generator.model.entities import Entry, Pathway

GRADE, COLLEGE, ADULT = "grade", "college", "adult"
AGE_AFTER_GRADE = 6
"""Learners turn `grade + 6` by the end of a grade: typical ages of a grade run from g + 5 to g + 6 years."""

_LAST_NUMBER = re.compile(r"(\d+)\D*\Z", re.ASCII)


def grade_of(level: Level) -> int | None:
    """Return the grade that `level` is, by the number in its id (`grade-9`); None beyond school."""
    if level.kind != GRADE:
        return None
    found = _LAST_NUMBER.search(level.id)
    return int(found.group(1)) if found else None


def age_at(level: Level, levels: Sequence[Level]) -> int | None:
    """Return the age that most learners reach by the end of `level`; None where ages say nothing (adults, careers).

    A grade ends at `grade + 6` years, a college year follows on grade 12: nineteen at the end of the first one.
    """
    if level.kind == GRADE:
        grade = grade_of(level)
        return None if grade is None else grade + AGE_AFTER_GRADE
    if level.kind == COLLEGE:
        years = [other for other in levels if other.kind == COLLEGE]
        return 12 + AGE_AFTER_GRADE + 1 + years.index(level)
    return None


def years_after_start(level: int, begin: int, levels: Sequence[Level]) -> int:
    """Return how many school years after the one of level `begin` level `level` comes; both are positions.

    A grade or a college year takes a school year. Parts of an adult plan are terms, two to a school year.
    """
    passed = levels[begin:level]
    terms = sum(one.kind == ADULT for one in passed)
    return sum(one.kind in (GRADE, COLLEGE) for one in passed) + terms // 2


@dataclass(frozen=True, slots=True)
class Scale:
    """The levels of a catalog in order, and which of them learners of one plan can use.

    A learner may need longer than planned, but only at levels of a kind that the plan uses: a plan that ends in
    grade 12 does not send anybody to college to catch up. `last` is the position of the last level the plan uses.
    """

    levels: tuple[Level, ...]
    usable: tuple[bool, ...]
    first: int
    last: int

    @classmethod
    def of(cls, settings: Settings, pathway: Pathway) -> Scale:
        """Return the time scale of `pathway`."""
        levels = settings.levels
        used = {step.level for step in pathway.plan}
        kinds = {level.kind for level in levels if level.id in used}
        positions = [index for index, level in enumerate(levels) if level.id in used] or [0]
        return cls(levels, tuple(level.kind in kinds for level in levels), positions[0], positions[-1])

    def position(self, level_id: str) -> int:
        """Return the position of the level called `level_id`; the first one when the catalog has no such level."""
        return next((index for index, level in enumerate(self.levels) if level.id == level_id), 0)

    def begin(self, level_id: str) -> int:
        """Return the position at which a learner begins who is at `level_id` now.

        An adult who joins a plan without levels for adults begins with its first college year.
        """
        at = self.position(level_id)
        if self.levels and self.levels[at].kind == ADULT and not self.usable[at]:
            colleges = [index for index, level in enumerate(self.levels) if level.kind == COLLEGE]
            return next((index for index in colleges if self.usable[index]), at)
        return at


def entries_of(pathway: Pathway, settings: Settings) -> tuple[Entry, ...]:
    """Return where learners may join `pathway`: at its first level when it does not say."""
    if pathway.entries:
        return pathway.entries
    scale = Scale.of(settings, pathway)
    return (Entry(scale.levels[scale.first].id, ()),) if scale.levels else ()
