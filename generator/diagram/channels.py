"""Horizontal tracks between two rows: who runs above whom, so that lines cross little and never coincide."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.diagram.ports import Knot, Ports

# Vertical pieces of different nets closer than this would read as one line.
_APART = 4
# Two lines may share a track when this much empty space lies between them.
_BREAK = 10
_REACH = 24


@dataclass(frozen=True, slots=True)
class Channel:
    """`track[net]` counts from the top; nets that run straight down have none. `depth` tracks in all."""

    track: dict[int, int]
    depth: int


@dataclass(frozen=True, slots=True)
class _Wire:
    net: int
    tops: tuple[int, ...]
    bottoms: tuple[int, ...]
    low: int
    high: int


def route(ports: Ports) -> tuple[Channel, ...] | None:
    """Tracks for every channel from top to bottom; None when lines would have to coincide.

    May move points of `ports` a few pixels to break a ring of lines that each must run above the next.
    """
    channels: list[Channel] = []
    for knots in ports.knots:
        ring = _ring(_wires(ports, knots))
        rounds = 0
        while ring:
            rounds += 1
            if rounds > _REACH or not _break(ports, knots, ring):
                return None
            ring = _ring(_wires(ports, knots))
        channels.append(_tracked(_wires(ports, knots)))
    return tuple(channels)


def _wires(ports: Ports, knots: Iterable[Knot]) -> list[_Wire]:
    x = ports.x
    wires: list[_Wire] = []
    for knot in knots:
        tops = tuple([x[point] for point in knot.tops])
        bottoms = tuple([x[point] for point in knot.bottoms])
        low, high = min(tops + bottoms), max(tops + bottoms)
        if low < high:
            wires.append(_Wire(knot.net, tops, bottoms, low, high))
    return wires


def _must_precede(first: _Wire, second: _Wire) -> bool:
    """Whether a piece of `first` comes down where a piece of `second` goes on down."""
    for top in first.tops:
        for bottom in second.bottoms:
            if -_APART < top - bottom < _APART:
                return True
    return False


def _demands(wires: list[_Wire]) -> list[set[int]]:
    """For every wire, the wires that must run above it."""
    demands: list[set[int]] = [set() for _ in wires]
    for first, one in enumerate(wires):
        for second, other in enumerate(wires):
            near = one.high + _APART > other.low and other.high + _APART > one.low
            if first != second and near and _must_precede(one, other):
                demands[second].add(first)
    return demands


def _ring(wires: list[_Wire]) -> tuple[_Wire, ...]:
    """Wires that wait for each other in a ring (or behind one), or nothing."""
    demands = _demands(wires)
    if not any(demands):
        return ()
    waiting = set(range(len(wires)))
    while True:
        free = {index for index in waiting if not demands[index] & waiting}
        if not free:
            return tuple(wires[index] for index in sorted(waiting))
        waiting -= free


def _break(ports: Ports, knots: tuple[Knot, ...], ring: tuple[_Wire, ...]) -> bool:
    """Move one lower point of a wire in the ring away from the upper points it collides with."""
    nets = {wire.net for wire in ring}
    upper = [(ports.x[point], knot.net) for knot in knots for point in knot.tops]
    for knot in knots:
        if knot.net not in nets:
            continue
        for point in knot.bottoms:
            here = ports.x[point]
            if not any(net != knot.net and net in nets and abs(x - here) < _APART for x, net in upper):
                continue
            for step in range(1, _REACH):
                for place in (here - step, here + step):
                    clear = all(net == knot.net or abs(x - place) >= _APART for x, net in upper)
                    if clear and _fits(ports, point, place):
                        ports.x[point] = place
                        return True
    return False


def _fits(ports: Ports, point: int, place: int) -> bool:
    group = ports.group_of[point]
    slack = _APART - 1 if group.low == group.high else 0
    if not group.low - slack <= place <= group.high + slack:
        return False
    return all(other == point or abs(ports.x[other] - place) >= _APART for other in group.points)


def _tracked(wires: list[_Wire]) -> Channel:
    order = _ordered(wires)
    level: dict[int, int] = {}
    done: list[_Wire] = []
    for wire in order:
        level[wire.net] = 1 + max(
            (level[one.net] for one in done if one.low < wire.high + _BREAK and wire.low < one.high + _BREAK),
            default=-1,
        )
        done.append(wire)
    return Channel(level, max(level.values(), default=-1) + 1)


def _price(first: _Wire, second: _Wire) -> int:
    """Crossings when `first` runs above `second`."""
    price = 0
    for top in second.tops:
        if first.low < top < first.high:
            price += 1
    for bottom in first.bottoms:
        if second.low < bottom < second.high:
            price += 1
    return price


def _ordered(wires: list[_Wire]) -> list[_Wire]:
    """From top to bottom: as demanded, then with few crossings (greedy choice, then neighbour swaps)."""
    if len(wires) < 2:
        return wires
    demands = _demands(wires)
    count = len(wires)
    price = [
        [_price(one, other) if one.low < other.high and other.low < one.high else 0 for other in wires]
        for one in wires
    ]
    left = set(range(count))
    order: list[int] = []
    while left:
        ready = [index for index in left if not demands[index] & left]
        best = min(
            ready,
            key=lambda one: (sum(price[one][two] - price[two][one] for two in left), wires[one].low, one),
        )
        order.append(best)
        left.remove(best)
    again = True
    while again:
        again = False
        for place in range(count - 1):
            one, other = order[place], order[place + 1]
            if one not in demands[other] and price[other][one] < price[one][other]:
                order[place], order[place + 1] = other, one
                again = True
    return [wires[index] for index in order]
