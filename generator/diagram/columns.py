"""Columns for boxes, and gutters or empty cells for lines that pass, by a monotone dynamic program per row.

Slots run from left to right: 0, 2, 4 … are gutters, 1, 3, 5 … are columns.
"""

from itertools import accumulate
from operator import add

from generator.diagram.web import Web

_SLOT_BITS = 6
_SLOT_ROOM = 1 << _SLOT_BITS
_FAR = 1 << 30
_NOWHERE = _FAR << _SLOT_BITS
_SWEEPS = 3
# Straight lines matter most where they are longest; a second line in one gutter costs a little.
_DUMMY_WEIGHT = 3
_BOX_WEIGHT = 2
_CROWD = 4


def assign(web: Web, rows: tuple[tuple[tuple[int, ...], ...], ...], columns: int) -> list[int]:
    """The slot of every item, keeping the order of each row and at most one box per column."""
    return _Assignment(web, rows, columns).settle()


class _Assignment:
    """Slots while rows still pull at each other."""

    def __init__(self, web: Web, rows: tuple[tuple[tuple[int, ...], ...], ...], columns: int) -> None:
        self.web = web
        self.rows = rows
        self.slots = 2 * columns + 1
        items = web.boxes + len(web.net_of)
        self.slot = [columns] * items
        self.up: list[list[tuple[int, int]]] = [[] for _ in range(items)]
        self.down: list[list[tuple[int, int]]] = [[] for _ in range(items)]
        for stars in web.stars:
            for star in stars:
                for top in star.tops:
                    for bottom in star.bottoms:
                        weight = _DUMMY_WEIGHT if top >= web.boxes or bottom >= web.boxes else _BOX_WEIGHT
                        self.down[top].append((bottom, weight))
                        self.up[bottom].append((top, weight))

        slots = range(self.slots)
        # What a neighbour at a goal costs in each slot; goals of long blocks may lie outside the slots.
        self.pulls = {
            weight: [
                [8 * weight * abs(place - goal) << _SLOT_BITS for place in slots]
                for goal in range(-self.slots, 2 * self.slots)
            ]
            for weight in (_BOX_WEIGHT, _DUMMY_WEIGHT)
        }
        self.crowd = [(0 if place % 2 else _CROWD) << _SLOT_BITS for place in slots]
        # A cost and the slot it is for are one number (see `_place`).
        self.dummy_cost = [((2 if place % 2 else 3) << _SLOT_BITS) + place for place in slots]
        # A gentle pull to the middle balances the picture.
        self.box_costs = [
            [((abs(place + width - 1 - columns) if place % 2 else _FAR) << _SLOT_BITS) + place for place in slots]
            for width in range(columns + 1)
        ]

    def settle(self) -> list[int]:
        """Place row after row, down and up in turn, and again only where a neighbouring row has moved."""
        count = len(self.rows)
        # The first pass knows only the rows above; later ones see both sides.
        for row in self.rows:
            self._place(row, below=False)
        stale = set(range(count))
        for sweep in range(1, _SWEEPS):
            for index in range(count) if sweep % 2 == 0 else range(count - 1, -1, -1):
                if index in stale:
                    stale.discard(index)
                    if self._place(self.rows[index], below=True):
                        stale.update((index - 1, index + 1))
        return self.slot

    def _costs(self, unit: tuple[int, ...], below: bool) -> list[int]:
        slot, pulls = self.slot, self.pulls
        rows = [self.dummy_cost if unit[0] >= self.web.boxes else self.box_costs[len(unit)]]
        for offset, item in enumerate(unit):
            shift = self.slots - 2 * offset
            rows += [pulls[weight][slot[other] + shift] for other, weight in self.up[item]]
            if below:
                rows += [pulls[weight][slot[other] + shift] for other, weight in self.down[item]]
        return list(map(sum, zip(*rows, strict=True))) if len(rows) > 1 else rows[0]

    def _place(self, row: tuple[tuple[int, ...], ...], below: bool) -> bool:
        """Give a row its best slots; whether any changed.

        A partial cost and the slot it ends in are one number, so that the smaller number is the better way.
        """
        slots, boxes = self.slots, self.web.boxes
        reach: list[int] = []
        ways: list[list[int]] = []
        previous_dummy = False
        for unit in row:
            dummy = unit[0] >= boxes
            before = [_NOWHERE, *accumulate(reach[:-1], min)] if reach else [0] * slots
            if dummy and previous_dummy:
                shared = map(add, reach, self.crowd)
                before = list(map(min, before, shared))
            reach = [(way & -_SLOT_ROOM) + cost for way, cost in zip(before, self._costs(unit, below), strict=True)]
            if len(unit) > 1:
                width = 2 * len(unit) - 2
                reach = [_NOWHERE] * width + [one + width for one in reach[:-width]]
                before = [0] * width + before[:-width]
            ways.append(before)
            previous_dummy = dummy
        return self._trace(row, ways, min(reach) % _SLOT_ROOM)

    def _trace(self, row: tuple[tuple[int, ...], ...], ways: list[list[int]], end: int) -> bool:
        changed = False
        for unit, before in zip(reversed(row), reversed(ways), strict=True):
            for offset, item in enumerate(unit):
                place = end - 2 * (len(unit) - 1 - offset)
                if self.slot[item] != place:
                    self.slot[item] = place
                    changed = True
            end = before[end] % _SLOT_ROOM
        return changed
