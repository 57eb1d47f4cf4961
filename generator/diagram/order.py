"""The order of items in each row, so that as few lines as possible cross.

Median and barycenter sweeps with transposition of neighbours, from several starts; the best order wins.
"""

from bisect import bisect_left, bisect_right

from generator.diagram.web import Web

Unit = tuple[int, ...]

_SWEEPS = 8
_STARTS = 6
_PATIENCE = 1
_ROUNDS = 4
# A start this much worse than the best after two sweeps (a fourth, say) does not catch up.
_HOPE = 4
# Positions are spread over this width in every row, so that rows of different length compare.
_SPREAD = 1 << 16


def order(web: Web) -> tuple[tuple[Unit, ...], ...]:
    """The units of each row from left to right; blocks may come back mirrored."""
    sorter = _Sorter(web)
    best: tuple[int, list[list[Unit]]] | None = None
    for start in range(_STARTS):
        sorter.begin(start)
        found = sorter.settle(best[0] if best else None)
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
        # How often each row has changed, and at which counts it was last found to need no swaps.
        self.changes = [0] * len(web.rows)
        self.settled: list[tuple[int, ...]] = [()] * len(web.rows)
        self.counted: list[tuple[tuple[int, int], int]] = [((-1, -1), 0)] * len(web.rows)

    def begin(self, start: int) -> None:
        """One of several first orders: along the lines from above or below, or stirred in a fixed way."""
        if start < 2:
            self.rows = self._traced(from_below=start == 1)
        else:
            # A fixed stir instead of a random one: the same on every Python.
            self.rows = [sorted(row, key=lambda unit: (unit[0] * 7919 * start) % 1009) for row in self.web.rows]
        for index in range(len(self.rows)):
            self._place(index)

    def _traced(self, from_below: bool) -> list[list[Unit]]:
        """Rows filled in the order in which a walk along the lines meets their units."""
        home = {item: (unit, index) for index, row in enumerate(self.web.rows) for unit in row for item in unit}
        first, second = (self.up, self.down) if from_below else (self.down, self.up)
        rows: list[list[Unit]] = [[] for _ in self.web.rows]
        met: set[Unit] = set()
        for row in reversed(self.web.rows) if from_below else self.web.rows:
            stack = list(reversed(row))
            while stack:
                unit = stack.pop()
                if unit in met:
                    continue
                met.add(unit)
                rows[home[unit[0]][1]].append(unit)
                for side in (second, first):
                    stack += [home[other][0] for item in reversed(unit) for other in side[item]]
        return rows

    def settle(self, known: int | None) -> tuple[int, list[list[Unit]]]:
        """Sweep until nothing improves: the fewest crossings met, and their rows.

        Gives up early when far from the fewest crossings `known` from another start.
        """
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
            if known is not None and sweep > 0 and best[0] > known + known // _HOPE + 1:
                break
        return best

    def _place(self, number: int) -> None:
        """Note where the items of a row now stand."""
        self.changes[number] += 1
        position, row = self.position, self.rows[number]
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
        if row != self.rows[index]:
            self.rows[index] = row
            self._place(index)

    def _faced(self, unit: Unit, sides: list[list[int]]) -> Unit:
        position = self.position
        ends: list[int] = []
        for item in (unit[0], unit[-1]):
            near = sides[item]
            if not near:
                return unit
            ends.append(sum(position[other] for other in near) // len(near))
        return unit[::-1] if ends[0] > ends[1] else unit

    def _sides(self, unit: Unit) -> tuple[list[int], list[int]]:
        """The sorted positions of the unit's neighbours above and below."""
        position = self.position
        if len(unit) == 1:
            above, below = self.up[unit[0]], self.down[unit[0]]
            # Lines that pass a row, most of what there is, have one neighbour on each side.
            if len(above) == len(below) == 1:
                return [position[above[0]]], [position[below[0]]]
        else:
            above = [other for item in unit for other in self.up[item]]
            below = [other for item in unit for other in self.down[item]]
        return sorted([position[other] for other in above]), sorted([position[other] for other in below])

    def _transpose(self) -> None:
        """Swap neighbours, and mirror blocks, wherever that saves a crossing."""
        count = len(self.rows)
        stale = set(range(count))
        for _ in range(_ROUNDS):
            changed = {
                index
                for index in sorted(stale)
                if self.settled[index] != self._state(index) and self._transpose_row(index)
            }
            if not changed:
                return
            stale = {near for index in changed for near in (index - 1, index, index + 1) if 0 <= near < count}

    def _transpose_row(self, index: int) -> bool:
        row = self.rows[index]
        changed = False
        if len(row) > 1:
            better = _inserted([self._sides(unit) for unit in row])
            if better is not None:
                row[:] = [row[place] for place in better]
                changed = True
        for place, unit in enumerate(row):
            if len(unit) > 1 and self._mirrored_is_better(unit):
                row[place] = unit[::-1]
                changed = True
        if changed:
            self._place(index)
        self.settled[index] = self._state(index)
        return changed

    def _state(self, index: int) -> tuple[int, ...]:
        return tuple(self.changes[max(0, index - 1) : index + 2])

    def _mirrored_is_better(self, unit: Unit) -> bool:
        sides = [self._sides((item,)) for item in unit]
        total = 0
        for second in range(1, len(unit)):
            for first in range(second):
                total += _gain(sides[first][0], sides[second][0]) + _gain(sides[first][1], sides[second][1])
        return total > 0

    def _crossings(self) -> int:
        """Crossings of the straight edges between all neighbouring rows."""
        total = 0
        for index in range(len(self.rows) - 1):
            state = (self.changes[index], self.changes[index + 1])
            if self.counted[index][0] != state:
                self.counted[index] = (state, self._crossings_below(index))
            total += self.counted[index][1]
        return total

    def _crossings_below(self, index: int) -> int:
        position, total = self.position, 0
        met: list[int] = []
        for unit in self.rows[index]:
            for item in unit:
                below = self.down[item]
                if not below:
                    continue
                if len(below) == 1:
                    place = bisect_right(met, position[below[0]])
                    total += len(met) - place
                    met.insert(place, position[below[0]])
                    continue
                ends = [position[other] for other in below]
                total += sum(len(met) - bisect_right(met, end) for end in ends)
                met = sorted(met + ends)
        return total


def _inserted(sides: list[tuple[list[int], list[int]]]) -> list[int] | None:
    """A better order of units with these neighbours, found by moving one at a time, or None.

    What two units cross depends only on which of them is to the left, so one table of gains serves all moves.
    """
    count = len(sides)
    # Most rows are settled; a look at neighbours alone tells, where the whole table would cost much more.
    for right in range(1, count):
        (one, two), (other, another) = sides[right - 1], sides[right]
        apart = not one or not other or one[-1] <= other[0]
        if apart and (not two or not another or two[-1] <= another[0]):
            continue
        if _gain(one, other) + _gain(two, another) > 0:
            break
    else:
        return None
    gain = [[0] * count for _ in range(count)]
    for right in range(1, count):
        above, below = sides[right]
        for left in range(right):
            saved = _gain(sides[left][0], above) + _gain(sides[left][1], below)
            if saved:
                gain[left][right] = saved
                gain[right][left] = -saved
    order = list(range(count))
    moved = False
    again = True
    while again:
        again = False
        for place in range(count):
            unit = order[place]
            best, best_at = 0, place
            total = 0
            for at in range(place - 1, -1, -1):
                total += gain[order[at]][unit]
                if total > best:
                    best, best_at = total, at
            total = 0
            for at in range(place + 1, count):
                total += gain[unit][order[at]]
                if total > best:
                    best, best_at = total, at
            if best > 0:
                order.insert(best_at, order.pop(place))
                again = moved = True
    return order if moved else None


def _gain(left: list[int], right: list[int]) -> int:
    """Crossings saved when the items with these sorted neighbours change places."""
    if not left or not right:
        return 0
    if left[-1] < right[0]:
        return -len(left) * len(right)
    if left[0] > right[-1]:
        return len(left) * len(right)
    saved = -len(left) * len(right)
    for end in left:
        saved += bisect_left(right, end) + bisect_right(right, end)
    return saved
