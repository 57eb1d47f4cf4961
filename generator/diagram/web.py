"""The lines as a layered graph: one net per source and relation, with one dummy per row it passes through."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from generator.diagram.arrangement import Arrangement, Link
from generator.diagram.flow import Relation
from generator.diagram.rows import Rows


@dataclass(frozen=True, slots=True)
class Net:
    """Lines that share a trunk: from the lower side of box `trunk` down to `leaves`.

    `relation` and `tail` say which; `links` are the numbers of its links in the arrangement, in the order of
    `leaves`. When `upward` the one leaf is the source and the trunk box the target.
    """

    trunk: int
    leaves: tuple[int, ...]
    links: tuple[int, ...]
    relation: Relation
    tail: str
    upward: bool


@dataclass(frozen=True, slots=True)
class Star:
    """What a net does between two rows: its items in the row above and in the row below."""

    net: int
    tops: tuple[int, ...]
    bottoms: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Web:
    """Items are box numbers, then dummies; `net_of[item - boxes]` is a dummy's net.

    `rows[r]` lists units (tuples of items that stay together), `stars[r]` the nets between rows r and r + 1;
    the last entry holds what turns back below the last row. `beside` are links drawn straight from a box to
    its neighbour in the row.
    """

    boxes: int
    nets: tuple[Net, ...]
    net_of: tuple[int, ...]
    rows: tuple[tuple[tuple[int, ...], ...], ...]
    stars: tuple[tuple[Star, ...], ...]
    beside: tuple[int, ...]


def weave(arrangement: Arrangement, rows: Rows) -> Web:
    """Nets, dummies and stars for boxes whose rows are known."""
    nets, beside = _nets(arrangement, rows)
    boxes = len(arrangement.ids)
    units: list[list[tuple[int, ...]]] = [list(row) for row in rows.rows]
    stars: list[list[Star]] = [[] for _ in rows.rows]
    net_of: list[int] = []
    for number, net in enumerate(nets):
        start = rows.row_of[net.trunk]
        by_row: dict[int, list[int]] = defaultdict(list)
        for leaf in net.leaves:
            by_row[rows.row_of[leaf]].append(leaf)
        item = net.trunk
        turning = tuple(sorted(by_row.pop(start, ())))
        last = max(by_row, default=start)
        if not by_row:
            stars[start].append(Star(number, (item, *turning), ()))
        for row in range(start + 1, last + 1):
            bottoms = sorted(by_row.get(row, ()))
            passing = item
            if row < last:
                passing = boxes + len(net_of)
                net_of.append(number)
                units[row].append((passing,))
                bottoms.append(passing)
            stars[row - 1].append(Star(number, (item, *turning), tuple(bottoms)))
            item, turning = passing, ()
    return Web(boxes, nets, tuple(net_of), tuple(map(tuple, units)), tuple(map(tuple, stars)), beside)


def _nets(arrangement: Arrangement, rows: Rows) -> tuple[tuple[Net, ...], tuple[int, ...]]:
    neighbours = {frozenset(pair) for block in arrangement.blocks for pair in pairwise(block)}
    beside: list[int] = []
    groups: dict[tuple[str, Relation, int], list[int]] = defaultdict(list)
    for number, link in enumerate(arrangement.links):
        plain = link.tail == arrangement.ids[link.source] and link.head == arrangement.ids[link.target]
        if plain and frozenset((link.source, link.target)) in neighbours:
            beside.append(number)
            continue
        upward = rows.row_of[link.source] > rows.row_of[link.target]
        groups[link.tail, link.relation, number if upward else -1].append(number)
    nets = [_net(arrangement.links, key[2] >= 0, tuple(members)) for key, members in sorted(groups.items())]
    return tuple(nets), tuple(beside)


def _net(links: tuple[Link, ...], upward: bool, members: tuple[int, ...]) -> Net:
    first = links[members[0]]
    if upward:
        return Net(first.target, (first.source,), members, first.relation, first.tail, True)
    leaves = tuple(links[member].target for member in members)
    return Net(first.source, leaves, members, first.relation, first.tail, False)
