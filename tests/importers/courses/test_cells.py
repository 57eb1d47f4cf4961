"""Cells of course exports in the spellings that districts use."""

from __future__ import annotations

import pytest

from generator.importers.courses.cells import (
    read_credits,
    read_grades,
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
    "10+": [10, 11, 12],
    "Grades 10 and up": [10, 11, 12],
    "Sophomore, Junior": [10, 11],
    "12-Sep": [9, 10, 11, 12],
    "11-Oct": [10, 11],
    "2026-09-12": [9, 10, 11, 12],
    "K-5": None,
    "12-9": None,
    "All": None,
    "2": None,
    "": None,
}


@pytest.mark.parametrize("words", GRADES)
def test_grades_are_read_in_the_usual_spellings(words: str) -> None:
    assert read_grades(words) == GRADES[words]


CREDITS = {
    "0.5": (0.5, 0.5),
    ".5": (0.5, 0.5),
    "0,5": (0.5, 0.5),
    "1": (1.0, 1.0),
    "1.00": (1.0, 1.0),
    "½": (0.5, 0.5),
    "1/2": (0.5, 0.5),
    "1 1/2": (1.5, 1.5),
    "1 credit": (1.0, 1.0),
    "3 hrs": (3.0, 3.0),
    "1 credit (repeatable)": (1.0, 1.0),
    "0.5-1.0": (0.5, 1.0),
    ".5/1": (0.5, 1.0),
    "1 or 2": (1.0, 2.0),
    "2-1": None,
    "1e9": None,
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
    "Home Economics": "cte",
    "Health Occupations": "cte",
    "Military Science": "other",
    "Library Science": "other",
    "Political Science": "social-studies",
    "Technical Theatre": "arts",
    "Alchemy": None,
}


@pytest.mark.parametrize("words", SUBJECTS)
def test_subject_words_are_mapped(words: str) -> None:
    assert read_subject(words, None) == SUBJECTS[words]


def test_a_sced_code_gives_its_zero_back_and_the_subject() -> None:
    assert read_sced("2052") == "02052"
    assert read_sced("13207G1.0012") == "13207G1.0012"
    assert read_sced("none") is None
    assert read_sced("99052") is None  # no subject area has that number
    assert read_subject("", "02052") == "math"
