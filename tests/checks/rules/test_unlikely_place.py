"""M808: places far from the catalog's region, and why they are there."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from generator.checks.rule import Problem
from generator.checks.rules.unlikely_place import RULE
from tests.builders import Piece, organization
from tests.checks.asked import places, problems

Point = tuple[float, float]
GUNNISON, SALIDA, DENVER = (38.5, -106.9), (38.5, -106.0), (39.7, -105.0)
LONDON, BERLIN, GUAM = (51.5, -0.1), (52.5, 13.4), (13.4, 144.8)


def at(*points: Point) -> list[Piece]:
    """Return an organization at each of `points`: a, b, c …"""
    return [
        organization("abcdefgh"[index], location={"latitude": north, "longitude": east})
        for index, (north, east) in enumerate(points)
    ]


def found_at(points: Sequence[Point]) -> tuple[Problem, ...]:
    return problems(RULE, *at(*points))


@pytest.mark.parametrize("lost", [(39.7, 105.0), (-39.7, -105.0), (-39.7, 105.0)])
def test_a_lost_sign_is_found_and_given_back(lost: Point) -> None:
    (found,) = found_at([GUNNISON, SALIDA, lost])
    assert found.fix == 'Did you mean "latitude: 39.7, longitude: -105"?'
    assert places((found,)) == ["c/location"]


def test_two_numbers_exchanged_are_put_back() -> None:
    boston, salem = (42.4, -71.1), (42.5, -70.9)
    (found,) = found_at([boston, salem, (-71.1, 42.4)])
    assert found.suggestions[0].value == "latitude: 42.4, longitude: -71.1"


def test_two_organizations_with_the_same_lost_sign_are_both_found() -> None:
    found = found_at([GUNNISON, SALIDA, DENVER, (39.7, 105.0), (39.7, 105.0)])
    assert places(found) == ["d/location", "e/location"]


def test_a_place_far_from_all_others_is_found_without_a_better_one() -> None:
    (found,) = found_at([GUNNISON, SALIDA, LONDON])
    assert (found.title, found.suggestions) == ("C is far from the rest of the catalog", ())


def test_two_offices_far_away_are_neighbors() -> None:
    assert found_at([GUNNISON, SALIDA, DENVER, (25.8, -80.2), (26.1, -80.1)]) == ()


def test_a_region_may_be_wide_when_one_place_leads_to_the_next() -> None:
    assert found_at([(39.0, -120.0 + 5 * step) for step in range(8)]) == ()


@pytest.mark.parametrize("points", [[GUNNISON], [GUNNISON, LONDON], [GUAM], [BERLIN], []])
def test_without_neighbors_nobody_can_say_which_place_is_wrong(points: list[Point]) -> None:
    assert found_at(points) == ()


def test_without_neighbors_a_lost_sign_is_one_that_leads_into_the_states() -> None:
    (alone,) = found_at([(39.7, 105.0)])
    assert alone.title == "A is far from the United States"
    (one_of_two,) = found_at([GUNNISON, (39.7, 105.0)])
    assert places((one_of_two,)) == ["b/location"]


def test_both_sides_of_the_date_line_are_neighbors() -> None:
    assert found_at([(52.0, 179.5), (52.0, -179.5), (52.5, 179.0)]) == ()
