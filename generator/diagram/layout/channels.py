"""Horizontal tracks between two rows: who runs above whom, so that lines cross little and never coincide."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.diagram.layout.points import NetPoints, Ports

# Vertical pieces of different nets closer than this would read as one line.
_APART = 4
# Two lines may share a track when this much empty space lies between them.
_BREAK = 10
_REACH = 24
# A port that makes way goes this far from other lines, and this far to find room.
_CLEAR = 5
_STEPS = (8, 7, 6, 5, 9, 10, 12, 14, 16, 20, 24, 28)


@dataclass(frozen=True, slots=True)
class Channel:
    """`track[net]` counts from the top; nets that run straight down have none. `depth` tracks in all."""

    track: dict[int, int]
    depth: int


@dataclass(slots=True)
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
        wires = _wires(ports, knots)
        demands = _demands(wires)
        if any(demands):
            if _resolve_conflicts(ports, knots, wires, demands):
                wires = _wires(ports, knots)
                demands = _demands(wires)
            rounds = 0
            while ring := _cyclic_wires(wires, demands):
                rounds += 1
                if rounds > _REACH or not _break_cycle(ports, knots, ring):
                    return None
                wires = _wires(ports, knots)
                demands = _demands(wires)
        channels.append(_tracked(wires, demands))
    return tuple(channels)


def _resolve_conflicts(
    ports: Ports, knots: tuple[NetPoints, ...], wires: list[_Wire], demands: list[set[int]]
) -> bool:
    """Move ports out of the way where a demanded order costs crossings; whether any port moved."""
    knot_of = {knot.net: knot for knot in knots}
    moved = False
    for second, others in enumerate(demands):
        for first in sorted(others):
            one, other = wires[first], wires[second]
            if second not in demands[first] and _crossings_if_above(one, other) <= _crossings_if_above(other, one):
                continue
            above, below = knot_of[one.net], knot_of[other.net]
            for top in above.tops:
                for bottom in below.bottoms:
                    if abs(ports.x[top] - ports.x[bottom]) < _APART:
                        moved |= _sidestep(ports, knots, bottom, below.net, upper=False) or _sidestep(
                            ports, knots, top, above.net, upper=True
                        )
    return moved


def _sidestep(ports: Ports, knots: tuple[NetPoints, ...], point: int, net: int, *, upper: bool) -> bool:
    """Move a port to the nearest place that is clear of every other net on both sides."""
    if point in ports.through:
        return False
    here = ports.x[point]
    across = [ports.x[other] for knot in knots if knot.net != net for other in (knot.bottoms if upper else knot.tops)]
    for step in _STEPS:
        for place in (here - step, here + step):
            if all(abs(x - place) >= _CLEAR for x in across) and _fits(ports, point, place, _CLEAR):
                ports.x[point] = place
                return True
    return False


def _wires(ports: Ports, knots: Iterable[NetPoints]) -> list[_Wire]:
    x = ports.x
    wires: list[_Wire] = []
    for knot in knots:
        tops = tuple([x[point] for point in knot.tops])
        bottoms = tuple([x[point] for point in knot.bottoms])
        if tops == bottoms and len(tops) == 1:
            continue
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
    for second, other in enumerate(wires):
        low, high = other.low - _APART, other.high + _APART
        for first in range(second):
            one = wires[first]
            if one.high > low and high > one.low:
                if _must_precede(one, other):
                    demands[second].add(first)
                if _must_precede(other, one):
                    demands[first].add(second)
    return demands


def _cyclic_wires(wires: list[_Wire], demands: list[set[int]]) -> tuple[_Wire, ...]:
    """Wires that wait for each other in a ring (or behind one), or nothing."""
    waiting = set(range(len(wires)))
    while True:
        free = {index for index in waiting if not demands[index] & waiting}
        if not free:
            return tuple(wires[index] for index in sorted(waiting))
        waiting -= free


def _break_cycle(ports: Ports, knots: tuple[NetPoints, ...], ring: tuple[_Wire, ...]) -> bool:
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
                    if clear and _fits(ports, point, place, _APART):
                        ports.x[point] = place
                        return True
    return False


def _fits(ports: Ports, point: int, place: int, gap: int) -> bool:
    group = ports.group_of[point]
    if not group.low <= place <= group.high:
        return False
    return all(other == point or abs(ports.x[other] - place) >= gap for other in group.points)


def _tracked(wires: list[_Wire], demands: list[set[int]]) -> Channel:
    level: dict[int, int] = {}
    done: list[tuple[int, int, int]] = []
    for wire in _ordered(wires, demands):
        low, high = wire.low - _BREAK, wire.high + _BREAK
        depth = max([other for other, left, right in done if left < high and low < right], default=-1) + 1
        level[wire.net] = depth
        done.append((depth, wire.low, wire.high))
    return Channel(level, max(level.values(), default=-1) + 1)


def _crossings_if_above(first: _Wire, second: _Wire) -> int:
    """Crossings when `first` runs above `second`."""
    price = 0
    for top in second.tops:
        if first.low < top < first.high:
            price += 1
    for bottom in first.bottoms:
        if second.low < bottom < second.high:
            price += 1
    return price


def _ordered(wires: list[_Wire], demands: list[set[int]]) -> list[_Wire]:
    """From top to bottom: as demanded, then with few crossings (greedy choice, then better places)."""
    if len(wires) < 2:
        return wires
    costs = _costs(wires)
    left = set(range(len(wires)))
    # What it costs to run above all others that are left.
    whole = list(map(sum, costs))
    order: list[int] = []
    while left:
        ready = [index for index in left if demands[index].isdisjoint(left)]
        best = min(ready, key=lambda one: (whole[one], wires[one].low, one)) if len(ready) > 1 else ready[0]
        order.append(best)
        left.remove(best)
        for index in left:
            whole[index] -= costs[index][best]
    tied = set().union(*demands, (index for index, others in enumerate(demands) if others))
    while any(
        _moved_along(order, place, costs, demands) if wire in tied else _moved(order, place, costs[wire])
        for place, wire in enumerate(order)
    ):
        pass
    return [wires[index] for index in order]


def _costs(wires: list[_Wire]) -> list[list[int]]:
    """For each two wires the crossings when the first runs above the second, less those when it runs below."""
    costs = [[0] * len(wires) for _ in wires]
    for second, other in enumerate(wires):
        for first in range(second):
            one = wires[first]
            if one.low < other.high and other.low < one.high:
                cost = _crossings_if_above(one, other) - _crossings_if_above(other, one)
                costs[first][second], costs[second][first] = cost, -cost
    return costs


def _moved(order: list[int], place: int, cost: list[int]) -> bool:
    """Take one wire, which nothing is tied to, to where it crosses fewest others, if that is better."""
    best, best_at = 0, place
    change = 0
    for at in range(place - 1, -1, -1):
        change += cost[order[at]]
        if change < best:
            best, best_at = change, at
    change = 0
    for at in range(place + 1, len(order)):
        change -= cost[order[at]]
        if change < best:
            best, best_at = change, at
    if best_at == place:
        return False
    order.insert(best_at, order.pop(place))
    return True


def _moved_along(order: list[int], place: int, costs: list[list[int]], demands: list[set[int]]) -> bool:
    """Take one wire to where it crosses fewest others, if that is better.

    Wires that must run above it go up with it, and those that must run below it go down with it.
    """
    best: tuple[int, list[int]] = (0, order)
    for upward in (True, False):
        moving, passed = [order[place]], list[int]()
        gain = 0
        for at in range(place - 1, -1, -1) if upward else range(place + 1, len(order)):
            other = order[at]
            if any(other in demands[one] if upward else one in demands[other] for one in moving):
                moving.append(other)
                continue
            passed.append(other)
            change = sum([costs[one][other] for one in moving])
            gain += change if upward else -change
            if gain < best[0]:
                if upward:
                    better = [*order[:at], *reversed(moving), *reversed(passed), *order[place + 1 :]]
                else:
                    better = [*order[:place], *passed, *moving, *order[at + 1 :]]
                best = (gain, better)
    order[:] = best[1]
    return best[0] < 0
