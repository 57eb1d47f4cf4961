"""Which level of a catalog words like `9th grade`, `Grade 13` or `College year 1, fall` mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.catalog.yaml.reader import read_data
from generator.importers.courses.cells import read_grade
from generator.importers.prerequisites.known import normalized
from generator.model.catalog import Settings
from generator.model.levels import year_of_schooling

WORDS: Mapping[str, Any] = read_data(Path(__file__).with_name("words.yaml"))
"""The words of matrices."""
_COLLEGE_YEAR = re.compile("|".join(WORDS["college_years"]))
_TERM = re.compile(WORDS["term"])
_GRADE_WORD = re.compile(r"\b(?:grades?|gr\.?|year)\b\.?")
_LONGEST = 60
_LAST_GRADE = 12
Level = tuple[str, str | None]
"""The id of a level, and the term of it where the words say one."""


def level_in(words: str, settings: Settings, chosen: Mapping[str, str]) -> Level | None:
    """Return the level and the term that `words` mean; None when they mean none.

    `chosen` are levels by the words that somebody said they mean.
    """
    plain = normalized(words)
    if not plain or len(plain) > _LONGEST:
        return None
    level = _chosen(plain, chosen) or _named(plain, settings) or _counted(plain, settings)
    if level:
        return level, None
    with_term = _TERM.fullmatch(plain)
    before = with_term and level_in(with_term["level"], settings, chosen)
    return (before[0], with_term["term"]) if with_term and before and before[1] is None else None


def _chosen(plain: str, chosen: Mapping[str, str]) -> str | None:
    return next((level for words, level in chosen.items() if normalized(words) == plain), None)


def _named(plain: str, settings: Settings) -> str | None:
    """Return the level whose id or name, in any language, is `plain`."""
    for level in settings.levels:
        names = (level.id, *(words for _, words in level.name.versions))
        if plain in map(normalized, names):
            return level.id
    return None


def _counted(plain: str, settings: Settings) -> str | None:
    """Return the level that a grade or a year of college in `plain` is; years of college follow grade 12."""
    college = _COLLEGE_YEAR.fullmatch(plain)
    grade = read_grade(_GRADE_WORD.sub(" ", plain).strip())
    year = _LAST_GRADE + int(next(filter(None, college.groups()))) if college else grade
    levels = settings.levels
    return next((one.id for one in levels if year is not None and year_of_schooling(one, levels) == year), None)
