"""School years begin on July 1; spans of lists end with a school year."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.school_year import SchoolYear, last_school_year

YEARS = st.integers(1900, 2100).map(SchoolYear)


@given(YEARS)
def test_a_school_year_is_read_as_it_is_written(year: SchoolYear) -> None:
    assert SchoolYear.read(str(year)) == year


@given(YEARS)
def test_every_day_is_in_one_school_year(year: SchoolYear) -> None:
    assert year.first_day < year.taught_until < year.last_day < year.next.first_day
    assert {SchoolYear.of(day) for day in (year.first_day, year.taught_until, year.last_day)} == {year}


@pytest.mark.parametrize("written", ["2026", "2026-28", "2026-2027", "1999-01", "0000-01", "9999-00", "next", ""])
def test_what_is_no_school_year_is_not_read(written: str) -> None:
    assert SchoolYear.read(written) is None


def test_the_turn_of_the_century_is_a_school_year() -> None:
    assert SchoolYear.read("1999-00") == SchoolYear.of(date(2000, 5, 1))


@pytest.mark.parametrize(
    ("span", "begins"), [("2026", 2026), ("2026-27", 2026), ("2024-27", 2026), ("2024-2027", 2026), ("soon", 0)]
)
def test_a_list_of_several_years_ends_with_the_last_school_year(span: str, begins: int) -> None:
    assert last_school_year(span) == begins
