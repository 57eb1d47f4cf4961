"""Words for years mean the level of the catalog that they can only mean, or none."""

from __future__ import annotations

import pytest

from generator.importers.plan.levels import Level, level_in
from generator.model.catalog import Settings
from tests.builders import catalog


@pytest.fixture(scope="module")
def settings() -> Settings:
    """Return levels from grade 9 to the second year of college."""
    return catalog().settings


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("9", ("grade-9", None)),
        ("9th", ("grade-9", None)),
        ("Grade 10", ("grade-10", None)),
        ("11th Grade", ("grade-11", None)),
        ("Senior", ("grade-12", None)),
        ("Gr. 12", ("grade-12", None)),
        ("13", ("college-1", None)),
        ("Grade 14", ("college-2", None)),
        ("Year 13", ("college-1", None)),
        ("Year 1", ("college-1", None)),
        ("College Year 2", ("college-2", None)),
        ("Postsecondary 1", ("college-1", None)),
        ("Postsecondary year 2", ("college-2", None)),
        ("1st year college", ("college-1", None)),
        ("College year 1, fall", ("college-1", "fall")),
        ("Grade 9 Spring Semester", ("grade-9", "spring")),
        ("Freshman Year", ("grade-9", None)),
    ],
)
def test_words_for_a_year_mean_its_level(settings: Settings, words: str, level: Level) -> None:
    assert level_in(words, settings, {}) == level


@pytest.mark.parametrize("words", ["", "5", "15", "English", "9-12", "fall", "9 10", "Year 9000", "x" * 500])
def test_other_words_mean_none(settings: Settings, words: str) -> None:
    assert level_in(words, settings, {}) is None


def test_what_somebody_said_counts_first(settings: Settings) -> None:
    assert level_in("Exploration, fall", settings, {"exploration": "grade-10"}) == ("grade-10", "fall")
    assert level_in("9", settings, {"9": "grade-12"}) == ("grade-12", None)
