"""The earliest time at which each step of a plan can be finished: a least fixpoint over all, any and at-least-n.

Times are moments, so many to a level: its beginning, and the end of each of its terms. A level's end and the next
one's beginning are two moments. Moments are gone through in order, each step is finished at the first that is open
to it and by which it has all it needs; since needs are monotone, what is found first is the earliest (Knuth 1977, "A
generalization of Dijkstra's algorithm"). Only corequisites need a second thought: of the steps they tie, the largest
set that lacks nothing but each other is taken together, in one level.

Sets of steps are the bits of a number, so a need is looked at in the time of a few additions. A step is looked at
when it opens, and again when something it needs is finished, and at the moment and the level after that.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from generator.insight.bitsets import bits, first_bit
from generator.insight.numbered_plan import (
    PERMITTED,
    Leaf,
    Need,
    NumberedPlan,
    OutsideNeed,
    StandingNeed,
    StepNeed,
    Thing,
)
from generator.model.levels import TERMS

PER_LEVEL = 1 + len(TERMS)
"""Moments to a level: its beginning, and the end of each term."""
ALL_MOMENTS = (1 << PER_LEVEL) - 1
TERM_ENDS = ALL_MOMENTS - 1

Wants: TypeAlias = "tuple[int, int, tuple[Wants, ...]]"
"""A need as numbers: how many of its parts must hold, the parts that are steps or things (as bits), and the others.

