"""Rows of items while they are being sorted: where each stands, what pulls at it, and how many lines cross."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from generator.diagram.layout.layered_graph import LayeredGraph, NetSegment
from generator.diagram.layout.row_state import PortedBox, State, Unit
from generator.diagram.layout.sifting import can_improve, saved_crossings, sifted

_ROUNDS = 4
# Positions are spread over this width in every row, so that rows of different length compare.
BITS = 18
SPREAD = 1 << BITS
_MASK = SPREAD - 1

MOST_SIFTED = 1000
"""Between so many ends of lines crossings are looked for one by one; where there are more, means of places do."""
MANY = 1 << 60
"""More crossings than any drawing has."""


class Sorter:
    """The rows while they are being sorted.

    Ends are items, and ports: where a box sends several nets down and one of them forks, each of these nets
    leaves from a port of its own, because their lines can cross each other too. `up` and `down` list the ends
    to which an item's lines go, `edges[r]` the pairs of ends between rows r and r + 1. One that
    does not sift only sweeps.
    """

    def __init__(self, web: LayeredGraph, *, sifts: bool = True) -> None:
        self.web = web
        self.sifts = sifts
        self.items = web.boxes + len(web.net_of)
        self.up: list[list[int]] = [[] for _ in range(self.items)]
        self.down: list[list[int]] = [[] for _ in range(self.items)]
        self.edges: list[list[tuple[int, int]]] = []
        self.forks: list[list[PortedBox]] = []
        self.ends = self.items
        self.places = [_places(sum(map(len, row))) for row in web.rows]
        for stars, places in zip(web.stars, self.places, strict=True):
            self._join(stars, places[0] if stars else 0)
        rows = [[unit[0] for unit in row] for row in web.rows]
        members: list[Unit] = [(item,) for item in range(self.items)]
        for row in web.rows:
            for unit in row:
                members[unit[0]] = unit
        self.state = State(rows, members)
        self.first = self.state.copy()
        self.blocks = [[head for head in row if len(members[head]) > 1] for row in rows]
        self.alone = [row[0] for row in rows if len(row) == 1]
        self.lonely = [number for number, row in enumerate(rows) if len(row) == 1 and self.forks[number]]
        self.sortable = [number for number, row in enumerate(web.rows) if sum(map(len, row)) > 1]
        self.position = [0] * self.ends
        self.key = [0] * self.items
        self.above = self._gathered(self.up)
        self.below = self._gathered(self.down)
        # What is known since a row and its neighbors last changed: the crossings below it (or -1), and that no
        # move within it helps. One entry more stands for what lies above the first row and below the last.
        self.edges.append([])
        self.forks.append([])
        self.counted = [-1] * (len(rows) + 1)
        self.settled = [False] * (len(rows) + 2)
        # Whether the ports below a row may stand wrong: they follow when somebody looks.
        self.astray = [False] * (len(rows) + 1)

    def begin(self, state: State) -> None:
        """Let everything stand as in `state`."""
        self.state = state.copy()
        for index in range(len(state.rows)):
            self._place(index)

    def reset_order(self, places: Sequence[int]) -> None:
        """Forget all order: items are pulled toward these places until a sweep has placed their rows anew.

        There may be more places than items.
        """
        self.state = self.first.copy()
        for number in self.lonely:
            if self.astray[number]:
                self._line_up(number)
        self.position[: self.items] = places[: self.items]
        for head in self.alone:
            self.position[head] = SPREAD >> 1

    def _join(self, stars: tuple[NetSegment, ...], room: int) -> None:
        """Note the lines between two rows; items of the upper one have `room` on either side."""
        leaving: dict[int, list[tuple[int, ...]]] = defaultdict(list)
        for star in stars:
            for top in star.tops:
                leaving[top].append(star.bottoms)
        edges: list[tuple[int, int]] = []
        forks: list[PortedBox] = []
        for top, nets in leaving.items():
            forked = len(nets) > 1 and max(map(len, nets)) > 1
            if forked:
                step = 2 * room // (len(nets) + 1)
                ports = [(self.ends + number, list(bottoms)) for number, bottoms in enumerate(nets)]
                forks.append(PortedBox(top, ports, -(step * (len(nets) - 1) // 2), step))
            for bottoms in nets:
                end = self.ends if forked else top
                self.ends += forked
                self.down[top] += bottoms
                for bottom in bottoms:
                    self.up[bottom].append(end)
                    edges.append((end, bottom))
        self.edges.append(edges)
        self.forks.append(forks)

    def _gathered(self, near: list[list[int]]) -> list[list[int]]:
        """The neighbors of each unit, by its head."""
        whole = near[:]
        for row in self.blocks:
            for head in row:
                whole[head] = [end for item in self.first.members[head] for end in near[item]]
        return whole

    def _place(self, number: int) -> None:
        """Note where the items of a row now stand."""
        self.counted[number - 1] = self.counted[number] = -1
        self.settled[number - 1] = self.settled[number] = self.settled[number + 1] = False
        position, row = self.position, self.state.rows[number]
        if self.blocks[number]:
            members = self.state.members
            row = [item for head in row for item in members[head]]
        for item, place in zip(row, self.places[number], strict=True):
            position[item] = place
        self.astray[number - 1] = self.astray[number] = True

    def _line_up(self, number: int) -> None:
        """Spread the ports of the boxes of a row in the order of what they lead to."""
        self.astray[number] = False
        position = self.position
        for box, ports, start, step in self.forks[number]:
            keyed = [(sum([position[end] for end in ends]) // len(ends), port) for port, ends in ports]
            keyed.sort()
            place = position[box] + start
            for _, port in keyed:
                position[port] = place
                place += step

    def sweep(self, downward: bool, anew: bool = False) -> None:
        """Sort row after row by the means of the positions of its units' neighbors in the row before."""
        rows, position, key = self.state.rows, self.position, self.key
        near = self.above if downward else self.below
        for index in self.sortable if downward else reversed(self.sortable):
            if downward and index and self.astray[index - 1]:
                self._line_up(index - 1)
            for head in rows[index]:
                ends = near[head]
                key[head] = sum([position[end] for end in ends]) // len(ends) if ends else position[head]
            row = rows[index]
            better = sorted(row, key=key.__getitem__)
            turned = self.blocks[index] and self._mirror_blocks(index, self.up if downward else self.down)
            if anew or turned or better != row:
                rows[index] = better
                self._place(index)

    def _mirror_blocks(self, index: int, sides: list[list[int]]) -> bool:
        """Mirror blocks whose ends are pulled to the wrong sides."""
        position, turned = self.position, False
        for head in self.blocks[index]:
            unit = self.state.members[head]
            left, right = sides[unit[0]], sides[unit[-1]]
            if left and right:
                one = sum([position[other] for other in left]) // len(left)
                two = sum([position[other] for other in right]) // len(right)
                if one > two:
                    self.state.members[head] = unit[::-1]
                    turned = True
        return turned

    def _sides(self, row: list[int], near: list[list[int]]) -> list[list[int]]:
        """For each unit of a row the sorted positions of its neighbors on one side."""
        position = self.position
        sides: list[list[int]] = []
        for head in row:
            ends = near[head]
            if len(ends) == 1:
                sides.append([position[ends[0]]])
            elif ends:
                places = [position[end] for end in ends]
                places.sort()
                sides.append(places)
            else:
                sides.append(ends)
        return sides

    def sift(self) -> None:
        """Move units, and mirror blocks, wherever that saves a crossing, unless there are too many lines for that."""
        if not self.sifts or sum(map(len, self.edges)) > MOST_SIFTED:
            return
        count = len(self.state.rows)
        stale = set(range(count))
        for _ in range(_ROUNDS):
            changed = [index for index in sorted(stale) if not self.settled[index] and self._sift_row(index)]
            if not changed:
                return
            stale = {near for index in changed for near in (index - 1, index, index + 1) if 0 <= near < count}

    def _sift_row(self, index: int) -> bool:
        over, under = self._known(index - 1), self._known(index)
        if not (over or under):
            return False
        row, members = self.state.rows[index], self.state.members
        better = self._sifted(row, over, under)
        if better is not None:
            row[:] = [row[place] for place in better]
        mirrored = [head for head in self.blocks[index] if self._mirrored_is_better(members[head])]
        for head in mirrored:
            members[head] = members[head][::-1]
        changed = better is not None or bool(mirrored)
        if changed:
            self._place(index)
        self.settled[index] = True
        return changed

    def _sifted(self, row: list[int], over: int, under: int) -> list[int] | None:
        """A better order of a row with so many crossings above and below; where there are none, none can be saved."""
        above = self._sides(row, self.above) if over else []
        below = self._sides(row, self.below) if under else []
        if (over and under) or can_improve(above or below):
            return sifted(above or self._sides(row, self.above), below or self._sides(row, self.below))
        return None

    def _mirrored_is_better(self, unit: Unit) -> bool:
        position = self.position
        sides = [[sorted([position[end] for end in near[item]]) for near in (self.up, self.down)] for item in unit]
        return (
            sum(saved_crossings(one[side], two[side]) for one, two in combinations(sides, 2) for side in (0, 1)) > 0
        )

    def crossings(self, enough: int = MANY) -> int:
        """Crossings of the straight edges between all neighboring rows; the rest is not counted from `enough` on."""
        total = 0
        for at, count in enumerate(self.counted):
            total += count if count >= 0 else self._count(at)
            if total >= enough:
                break
        return total

    def _known(self, index: int) -> int:
        count = self.counted[index]
        return count if count >= 0 else self._count(index)

    def _count(self, index: int) -> int:
        """Crossings below a row: inversions among the lower ends of its lines, sorted by the upper ones."""
        if self.astray[index]:
            self._line_up(index)
        position = self.position
        ends = [position[top] << BITS | position[low] for top, low in self.edges[index]]
        ends.sort()
        total = last = 0
        met: list[int] = []
        for seen, end in enumerate([end & _MASK for end in ends]):
            if end >= last:
                met.append(end)
                last = end
            else:
                place = bisect_right(met, end)
                total += seen - place
                met.insert(place, end)
        self.counted[index] = total
        return total


@lru_cache(maxsize=256)
def _places(count: int) -> tuple[int, ...]:
    """So many places spread over the width, the first as far from the edge as half their distance."""
    return tuple((2 * number + 1) * SPREAD // (2 * count) for number in range(count))
