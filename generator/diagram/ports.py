"""Where along x each line leaves a box, passes a row and enters a box.

A point is a port on a box side or a line's passage through a row; points of one side keep their distance.
"""

from dataclasses import dataclass, field

from generator.diagram.lanes import Lanes
from generator.diagram.measures import Measures
from generator.diagram.spacing import spaced, tangled
from generator.diagram.web import Web

Rows = tuple[tuple[tuple[int, ...], ...], ...]

_EDGE = 14
_TIGHT_EDGE = 7
_CELL_EDGE = 6
_GUTTER_EDGE = 3
# Points of one side closer than this would read as one line.
_APART = 4
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


@dataclass(frozen=True, slots=True)
class Knot:
    """One net between two rows, by its points above and below."""

    net: int
    tops: tuple[int, ...]
    bottoms: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ports:
    """`x` of every point; `knots[r]` lie below row r; points are found by (box, net) or by dummy.

    `through` are the points at which a line passes a row, and which therefore matter to two channels.
    """

    x: list[int]
    knots: tuple[tuple[Knot, ...], ...]
    bottom: dict[tuple[int, int], int]
    top: dict[tuple[int, int], int]
    passing: dict[int, int]
    group_of: list[Group]
    through: frozenset[int]


def spread(
    web: Web, rows: Rows, slot: list[int], lanes: Lanes, measures: Measures, headings: dict[int, int]
) -> Ports | None:
    """Points for all lines, or None when a box side is too short for its lines.

    `headings` gives, per box, the x right of which lines may enter from above.
    """
    spreader = _Spreader(web, rows, slot, lanes, measures, headings)
    spreader.collect()
    if not spreader.fits():
        return None
    spreader.settle()
    spreader.snap()
    spreader.centre()
    return Ports(
        spreader.x, tuple(map(tuple, spreader.knots)), spreader.bottom, spreader.top, spreader.passing,
        spreader.group_of,
        frozenset(spreader.passing.values()),
    )  # fmt: skip


