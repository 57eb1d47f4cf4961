"""The earliest time at which each step of a plan can be finished: a least fixpoint over all, any and at-least-n.

Times are moments, so many to a level: its beginning, and the end of each of its terms. A level's end and the next
one's beginning are two moments. What a step needs can only make it later, never earlier, so the first time found is
the earliest one and each need is looked at once (Knuth 1977, "A generalization of Dijkstra's algorithm"; the counting
of open parts is Dowling and Gallier 1984). The cost is that of the plan times the logarithm of its size.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection
from dataclasses import dataclass

from generator.insight.wiring import Leaf, Need, Outside, Wiring
from generator.model.ids import Kind

MOMENTS = 2
"""A level's beginning and its end: enough where terms do not matter."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """When steps can be finished: by step a set of moments, as the bits of a number; `per_level` moments to a level.

    `whole` are courses that begin when their level does; the others take one term, from one moment to the next.
    `timed` are courses whose terms are known, so that two of them planned for one level come in the order of their
    terms, where the order in the plan is taken on trust otherwise.
    """

    opens: tuple[int, ...]
    per_level: int
    whole: frozenset[int]
    timed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Times:
    """When each step is finished (None: never), and when all it needs is; `order` has the finished steps in order."""

    finished: tuple[int | None, ...]
    ready: tuple[int | None, ...]
    order: tuple[int, ...]


class Circuit:
    """A wiring flattened for counting: every need a junction, every leaf a wire to one. Made once, run often."""

    def __init__(self, wiring: Wiring) -> None:
        self.wiring = wiring
        self.counts: list[int] = [0] * len(wiring.steps)
        self.parent: list[int | None] = [None] * len(wiring.steps)
        self.wires: list[list[tuple[int, int, bool]]] = [[] for _ in wiring.steps]
        self.outside: list[tuple[int, tuple[Kind, str]]] = []
        for step, need in enumerate(wiring.needs):
            self._add(need, step, step)
        self.group_of = {step: group for group in wiring.groups for step in group}
        self.group_at = {step: place for place, group in enumerate(wiring.groups) for step in group}
        self.is_course = [wiring.is_course(step) for step in range(len(wiring.steps))]

    def _add(self, need: Need, junction: int, target: int) -> None:
        self.counts[junction] = need.count
        for part in need.parts:
            match part:
                case Leaf():
                    self.wires[part.step].append((junction, target, part.together))
                case Outside():
                    self.outside.append((junction, (part.kind, part.id)))
                case Need():
                    self.counts.append(0)
                    self.parent.append(junction)
                    self._add(part, len(self.counts) - 1, target)

    def counts_from(self, calendar: Calendar, source: int, target: int, time: int, together: bool) -> int:
        """Return the moment from which `target` may be finished, as far as `source`, finished at `time`, goes."""
        if not self.waits(calendar, source, target, together):
            return time
        if target in calendar.whole:
            return -(-time // calendar.per_level) * calendar.per_level
        return time + 1

    def waits(self, calendar: Calendar, source: int, target: int, together: bool) -> bool:
        """Say whether `target` may only begin, not just end, when `source` is finished.

        That holds for courses: credentials, visits and milestones are quickly done. Within one level the plan's own
        order is trusted, for rule P401 looks at it, unless the terms of both are known.
        """
        if together or not self.is_course[target]:
            return False
        planned = self.wiring.planned
        return planned[source] != planned[target] or {source, target} <= calendar.timed


def earliest(
    circuit: Circuit, calendar: Calendar, begin: int, done: Collection[int], known: Collection[tuple[Kind, str]]
) -> Times:
    """Return when each step can be finished by a learner who begins at the moment `begin`.

    `done` are steps finished before, `known` things outside the plan that the learner has.
    """
    return _Run(circuit, calendar, begin, frozenset(done)).run(known)


class _Run:
    def __init__(self, circuit: Circuit, calendar: Calendar, begin: int, done: frozenset[int]) -> None:
        self.circuit = circuit
        self.calendar = calendar
        self.begin = begin
        self.done = done
        count = len(circuit.wiring.steps)
        self.left = list(circuit.counts)
        # Whoever has finished one of two courses that go together takes the other one alone.
        self.group_left = [sum(step not in done for step in group) for group in circuit.wiring.groups]
        self.finished: list[int | None] = [None] * count
        self.ready: list[int | None] = [None] * count
        self.order: list[int] = []
        self.heap: list[tuple[int, int, int]] = []

    def run(self, known: Collection[tuple[Kind, str]]) -> Times:
        """Run to the fixpoint."""
        before = self.begin - 1
        for step in sorted(self.done):
            self._finish(step, before)
        for junction in range(len(self.left) - 1, -1, -1):
            if self.circuit.counts[junction] <= 0:
                self._hold(junction, self.begin)
        for junction, thing in self.circuit.outside:
            if thing in known:
                self._meet(junction, self.begin)
        while self.heap:
            time, kind, at = heapq.heappop(self.heap)
            if kind == 0:
                self._meet(at, time)
            elif self.finished[at] is None:
                self._finish(at, time)
        return Times(tuple(self.finished), tuple(self.ready), tuple(self.order))

    def _finish(self, step: int, time: int) -> None:
        self.finished[step] = time
        self.order.append(step)
        for junction, target, together in self.circuit.wires[step]:
            counts_from = self.circuit.counts_from(self.calendar, step, target, time, together)
            heapq.heappush(self.heap, (max(counts_from, self.begin), 0, junction))

    def _meet(self, junction: int, time: int) -> None:
        self.left[junction] -= 1
        if self.left[junction] == 0:
            self._hold(junction, time)

    def _hold(self, junction: int, time: int) -> None:
        parent = self.circuit.parent[junction]
        if parent is not None:
            self._meet(parent, time)
            return
        if junction in self.done:
            return
        group = self.circuit.group_at[junction]
        self.ready[junction] = time
        self.group_left[group] -= 1
        if self.group_left[group] == 0:
            self._place(tuple(step for step in self.circuit.wiring.groups[group] if step not in self.done), time)

    def _place(self, group: tuple[int, ...], time: int) -> None:
        """Give each step of `group` its first open moment from `time` on, all in one level."""
        for step, slot in zip(group, _first_common(self.calendar, group, time), strict=False):
            heapq.heappush(self.heap, (slot, 1, step))


def _first_common(calendar: Calendar, group: tuple[int, ...], time: int) -> tuple[int, ...]:
    opens = [calendar.opens[step] >> time << time for step in group]
    if len(opens) == 1:
        return (first_bit(opens[0]),) if opens[0] else ()
    while all(opens):
        slots = tuple(first_bit(one) for one in opens)
        latest = max(slots) // calendar.per_level
        if all(slot // calendar.per_level == latest for slot in slots):
            return slots
        opens = [one >> latest * calendar.per_level << latest * calendar.per_level for one in opens]
    return ()


def first_bit(bits: int) -> int:
    """Return the position of the lowest bit that is set in `bits`, which is not 0."""
    return (bits & -bits).bit_length() - 1
