"""Short routes through a plan, once the earliest time of every step is known."""

from __future__ import annotations

from functools import cached_property

from generator.insight.earliest_times import PER_LEVEL, LearnerTimes
from generator.insight.numbered_plan import PERMITTED, Need, OutsideNeed, StandingNeed, StepNeed


class RouteFinder:
    """Routes to the steps of a plan for one learner.

    A route reaches its end at the earliest level. Where there is a choice it takes what asks least by itself; steps
    that two branches share are then walked once. Finding the fewest steps of all is the set-cover problem, for which
    no fast way is known; where branches share nothing, this is the fewest.
    """

    def __init__(self, learner: LearnerTimes) -> None:
        self._compiled = learner.compiled
        self._calendar = learner.calendar
        self._times = learner.times
        self._done = learner.had
        self._things = learner.things
        self._rank = {step: rank for rank, step in enumerate(learner.times.order)}

    def route_to(self, step: int) -> tuple[int, ...]:
        """Return the steps of a route to `step`, which can be finished, in an order in which they can be taken."""
        found: set[int] = set()
        waiting = [step]
        while waiting:
            here = waiting.pop()
            if here not in found and here not in self._done:
                found.add(here)
                waiting.extend(self._chosen[here])
        return tuple(sorted(found, key=self._rank.__getitem__))

    @cached_property
    def _chosen(self) -> dict[int, tuple[int, ...]]:
        """Return by finished step which steps its route takes just before it."""
        chosen: dict[int, tuple[int, ...]] = {}
        self._cost = dict.fromkeys(self._done, 0)
        for step in self._times.order:
            if step in self._done:
                chosen[step] = ()
                continue
            _, picked = self._pick(self._compiled.numbered.needs[step], step) or (0, ())
            chosen[step] = tuple(dict.fromkeys(picked))
            self._cost[step] = 1 + sum(self._cost.get(one, 1) for one in chosen[step])
        return chosen

    def _pick(self, need: Need, target: int) -> tuple[int, tuple[int, ...]] | None:
        """Return the least cost of `need` and the steps it takes; None when it cannot be met in time."""
        options: list[tuple[int, int, tuple[int, ...]]] = []
        for place, part in enumerate(need.parts):
            match part:
                case StepNeed():
                    if self._in_time(part, target):
                        options.append((self._cost.get(part.step, 1), place, (part.step,)))
                case Need():
                    inner = self._pick(part, target)
                    if inner is not None:
                        options.append((inner[0], place, inner[1]))
                case OutsideNeed():
                    thing = (part.kind, part.id)
                    if thing in self._things:  # whoever can do without a permission needs none
                        options.append((len(self._rank) if thing == PERMITTED else 0, place, ()))
                case StandingNeed():
                    if (self._times.finished[target] or 0) // PER_LEVEL >= part.position:
                        options.append((0, place, ()))
        best = sorted(options)[: need.count]
        if len(best) < need.count:
            return None
        return sum(cost for cost, _, _ in best), tuple(step for _, _, steps in best for step in steps)

    def _in_time(self, leaf: StepNeed, target: int) -> bool:
        time, wanted = self._times.finished[leaf.step], self._times.finished[target]
        if time is None or wanted is None:
            return False
        if leaf.step in self._done:
            return True
        tied = self._compiled.tied_to.get(target, ()) if leaf.together else ()
        counts = self._compiled.counts_at(self._calendar, target, time, leaf.together, wanted)
        return counts and (self._rank[leaf.step] < self._rank[target] or leaf.step in tied)
