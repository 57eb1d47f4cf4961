"""The earliest time at which each step of a plan can be finished: a least fixpoint over all, any and at-least-n.

Times are moments, so many to a level: its beginning, and the end of each of its terms. A level's end and the next
one's beginning are two moments. Moments are gone through in order, each step is finished at the first that is open
to it and by which it has all it needs; since needs are monotone, what is found first is the earliest (Knuth 1977, "A
generalization of Dijkstra's algorithm"). Only corequisites in a ring need a second thought: at one moment, the
largest set of steps that lack nothing but each other is taken together.

Sets of steps are the bits of a number, so a need is looked at in the time of a few additions. A step is looked at
once for each moment that is open to it, and once more for each thing it needs that is finished at that moment.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from generator.insight.bitsets import bits, first_bit
from generator.insight.numbered_plan import Need, NumberedPlan, OutsideNeed, StepNeed, Thing

MOMENTS = 2
"""A level's beginning and its end: enough where terms do not matter."""

Wants: TypeAlias = "tuple[int, int, tuple[Wants, ...]]"
"""A need as numbers: how many of its parts must hold, the parts that are steps or things (as bits), and the others.

There are four bits to a step or thing, each in a row of its own: it is finished; it was before the one who asks
began; it is finished or taken at the same time; and, for what the plan leaves out, the learner has it.
"""


@dataclass(frozen=True)
class Calendar:
    """When steps can be finished: by step a set of moments, as the bits of a number; `per_level` moments to a level.

    `whole` are courses that begin when their level does; the others take one term, from one moment to the next.
    No course is finished at the beginning of a level. `timed` are courses whose terms are known, so that two of them
    planned for one level come in the order of their terms, where the order in the plan is taken on trust otherwise.
    """

    opens: tuple[int, ...]
    per_level: int
    whole: frozenset[int]
    timed: frozenset[int] = frozenset()

    @cached_property
    def whole_bits(self) -> int:
        """Return `whole` as bits."""
        return sum(1 << step for step in self.whole)

    @cached_property
    def open_at(self) -> dict[int, int]:
        """Return every moment open to some step, in order, with the steps it is open to as bits."""
        found: dict[int, int] = {}
        for step, moments in enumerate(self.opens):
            for moment in bits(moments):
                found[moment] = found.get(moment, 0) | 1 << step
        return dict(sorted(found.items()))

    def narrowed(self, narrower: Mapping[int, int]) -> Calendar:
        """Return this calendar with some steps, by number, open at fewer moments: it shares what is not concerned."""
        opens, open_at = list(self.opens), dict(self.open_at)
        for step, moments in narrower.items():
            for moment in bits(opens[step] & ~moments):
                open_at[moment] &= ~(1 << step)
            opens[step] &= moments
        made = Calendar(tuple(opens), self.per_level, self.whole, self.timed)
        made.__dict__.update(whole_bits=self.whole_bits, open_at=open_at)
        return made


@dataclass(frozen=True, slots=True)
class Times:
    """When each step is finished (None: never); `order` has the finished steps in order."""

    finished: tuple[int | None, ...]
    order: tuple[int, ...]


