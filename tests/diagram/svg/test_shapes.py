"""Paths are as short as they can be said: a drawing of forty boxes has hundreds of them on its page."""

from __future__ import annotations

import pytest

from generator.diagram.svg.shapes import arrow_head, rounded_path


def test_a_straight_line_ends_where_its_arrow_begins() -> None:
    assert rounded_path(((10, 20), (10, 60)), 6) == "M10 20V54"
    assert rounded_path(((60, 20), (10, 20)), 6) == "M60 20H16"


def test_a_corner_is_round_and_no_rounder_than_half_of_its_shorter_side() -> None:
    assert rounded_path(((0, 0), (0, 40), (50, 40)), 0) == "M0 0V33q0 7 7 7H50"
    assert rounded_path(((0, 0), (0, 40), (-8, 40), (-8, 90)), 0) == "M0 0V36q0 4 -4 4H-4q-4 0 -4 4V90"


def test_a_line_that_ends_with_others_begins_at_that_end() -> None:
    assert rounded_path(((0, 0), (0, 40), (50, 40)), 5, backwards=True) == "M45 40H7q-7 0 -7 -7V0"


@pytest.mark.parametrize(
    ("points", "path"),
    [
        (((0, 0), (0, 40)), "M0 40l4 -7l-8 0z"),
        (((0, 0), (40, 0)), "M40 0l-7 4l0 -8z"),
    ],
)
def test_an_arrow_points_the_way_of_the_line(points: tuple[tuple[int, int], ...], path: str) -> None:
    assert arrow_head(points, 7, 4) == path
