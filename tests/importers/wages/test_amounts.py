"""Amounts as the survey writes them: numbers, lower bounds, and why there is none."""

from __future__ import annotations

import pytest

from generator.importers.wages.amounts import amounts_of
from generator.importers.wages.oews import OewsRow


def wages(*year: str, only: str = "", period: str = "2025-05") -> OewsRow:
    """Return a row with these wages per year, and the same 10.5, 20 and # per hour."""
    low, median, high = year
    return OewsRow("Utah", "51-4121", "Welders", "detailed", period, only, ("10.5", "20", "#"), (low, median, high))


def test_numbers_are_read_as_they_are_written() -> None:
    found = amounts_of(wages("30000", "40,000", "$50000.5"), "year")
    assert found.fields() == {"low": 30000, "median": 40000, "high": 50000.5, "unit": "year", "top_coded": None}
    assert found.missing == ()


@pytest.mark.parametrize(
    ("period", "hour", "year"), [("2025-05", 115, 239200), ("2022-05", 115, 239200), ("2021-05", 100, 208000)]
)
def test_a_top_code_is_a_lower_bound_of_its_year(period: str, hour: int, year: int) -> None:
    assert amounts_of(wages("1", "#", "#", period=period), "year").fields() == {
        "low": 1, "median": year, "high": year, "unit": "year", "top_coded": ["median", "high"]
    }  # fmt: skip
    assert amounts_of(wages("1", "1", "1", period=period), "hour").values == (10.5, 20, hour)


def test_the_top_code_of_a_year_that_is_not_known_is_no_amount() -> None:
    found = amounts_of(wages("1", "2", "#", period="2016-05"), "year")
    assert (found.values, found.top_coded) == ((1, 2, None), ())
    assert found.missing == ("high: # of a year whose highest published wage is not known here",)


def test_what_is_not_published_is_no_amount_and_said() -> None:
    found = amounts_of(wages("*", "**", "~"), "year")
    assert found.values == (None, None, None)
    assert found.missing == ("low: not available", "median: not released", "high: not released")


@pytest.mark.parametrize("cell", ["n/a", "-5", "1e9", "nan", "99999999", "1,2", "٣"])
def test_what_is_no_wage_is_said(cell: str) -> None:
    assert amounts_of(wages(cell, "2", "3"), "year").missing == (f"low: “{cell}” is no wage",)


def test_where_one_unit_exists_alone_it_counts_and_nothing_is_multiplied() -> None:
    assert amounts_of(wages("*", "*", "*", only="hour"), "year").fields()["unit"] == "hour"
    assert amounts_of(wages("*", "*", "*", only="hour"), "year").values == (10.5, 20, 115)
    assert amounts_of(wages("1", "2", "3", only="year"), "hour").values == (1, 2, 3)