class CompiledPlan:
    """A numbered plan made ready to be asked often."""

    def __init__(self, numbered: NumberedPlan) -> None:
        self.numbered = numbered
        self.is_course = [numbered.is_course(step) for step in range(len(numbered.steps))]
        self.ring_of = {step: ring for ring in numbered.rings for step in ring}
        self.in_rings = sum(1 << step for step in self.ring_of)
        self.outside: dict[Thing, int] = {}
        self._wants: dict[frozenset[int], tuple[Wants, ...]] = {}
        self.asked, self.askers = [0] * len(numbered.steps), [0] * len(numbered.steps)
        for step, need in enumerate(numbered.needs):
            if need.parts:
                self._add_need(need, step)

    def _add_need(self, need: Need, asker: int) -> None:
        for part in need.parts:
            match part:
                case StepNeed():
                    self.asked[asker] |= 1 << part.step
                    self.askers[part.step] |= 1 << asker
                case OutsideNeed():
                    self.outside.setdefault((part.kind, part.id), len(self.outside))
                case Need():
                    self._add_need(part, asker)

    def with_dependents(self, steps: Collection[int]) -> int:
        """Return as bits `steps` and every step that they may lean on."""
        found = waiting = sum(1 << step for step in set(steps))
        while waiting:
            more = 0
            for step in bits(waiting):
                more |= self.asked[step]
            waiting = more & ~found
            found |= more
        return found

    def wants(self, timed: frozenset[int]) -> tuple[Wants, ...]:
        """Return by step what it needs, where the terms of the courses `timed` are known."""
        if timed not in self._wants:
            self._wants[timed] = tuple(
                self._compile(need, step, timed) if need.parts else (need.count, 0, ())
                for step, need in enumerate(self.numbered.needs)
            )
        return self._wants[timed]

    def _compile(self, need: Need, target: int, timed: frozenset[int]) -> Wants:
        mask, inner = 0, list[Wants]()
        for part in need.parts:
            if isinstance(part, Need):
                inner.append(self._compile(part, target, timed))
                continue
            bit = self._bit(part, target, timed)
            if mask & bit:  # the same thing once more counts once more
                inner.append((1, bit, ()))
            mask |= bit
        return need.count, mask, tuple(inner)

    def _bit(self, leaf: StepNeed | OutsideNeed, target: int, timed: frozenset[int]) -> int:
        count = len(self.numbered.steps)
        if isinstance(leaf, OutsideNeed):
            return 1 << 3 * count + self.outside[leaf.kind, leaf.id]
        row = 2 if leaf.together else int(self.waits(timed, leaf.step, target, leaf.together))
        return 1 << row * count + leaf.step

    def waits(self, timed: frozenset[int], source: int, target: int, together: bool) -> bool:
        """Say whether `target` may only begin, not just end, when `source` is finished.

        That holds for courses: credentials, visits and milestones are quickly done. Within one level the plan's own
        order is trusted, for rule P401 looks at it, unless the terms of both are known.
        """
        if together or not self.is_course[target]:
            return False
        planned = self.numbered.planned
        return planned[source] != planned[target] or {source, target} <= timed

    def counts_from(self, calendar: Calendar, source: int, target: int, time: int, together: bool) -> int:
        """Return the moment from which `target` may be finished, as far as `source`, finished at `time`, goes."""
        if not self.waits(calendar.timed, source, target, together):
            return time
        if target in calendar.whole:
            return -(-time // calendar.per_level) * calendar.per_level
        return time + 1


@dataclass(frozen=True, slots=True)
class LearnerTimes:
    """What a learner finishes when who begins at the moment `begin` and has the steps `had` and `things` by then."""

    compiled: CompiledPlan
    calendar: Calendar
    begin: int
    had: frozenset[int]
    things: frozenset[Thing]
    times: Times


def earliest(
    compiled: CompiledPlan, calendar: Calendar, begin: int, had: Collection[int], things: Collection[Thing]
) -> Times:
    """Return when each step can be finished by a learner who begins at the moment `begin`.

    `had` are steps finished before, `things` what the learner has, in the plan or outside it.
    """
    return _Simulation(compiled, calendar, begin, had, things).run()


class _Simulation:
    def __init__(
        self,
        compiled: CompiledPlan,
        calendar: Calendar,
        begin: int,
        had: Collection[int],
        things: Collection[Thing],
    ) -> None:
        self.compiled, self.calendar, self.begin = compiled, calendar, begin
        self.wants = compiled.wants(calendar.timed)
        self.count = len(self.wants)
        self.finished: list[int | None] = [None] * self.count
        self.order = sorted(had)
        self.now = 0
        for step in self.order:
            self.finished[step] = begin - 1
            self.now |= 1 << step
        self.left = (1 << self.count) - 1 & ~self.now
        # The row of what is finished and the row of what is finished or taken at the same time.
        self.rows = 1 | 1 << 2 * self.count
        self.known = 0
        for thing, place in compiled.outside.items():
            self.known |= (thing in things) << 3 * self.count + place
        self.placed: dict[int, int] = {}

    def run(self) -> Times:
        """Go through the moments from the beginning on."""
        level, by_level, per_level = -1, self.now, self.calendar.per_level
        for moment, opened in self.calendar.open_at.items():
            if moment < self.begin:
                continue
            if moment // per_level != level:
                level, by_level = moment // per_level, self.now
            if opened & self.left or moment in self.placed:
                self._pass(moment, opened, by_level)
                if moment == level * per_level:
                    by_level = self.now
        return Times(tuple(self.finished), tuple(self.order))

    def _pass(self, moment: int, opened: int, by_level: int) -> None:
        """Finish what can be finished at `moment`, open to the steps `opened`; of several, the first in the plan."""
        wants, askers, whole = self.wants, self.compiled.askers, self.calendar.whole_bits
        # Courses of a whole level begin when it does, the others with their term.
        whole_began, term_began = self.known | by_level << self.count, self.known | self.now << self.count
        placed = self.placed.pop(moment, 0)
        here = opened & self.left | placed
        while here:
            while here:
                first = here & -here
                here ^= first
                step = first.bit_length() - 1
                state = self.now * self.rows | (whole_began if first & whole else term_began)
                if first & placed or _is_met(wants[step], state):
                    self._finish(step, moment)
                    here |= askers[step] & opened & self.left
            for step in self._ring(moment, whole_began, term_began) if self.compiled.in_rings & self.left else ():
                self._finish(step, moment)
                here |= askers[step] & opened
            here &= self.left

    def _finish(self, step: int, moment: int) -> None:
        self.finished[step] = moment
        self.order.append(step)
        self.now |= 1 << step
        self.left &= ~(1 << step)

    def _ring(self, moment: int, whole_began: int, term_began: int) -> tuple[int, ...]:
        """Return the steps in rings to finish at `moment`; those of them that end later in the level are noted."""
        end = (moment // self.calendar.per_level + 1) * self.calendar.per_level
        level, opens, whole = (1 << end) - (1 << moment), self.calendar.opens, self.calendar.whole_bits
        taken = [step for step in bits(self.compiled.in_rings & self.left) if opens[step] & level]
        before: list[int] = []
        while before != taken:
            before = taken
            state = self.now * self.rows | sum(1 << 2 * self.count + step for step in taken)
            began = [whole_began if whole >> step & 1 else term_began for step in taken]
            taken = [step for step, at in zip(taken, began, strict=True) if _is_met(self.wants[step], state | at)]
        for step in taken:
            first = first_bit(opens[step] & level)
            if first > moment:
                self.placed[first] = self.placed.get(first, 0) | 1 << step
                self.left &= ~(1 << step)
        return tuple(step for step in taken if self.left >> step & 1)


def _is_met(wants: Wants, state: int) -> bool:
    count, mask, inner = wants
    count -= (state & mask).bit_count()
    if count <= 0:
        return True
    for part in inner:
        if _is_met(part, state):
            count -= 1
            if count <= 0:
                return True
    return False
