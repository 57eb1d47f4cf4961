"""Lanes in the gutters: a line keeps its lane from row to row, so that it runs straight."""

from collections import defaultdict
from dataclasses import dataclass

from generator.diagram.layout.layered_graph import LayeredGraph

Rows = tuple[tuple[tuple[int, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Lanes:
    """`lane[item]` for dummies in gutters, and how many lanes each gutter needs."""

    lane: dict[int, int]
    counts: tuple[int, ...]


def assign_lanes(web: LayeredGraph, rows: Rows, slot: list[int], columns: int) -> Lanes:
    """Give every dummy in a gutter a lane, in the order of its row, the same lane along a run of rows."""
    lane: dict[int, int] = {}
    counts: list[int] = []
    # For each slot the dummies in it, row by row.
    within: list[list[list[int]]] = [[[] for _ in rows] for _ in range(2 * columns + 1)]
    for index, row in enumerate(rows):
        for unit in row:
            if unit[0] >= web.boxes:
                within[slot[unit[0]]][index].append(unit[0])
    for groups in within[::2]:
        runs = _runs(web, groups)
        level = _levels(runs.after)
        lane.update((item, level[run]) for item, run in runs.run_of.items())
        counts.append(max(level.values(), default=-1) + 1)
    return Lanes(lane, tuple(counts))


@dataclass(frozen=True, slots=True)
class _Runs:
    run_of: dict[int, int]
    after: dict[int, set[int]]


def _runs(web: LayeredGraph, groups: list[list[int]]) -> _Runs:
    """Join dummies of one net in consecutive rows unless the rows disagree about left and right."""
    run_of: dict[int, int] = {}
    after: dict[int, set[int]] = defaultdict(set)
    open_runs: dict[int, int] = {}
    count = 0
    for group in groups:
        current: dict[int, int] = {}
        left: list[int] = []
        for item in group:
            net = web.net_of[item - web.boxes]
            run = open_runs.get(net, -1)
            if run < 0 or (left and _leads(after, run, left)):
                run = count
                after[run] = set()
                count += 1
            if left:
                after[left[-1]].add(run)
            left.append(run)
            run_of[item] = run
            current[net] = run
        open_runs = current
    return _Runs(run_of, after)


def _leads(after: dict[int, set[int]], start: int, goals: list[int]) -> bool:
    """Whether a run must stand left of any of the others."""
    stack, seen = [start], {start}
    while stack:
        run = stack.pop()
        if run in goals:
            return True
        new = after[run] - seen
        seen |= new
        stack.extend(new)
    return False


def _levels(after: dict[int, set[int]]) -> dict[int, int]:
    """The longest path to each run: its lane counted from the left."""
    waits: dict[int, int] = dict.fromkeys(after, 0)
    for followers in after.values():
        for run in followers:
            waits[run] += 1
    level = dict.fromkeys(after, 0)
    ready = [run for run, count in waits.items() if count == 0]
    while ready:
        run = ready.pop()
        for follower in after[run]:
            level[follower] = max(level[follower], level[run] + 1)
            waits[follower] -= 1
            if waits[follower] == 0:
                ready.append(follower)
    return level