class _Spreader:
    """Points while they are being pulled towards their neighbours."""

    def __init__(
        self,
        web: Web,
        rows: Rows,
        slot: list[int],
        lanes: Lanes,
        measures: Measures,
        headings: dict[int, int],
    ) -> None:
        self.web, self.rows, self.slot, self.lanes = web, rows, slot, lanes
        self.measures, self.headings = measures, headings
        self.x: list[int] = []
        self.group_of: list[Group] = []
        self.above: list[list[int]] = []
        self.below: list[list[int]] = []
        self.bottom: dict[tuple[int, int], int] = {}
        self.top: dict[tuple[int, int], int] = {}
        self.passing: dict[int, int] = {}
        self.through: set[int] = set()
        self.knots: list[list[Knot]] = []
        self.row_groups: list[list[Group]] = []

    def collect(self) -> None:
        """Make the points, row by row, and tie them into knots."""
        web, measures = self.web, self.measures
        sides: dict[tuple[int, bool], Group] = {}
        for row in self.rows:
            groups: list[Group] = []
            cells: dict[int, Group] = {}
            gutters: dict[int, Group] = {}
            for unit in row:
                for item in unit:
                    if item < web.boxes:
                        left = measures.columns[self.slot[item] // 2]
                        low, high = left + _EDGE, left + measures.box - _EDGE
                        for lower in (False, True):
                            start = low if lower else max(low, min(self.headings.get(item, low), high))
                            sides[item, lower] = Group(start, high, 0 if lower else _TIPS)
                            groups.append(sides[item, lower])
                    elif self.slot[item] % 2 == 0:
                        x = measures.gutters[self.slot[item] // 2] + self.lanes.lane[item] * measures.lane
                        gutter = self.slot[item] // 2
                        if gutter not in gutters:
                            first = measures.gutters[gutter]
                            last = first + (self.lanes.counts[gutter] - 1) * measures.lane
                            gutters[gutter] = Group(first - _GUTTER_EDGE, last + _GUTTER_EDGE)
                        self.passing[item] = self._point(x, gutters[gutter])
                    else:
                        column = self.slot[item] // 2
                        if column not in cells:
                            left = measures.columns[column]
                            cells[column] = Group(left + _CELL_EDGE, left + measures.box - _CELL_EDGE)
                            groups.append(cells[column])
                        cell = cells[column]
                        self.passing[item] = self._point((cell.low + cell.high) // 2, cell)
                        # What passes through a cell keeps the order that was found to cross least.
                        self.through.add(self.passing[item])
            self.row_groups.append(groups)
        for stars in web.stars:
            knots: list[Knot] = []
            for star in stars:
                tops = tuple(self._end(item, star.net, sides, True) for item in star.tops)
                bottoms = tuple(self._end(item, star.net, sides, False) for item in star.bottoms)
                for top in tops:
                    self.below[top].extend(bottoms or [other for other in tops if other != top])
                for bottom in bottoms:
                    self.above[bottom].extend(tops)
                knots.append(Knot(star.net, tops, bottoms))
            self.knots.append(knots)

    def _point(self, x: int, group: Group) -> int:
        point = len(self.x)
        self.x.append(x)
        self.group_of.append(group)
        self.above.append([])
        self.below.append([])
        group.points.append(point)
        return point

    def _end(self, item: int, net: int, sides: dict[tuple[int, bool], Group], lower: bool) -> int:
        if item >= self.web.boxes:
            return self.passing[item]
        known = self.bottom if lower else self.top
        if (item, net) not in known:
            group = sides[item, lower]
            known[item, net] = self._point((group.low + group.high) // 2, group)
        return known[item, net]

    def fits(self) -> bool:
        """Whether every side has room for its points; a crowded side first uses its margins."""
        for groups in self.row_groups:
            for group in groups:
                need = (len(group.points) - 1) * _APART
                if group.high - group.low < need:
                    group.high += _EDGE - _TIGHT_EDGE
                    least = group.high - self.measures.box + 2 * _TIGHT_EDGE
                    group.low = max(least, min(group.low, group.high - need))
                    if group.high - group.low < need:
                        return False
        return True

    def settle(self) -> None:
        """Pull every group towards what its points are tied to, downwards and then upwards."""
        for groups in self.row_groups:
            for group in groups:
                self._pull(group, downward=True)
        for groups in reversed(self.row_groups):
            for group in groups:
                self._pull(group, downward=False)

    def _wanted(self, point: int, group: Group, downward: bool) -> int:
        first, second = self.above[point], self.below[point]
        near = (first or second) if downward else (second or first)
        x = self.x
        if len(near) == 1:
            return x[near[0]]
        if not near:
            return (group.low + group.high) // 2
        middle = (group.low + group.high) // 2
        return min((x[other] for other in near), key=lambda end: (abs(end - middle), end))

    def _pull(self, group: Group, downward: bool) -> None:
        points, x = group.points, self.x
        if not points:
            return
        wanted = {point: self._wanted(point, group, downward) for point in points}
        if len(points) == 1:
            x[points[0]] = min(max(wanted[points[0]], group.low), group.high)
            return
        if points[0] not in self.through:
            points.sort(key=lambda point: (wanted[point], x[point], point))
        gap = min(group.gap or self.measures.lane, (group.high - group.low) // (len(points) - 1))
        places = spaced([wanted[point] for point in points], gap, group.low, group.high)
        if any(len(self.below[point]) > 1 for point in points):
            self._untangle(points, places)
        for point, place in zip(points, places, strict=True):
            x[point] = place

    def _untangle(self, points: list[int], places: list[int]) -> None:
        """Swap neighbouring ports below a box where the lines of a net that forks would cross less."""
        x = self.x
        spans = {point: [x[end] for end in self.below[point]] for point in points}
        for _ in points:
            swapped = False
            for at in range(len(points) - 1):
                one, two = spans[points[at]], spans[points[at + 1]]
                left, right = places[at : at + 2]
                if tangled(right, one, left, two) < tangled(left, one, right, two):
                    points[at], points[at + 1] = points[at + 1], points[at]
                    swapped = True
            if not swapped:
                return

    def snap(self) -> None:
        """Straighten what is nearly straight: move a port that has only this one line onto its other end."""
        for knots in self.knots:
            for knot in knots:
                if len(knot.tops) != 1 and len(knot.bottoms) != 1:
                    continue
                pairs = [(top, bottom) for top in knot.tops for bottom in knot.bottoms]
                if any(self.x[bottom] == self.x[top] for top, bottom in pairs):
                    continue
                for top, bottom in sorted(pairs, key=lambda pair: (abs(self.x[pair[0]] - self.x[pair[1]]), pair)):
                    if not self.below[bottom] and self._move(bottom, self.x[top]):
                        break
                    if not self.above[top] and self._move(top, self.x[bottom]):
                        break

    def centre(self) -> None:
        """Bring a straight run that ends alone at a box to its middle, where it bends elsewhere anyway."""
        over = {bottom: knot.tops[0] for knots in self.knots for knot in knots for bottom in knot.bottoms}
        under = {
            knot.tops[0]: knot.bottoms[0]
            for knots in self.knots
            for knot in knots
            if len(knot.bottoms) == len(knot.tops) == 1
        }
        for ports, onward in ((self.top, over), (self.bottom, under)):
            for point in ports.values():
                group = self.group_of[point]
                if len(group.points) == 1:
                    self._centre_run(point, onward, (group.low + group.high) // 2)

    def _centre_run(self, point: int, onward: dict[int, int], middle: int) -> None:
        x = self.x[point]
        run = [point]
        while (beyond := onward.get(run[-1], -1)) >= 0 and self.x[beyond] == x:
            run.append(beyond)
        if beyond < 0 or not all(self._movable(one, middle) for one in run):
            return
        for one in run:
            self.x[one] = middle

    def _movable(self, point: int, x: int) -> bool:
        """Whether the point is alone in its cell or box side, within which it may stand at x."""
        group = self.group_of[point]
        return len(group.points) == 1 and group.low <= x <= group.high

    def _move(self, point: int, x: int) -> bool:
        group = self.group_of[point]
        if not group.low <= x <= group.high:
            return False
        index = group.points.index(point)
        gap = group.gap or self.measures.lane
        if index > 0 and x - self.x[group.points[index - 1]] < gap:
            return False
        if index + 1 < len(group.points) and self.x[group.points[index + 1]] - x < gap:
            return False
        self.x[point] = x
        return True
