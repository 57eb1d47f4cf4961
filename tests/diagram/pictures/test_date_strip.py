"""A school year on a strip: numbered days at their place among the months."""

from __future__ import annotations

import re
from datetime import date

from generator.diagram.pictures.date_strip import date_strip

AUGUST = date(2026, 8, 1)


def strip(*days: tuple[date, date | None]) -> str:
    return date_strip(AUGUST, days, lambda month: f"{month:%b}")


def test_the_strip_names_twelve_months_from_the_first() -> None:
    names = re.findall(r'class="strip-name"[^>]*>(\w+)<', strip())
    assert names == ["Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul"]


def test_a_day_stands_at_its_part_of_the_year_under_its_number() -> None:
    drawn = strip((AUGUST, None), (date(2027, 1, 31), None))
    assert re.findall(r'cx="([\d.]+%)"', drawn) == ["0%", "50.1%"]
    assert re.findall(r'class="map-number"[^>]*>(\d+)<', drawn) == ["1", "2"]


def test_days_near_each_other_stand_above_each_other() -> None:
    drawn = strip((date(2027, 2, 1), None), (date(2027, 2, 3), None), (date(2027, 6, 1), None))
    first, second, third = map(int, re.findall(r'cy="(\d+)"', drawn))
    assert second < first == third


def test_what_lasts_has_a_line_and_what_is_outside_the_year_is_left_out() -> None:
    drawn = strip((date(2026, 7, 31), None), (date(2027, 2, 8), date(2027, 2, 19)), (date(2027, 8, 1), None))
    assert drawn.count("map-point") == 1
    assert drawn.count("strip-while") == 1
    assert ">2</text>" in drawn
