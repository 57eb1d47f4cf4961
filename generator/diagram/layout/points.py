"""The points of a drawing: where lines leave boxes, pass rows and enter boxes, before anything is spread.

A point is a port on a box side or a line's passage through a row.
"""

from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from generator.diagram.layout.lanes import Lanes
from generator.diagram.layout.layered_graph import LayeredGraph, NetSegment
from generator.diagram.layout.widths import ColumnWidths

Row = tuple[tuple[int, ...], ...]
Rows = tuple[Row, ...]

EDGE = 14
"""So far from the corners of a box its points stay."""

_CELL_EDGE = 6
_GUTTER_EDGE = 3
# Arrow tips that come in side by side stay apart.
_TIPS = 13


@dataclass(slots=True)
class Group:
    """Points that share a box side, a gutter or an empty cell, from left to right between two bounds.

    `gap` is the distance they keep where there is room, 0 for that of lanes.
    """

    low: int
    high: int
    gap: int = 0
    points: list[int] = field(default_factory=list)


class NetPoints(NamedTuple):
    """One net between two rows, by its points above and below."""

    net: int
    tops: tuple[int, ...]
    bottoms: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ports:
    """`x` of every point; `knots[r]` lie below row r; points are found by (box, net) or by dummy.

    `above` and `below` list the points to which a point is tied. `through` are the points at which a line passes a
    row, and which therefore matter to two channels. `sides[r]` are the groups of row r whose points may move.
    """

    x: list[int]
    knots: tuple[tuple[NetPoints, ...], ...]
    bottom: dict[tuple[int, int], int]
    top: dict[tuple[int, int], int]
    passing: dict[int, int]
    group_of: list[Group]
    above: list[list[int]]
    below: list[list[int]]
    sides: tuple[tuple[Group, ...], ...]
    through: frozenset[int]


def collect_points(
    web: LayeredGraph, rows: Rows, slot: list[int], lanes: Lanes, measures: ColumnWidths, headings: dict[int, int]
) -> Ports:
    """Make the points, row by row, and tie them into knots; for `headings` see `ports.spread`."""
    collector = _Collector(web, slot, lanes, measures, headings)
    groups = [collector.collect(row) for row in rows]
    knots = tuple([tuple([collector.connect(star) for star in stars]) for stars in web.stars])
    above: list[list[int]] = [[] for _ in collector.x]
    below: list[list[int]] = [[] for _ in collector.x]
    for knot in chain.from_iterable(knots):
        for top in knot.tops:
            below[top] += knot.bottoms or [other for other in knot.tops if other != top]
        for bottom in knot.bottoms:
            above[bottom] += knot.tops
    return Ports(
        collector.x, knots, collector.bottom, collector.top, collector.passing, collector.group_of, above, below,
        tuple([tuple([group for group in row if group.points]) for row in groups]),
        frozenset(collector.passing.values()),
    )  # fmt: skip


class _Collector:
    """Points while they are being made."""

    def __init__(
        self, web: LayeredGraph, slot: list[int], lanes: Lanes, measures: ColumnWidths, headings: dict[int, int]
    ) -> None:
        self.boxes, self.slot, self.lanes = web.boxes, slot, lanes
        self.measures, self.headings = measures, headings
        self.x: list[int] = []
        self.group_of: list[Group] = []
        self.over: dict[int, Group] = {}
        self.under: dict[int, Group] = {}
        self.bottom: dict[tuple[int, int], int] = {}
        self.top: dict[tuple[int, int], int] = {}
        self.passing: dict[int, int] = {}

    def collect(self, row: Row) -> list[Group]:
        """Make the sides of the boxes of a row, and the points of what passes it."""
        measures = self.measures
        groups: list[Group] = []
        passed: dict[int, Group] = {}
        for item in chain.from_iterable(row):
            place = self.slot[item]
            column, odd = divmod(place, 2)
            if item < self.boxes:
                left = measures.columns[column]
                low, high = left + EDGE, left + measures.box - EDGE
                self.over[item] = Group(max(low, min(self.headings.get(item, low), high)), high, _TIPS)
                self.under[item] = Group(low, high)
                groups += (self.over[item], self.under[item])
            elif odd:
                if place not in passed:
                    left = measures.columns[column]
                    passed[place] = Group(left + _CELL_EDGE, left + measures.box - _CELL_EDGE)
                    groups.append(passed[place])
                cell = passed[place]
                self.passing[item] = self._point((cell.low + cell.high) // 2, cell)
            else:
                first = measures.gutters[column]
                if place not in passed:
                    last = first + (self.lanes.counts[column] - 1) * measures.lane
                    passed[place] = Group(first - _GUTTER_EDGE, last + _GUTTER_EDGE)
                self.passing[item] = self._point(first + self.lanes.lane[item] * measures.lane, passed[place])
        return groups

    def connect(self, star: NetSegment) -> NetPoints:
        """Find or make the points of a net between two rows."""
        net, boxes, passing = star.net, self.boxes, self.passing
        return NetPoints(
            net,
            tuple([passing[i] if i >= boxes else self._port(i, net, self.bottom, self.under) for i in star.tops]),
            tuple([passing[i] if i >= boxes else self._port(i, net, self.top, self.over) for i in star.bottoms]),
        )

    def _point(self, x: int, group: Group) -> int:
        point = len(self.x)
        self.x.append(x)
        self.group_of.append(group)
        group.points.append(point)
        return point

    def _port(self, box: int, net: int, known: dict[tuple[int, int], int], sides: dict[int, Group]) -> int:
        """Find the point of a net on one side of a box."""
        if (box, net) not in known:
            group = sides[box]
            known[box, net] = self._point((group.low + group.high) // 2, group)
        return known[box, net]
