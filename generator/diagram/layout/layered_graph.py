"""The lines as a layered graph: one net per bundle of lines, with one dummy per row it passes through."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from generator.diagram.layout.blocks import Arrangement, LineBundle, Link
from generator.diagram.layout.rows import Rows


class Net(NamedTuple):
    """Lines that share a trunk: from the lower side of box `trunk` down to `leaves`, or, when they are `into` one
    step, from the lower sides of `leaves` down to the upper side of `trunk`.

    `links` are the numbers of its links in the arrangement, in the order of `leaves`. When `upward` the one leaf is
    the source, and the trunk box above it the target.
    """

    trunk: int
    leaves: tuple[int, ...]
    links: tuple[int, ...]
    bundle: LineBundle
    into: bool = False
    upward: bool = False


class NetSegment(NamedTuple):
    """What a net does between two rows: its items in the row above and in the row below."""

    net: int
    tops: tuple[int, ...]
    bottoms: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LayeredGraph:
    """Items are box numbers, then dummies; `net_of[item - boxes]` is a dummy's net.

    `rows[r]` lists units (tuples of items that stay together), `stars[r]` the nets between rows r and r + 1;
    the last entry holds what turns back below the last row. `beside` are links drawn straight from a box to
    its neighbor in the row.
    """

    boxes: int
    nets: tuple[Net, ...]
    net_of: tuple[int, ...]
    rows: tuple[tuple[tuple[int, ...], ...], ...]
    stars: tuple[tuple[NetSegment, ...], ...]
    beside: tuple[int, ...]


def build_layered_graph(arrangement: Arrangement, rows: Rows) -> LayeredGraph:
    """Nets, dummies and stars for boxes whose rows are known."""
    nets, beside = _nets(arrangement, rows)
    loom = _LayeredGraphBuilder(rows, len(arrangement.ids), [list(row) for row in rows.rows], [[] for _ in rows.rows])
    for number, net in enumerate(nets):
        by_row: dict[int, list[int]] = defaultdict(list)
        for leaf in net.leaves:
            by_row[rows.row_of[leaf]].append(leaf)
        if net.into:
            loom.gather(number, net.trunk, by_row)
        else:
            loom.fan_out(number, net.trunk, by_row)
    units, stars = tuple(map(tuple, loom.units)), tuple(map(tuple, loom.stars))
    return LayeredGraph(len(arrangement.ids), nets, tuple(loom.net_of), units, stars, beside)


@dataclass(slots=True)
class _LayeredGraphBuilder:
    """Units and stars while nets are still being woven in."""

    rows: Rows
    boxes: int
    units: list[list[tuple[int, ...]]]
    stars: list[list[NetSegment]]
    net_of: list[int] = field(default_factory=list)

    def fan_out(self, number: int, trunk: int, by_row: dict[int, list[int]]) -> None:
        """Weave in a net from its trunk down to its leaves, those of the trunk's own row included."""
        start = self.rows.row_of[trunk]
        item = trunk
        turning = sorted(by_row.pop(start, ()))
        last = max(by_row, default=start)
        if not by_row:
            self._tie(start, number, (item, *turning), ())
        for row in range(start + 1, last + 1):
            bottoms = sorted(by_row.get(row, ()))
            passing = item
            if row < last:
                passing = self._pass(row, number)
                bottoms.append(passing)
            self._tie(row - 1, number, (item, *turning), bottoms)
            item, turning = passing, []

    def gather(self, number: int, trunk: int, by_row: dict[int, list[int]]) -> None:
        """Weave in a net from its leaves down to its trunk."""
        last = self.rows.row_of[trunk]
        passing: list[int] = []
        for row in range(min(by_row), last):
            tops = (*sorted(by_row.get(row, ())), *passing)
            passing = [self._pass(row + 1, number)] if row + 1 < last else [trunk]
            self._tie(row, number, tops, passing)

    def _pass(self, row: int, number: int) -> int:
        """Return a dummy of a net that passes the row."""
        dummy = self.boxes + len(self.net_of)
        self.net_of.append(number)
        self.units[row].append((dummy,))
        return dummy

    def _tie(self, row: int, number: int, tops: tuple[int, ...], bottoms: Iterable[int]) -> None:
        self.stars[row].append(NetSegment(number, tops, tuple(bottoms)))


def _nets(arrangement: Arrangement, rows: Rows) -> tuple[tuple[Net, ...], tuple[int, ...]]:
    neighbours = {frozenset(pair) for block in arrangement.blocks for pair in pairwise(block)}
    beside: list[int] = []
    groups: dict[tuple[LineBundle, int], list[int]] = defaultdict(list)
    for number, link in enumerate(arrangement.links):
        plain = link.tail == arrangement.ids[link.source] and link.head == arrangement.ids[link.target]
        if plain and frozenset((link.source, link.target)) in neighbours:
            beside.append(number)
            continue
        first, last = rows.row_of[link.source], rows.row_of[link.target]
        apart = first > last or (link.bundle.into and first == last)
        groups[link.bundle, number if apart else -1].append(number)
    nets = [_net(arrangement.links, rows, tuple(members)) for _, members in sorted(groups.items())]
    return tuple(nets), tuple(beside)


def _net(links: tuple[Link, ...], rows: Rows, members: tuple[int, ...]) -> Net:
    first = links[members[0]]
    sources = tuple(links[member].source for member in members)
    targets = tuple(links[member].target for member in members)
    if rows.row_of[first.source] > rows.row_of[first.target]:
        return Net(first.target, sources, members, first.bundle, upward=True)
    if first.bundle.into and rows.row_of[first.source] < rows.row_of[first.target]:
        return Net(first.target, sources, members, first.bundle, into=True)
    return Net(first.source, targets, members, first.bundle)
