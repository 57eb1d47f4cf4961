"""Where along x each line leaves a box, passes a row and enters a box: points of one side keep their distance."""

from generator.diagram.layout.lanes import Lanes
from generator.diagram.layout.layered_graph import LayeredGraph
from generator.diagram.layout.points import EDGE, Group, Ports, Rows, collect_points
from generator.diagram.layout.port_spacing import port_crossings, spread_evenly
from generator.diagram.layout.widths import ColumnWidths

_TIGHT_EDGE = 7
# Points of one side closer than this would read as one line.
_APART = 4


def place_ports(
    web: LayeredGraph, rows: Rows, slot: list[int], lanes: Lanes, measures: ColumnWidths, headings: dict[int, int]
) -> Ports | None:
    """Points for all lines, or None when a box side is too short for its lines.

    `headings` gives, per box, the x right of which lines may enter from above.
    """
    ports = collect_points(web, rows, slot, lanes, measures, headings)
    spreader = _PortPlacer(ports, measures)
    if not spreader.fits():
        return None
    spreader.settle()
    spreader.snap()
    spreader.center()
    return ports


class _PortPlacer:
    """Points while they are being pulled toward their neighbors."""

    def __init__(self, ports: Ports, measures: ColumnWidths) -> None:
        self.ports, self.measures = ports, measures
        self.x, self.above, self.below = ports.x, ports.above, ports.below

    def fits(self) -> bool:
        """Whether every side has room for its points; a crowded side first uses its margins."""
        for groups in self.ports.sides:
            for group in groups:
                need = (len(group.points) - 1) * _APART
                if group.high - group.low < need:
                    group.high += EDGE - _TIGHT_EDGE
                    least = group.high - self.measures.box + 2 * _TIGHT_EDGE
                    group.low = max(least, min(group.low, group.high - need))
                    if group.high - group.low < need:
                        return False
        return True

    def settle(self) -> None:
        """Pull every group toward what its points are tied to, downwards and then upwards."""
        for groups in self.ports.sides:
            for group in groups:
                self._pull(group, downward=True)
        for groups in reversed(self.ports.sides):
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
        if len(points) == 1:
            want = self._wanted(points[0], group, downward)
            x[points[0]] = min(max(want, group.low), group.high)
            return
        wanted = {point: self._wanted(point, group, downward) for point in points}
        # What passes through a cell keeps the order that was found to cross least.
        if points[0] not in self.ports.through:
            points.sort(key=lambda point: (wanted[point], x[point], point))
        gap = min(group.gap or self.measures.lane, (group.high - group.low) // (len(points) - 1))
        places = spread_evenly([wanted[point] for point in points], gap, group.low, group.high)
        if any(len(self.below[point]) > 1 for point in points):
            self._untangle(points, places)
        for point, place in zip(points, places, strict=True):
            x[point] = place

    def _untangle(self, points: list[int], places: list[int]) -> None:
        """Swap neighboring ports below a box where the lines of a net that forks would cross less."""
        x = self.x
        spans = {point: [x[end] for end in self.below[point]] for point in points}
        for _ in points:
            swapped = False
            for at in range(len(points) - 1):
                one, two = spans[points[at]], spans[points[at + 1]]
                left, right = places[at : at + 2]
                if port_crossings(right, one, left, two) < port_crossings(left, one, right, two):
                    points[at], points[at + 1] = points[at + 1], points[at]
                    swapped = True
            if not swapped:
                return

    def snap(self) -> None:
        """Straighten what is nearly straight: move a port that has only this one line onto its other end."""
        x = self.x
        for knots in self.ports.knots:
            for knot in knots:
                if not knot.bottoms or x[knot.tops[0]] == x[knot.bottoms[0]]:
                    continue
                if len(knot.tops) != 1 and len(knot.bottoms) != 1:
                    continue
                pairs = [(top, bottom) for top in knot.tops for bottom in knot.bottoms]
                if len(pairs) > 1:
                    if not {x[top] for top in knot.tops}.isdisjoint([x[bottom] for bottom in knot.bottoms]):
                        continue
                    pairs.sort(key=lambda pair: (abs(x[pair[0]] - x[pair[1]]), pair))
                for top, bottom in pairs:
                    if not self.below[bottom] and self._move(bottom, x[top]):
                        break
                    if not self.above[top] and self._move(top, x[bottom]):
                        break

    def center(self) -> None:
        """Bring a straight run that ends alone at a box to its middle, where it bends elsewhere anyway."""
        over = {bottom: knot.tops[0] for knots in self.ports.knots for knot in knots for bottom in knot.bottoms}
        under = {
            knot.tops[0]: knot.bottoms[0]
            for knots in self.ports.knots
            for knot in knots
            if len(knot.bottoms) == len(knot.tops) == 1
        }
        for ports, onward in ((self.ports.top, over), (self.ports.bottom, under)):
            for point in ports.values():
                group = self.ports.group_of[point]
                if len(group.points) == 1:
                    self._center_run(point, onward, (group.low + group.high) // 2)

    def _center_run(self, point: int, onward: dict[int, int], middle: int) -> None:
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
        group = self.ports.group_of[point]
        return len(group.points) == 1 and group.low <= x <= group.high

    def _move(self, point: int, x: int) -> bool:
        group = self.ports.group_of[point]
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
