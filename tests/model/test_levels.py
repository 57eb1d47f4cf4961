"""Grades, ages, tracks, the order of levels and terms, and where learners join."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.model.catalog import Level
from generator.model.entities import Step
from generator.model.levels import (
    ADULT,
    CAREER,
    COLLEGE,
    GRADE,
    age_at,
    comparable,
    earlier,
    entries_of,
    grade_of,
    is_half_year,
    learning_level,
    not_later,
    track_of,
    year_of_schooling,
    years_after_start,
)
from generator.model.texts import Text
from tests.builders import HOME, catalog, course, pathway


def level(level_id: str, kind: str = GRADE, order: int = 0) -> Level:
    """Return a level without a name."""
    return Level(level_id, Text.plain(""), kind, order)


@pytest.mark.parametrize(
    ("level_id", "grade"), [("grade-9", 9), ("grade-12", 12), ("spring-2027-grade-9", None), ("year-1", None)]
)
def test_no_id_is_read_for_its_digits_but_that_of_a_grade_by_its_usual_name(level_id: str, grade: int | None) -> None:
    assert grade_of(level(level_id)) == grade


def test_a_level_may_say_which_grade_or_year_of_college_it_is_whatever_its_id() -> None:
    first, later = replace(level("year-1"), number=9), replace(level("semester-9", COLLEGE), number=2)
    assert (grade_of(first), age_at(first, [first])) == (9, 15)
    assert (grade_of(later), year_of_schooling(later, [later])) == (None, 14)


def test_of_a_grade_without_a_number_nobody_knows_how_old_its_learners_are() -> None:
    unknown = level("year-1")
    assert age_at(unknown, [unknown]) is None


def test_only_levels_in_school_have_a_grade() -> None:
    assert [grade_of(level("year-9", kind)) for kind in (COLLEGE, ADULT, CAREER)] == [None, None, None]


def test_a_lone_second_year_of_college_is_the_second_and_its_learners_are_20() -> None:
    second = level("college-2", COLLEGE)
    assert year_of_schooling(second, [second]) == 14
    assert age_at(second, [second]) == 20


def test_a_year_of_college_with_an_id_of_its_own_counts_by_its_position() -> None:
    years = [level("grade-12"), level("freshman-2027", COLLEGE, 1), level("sophomore-2028", COLLEGE, 2)]
    assert [age_at(one, years) for one in years] == [18, 19, 20]


def test_adults_have_any_age() -> None:
    assert age_at(level("adult-1", ADULT), []) is None


def test_two_parts_of_an_adult_plan_make_a_year() -> None:
    levels = [level(f"adult-{number}", ADULT, number) for number in range(4)]
    assert [years_after_start(number, 0, levels) for number in range(4)] == [0, 0, 1, 1]


def test_grades_and_college_are_one_track_and_adult_levels_another() -> None:
    assert [track_of(level("", kind)) for kind in (GRADE, COLLEGE, ADULT)] == ["school", "school", "adult"]


def test_a_college_course_and_one_of_half_a_credit_take_half_a_year() -> None:
    credits_: list[Any] = [{"high_school": 0.5}, {"high_school": 1}, {"college": 3}, {"high_school": 1, "college": 3}]
    made = catalog(*(course(f"c-{number}", credits=one) for number, one in enumerate(credits_)), course("silent"))
    found = {name: is_half_year(one) for name, one in made.courses.items()}
    assert list(found.values()) == [True, False, True, False, False]


def _steps(*placed: tuple[str, str | None]) -> tuple[Any, list[Step]]:
    plan: dict[str, list[Any]] = {}
    for number, (at, term) in enumerate(placed):
        step = {"milestone": f"m{number}", "id": f"m{number}"}
        plan.setdefault(at, []).append(step | ({"term": term} if term else {}))
    levels = [
        *({"id": f"grade-{grade}", "name": f"Grade {grade}", "kind": GRADE} for grade in (9, 10)),
        {"id": "adult-1", "name": "Adult", "kind": ADULT},
        {"id": "careers", "name": "Careers", "kind": CAREER},
    ]
    made = catalog(pathway("p", plan), levels=levels)
    steps = {step.id: step for step in made.pathways[f"{HOME}/p"].steps}
    return made.settings, [steps[f"m{number}"] for number in range(len(placed))]


@pytest.mark.parametrize(
    ("one", "other", "surely_before", "no_later"),
    [
        (("grade-9", None), ("grade-10", None), True, True),
        (("grade-10", None), ("grade-9", None), False, False),
        (("grade-9", None), ("grade-9", None), False, True),
        (("grade-9", "fall"), ("grade-9", "spring"), True, True),
        (("grade-9", "summer"), ("grade-9", "winter"), False, False),
        (("grade-9", "fall"), ("grade-9", None), False, True),
    ],
)
def test_steps_follow_each_other_by_level_and_within_a_level_by_term(
    one: Any, other: Any, surely_before: bool, no_later: bool
) -> None:
    settings, (first, second) = _steps(one, other)
    assert earlier(settings, first, second) is surely_before
    assert not_later(settings, first, second) is no_later


def test_the_order_of_a_grade_and_an_adult_level_is_not_known_nor_that_of_careers() -> None:
    settings, (grade, adult, career) = _steps(("grade-9", None), ("adult-1", None), ("careers", None))
    assert comparable(settings, grade, grade)
    assert not comparable(settings, grade, adult)
    assert not comparable(settings, grade, career)
    assert learning_level(settings, "careers") is None


def test_a_pathway_without_entries_is_joined_at_the_first_level_of_its_plan() -> None:
    plan: dict[str, Any] = {"grade-11": [{"milestone": "Apply"}], "grade-10": [{"milestone": "Visit"}]}
    made = catalog(pathway("p", plan))
    (only,) = entries_of(made.pathways[f"{HOME}/p"], made.settings)
    assert (only.level, only.assumes) == ("grade-10", ())


def test_a_pathway_is_joined_where_it_says() -> None:
    plan: dict[str, Any] = {"grade-10": [{"milestone": "Visit"}]}
    made = catalog(pathway("p", plan, entries=[{"level": "grade-12"}]))
    assert [entry.level for entry in entries_of(made.pathways[f"{HOME}/p"], made.settings)] == ["grade-12"]
