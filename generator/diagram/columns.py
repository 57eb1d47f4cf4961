"""Columns for boxes, and gutters or empty cells for lines that pass, by a monotone dynamic program per row.

Slots run from left to right: 0, 2, 4 … are gutters, 1, 3, 5 … are columns.
"""

from generator.diagram.web import Web

_FAR = 1 << 40
_SWEEPS = 4
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
                [8 * weight * abs(place - goal) for place in slots] for goal in range(-self.slots, 2 * self.slots)
            ]
            for weight in (_BOX_WEIGHT, _DUMMY_WEIGHT)
        }
        self.dummy_cost = [2 if place % 2 else 3 for place in slots]
        # A gentle pull to the middle balances the picture.
        self.box_costs = [
            [abs(place + width - 1 - columns) if place % 2 else _FAR for place in slots]
            for width in range(columns + 1)
        ]

    def settle(self) -> list[int]:
        count = len(self.rows)
        for sweep in range(_SWEEPS):
            indices = range(count) if sweep % 2 == 0 else range(count - 1, -1, -1)
            for index in indices:
                # The first pass knows only the rows above; later ones see both sides.
                self._place(self.rows[index], upward=True, downward=sweep > 0)
        return self.slot

    def _costs(self, unit: tuple[int, ...], upward: bool, downward: bool) -> list[int]:
        slot, pulls = self.slot, self.pulls
        rows = [self.dummy_cost if unit[0] >= self.web.boxes else self.box_costs[len(unit)]]
        for offset, item in enumerate(unit):
            shift = self.slots - 2 * offset
            if upward:
                rows += [pulls[weight][slot[other] + shift] for other, weight in self.up[item]]
            if downward:
                rows += [pulls[weight][slot[other] + shift] for other, weight in self.down[item]]
        return list(map(sum, zip(*rows, strict=True))) if len(rows) > 1 else rows[0]

    def _place(self, row: tuple[tuple[int, ...], ...], upward: bool, downward: bool) -> None:
        slots, boxes = self.slots, self.web.boxes
        reach: list[int] = []
        choices: list[list[int]] = []
        previous_dummy = False
        for unit in row:
            cost = self._costs(unit, upward, downward)
            dummy = unit[0] >= boxes
            width = 2 * len(unit) - 2
            total = [_FAR] * slots
            chosen = [-1] * slots
            best, best_at = (_FAR, -1) if reach else (0, -1)
            shared = dummy and previous_dummy
            for place in range(slots):
                if reach and place and reach[place - 1] < best:
                    best, best_at = reach[place - 1], place - 1
                if shared and reach[place] + (_CROWD if place % 2 == 0 else 0) < best:
                    here, here_at = reach[place] + (_CROWD if place % 2 == 0 else 0), place
                else:
                    here, here_at = best, best_at
                if place + width < slots and here + cost[place] < total[place + width]:
                    total[place + width] = here + cost[place]
                    chosen[place + width] = here_at
            reach = total
            choices.append(chosen)
            previous_dummy = dummy
        end = min(range(slots), key=lambda place: (reach[place], place))
        for unit, chosen in zip(reversed(row), reversed(choices), strict=True):
            for offset, item in enumerate(unit):
                self.slot[item] = end - 2 * (len(unit) - 1 - offset)
            end = chosen[end]
