"""Where everything would stand if a page had room for any number of boxes side by side.

A level that is cut into several rows needs no more crossings than the uncut one: lines pass a box where the box
would have stood. So the search for a good order runs on the uncut levels, which are few and have few passing
lines, once for all forms of a flow; what it finds is where the search in the real rows begins.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.diagram.flow import Flow
from generator.diagram.form import WIDE
from generator.diagram.layout.blocks import Arrangement, LineBundle, arrange
from generator.diagram.layout.layered_graph import LayeredGraph, NetSegment, build_layered_graph
from generator.diagram.layout.order import best_orders
from generator.diagram.layout.row_state import State, Unit
from generator.diagram.layout.rows import Rows, assign_rows
from generator.diagram.reachable import connected

# Places are counted in fractions of a column this fine.
_COLUMN = 1 << 16
# Ties are broken by fractions too small to reach the next place.
_TIE = 1 << 8


@dataclass(frozen=True, slots=True)
class Places:
    """From left to right: the boxes by id, and for each bundle its nets that pass a row, by row."""

    boxes: dict[str, int]
    passing: dict[LineBundle, dict[int, int]]


@dataclass(frozen=True, slots=True)
class Sketch:
    """The row of each box when levels are not cut, and a few good orders of these rows, the best first."""

    rows: dict[str, int]
    places: tuple[Places, ...]

    def guesses(self, arrangement: Arrangement, rows: Rows, web: LayeredGraph) -> list[list[int]]:
        """For each order a place for every item of `web`.

        A line that passes a row stands where it passed in the sketch, or where the box will stand to which it
        leads, or where the one stood from which it comes. Lines for which this is the same box stand in the
        order of their other ends.
        """
        level = [self.rows[id_] for id_ in arrangement.ids]
        # The boxes of a row need not be of one row of the sketch; the latest knows best what passes.
        current = [max([level[item] for unit in row for item in unit if item < web.boxes]) for row in web.rows]
        passed = [[places.passing.get(net.bundle, {}) for places in self.places] for net in web.nets]
        found = [[places.boxes[id_] for id_ in arrangement.ids] + [0] * len(web.net_of) for places in self.places]
        for index, row in enumerate(web.rows):
            now = current[index]
            for unit in row:
                if unit[0] < web.boxes:
                    continue
                number = web.net_of[unit[0] - web.boxes]
                net = web.nets[number]
                trunk = (net.trunk,)
                above, below = (net.leaves, trunk) if net.into else (trunk, net.leaves)
                near = [box for box in below if rows.row_of[box] > index and level[box] <= now]
                for passing, guess in zip(passed[number], found, strict=True):
                    place = passing.get(now)
                    if place is None and near:
                        before = passing.get(now - 1)
                        place = _mean(guess, near) + (_mean(guess, above) if before is None else before) // _TIE
                    elif place is None:
                        beyond = passing.get(now + 1)
                        place = _mean(guess, above) + (_mean(guess, below) if beyond is None else beyond) // _TIE
                    guess[unit[0]] = place
        return found


def _mean(guess: list[int], boxes: Sequence[int]) -> int:
    return guess[boxes[0]] if len(boxes) == 1 else sum([guess[box] for box in boxes]) // len(boxes)


def sketch(flow: Flow, *, quick: bool = False) -> Sketch:
    """Order the uncut levels of a flow; a `quick` sketch begins but once.

    Parts that no line joins are ordered each by itself and stand side by side, so that they never cross.
    """
    arrangement = arrange(flow, WIDE.columns)
    rows = assign_rows(arrangement, len(arrangement.ids) or 1, quick=quick)
    web = build_layered_graph(arrangement, rows)
    row_of = {id_: rows.row_of[number] for number, id_ in enumerate(arrangement.ids)}
    found = [best_orders(part, quick=quick) for part in _parts(web)]
    places = [
        _places(arrangement, web, [states[min(number, len(states) - 1)] for states in found])
        for number in range(max(map(len, found), default=1))
    ]
    # A choice framed here may stand as a box of its own where a form has fewer columns.
    for id_, members in arrangement.frames:
        row_of[id_] = rows.row_of[members[0]]
        for place in places:
            place.boxes[id_] = sum(place.boxes[arrangement.ids[member]] for member in members) // len(members)
    return Sketch(row_of, tuple(places))


class _Part(NamedTuple):
    rows: list[list[Unit]]
    stars: list[list[NetSegment]]


def _parts(web: LayeredGraph) -> list[LayeredGraph]:
    """The web in parts that no line and no block joins, in the order of their first boxes."""
    ties = [star.tops + star.bottoms for stars in web.stars for star in stars]
    units = [unit for row in web.rows for unit in row]
    items = range(web.boxes + len(web.net_of))
    joined = connected(items, [(first, other) for first, *others in (*ties, *units) for other in others])
    part_of = {item: number for number, part in enumerate(joined) for item in part}
    parts = [_Part([[] for _ in web.rows], [[] for _ in web.rows]) for _ in joined]
    for index, (row, stars) in enumerate(zip(web.rows, web.stars, strict=True)):
        for unit in row:
            parts[part_of[unit[0]]].rows[index].append(unit)
        for star in stars:
            parts[part_of[star.tops[0]]].stars[index].append(star)
    return [replace(web, rows=tuple(map(tuple, part.rows)), stars=tuple(map(tuple, part.stars))) for part in parts]


def _places(arrangement: Arrangement, web: LayeredGraph, states: list[State]) -> Places:
    boxes: dict[str, int] = {}
    passing: dict[LineBundle, dict[int, int]] = {}
    left = 0
    for state in states:
        width = max(sum(len(state.members[head]) for head in row) for row in state.rows)
        for index, row in enumerate(state.rows):
            items = [item for head in row for item in state.members[head]]
            for count, item in enumerate(items):
                place = left + (2 * count + 1) * width * _COLUMN // (2 * len(items))
                if item < web.boxes:
                    boxes[arrangement.ids[item]] = place
                else:
                    net = web.nets[web.net_of[item - web.boxes]]
                    passing.setdefault(net.bundle, {})[index] = place
        left += width * _COLUMN
    return Places(boxes, passing)
