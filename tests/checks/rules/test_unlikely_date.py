"""D107: days still to come, ends before their starts, months that no year has, years centuries away."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.checks.rules.unlikely_date import RULE
from tests.builders import Piece, competency, course, experience, occupation, partnership, pathway
from tests.checks.asked import places, problems

TODAY = date(2026, 11, 2)


def outcome(period: str) -> Piece:
    counted = {"measure": "Finished", "count": 40, "out_of": 50, "period": period}
    return pathway("welding", {"grade-9": [{"milestone": "Start"}]}, outcomes=[counted])


def wage(period: str) -> Piece:
    return occupation("welders", wages=[{"median": 51000, "period": period}])


PAST = [
    lambda day: course("welding", reviewed_on=day),
    lambda day: experience("visit", confirmed_on=day),
    lambda day: competency("weld", validated_on=day),
    lambda day: partnership("metal", last_met_on=day),
    wage,
]


@pytest.mark.parametrize("piece", PAST)
def test_what_has_happened_was_not_on_a_day_to_come(piece: Any) -> None:
    assert problems(RULE, piece("2026-11-02"), as_of=TODAY) == ()
    (found,) = problems(RULE, piece("2026-11-03"), as_of=TODAY)
    assert found.title == "2026-11-03 is still to come"
    assert found.what.endswith("The check was made for 2026-11-02.")


def test_a_review_is_shown_with_its_field() -> None:
    (found,) = problems(RULE, course("welding", reviewed_on="2062-01-05"), as_of=TODAY)
    assert found.what == 'The course Welding has "2062-01-05" under "reviewed_on". The check was made for 2026-11-02.'
    assert places((found,)) == ["aspen-ridge/welding/reviewed_on"]


def test_what_may_be_to_come_may_be_said() -> None:
    ahead = {"starts_on": "2027-08-15", "ends_on": "2030-06-30", "as_of": "2027"}
    assert problems(RULE, course("welding", **ahead), as_of=TODAY) == ()
    outlook = {"openings_per_year": 900, "period": "2024-2034"}
    listed = [{"list": "Top jobs", "year": "2027"}]
    assert problems(RULE, occupation("welders", outlook=outlook, in_demand=listed), as_of=TODAY) == ()


@pytest.mark.parametrize("period", ["2026", "2026-11"])
def test_the_present_year_and_month_count_as_past(period: str) -> None:
    assert problems(RULE, wage(period), as_of=TODAY) == ()


def test_an_outcome_is_of_a_school_year_that_has_begun() -> None:
    assert problems(RULE, outcome("2025-26"), outcome("2026-27"), as_of=TODAY) == ()
    (found,) = problems(RULE, outcome("2027-28"), as_of=TODAY)
    assert places((found,)) == ["aspen-ridge/welding/outcomes/0/period"]


def test_what_is_found_on_one_day_is_found_on_every_day_before_it_and_never_comes_new() -> None:
    piece = course("welding", reviewed_on="2026-11-10")
    found = [bool(problems(RULE, piece, as_of=date(2026, 11, day))) for day in range(1, 20)]
    assert found == sorted(found, reverse=True)


def test_an_end_does_not_come_before_its_start() -> None:
    assert problems(RULE, course("welding", starts_on="2026-08-15", ends_on="2026-08-15")) == ()
    (found,) = problems(RULE, course("welding", starts_on="2026-08-15", ends_on="2026-08-14"))
    assert found.what == "The course Welding ends on 2026-08-14, before it starts on 2026-08-15."
    assert places((found,)) == ["aspen-ridge/welding/ends_on"]


@pytest.mark.parametrize(
    ("period", "title"),
    [
        ("2033-2023", "2033-2023 ends before it starts"),
        ("2033-23", "2033-23 ends before it starts"),
        ("0203-2033", "0203-2033 is not a likely date"),
        ("2023-2303", "2023-2303 is not a likely date"),
    ],
)
def test_a_span_of_years_runs_forward_within_likely_years(period: str, title: str) -> None:
    (found,) = problems(RULE, occupation("welders", outlook={"growth_percent": 2, "period": period}))
    assert found.title == title


@pytest.mark.parametrize("period", ["2023-2033", "2023-33", "1999-00", "2026"])
def test_a_span_may_be_written_in_short(period: str) -> None:
    assert problems(RULE, occupation("welders", outlook={"growth_percent": 2, "period": period})) == ()


def test_a_month_is_in_the_calendar() -> None:
    (found,) = problems(RULE, wage("2024-13"))
    assert (found.title, found.fix) == ("2024-13 is not in the calendar", "Check the month and the day.")


def test_a_waiver_does_not_last_for_centuries() -> None:
    waiver = {"rule": "R605", "entity": "aspen-ridge/welding", "reason": "One exit until May", "until": "2997-05-31"}
    (found,) = problems(RULE, waivers=[waiver])
    assert (found.place.file, found.place.pointer) == ("catalog.yaml", "/waivers/0/until")
    assert found.what.startswith('The file catalog.yaml has "2997-05-31" under "until".')
