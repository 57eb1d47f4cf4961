"""The order of items in each row, so that as few lines as possible cross.

Median and barycenter sweeps with transposition of neighbours, from several starts; the best order wins.
"""

from bisect import bisect_left, bisect_right

from generator.diagram.web import Web

Unit = tuple[int, ...]

_SWEEPS = 8
_STARTS = 4
_PATIENCE = 2
# Positions are spread over this width in every row, so that rows of different length compare.
_SPREAD = 1 << 16


def order(web: Web) -> tuple[tuple[Unit, ...], ...]:
    """The units of each row from left to right; blocks may come back mirrored."""
    sorter = _Sorter(web)
    best: tuple[int, list[list[Unit]]] | None = None
    for start in range(_STARTS):
        sorter.begin(start)
        found = sorter.settle()
        if best is None or found[0] < best[0]:
            best = found
        if best[0] == 0:
            break
    return tuple(map(tuple, best[1])) if best else ()


class _Sorter:
    """The rows while they are being sorted; `up` and `down` list an item's neighbours in the next rows."""

    def __init__(self, web: Web) -> None:
        items = web.boxes + len(web.net_of)
        self.web = web
        self.up: list[list[int]] = [[] for _ in range(items)]
        self.down: list[list[int]] = [[] for _ in range(items)]
        for stars in web.stars:
            for star in stars:
                for top in star.tops:
                    for bottom in star.bottoms:
                        self.down[top].append(bottom)
                        self.up[bottom].append(top)
        self.rows: list[list[Unit]] = []
        self.position = [0] * items

    def begin(self, start: int) -> None:
        """One of several first orders: as written, mirrored, or stirred in a fixed way."""
        rows = [list(row) for row in self.web.rows]
        if start == 1:
            rows = [row[::-1] for row in rows]
        elif start > 1:
            # A fixed stir instead of a random one: the same on every Python.
            rows = [sorted(row, key=lambda unit: (unit[0] * 7919 * start) % 1009) for row in rows]
        self.rows = rows
        for row in rows:
            self._place(row)

    def settle(self) -> tuple[int, list[list[Unit]]]:
        """Sweep until nothing improves: the fewest crossings met, and their rows."""
        best = (self._crossings(), [list(row) for row in self.rows])
        idle = 0
        for sweep in range(_SWEEPS):
            downward = sweep % 2 == 0
            indices = range(1, len(self.rows)) if downward else range(len(self.rows) - 2, -1, -1)
            for index in indices:
                self._sort(index, self.up if downward else self.down, median=sweep % 4 >= 2)
            self._transpose()
            count = self._crossings()
            if count < best[0]:
                best = (count, [list(row) for row in self.rows])
                idle = 0
            else:
                idle += 1
            if count == 0 or idle > _PATIENCE:
                break
        return best

    def _place(self, row: list[Unit]) -> None:
        position = self.position
        count = sum(map(len, row))
        index = 0
        for unit in row:
            for item in unit:
                position[item] = (2 * index + 1) * _SPREAD // count
                index += 1

    def _sort(self, index: int, sides: list[list[int]], median: bool) -> None:
        position = self.position
        keyed: list[tuple[int, int, Unit]] = []
        for place, unit in enumerate(self.rows[index]):
            if len(unit) == 1:
                near = [position[other] for other in sides[unit[0]]]
            else:
                near = [position[other] for item in unit for other in sides[item]]
                unit = self._faced(unit, sides)
            if not near:
                near = [position[item] for item in unit]
            near.sort()
            count = len(near)
            key = (near[(count - 1) // 2] + near[count // 2]) // 2 if median else sum(near) // count
            keyed.append((key, place, unit))
        keyed.sort()
        row = [unit for _, _, unit in keyed]
        self.rows[index] = row
        self._place(row)

    def _faced(self, unit: Unit, sides: list[list[int]]) -> Unit:
        position = self.position
        ends: list[int] = []
        for item in (unit[0], unit[-1]):
            near = sides[item]
            if not near:
                return unit
            ends.append(sum(position[other] for other in near) // len(near))
        return unit[::-1] if ends[0] > ends[1] else unit

    def _sorted_sides(self, items: Unit) -> tuple[list[int], list[int]]:
        position = self.position
        return (
            sorted([position[other] for item in items for other in self.up[item]]),
            sorted([position[other] for item in items for other in self.down[item]]),
        )

    def _transpose(self) -> None:
        """Swap neighbours, and mirror blocks, wherever that saves a crossing."""
        again = True
        rounds = 0
        while again and rounds < 4:
            again = False
            rounds += 1
            for index in range(len(self.rows)):
                if self._transpose_row(index):
                    again = True

    def _transpose_row(self, index: int) -> bool:
        row = self.rows[index]
        changed = False
        sides = [self._sorted_sides(unit) for unit in row]
        for place in range(len(row) - 1):
            left, right = sides[place], sides[place + 1]
            if _gain(left[0], right[0]) + _gain(left[1], right[1]) > 0:
                row[place], row[place + 1] = row[place + 1], row[place]
                sides[place], sides[place + 1] = right, left
                changed = True
        for place, unit in enumerate(row):
            if len(unit) > 1 and self._mirrored_is_better(unit):
                row[place] = unit[::-1]
                changed = True
        if changed:
            self._place(row)
        return changed

    def _mirrored_is_better(self, unit: Unit) -> bool:
        sides = [self._sorted_sides((item,)) for item in unit]
        total = 0
        for second in range(1, len(unit)):
            for first in range(second):
                total += _gain(sides[first][0], sides[second][0]) + _gain(sides[first][1], sides[second][1])
        return total > 0

    def _crossings(self) -> int:
        """Crossings of the straight edges between all neighbouring rows."""
        position = self.position
        total = 0
        for row in self.rows:
            met: list[int] = []
            for unit in row:
                for item in unit:
                    below = self.down[item]
                    if not below:
                        continue
                    ends = [position[other] for other in below]
                    for end in ends:
                        total += len(met) - bisect_right(met, end)
                    met.extend(ends)
                    met.sort()
        return total


def _gain(left: list[int], right: list[int]) -> int:
    """Crossings saved when the items with these sorted neighbours change places."""
    saved = 0
    for end in left:
        saved += bisect_left(right, end) - len(right) + bisect_right(right, end)
    return saved