There are four bits to a step or thing, each in a row of its own: it is finished; it was before the one who asks
began; it is finished or taken at the same time; and, for what the plan leaves out, the learner has it.
"""


@dataclass(frozen=True)
class Calendar:
    """When steps can be finished: by step a set of moments, as the bits of a number.

    `whole` are by step those of its moments at which it ends only for who began it when the level did: nobody teaches
    it then in one term, from one moment to the next. No course is finished at the beginning of a level: what is open
    then takes no time, and is open all through it.
    `tied` says that some steps are taken together.
    """

    opens: tuple[int, ...]
    whole: tuple[int, ...]
    tied: bool

    @cached_property
    def open_at(self) -> dict[int, int]:
        """Return the moments that matter, in order, with the steps they are open to as bits.

        A moment does not matter that is open to nothing but what takes no time: that was done at the one before,
        unless it is taken together with something else.
        """
        alike: dict[int, int] = {}  # many steps are open at the same moments
        for step, moments in enumerate(self.opens):
            alike[moments] = alike.get(moments, 0) | 1 << step
        kept = -1 if self.tied else self._turns(alike)
        found: dict[int, int] = {}
        for moments, steps in alike.items():
            for moment in bits(moments & kept):
                found[moment] = found.get(moment, 0) | steps
        return dict(sorted(found.items()))

    @staticmethod
    def _turns(opens: Collection[int]) -> int:
        """Return the beginning of every level, and the moments at which something ends that takes time."""
        levels = -(-max((moments.bit_length() for moments in opens), default=0) // PER_LEVEL)
        beginnings = ((1 << levels * PER_LEVEL) - 1) // ALL_MOMENTS
        found = beginnings
        for moments in opens:
            found |= moments & ~((moments & beginnings) * ALL_MOMENTS)
        return found

    def at(self, step: int) -> tuple[int, int]:
        """Return the moments at which `step` can be finished, and those of them at which it is `whole`."""
        return self.opens[step], self.whole[step]

    def narrowed(self, narrower: Mapping[int, int], whole: Mapping[int, int] | None = None) -> Calendar:
        """Return this calendar with some steps, by number, open at fewer moments: it shares what is not concerned.

        Some of them may be `whole` at more of these.
        """
        opens, open_at = list(self.opens), dict(self.open_at)
        for step, moments in narrower.items():
            for moment in bits(opens[step] & ~moments):
                if moment in open_at:
                    open_at[moment] &= ~(1 << step)
            opens[step] &= moments
        longer = self.whole
        if whole:
            longer = tuple(whole.get(step, moments) for step, moments in enumerate(self.whole))
        made = Calendar(tuple(opens), longer, self.tied)
        made.__dict__.update(open_at=open_at)
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
        self.tied_to = {step: group for group in numbered.tied for step in group}
        self.tied = sum(1 << step for step in self.tied_to)
        self.outside: dict[Thing, int] = {}
        self.standings: dict[int, int] = {}
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
                case StandingNeed():
                    place = self.outside.setdefault(part.thing, len(self.outside))
                    self.standings[part.position] = 1 << 3 * len(self.numbered.steps) + place
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

    def may_lean_outside(self, steps: Collection[int]) -> bool:
        """Say whether one of `steps` may lean on something that the plan leaves out."""
        return self.with_dependents(steps) >> self.numbered.beside != 0

    @cached_property
    def wants(self) -> tuple[Wants, ...]:
        """Return by step what it needs."""
        return tuple(
            self._compile(need, step) if need.parts else (need.count, 0, ())
            for step, need in enumerate(self.numbered.needs)
        )

    def _compile(self, need: Need, target: int) -> Wants:
        mask, inner = 0, list[Wants]()
        for part in need.parts:
            if isinstance(part, Need):
                inner.append(self._compile(part, target))
                continue
            bit = self._bit(part, target)
            if mask & bit:  # the same thing once more counts once more
                inner.append((1, bit, ()))
            mask |= bit
        return need.count, mask, tuple(inner)

    def _bit(self, leaf: Leaf, target: int) -> int:
        count = len(self.numbered.steps)
        if isinstance(leaf, StandingNeed):
            return self.standings[leaf.position]
        if isinstance(leaf, OutsideNeed):
            return 1 << 3 * count + self.outside[leaf.kind, leaf.id]
        row = 2 if leaf.together else int(self.waits(target, leaf.together))
        return 1 << row * count + leaf.step

    def waits(self, target: int, together: bool) -> bool:
        """Say whether `target` may only begin, not just end, when what it needs is finished.

        That holds for courses: credentials, visits and milestones are quickly done.
        """
        return self.is_course[target] and not together

    def counts_from(self, calendar: Calendar, target: int, time: int, together: bool) -> int:
        """Return the moment from which `target` may be finished, as far as what was finished at `time` goes."""
        if together and target in self.tied_to:
            return time // PER_LEVEL * PER_LEVEL  # what is taken together is taken in one level
        if not self.waits(target, together):
            return time
        level_begins = -(-time // PER_LEVEL) * PER_LEVEL
        in_a_term = (calendar.opens[target] & ~calendar.whole[target]) >> time + 1 << time + 1
        return min(first_bit(in_a_term), level_begins) if in_a_term else level_begins

    def counts_at(self, calendar: Calendar, target: int, time: int, together: bool, moment: int) -> bool:
        """Say whether `target` may be finished at `moment`, as far as what was finished at `time` goes."""
        if self.waits(target, together) and calendar.whole[target] >> moment & 1:
            return time <= moment // PER_LEVEL * PER_LEVEL
        return self.counts_from(calendar, target, time, together) <= moment


@dataclass(frozen=True, slots=True)
class LearnerTimes:
    """What a learner finishes when who begins at the moment `begin` and has the steps `had` and `things` by then.

    `more` is the same for a learner who also takes what the plan leaves out, and its own `more` for one who is let in
    besides wherever somebody may permit it; None where nothing is gained by it.
    """

    compiled: CompiledPlan
    calendar: Calendar
    begin: int
    had: frozenset[int]
    things: frozenset[Thing]
    times: Times
    more: LearnerTimes | None = None

    def finishing(self, step: int) -> LearnerTimes:
        """Return in which way `step` is finished: with the plan alone if that is enough, else with more."""
        if self.more is None or self.times.finished[step] is not None:
            return self
        return self.more.finishing(step)

    @property
    def last(self) -> LearnerTimes:
        """Return what a learner finishes who leaves no way untried."""
        return self if self.more is None else self.more.last

    def finished(self, step: int) -> int | None:
        """Return the moment at which `step` is finished, or None."""
        return self.finishing(step).times.finished[step]


def follow(
    compiled: CompiledPlan, calendar: Calendar, begin: int, had: frozenset[int], things: frozenset[Thing]
) -> LearnerTimes:
    """Return what a learner finishes, if need be with what the plan leaves out; see `earliest`."""
    beside, count = compiled.numbered.beside, len(compiled.numbered.steps)
    everything = (1 << count) - 1
    ways = [((1 << beside) - 1, things)]
    if beside < count:
        ways.append((everything, things))
    if PERMITTED in compiled.outside:
        ways.append((everything, things | {PERMITTED}))
    tried: list[LearnerTimes] = []
    left: list[int] = []
    for steps, having in ways:
        if tried and having is things and not compiled.may_lean_outside(left):
            continue
        times = earliest(compiled, calendar, begin, had, having, steps)
        tried.append(LearnerTimes(compiled, calendar, begin, had, having, times))
        left = [step for step, moment in enumerate(times.finished[:beside]) if moment is None]
        if not left:
            break
    found = tried.pop()
    for way in reversed(tried):
        found = replace(way, more=found)
    return found


def earliest(
    compiled: CompiledPlan,
    calendar: Calendar,
    begin: int,
    had: Collection[int],
    things: Collection[Thing],
    steps: int | None = None,
) -> Times:
    """Return when each step can be finished by a learner who begins at the moment `begin`.

    `had` are steps finished before, `things` what the learner has, in the plan or outside it. The learner takes only
    those of `steps`, as bits, if these are given.
    """
    return _Simulation(compiled, calendar, begin, had, things, steps).run()


class _Simulation:
    def __init__(
        self,
        compiled: CompiledPlan,
        calendar: Calendar,
        begin: int,
        had: Collection[int],
        things: Collection[Thing],
        steps: int | None,
    ) -> None:
        self.compiled, self.calendar, self.begin = compiled, calendar, begin
        self.wants = compiled.wants
        self.count = len(self.wants)
        self.finished: list[int | None] = [None] * self.count
        self.order = sorted(had)
        self.now = 0
        for step in self.order:
            self.finished[step] = begin - 1
            self.now |= 1 << step
        self.left = ((1 << self.count) - 1 if steps is None else steps) & ~self.now
        # The row of what is finished and the row of what is finished or taken at the same time.
        self.rows = 1 | 1 << 2 * self.count
        self.state = self.now * self.rows
        self.known = 0
        for thing, place in compiled.outside.items():
            self.known |= (thing in things) << 3 * self.count + place
        # What is under way in this level with others, by the moment at which it ends.
        self.placed: dict[int, int] = {}
        # What has been looked at in vain, and what may have changed for it at the next moment, or the next level.
        self.in_vain = self.next_moment = self.next_level = 0

    def run(self) -> Times:
        """Go through the moments from the beginning on."""
        level, by_level = -1, self.now
        for moment, opened in self.calendar.open_at.items():
            if moment < self.begin:
                continue
            self.in_vain &= ~self.next_moment
            self.next_moment = 0
            if moment // PER_LEVEL != level:
                level, by_level = moment // PER_LEVEL, self.now
                self.in_vain &= ~self.next_level
                self.next_level = 0
                if self.compiled.standings:  # a new standing is as good as something finished
                    self.known |= sum(bit for position, bit in self.compiled.standings.items() if position <= level)
                    self.in_vain = 0
            if opened & self.left & ~self.in_vain or moment in self.placed:
                self._pass(moment, opened, by_level)
                if moment == level * PER_LEVEL:
                    by_level = self.now
        return Times(tuple(self.finished), tuple(self.order))

    def _pass(self, moment: int, opened: int, by_level: int) -> None:
        """Finish what can be finished at `moment`, open to the steps `opened`; of several, the first in the plan."""
        wants, askers, whole = self.wants, self.compiled.askers, self.calendar.whole
        # What takes a whole level begins when it does, the rest with its term.
        whole_began, term_began = self.known | by_level << self.count, self.known | self.now << self.count
        placed = self.placed.pop(moment, 0)
        self.state &= ~(placed << 2 * self.count)
        here = opened & self.left & ~self.in_vain | placed
        while here:
            while here:
                first = here & -here
                here ^= first
                step = first.bit_length() - 1
                began = whole_began if whole[step] >> moment & 1 else term_began
                if first & placed or _is_met(wants[step], self.state | began):
                    self._finish(step, moment)
                    here |= askers[step] & opened & self.left
                elif not first & self.compiled.tied:
                    self.in_vain |= first
            for step in self._together(moment, whole_began, term_began) if self.compiled.tied & self.left else ():
                self._finish(step, moment)
                here |= askers[step] & opened
            here &= self.left

    def _finish(self, step: int, moment: int) -> None:
        self.finished[step] = moment
        self.order.append(step)
        self.now |= 1 << step
        self.state |= self.rows << step
        self.left &= ~(1 << step)
        waiting = self.compiled.askers[step]
        self.in_vain &= ~waiting
        self.next_moment |= waiting
        self.next_level |= waiting

    def _together(self, moment: int, whole_began: int, term_began: int) -> tuple[int, ...]:
        """Return the steps tied by corequisites that end at `moment`; those that end later in the level are noted."""
        end = (moment // PER_LEVEL + 1) * PER_LEVEL
        level, opens, whole = (1 << end) - (1 << moment), self.calendar.opens, self.calendar.whole
        taken = {step: 0 for step in bits(self.compiled.tied & self.left) if opens[step] & level}
        before: dict[int, int] | None = None
        while before != taken:
            before = taken
            state = self.state | sum(1 << 2 * self.count + step for step in taken)
            taken = {}
            for step in before:
                ends = opens[step] & level
                if not _is_met(self.wants[step], state | whole_began):
                    ends &= ~whole[step]
                if ends and _is_met(self.wants[step], state | term_began):
                    taken[step] = first_bit(ends)
        for step, first in taken.items():
            if first > moment:
                self.placed[first] = self.placed.get(first, 0) | 1 << step
                self.state |= 1 << 2 * self.count + step
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
