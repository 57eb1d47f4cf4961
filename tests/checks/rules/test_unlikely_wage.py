"""M807: wages that hardly anybody earns, of careers and of learners."""

from __future__ import annotations

import pytest

from generator.checks.rules.unlikely_wage import RULE
from tests.builders import Piece, experience, occupation
from tests.checks.asked import places, problems

Fields = dict[str, object]


def paid(**wage: object) -> Piece:
    return occupation("welders", wages=[wage])


@pytest.mark.parametrize(
    ("wage", "field"),
    [
        ({"low": 18.5, "median": 24, "high": 365, "unit": "hour"}, "high"),
        ({"median": 300.5, "unit": "hour"}, "median"),
        ({"low": 9999, "median": 51000, "unit": "year"}, "low"),
        ({"median": 24.5, "unit": "year"}, "median"),
    ],
)
def test_an_amount_that_does_not_fit_its_unit_is_found_once(wage: Fields, field: str) -> None:
    found = problems(RULE, paid(**wage))
    assert places(found) == [f"aspen-ridge/welders/wages/0/{field}"]


@pytest.mark.parametrize(
    "wage",
    [
        {"low": 18.5, "median": 24, "high": 300, "unit": "hour"},
        {"low": 10000, "median": 51000, "high": 75850, "unit": "year"},
        {"low": 38130, "median": 51000, "high": 75850},
        {"low": 51000, "median": 51000, "high": 75850, "unit": "year"},
        {"median": 51000, "unit": "year"},
    ],
)
def test_likely_amounts_and_amounts_without_a_unit_are_left_alone(wage: Fields) -> None:
    assert problems(RULE, paid(**wage)) == ()


def test_a_median_is_not_the_high_wage_unless_the_source_publishes_no_more() -> None:
    surgeon: Fields = {"median": 239200, "high": 239200, "unit": "year"}
    (found,) = problems(RULE, paid(**surgeon))
    assert found.title == "The median and the high wage of Welders are the same"
    assert found.fix == "Look both up again. If the source says “or more”, add `top_coded: [high]`."
    assert problems(RULE, paid(**surgeon, top_coded=["median", "high"])) == ()
    assert problems(RULE, paid(**surgeon, top_coded=["high"])) == ()


def test_what_learners_are_paid_is_looked_at_too() -> None:
    (found,) = problems(RULE, experience("internship", wage={"amount": 1650, "unit": "hour"}))
    assert found.title == "1650 dollars an hour is not likely"
    assert found.what == "A wage of Internship is 1650 dollars per hour."
    assert places((found,)) == ["aspen-ridge/internship/wage/amount"]
    assert problems(RULE, experience("internship", wage={"amount": 16.5, "unit": "hour"})) == ()
