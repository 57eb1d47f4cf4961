"""Cells of course exports in the spellings that districts use."""

from __future__ import annotations

from typing import Any

import pytest

from generator.importers.course_cells import (
    read_credits,
    read_grades,
    read_prerequisites,
    read_sced,
    read_subject,
)

GRADES = {
    "9-12": [9, 10, 11, 12],
    "9,10": [9, 10],
    "09|10": [9, 10],
    "Fr/So": [9, 10],
    "Freshman - Senior": [9, 10, 11, 12],
    "9th": [9],
    "Grades 11 and 12": [11, 12],
    "K-8": [6, 7, 8],
    "Junior, Senior": [11, 12],
    "12-9": None,
    "All": None,
    "2": None,
    "": None,
}


@pytest.mark.parametrize("words", GRADES)
def test_grades_are_read_in_the_usual_spellings(words: str) -> None:
    assert read_grades(words) == GRADES[words]


CREDITS = {
    "0.5": 0.5,
    ".5": 0.5,
    "1": 1.0,
    "1.00": 1.0,
    "½": 0.5,
    "1 credit": 1.0,
    "abc": None,
    "": None,
    ".": None,
    "999": None,
}


@pytest.mark.parametrize("words", CREDITS)
def test_credits_are_read_in_the_usual_spellings(words: str) -> None:
    assert read_credits(words) == CREDITS[words]


SUBJECTS = {
    "Math": "math",
    "Mathematics": "math",
    "ELA": "english",
    "English Language Arts": "english",
    "CTE": "cte",
    "Business Education": "cte",
    "Social Studies": "social-studies",
    "Fine Arts": "arts",
    "PE": "pe-health",
    "Physical Education": "pe-health",
    "Foreign Language": "world-language",
    "Computer Science": "cte",
    "Life Science": "science",
    "Electives": "other",
    "Alchemy": None,
}


@pytest.mark.parametrize("words", SUBJECTS)
def test_subject_words_are_mapped(words: str) -> None:
    assert read_subject(words, None) == SUBJECTS[words]


def test_a_sced_code_gives_its_zero_back_and_the_subject() -> None:
    assert read_sced("2052") == "02052"
    assert read_sced("13207G1.0012") == "13207G1.0012"
    assert read_sced("none") is None
    assert read_subject("", "02052") == "math"


KNOWN = {"a1": "a-1", "b2": "b-2", "c3": "c-3", "welding": "weld"}
CONDITIONS: dict[str, Any] = {
    "A1": "a-1",
    "a-1": "a-1",
    "Welding.": "weld",
    "A1, B2": ["a-1", "b-2"],
    "A1 and B2": ["a-1", "b-2"],
    "A1, B2, and C3": ["a-1", "b-2", "c-3"],
    "A1 & B2": ["a-1", "b-2"],
    "A1 or B2": {"any": ["a-1", "b-2"]},
    "A1/B2": {"any": ["a-1", "b-2"]},
    "A1, B2 or C3": {"any": ["a-1", "b-2", "c-3"]},
    "(A1 or B2) and C3": [{"any": ["a-1", "b-2"]}, "c-3"],
    "A1 and B2 or C3": None,
    "A1 or permission": None,
    "A1 B2": None,
    "A1 and": None,
    "(A1 or B2": None,
    "A1)": None,
    "()": None,
    "C or better in A1": None,
}


@pytest.mark.parametrize("words", CONDITIONS)
def test_prerequisites_are_read_only_when_they_can_mean_one_thing(words: str) -> None:
    assert read_prerequisites(words, KNOWN) == CONDITIONS[words]
