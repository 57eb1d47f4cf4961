"""A map of points: to scale, inside its frame, with numbers that its list uses."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.diagram.pictures.place_map import MapPoint, place_map

POINTS = st.lists(
    st.builds(MapPoint, st.floats(-89, 89), st.floats(-179, 179), st.sampled_from(["", "Ute County", "R&D <b>"])),
    min_size=1,
    max_size=12,
)


def circles(svg: str) -> list[tuple[int, int]]:
    return [(int(x), int(y)) for x, y in re.findall(r'cx="(-?\d+)" cy="(-?\d+)"', svg)]


@given(POINTS)
def test_every_point_is_on_the_map_under_one_number(points: list[MapPoint]) -> None:
    drawn = place_map(points, lambda miles: f"{miles} miles")
    width, height = map(int, re.findall(r'viewBox="0 0 (\d+) (\d+)"', drawn.svg)[0])
    found = circles(drawn.svg)
    assert len(found) == len(drawn.groups)
    assert all(0 < x < width and 0 < y < height for x, y in found)
    assert sorted(number for group in drawn.groups for number in group) == list(range(len(points)))
    assert "<b>" not in drawn.svg


def test_north_is_up_and_east_is_right() -> None:
    south_west, north_east = circles(place_map([MapPoint(38, -106), MapPoint(40, -104)], str).svg)
    assert south_west[0] < north_east[0]
    assert south_west[1] > north_east[1]


def test_a_mile_is_as_long_across_as_up() -> None:
    # At 60 degrees north a degree of longitude is half as long as one of latitude.
    west, east, north = circles(place_map([MapPoint(60, 10), MapPoint(60, 12), MapPoint(61, 10)], str).svg)
    assert abs((east[0] - west[0]) - (west[1] - north[1])) <= 4


def test_what_stands_in_one_place_shares_a_number() -> None:
    drawn = place_map([MapPoint(39, -105), MapPoint(39, -104), MapPoint(39, -105)], str)
    assert drawn.groups == ((0, 2), (1,))


def test_a_county_is_named_once_and_a_bar_says_how_far_it_is() -> None:
    points = [MapPoint(39, -105, "Ute County"), MapPoint(39.4, -104, "Ute County")]
    drawn = place_map(points, lambda miles: f"{miles} miles").svg
    assert drawn.count("Ute County") == 1
    assert "10 miles" in drawn or "20 miles" in drawn
