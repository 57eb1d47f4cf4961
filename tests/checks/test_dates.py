"""When a fact is too old, to the day, and which days a period has."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from generator.checks.dates import end_of_period, is_too_old, start_of_period

LAST_GOOD_DAYS = [
    ("2025-08-15", 12, "2026-08-15"),
    ("2024-05", 24, "2026-05-31"),
    ("2024", 24, "2026-12-31"),
    ("2024-05-31", 1, "2024-06-30"),
    ("2024-02-29", 12, "2025-02-28"),
    ("2023-02-28", 12, "2024-02-28"),
    ("2023-02", 12, "2024-02-29"),
    ("2025-12-31", 2, "2026-02-28"),
    ("2026-11-02", 0, "2026-11-02"),
]


@pytest.mark.parametrize(("fact", "months", "last"), LAST_GOOD_DAYS)
def test_a_fact_is_too_old_from_the_day_after_its_last_one_on(fact: str, months: int, last: str) -> None:
    day = date.fromisoformat(last)
    assert not is_too_old(fact, months, day)
    assert is_too_old(fact, months, day + timedelta(days=1))


def test_a_day_is_as_old_as_the_period_of_that_day() -> None:
    assert is_too_old(date(2025, 8, 15), 12, date(2026, 8, 16))
    assert not is_too_old(date(2025, 8, 15), 12, date(2026, 8, 15))


def test_what_is_good_beyond_the_last_day_there_is_never_gets_too_old() -> None:
    assert not is_too_old("9999-12", 24, date.max)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-05-30", "2024-05-30", "2024-05-30"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(period: str, first: str, last: str) -> None:
    assert (str(start_of_period(period)), str(end_of_period(period))) == (first, last)


@pytest.mark.parametrize("period", ["", "2024-13", "2024-02-30", "0000", "May 2024"])
def test_what_is_no_period_has_no_days(period: str) -> None:
    assert start_of_period(period) is None
    assert end_of_period(period) is None
