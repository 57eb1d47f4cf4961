"""Lanes in the gutters: a line keeps its lane from row to row, so that it runs straight."""

from dataclasses import dataclass
from graphlib import TopologicalSorter

from generator.diagram.layout.layered_graph import LayeredGraph
from generator.diagram.reachable import reachable

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
        run_of, before = _runs(web, groups)
        level = _levels(before)
        lane.update((item, level[run]) for item, run in run_of.items())
        counts.append(max(level.values(), default=-1) + 1)
    return Lanes(lane, tuple(counts))


def _runs(web: LayeredGraph, groups: list[list[int]]) -> tuple[dict[int, int], dict[int, set[int]]]:
    """Join dummies of one net in consecutive rows unless the rows disagree about left and right.

    Returns the run of each dummy, and for each run the runs just left of it.
    """
    run_of: dict[int, int] = {}
    before: dict[int, set[int]] = {}
    open_runs: dict[int, int] = {}
    for group in groups:
        current: dict[int, int] = {}
        left: list[int] = []
        for item in group:
            net = web.net_of[item - web.boxes]
            run = open_runs.get(net, -1)
            # A run that must stand left of these, which lead on to one another, starts anew.
            if run < 0 or (left and run in reachable(left[-1], before)):
                run = len(before)
                before[run] = set()
            before[run].update(left[-1:])
            left.append(run)
            run_of[item] = run
            current[net] = run
        open_runs = current
    return run_of, before


def _levels(before: dict[int, set[int]]) -> dict[int, int]:
    """The longest path to each run: its lane counted from the left."""
    level: dict[int, int] = {}
    for run in TopologicalSorter(before).static_order():
        level[run] = 1 + max([level[other] for other in before[run]], default=-1)
    return level
