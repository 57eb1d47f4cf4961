"""What learners of each organization can reach by each pathway, before a change and after it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from generator.diff.meaning import Names, current_id
from generator.graph.catalog_graph import CatalogGraph
from generator.insight.obstacles import MissingNeed
from generator.insight.reach import Destination, Reach, ReachCalculator
from generator.insight.resilience import critical_things
from generator.model.ids import Kind
from generator.model.status import is_unavailable


class Verdict(StrEnum):
    """What a change does to a page or a pathway, worst first."""

    BREAKS = "breaks"
    WEAKENS = "weakens"
    IMPROVES = "improves"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True, order=True)
class Goal:
    """An exit or an occupation, known by what it is rather than by the name of its step."""

    is_occupation: bool
    kind: Kind
    id: str


@dataclass(frozen=True, slots=True, order=True)
class Shift:
    """A goal at another level, for learners who join at `entry`; None stands for "not at all"."""

    goal: Goal
    entry: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class LearnerImpact:
    """What a change does to learners of one organization in one pathway (by its present id, or its last).

    `lost` can no longer be reached by anybody who joins, `gained` by somebody for the first time; `worse` and
    `better` are goals that only some lose or win, or that take longer or less long. `missing` says what goals lack
    that somebody has lost. `gone` is why there is nothing left: the pathway was removed, closed, or is not offered
    here any more. `now_critical` are things whose loss would now take an exit away, where there was another way
    before.
    """

    pathway: str
    organization: str
    lost: tuple[Goal, ...] = ()
    worse: tuple[Shift, ...] = ()
    better: tuple[Shift, ...] = ()
    gained: tuple[Goal, ...] = ()
    missing: Mapping[Goal, tuple[MissingNeed, ...]] = field(default_factory=dict)
    gone: str = ""
    now_critical: tuple[tuple[Kind, str], ...] = ()

    @property
    def losses(self) -> tuple[Goal, ...]:
        """Return the goals that can no longer be reached, by anybody or by those who join at some level."""
        return tuple(sorted({*self.lost, *(shift.goal for shift in self.worse if shift.after is None)}))

    @property
    def verdict(self) -> Verdict:
        """Return the worst that is true of it. A pathway that says it has closed is weaker, not broken."""
        if self.gone == "closed":
            return Verdict.WEAKENS
        if self.losses or self.gone:
            return Verdict.BREAKS
        if self.worse or self.now_critical:
            return Verdict.WEAKENS
        return Verdict.IMPROVES if self.better or self.gained else Verdict.NEUTRAL


Case = tuple[str, str]
"""A pathway and an organization that offers it."""
_Levels = dict[str, str | None]


@dataclass(slots=True)
class _State:
    """What was found for one case: by goal and entry, the level at which the goal is reached."""

    levels: dict[Goal, _Levels]
    missing: dict[Goal, tuple[MissingNeed, ...]]


def outcomes(
    base: CatalogGraph, head: CatalogGraph, names: Names, touched: Collection[str]
) -> tuple[LearnerImpact, ...]:
    """Return every case in which something differs, sorted by pathway and organization.

    `touched` are the pathways, by their present ids, that the change can touch: nothing is asked about others.
    """
    reachers = ReachCalculator(base), ReachCalculator(head)
    before, after = _states(reachers[0], names, touched), _states(reachers[1], names, touched)
    order = {level.id: level.order for level in head.catalog.settings.levels}
    found = []
    for case in sorted(before.keys() | after.keys()):
        outcome = _compare(case, before.get(case), after.get(case), order)
        gone = _why_gone(case, head) if case in before else ""
        if gone:
            goals = tuple(sorted(_reached(before[case])))
            outcome = LearnerImpact(*case, lost=goals, gone=gone)
        elif case in before and case in after and not outcome.lost:
            outcome = replace(outcome, now_critical=_new_failure_points(case, *reachers, names))
        if outcome.verdict is not Verdict.NEUTRAL:
            found.append(outcome)
    return tuple(found)


def _new_failure_points(
    case: Case, base: ReachCalculator, head: ReachCalculator, names: Names
) -> tuple[tuple[Kind, str], ...]:
    """Return what the exits of one case depend on now and did not before."""
    things: list[set[tuple[Kind, str]]] = []
    for reacher in (base, head):
        catalog = reacher.graph.catalog
        pathway = next(one for one in catalog.pathways.values() if current_id(names, one.kind, one.id) == case[0])
        here = next(one for one in catalog.organizations.values() if current_id(names, one.kind, one.id) == case[1])
        found = critical_things(reacher, pathway, here)
        things.append({(kind, current_id(names, kind, entity_id)) for kind, entity_id in found})
    return tuple(sorted(things[1] - things[0]))


def _states(reacher: ReachCalculator, names: Names, touched: Collection[str]) -> dict[Case, _State]:
    graph, found = reacher.graph, dict[Case, _State]()
    for pathway in graph.catalog.pathways.values():
        called = current_id(names, Kind.PATHWAY, pathway.id)
        if is_unavailable(pathway) or called not in touched:
            continue
        for reach in reacher.of(pathway):
            state = found.setdefault(
                (called, current_id(names, Kind.ORGANIZATION, reach.organization)), _State({}, {})
            )
            for goal, destination in _goals(graph, reach, names):
                state.levels.setdefault(goal, {})[reach.entry.level] = destination.level
                if destination.missing:
                    state.missing.setdefault(goal, destination.missing)
    return found


def _goals(graph: CatalogGraph, reach: Reach, names: Names) -> Iterator[tuple[Goal, Destination]]:
    steps = graph.plans[reach.pathway].steps
    for exit_ in reach.exits:
        does = steps[exit_.id].step.does
        if does is None:
            yield Goal(False, Kind.STEP, exit_.id), exit_
            continue
        target = graph.target(does)
        kind, entity_id = (target.kind, target.id) if target else (does.kind, does.id)
        yield Goal(False, kind, current_id(names, kind, entity_id)), exit_
    for occupation in reach.occupations:
        yield Goal(True, Kind.OCCUPATION, current_id(names, Kind.OCCUPATION, occupation.id)), occupation


def _why_gone(case: Case, head: CatalogGraph) -> str:
    pathway = head.catalog.pathways.get(case[0])
    if pathway is None:
        return "" if (Kind.PATHWAY, case[0]) in head.catalog.unread else "removed"
    if is_unavailable(pathway):
        return "closed"
    offered = {target.id for reference in pathway.offered_in if (target := head.target(reference))}
    return "" if case[1] in offered else "not offered"


def _reached(state: _State | None) -> set[Goal]:
    levels = state.levels if state else {}
    return {goal for goal, entries in levels.items() if any(level is not None for level in entries.values())}


def _compare(case: Case, before: _State | None, after: _State | None, order: Mapping[str, int]) -> LearnerImpact:
    had, has = _reached(before), _reached(after)
    worse: list[Shift] = []
    better: list[Shift] = []
    if before and after:
        for goal in sorted(had & has):
            for entry, old in before.levels[goal].items():
                if entry not in after.levels[goal]:
                    continue
                new = after.levels[goal][entry]
                if _rank(new, order) > _rank(old, order):
                    worse.append(Shift(goal, entry, old, new))
                elif _rank(new, order) < _rank(old, order):
                    better.append(Shift(goal, entry, old, new))
    lost = tuple(sorted(had - has))
    outcome = LearnerImpact(*case, lost, tuple(worse), tuple(better), tuple(sorted(has - had)))
    missing = {goal: after.missing[goal] for goal in outcome.losses if after and goal in after.missing}
    return replace(outcome, missing=missing)


def _rank(level: str | None, order: Mapping[str, int]) -> int:
    """Return the position of a level; what is never reached comes after everything."""
    return len(order) if level is None else order.get(level, len(order))
