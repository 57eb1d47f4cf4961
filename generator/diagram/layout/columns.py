"""Columns for boxes, and gutters or empty cells for lines that pass, by a monotone dynamic program per row.

Slots run from left to right: 0, 2, 4 … are gutters, 1, 3, 5 … are columns.
"""

from functools import lru_cache
from typing import NamedTuple

from generator.diagram.layout.layered_graph import LayeredGraph, NetSegment

Row = tuple[tuple[int, ...], ...]

_SLOT_BITS = 6
_SLOT_ROOM = 1 << _SLOT_BITS
_FAR = 1 << 30
_NOWHERE = _FAR << _SLOT_BITS
_SWEEPS = 3
# Straight lines matter most where they are longest; a second line in one gutter costs a little.
_DUMMY_WEIGHT = 3
_BOX_WEIGHT = 2
_CROWD = 4


def assign_slots(web: LayeredGraph, rows: tuple[Row, ...], columns: int) -> list[int]:
    """The slot of every item, keeping the order of each row and at most one box per column."""
    return _Assignment(web, rows, columns).settle()


class _Prices(NamedTuple):
    """What slots cost, as lists with one entry per slot. A cost and the slot it is for are one number (see `_place`).

    `dummy` and `boxes[width]` are for where an item stands; `pulls[weight][goal]`, to be added, for how far that is
    from a neighbor (a negative goal, of a long block, is found from the end). `crowd` is what a dummy
    pays beside another one, `apart` keeps boxes from that.
    """

    dummy: list[int]
    boxes: list[list[int]]
    pulls: dict[int, list[list[int]]]
    crowd: list[int]
    apart: list[int]


@lru_cache(maxsize=16)
def _prices(columns: int) -> _Prices:
    count = 2 * columns + 1
    slots = range(count)
    pulls = {
        weight: [
            [8 * weight * abs(place - goal) << _SLOT_BITS for place in slots] for goal in (*slots, *range(-count, 0))
        ]
        for weight in (_BOX_WEIGHT, _DUMMY_WEIGHT)
    }
    dummy = [((2 if place % 2 else 3) << _SLOT_BITS) + place for place in slots]
    # A gentle pull to the middle balances the picture.
    boxes = [
        [((abs(place + width - 1 - columns) if place % 2 else _FAR) << _SLOT_BITS) + place for place in slots]
        for width in range(columns + 1)
    ]
    crowd = [(0 if place % 2 else _CROWD) << _SLOT_BITS for place in slots]
    return _Prices(dummy, boxes, pulls, crowd, [_NOWHERE] * count)


def _sum(rows: list[list[int]]) -> list[int]:
    return list(map(sum, zip(*rows, strict=True)))


class _Assignment:
    """Slots while rows still pull at each other."""

    def __init__(self, web: LayeredGraph, rows: tuple[Row, ...], columns: int) -> None:
        self.boxes = web.boxes
        self.prices = _prices(columns)
        items = web.boxes + len(web.net_of)
        self.slot = [columns] * items
        self.rows = [row if self._leaves_choice(row, columns) else () for row in rows]
        self.up: list[list[tuple[list[list[int]], int]]] = [[] for _ in range(items)]
        self.down: list[list[tuple[list[list[int]], int]]] = [[] for _ in range(items)]
        for upper, lower, stars in zip(self.rows, self.rows[1:], web.stars, strict=False):
            if upper or lower:
                self._tie(stars)

    def _leaves_choice(self, row: Row, columns: int) -> bool:
        """Whether a row has an empty cell; one that has none gets its slots here, for its order says them all."""
        boxes = self.boxes
        if sum([len(unit) for unit in row if unit[0] < boxes]) < columns:
            return True
        place = 0
        for unit in row:
            for item in unit:
                if item < boxes:
                    self.slot[item] = place + 1
                    place += 2
                else:
                    self.slot[item] = place
        return False

    def _tie(self, stars: tuple[NetSegment, ...]) -> None:
        """Note what the ends of lines between two rows cost each other."""
        boxes, pulls = self.boxes, self.prices.pulls
        for star in stars:
            for top in star.tops:
                for bottom in star.bottoms:
                    weight = _DUMMY_WEIGHT if top >= boxes or bottom >= boxes else _BOX_WEIGHT
                    self.down[top].append((pulls[weight], bottom))
                    self.up[bottom].append((pulls[weight], top))

    def settle(self) -> list[int]:
        """Place row after row, down and up in turn, and again only where a neighboring row has moved."""
        # The first pass knows only the rows above; later ones see both sides.
        for row in self.rows:
            self._place(row, below=False)
        count = len(self.rows)
        stale = set(range(count))
        for sweep in range(1, _SWEEPS):
            for index in range(count) if sweep % 2 == 0 else range(count - 1, -1, -1):
                if index in stale:
                    stale.discard(index)
                    if self._place(self.rows[index], below=True):
                        stale.update((index - 1, index + 1))
        return self.slot

    def _costs(self, unit: tuple[int, ...], below: bool) -> list[int]:
        slot, prices, first = self.slot, self.prices, unit[0]
        rows = [prices.dummy if first >= self.boxes else prices.boxes[len(unit)]]
        for offset, item in enumerate(unit):
            rows += [pulls[slot[other] - 2 * offset] for pulls, other in self.up[item]]
            if below:
                rows += [pulls[slot[other] - 2 * offset] for pulls, other in self.down[item]]
        return _sum(rows) if len(rows) > 1 else rows[0]

    def _place(self, row: Row, below: bool) -> bool:
        """Give a row its best slots; whether any changed.

        A partial cost and the slot it ends in are one number, so that the smaller number is the better way.
        """
        if not row:
            return False
        boxes, crowd, apart = self.boxes, self.prices.crowd, self.prices.apart
        reach: list[int] = []
        ways: list[list[int]] = []
        previous_dummy = False
        for unit in row:
            costs = self._costs(unit, below)
            dummy = unit[0] >= boxes
            if reach:
                before, reach = _onward(reach, crowd if dummy and previous_dummy else apart, costs)
            else:
                before, reach = [0] * len(costs), costs
            if len(unit) > 1:
                width = 2 * len(unit) - 2
                reach = [_NOWHERE] * width + [one + width for one in reach[:-width]]
                before = [0] * width + before[:-width]
            ways.append(before)
            previous_dummy = dummy
        return self._trace(row, ways, min(reach) % _SLOT_ROOM)

    def _trace(self, row: Row, ways: list[list[int]], end: int) -> bool:
        changed = False
        for unit, before in zip(reversed(row), reversed(ways), strict=True):
            for offset, item in enumerate(unit):
                place = end - 2 * (len(unit) - 1 - offset)
                if self.slot[item] != place:
                    self.slot[item] = place
                    changed = True
            end = before[end] % _SLOT_ROOM
        return changed


def _onward(reach: list[int], beside: list[int], costs: list[int]) -> tuple[list[int], list[int]]:
    """For each slot of a unit the best way of the units before it, and what that and its own slot cost together.

    The units before end further left, or in the same slot for the price in `beside`.
    """
    best = _NOWHERE
    before: list[int] = []
    onward: list[int] = []
    for last, extra, cost in zip(reach, beside, costs, strict=True):
        way = last + extra
        if way > best:
            way = best
        if last < best:
            best = last
        before.append(way)
        onward.append((way & -_SLOT_ROOM) + cost)
    return before, onward
