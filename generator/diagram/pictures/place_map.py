"""Where places are: numbered points to scale, with names of counties. No tiles, so no other site is asked."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians

from generator.diagram.layout.text_width import measure
from generator.diagram.svg.writer import Markup

_WIDTH, _LOWEST, _HIGHEST = 330, 110, 330
_MARGIN, _RADIUS, _FONT = 30, 10, 11
_MILES_OF_A_DEGREE = 69.0
"""How far it is from one degree of latitude to the next."""
_LONGEST_BAR = 90


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A point in degrees (WGS 84) and the name of what is around it; "" for none."""

    latitude: float
    longitude: float
    region: str = ""


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """The map as SVG, and which of its points share a number: groups of their positions, the first is number 1."""

    svg: str
    groups: tuple[tuple[int, ...], ...]


def place_map(points: Sequence[MapPoint], say_miles: Callable[[int], str]) -> PlaceMap:
    """Return the map of `points`, at least one; what is too near to be told apart shares a number.

    Every degree is as long as in the middle of the map, which holds for a state, not for a continent.
    """
    spots, height, scale = _projected(points)
    groups: list[list[int]] = []
    for number, spot in enumerate(spots):
        near = (group for group in groups if _are_near(spots[group[0]], spot))
        found = next(near, None)
        groups.append([number]) if found is None else found.append(number)
    markup = Markup()
    frame = {"class": "place-map", "viewBox": f"0 0 {_WIDTH} {height}", "aria-hidden": "true", "focusable": "false"}
    with markup.element_around("svg", frame):
        markup.element("rect", {"class": "map-ground", "width": str(_WIDTH), "height": str(height), "rx": "6"})
        heads = [spots[group[0]] for group in groups]
        for x, y, anchor, words in _labels(points, groups, heads):
            markup.element("text", {"class": "map-region", "x": str(x), "y": str(y), "text-anchor": anchor}, words)
        for number, (x, y) in enumerate(heads, 1):
            markup.element("circle", {"class": "map-point", "cx": str(x), "cy": str(y), "r": str(_RADIUS)})
            markup.element("text", {"class": "map-number", "x": str(x), "y": str(y + 4)}, str(number))
        if scale:
            _draw_bar(markup, height, scale, say_miles)
    return PlaceMap(str(markup), tuple(map(tuple, groups)))


def _projected(points: Sequence[MapPoint]) -> tuple[list[tuple[int, int]], int, float]:
    """Return where points stand, how high the map is, and how many of its units a mile is; 0 for a single spot."""
    north, south = max(one.latitude for one in points), min(one.latitude for one in points)
    east, west = max(one.longitude for one in points), min(one.longitude for one in points)
    narrowing = max(0.01, cos(radians((north + south) / 2)))
    across, down = (east - west) * narrowing, north - south
    room_across, room_down = _WIDTH - 2 * _MARGIN, _HIGHEST - 2 * _MARGIN
    ratios = [room / size for room, size in ((room_across, across), (room_down, down)) if size > 0]
    ratio = min(ratios, default=0.0)
    height = max(_LOWEST, round(down * ratio) + 2 * _MARGIN)
    left, top = (_WIDTH - across * ratio) / 2, (height - down * ratio) / 2
    spots = [
        (round(left + (one.longitude - west) * narrowing * ratio), round(top + (north - one.latitude) * ratio))
        for one in points
    ]
    return spots, height, ratio / _MILES_OF_A_DEGREE


def _are_near(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1])) < 2 * _RADIUS


def _labels(
    points: Sequence[MapPoint], groups: list[list[int]], heads: list[tuple[int, int]]
) -> Iterator[tuple[int, int, str, str]]:
    """Yield each region once, beside its first point, unless it would run into a point or another label."""
    taken = [(x - _RADIUS, y - _RADIUS, x + _RADIUS, y + _RADIUS) for x, y in heads]
    named: set[str] = set()
    for group, (x, y) in zip(groups, heads, strict=True):
        region = points[group[0]].region
        if not region or region in named:
            continue
        wide = measure(region, _FONT, spaced=False)
        right = x + _RADIUS + 4, y - 7, x + _RADIUS + 4 + wide, y + 7
        left = x - _RADIUS - 4 - wide, y - 7, x - _RADIUS - 4, y + 7
        for place, anchor, at in ((right, "start", right[0]), (left, "end", left[2])):
            if place[0] >= 0 and place[2] <= _WIDTH and not any(_overlap(place, other) for other in taken):
                taken.append(place)
                named.add(region)
                yield at, y + 4, anchor, region
                break


def _overlap(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _draw_bar(markup: Markup, height: int, scale: float, say_miles: Callable[[int], str]) -> None:
    lengths = [lead * 10**power for power in range(5) for lead in (1, 2, 5)]
    miles = max((one for one in lengths if one * scale <= _LONGEST_BAR), default=0)
    if miles:
        long = round(miles * scale)
        markup.element("path", {"class": "map-bar", "d": f"M10 {height - 12}v4h{long}v-4"})
        markup.element("text", {"class": "map-region", "x": str(16 + long), "y": str(height - 6)}, say_miles(miles))
