"""M808 unlikely-place.

Organizations less than 500 km from each other are neighbors; the most that hang together by neighbors are the
catalog's region. Reported are an organization without any neighbor, and one whose coordinates only fit the region
with another sign, or exchanged. Without a region, because each is alone or two groups are as large, a place is
compared with the United States, whose codes and dollars a catalog uses: it is reported if another sign would put it
there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from math import cos, dist, radians, sin

from generator.checks.example_catalog import DISTRICT, combined, extended
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity, Suggestion
from generator.checks.wording import name_of, number
from generator.model.entities import Location, Organization
from generator.model.status import available

_EARTH_KM = 6371
_NEAR = 2 * sin(500 / _EARTH_KM / 2)
"""500 km, as a straight line through the Earth, whose radius is 1."""
_STATES = (17.5, 72.0, -180.0, -64.0)
"""Least and greatest latitude and longitude of the states and Puerto Rico."""
_Point = tuple[float, float, float]


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find places that are probably somewhere else."""
    located = [(one, one.location) for one in available(graph.catalog.organizations.values()) if one.location]
    region, alone = _region(Counter(_cell(place) for _, place in located))
    for organization, place in located:
        cell = _cell(place)
        fitting = [other for other in _mistyped(place) if (_is_near(other, region) if region else _is_at_home(other))]
        if region:
            unlikely = cell not in region and (cell in alone or bool(fitting))
        else:
            unlikely = bool(fitting) and not _is_at_home(place)
        if unlikely:
            yield _problem(
                organization, place, fitting[:1], "the rest of the catalog" if region else "the United States"
            )


def _region(cells: Mapping[Location, int]) -> tuple[Mapping[Location, _Point], frozenset[Location]]:
    """Return the largest group of neighbors, none when no one is the largest, and the places without neighbors.

    `cells` says how many organizations are at each place.
    """
    points = {cell: _point(cell) for cell in cells}
    groups = [(sum(cells[cell] for cell in group), group) for group in _neighborhoods(points)]
    alone = frozenset(cell for size, group in groups if size == 1 for cell in group)
    most = max((size for size, _ in groups), default=0)
    largest = [group for size, group in groups if size == most > 1]
    return {cell: points[cell] for cell in largest[0]} if len(largest) == 1 else {}, alone


def _neighborhoods(points: Mapping[Location, _Point]) -> Iterator[list[Location]]:
    """Yield the places that hang together by neighbors, group by group."""
    left = dict(points)
    while left:
        group = [left.popitem()[0]]
        for here in group:  # which grows on the way
            near = [there for there, point in left.items() if dist(points[here], point) <= _NEAR]
            group += near
            for there in near:
                del left[there]
        yield group


def _cell(place: Location) -> Location:
    """Return `place` to the tenth of a degree, some 10 km: so many organizations of one town are one place."""
    return Location(round(place.latitude, 1), round(place.longitude, 1))


def _point(place: Location) -> _Point:
    """Return where `place` is on a sphere with the radius 1."""
    latitude, longitude = radians(place.latitude), radians(place.longitude)
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)


def _mistyped(place: Location) -> Iterator[Location]:
    """Yield the places that are written like `place` but for signs or the order of the two numbers."""
    latitude, longitude = place.latitude, place.longitude
    for north, east in (
        (latitude, -longitude),
        (-latitude, longitude),
        (-latitude, -longitude),
        (longitude, latitude),
        (longitude, -latitude),
    ):
        if abs(north) <= 90:
            yield Location(north, east)


def _is_near(place: Location, region: Mapping[Location, _Point]) -> bool:
    here = _point(place)
    return any(dist(here, there) <= _NEAR for there in region.values())


def _is_at_home(place: Location) -> bool:
    south, north, west, east = _STATES
    return south <= place.latitude <= north and west <= place.longitude <= east


def _problem(organization: Organization, place: Location, fitting: list[Location], region: str) -> Problem:
    written = _written(place)
    better = [_written(one) for one in fitting]
    return Problem(
        place=organization.place("/location"),
        title=f"{name_of(organization)} is far from {region}",
        what=f"{name_of(organization)} is at {number(place.latitude)}, {number(place.longitude)}. "
        f"That is far from {region}.",
        fix=f'Did you mean "{better[0]}"?' if better else "",
        value=written,
        suggestions=tuple(Suggestion(one) for one in better),
    )


def _written(place: Location) -> str:
    return f"latitude: {number(place.latitude)}, longitude: {number(place.longitude)}"


_PLACE = "location: {latitude: 38.5, longitude: -106.9}\n"
_COLLEGE = "mesa-college/organization.yaml"

RULE = GraphRule(
    code="M808",
    severity=Severity.WARNING,
    title="A place far from all others",
    meaning="A location is far from every other place in the catalog. Often a minus sign is lost.",
    why="Students would see it on the map where they could never go.",
    fix="Look the place up on a map and copy its latitude and longitude.",
    bad=combined(extended(_COLLEGE, _PLACE), extended(DISTRICT, _PLACE.replace("-106.9", "106.9"))),
    good=combined(extended(_COLLEGE, _PLACE), extended(DISTRICT, _PLACE)),
    check=check,
)
