"""What learners of each organization can reach by each pathway, before a change and after it.

A loss is counted for every organization, every entry (a level and what it assumes) and every exit (a step).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from generator.diff.meaning import Names, current_id
from generator.diff.plans import Goal, Joining, goals_of, joining_of, same_exits, serves
from generator.graph.build import build_graph
from generator.graph.catalog_graph import CatalogGraph
from generator.graph.plan import Plan
from generator.insight.numbered_plan import Thing
from generator.insight.obstacles import MissingNeed
from generator.insight.reach import ReachCalculator
from generator.insight.resilience import critical_things
from generator.insight.rotation import blocked_cohorts
from generator.model.catalog import Catalog
from generator.model.entities import Entry, Organization, Pathway
from generator.model.ids import Kind
from generator.model.levels import entries_of
from generator.model.status import is_developing, is_unavailable


class Verdict(StrEnum):
    """What a change does to a page or a pathway, worst first."""

    BREAKS = "breaks"
    WEAKENS = "weakens"
    IMPROVES = "improves"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True, order=True)
class Shift:
    """A goal at another level, for learners who join at `entry`; None stands for "not at all"."""

    goal: Goal
    entry: Joining
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, order=True)
class BlockedClass:
    """A class that joins at `entry` in an odd or even year and cannot finish in time now, nor reach `goals`."""

    entry: Joining
    odd: bool
    goals: tuple[Goal, ...]


@dataclass(frozen=True, slots=True, order=True)
class Extra:
    """What learners who join at `entry` must take beside the plan now to reach `goal`, for which it was enough."""

    goal: Goal
    entry: Joining
    beside: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class LearnerImpact:
    """What a change does to learners of one organization in one pathway (by its present id, or its last).

    `lost` can no longer be reached by anybody who joins, `gained` by somebody for the first time; `worse` and
    `better` are goals that only some lose or win, or that take longer or less long. `missing` says what goals lack
    that somebody has lost. `shut` are entries from which something was reached and at which these learners can no
    longer join, `opened` new ones. `extra` is what goals newly ask for beside the plan, `blocked` are classes that
    odd and even years newly keep from goals. `gone` is why there is nothing left: the pathway was removed, closed,
    or is not offered here any more. `now_critical` are things whose loss would now take an exit away, where there
    was another way before.
    """

    pathway: str
    organization: str
    lost: tuple[Goal, ...] = ()
    worse: tuple[Shift, ...] = ()
    better: tuple[Shift, ...] = ()
    gained: tuple[Goal, ...] = ()
    missing: Mapping[Goal, tuple[MissingNeed, ...]] = field(default_factory=dict)
    shut: tuple[Joining, ...] = ()
    opened: tuple[Joining, ...] = ()
    extra: tuple[Extra, ...] = ()
    blocked: tuple[BlockedClass, ...] = ()
    gone: str = ""
    now_critical: tuple[tuple[Kind, str], ...] = ()

    @property
    def losses(self) -> tuple[Goal, ...]:
        """Return the goals that can no longer be reached, by anybody or by those who join at some entry or year."""
        late = (shift.goal for shift in self.worse if shift.after is None)
        return tuple(sorted({*self.lost, *late, *(goal for one in self.blocked for goal in one.goals)}))

    @property
    def verdict(self) -> Verdict:
        """Return the worst that is true of it. A pathway that says it has closed is weaker, not broken."""
        if self.gone == "closed":
            return Verdict.WEAKENS
        if self.losses or self.gone or self.shut:
            return Verdict.BREAKS
        if self.worse or self.extra or self.blocked or self.now_critical:
            return Verdict.WEAKENS
        return Verdict.IMPROVES if self.better or self.gained or self.opened else Verdict.NEUTRAL


Case = tuple[str, str]
"""A pathway and an organization that offers it, by their present ids."""


@dataclass(slots=True)
class _State:
    """What was found for one case: by goal and entry, the level at which the goal is reached, and what it lacks.

    `beside` is what is taken beside the plan to reach it. `blocked` are the steps that odd and even years keep from
    the class of an entry that starts in such a year.
    """

    levels: dict[Goal, dict[Joining, str | None]] = field(default_factory=dict)
    missing: dict[tuple[Goal, Joining], tuple[MissingNeed, ...]] = field(default_factory=dict)
    beside: dict[tuple[Goal, Joining], tuple[Thing, ...]] = field(default_factory=dict)
    blocked: dict[tuple[Joining, bool], frozenset[str]] = field(default_factory=dict)

    @property
    def reached(self) -> set[Goal]:
        """Return the goals that somebody reaches."""
        return {goal for goal, entries in self.levels.items() if any(level is not None for level in entries.values())}

    def reaches_anything(self, entry: Joining) -> bool:
        """Say whether learners who join at `entry` reach a goal."""
        return any(entries.get(entry) is not None for entries in self.levels.values())


class _Side:
    """One side of a change: whom it serves, and what they reach."""

    def __init__(self, graph: CatalogGraph, names: Names, touched: Collection[str]) -> None:
        self.graph, self.names = graph, names
        self.reacher = ReachCalculator(graph)
        pairs = (pair for found in graph.college_credit.by_agreement.values() for pair in found)
        self._senders = frozenset(pair.sender_id for pair in pairs)
        offered = (one for one in graph.catalog.pathways.values() if not is_unavailable(one))
        self.cases: dict[Case, tuple[Pathway, Organization]] = {
            (called, current_id(names, Kind.ORGANIZATION, organization.id)): (pathway, organization)
            for pathway in offered
            if (called := current_id(names, Kind.PATHWAY, pathway.id)) in touched
            for organization in graph.organizations_of(pathway)
        }

    def plan(self, case: Case) -> tuple[CatalogGraph, Plan]:
        """Return the plan of the pathway of `case`, in its graph."""
        return self.graph, self.graph.plans[self.cases[case][0].id]

    def alike(self, case: Case) -> tuple[str, frozenset[str]] | None:
        """Return what organizations have in common that see the plan of `case` alike; None where it is not offered.

        Entries of the other side may assume courses of which this plan knows nothing, so all agreements count.
        """
        if case not in self.cases:
            return None
        pathway, organization = self.cases[case]
        above = self.graph.around(organization, is_developing(pathway)).above
        return self.reacher.first_alike(pathway, organization).id, above & self._senders

    def entries(self, case: Case) -> dict[Joining, Entry]:
        """Return the entries of the pathway of `case`."""
        pathway, _ = self.cases[case]
        return {joining_of(one, self.names): one for one in entries_of(pathway, self.graph.catalog.settings)}

    def state(self, case: Case, entries: Mapping[Joining, Entry], same: Mapping[str, str]) -> _State:
        """Return what those who join at `entries` reach; `same` are exits' steps that are called otherwise by now."""
        pathway, organization = self.cases[case]
        found = _State()
        for joining, entry in entries.items():
            reach = self.reacher.reach(pathway, organization, entry)
            for goal, destination in goals_of(self.graph, reach, self.names, same):
                found.levels.setdefault(goal, {})[joining] = destination.level
                if destination.reachable:
                    found.beside[goal, joining] = destination.beside
                if destination.missing:
                    found.missing[goal, joining] = destination.missing
            for cohort in blocked_cohorts(self.reacher, pathway, organization, (entry,)):
                steps = frozenset(same.get(step, step) for step in cohort.blocked)
                found.blocked[joining, cohort.starts % 2 == 1] = steps
        return found

    def critical(self, case: Case, entries: Iterable[Entry]) -> set[tuple[Kind, str]]:
        """Return what exits depend on for those who join at `entries`."""
        found = critical_things(self.reacher, *self.cases[case], entries=entries)
        return {(kind, current_id(self.names, kind, entity_id)) for kind, entity_id in found}


def outcomes(
    base: CatalogGraph, head: CatalogGraph, names: Names, touched: Collection[str]
) -> tuple[LearnerImpact, ...]:
    """Return every case in which something differs, sorted by pathway and organization.

    `touched` are the pathways, by their present ids, that the change can touch: nothing is asked about others.
    """
    before, after = _Side(base, names, touched), _Side(_without_removed(base, head, names), names, touched)
    found: dict[tuple[object, ...], LearnerImpact] = {}
    impacts: list[LearnerImpact] = []
    cases = sorted(before.cases.keys() | after.cases.keys())
    offered = {pathway: _offered_in(pathway, head) for pathway, _ in cases}
    for case in cases:
        gone = _why_gone(case, head, offered[case[0]])
        alike = (case[0], before.alike(case), after.alike(case), gone)
        if alike not in found:
            found[alike] = _outcome(case, before, after, gone)
        impacts.append(replace(found[alike], organization=case[1]))
    return tuple(outcome for outcome in impacts if outcome.verdict is not Verdict.NEUTRAL)


def too_dear(graphs: Iterable[CatalogGraph], names: Names) -> frozenset[str]:
    """Return the pathways, by their present ids, of which one of both sides asks too much."""
    dear = (one for graph in graphs for one in ReachCalculator(graph).dearest(sides=2))
    return frozenset(current_id(names, Kind.PATHWAY, one) for one in dear)


def _without_removed(base: CatalogGraph, head: CatalogGraph, names: Names) -> CatalogGraph:
    """Return `head` with the organizations that the change removes as such that have ceased.

    One that nobody knows may be a typing mistake, so reach believes what is written of it. Here we know better.
    """
    now, unread = head.catalog.organizations, head.catalog.unread
    gone = [
        replace(one, status="ceased")
        for one in base.catalog.organizations.values()
        if current_id(names, *(key := (one.kind, one.id))) not in now and key not in unread
    ]
    if not gone:
        return head
    return build_graph(Catalog.of(head.catalog.settings, (*head.catalog.all(), *gone), unread))


def _outcome(case: Case, before: _Side, after: _Side, gone: str) -> LearnerImpact:
    if case not in before.cases:
        return LearnerImpact(*case, gained=tuple(sorted(after.state(case, after.entries(case), {}).reached)))
    if gone or case not in after.cases:
        had = tuple(sorted(before.state(case, before.entries(case), {}).reached))
        return LearnerImpact(*case, lost=had if gone else (), gone=gone)
    same = same_exits(before.plan(case), after.plan(case), before.names)
    old, new = before.entries(case), after.entries(case)
    kept = {one: found for one in old if (found := _still_there(one, old, new, after.graph))}
    was = before.state(case, old, same)
    now = after.state(case, {one: one.entry for one in (*kept.values(), *new)}, {})
    made = _compare(case, was, now, kept, after.graph)
    shut = tuple(one for one in old if one not in kept and was.reaches_anything(one))
    known = {one for one in new if any(serves(other, one, before.graph) for other in old)}
    opened = tuple(one for one in new if one not in known and now.reaches_anything(one))
    made = replace(made, shut=shut, opened=opened)
    if not made.lost:
        critical = after.critical(case, (one.entry for one in kept.values())) - before.critical(
            case, (old[one] for one in kept)
        )
        made = replace(made, now_critical=tuple(sorted(critical)))
    return made


def _still_there(
    entry: Joining, old: Collection[Joining], new: Collection[Joining], head: CatalogGraph
) -> Joining | None:
    """Return as whom those who could join at `entry` are asked about now; None when they can no longer join.

    They are who they were where this entry, or another from before, takes them. Where only one does that assumes less
    than it did, it has to lead as far for whoever it takes now.
    """
    serving = [one for one in new if serves(one, entry, head)]
    if any(one in old for one in serving):
        return entry
    return max(serving, key=lambda one: len(one.assumes), default=None)


def _offered_in(pathway_id: str, head: CatalogGraph) -> frozenset[str]:
    pathway = head.catalog.pathways.get(pathway_id)
    named = (head.target(reference) for reference in pathway.offered_in) if pathway else ()
    return frozenset(target.id for target in named if target)


def _why_gone(case: Case, head: CatalogGraph, offered: frozenset[str]) -> str:
    pathway = head.catalog.pathways.get(case[0])
    if pathway is None:
        return "" if (Kind.PATHWAY, case[0]) in head.catalog.unread else "removed"
    if is_unavailable(pathway):
        return "closed"
    return "" if case[1] in offered else "not offered"


def _compare(
    case: Case, before: _State, after: _State, kept: Mapping[Joining, Joining], head: CatalogGraph
) -> LearnerImpact:
    """Return what became better and worse for those who joined at the entries `kept`, and what nobody reaches now."""
    order = {level.id: level.order for level in head.catalog.settings.levels}
    shifts = [
        Shift(goal, now, before.levels[goal].get(was), after.levels[goal].get(now))
        for goal in sorted(before.reached & after.reached)
        for was, now in kept.items()
    ]
    lost = tuple(sorted(before.reached - after.reached))
    worse = tuple(one for one in shifts if _rank(one.after, order) > _rank(one.before, order))
    better = tuple(one for one in shifts if _rank(one.after, order) < _rank(one.before, order))
    blocked = tuple(_newly_blocked(before, after, kept))
    gained = tuple(sorted(after.reached - before.reached))
    enough = {(goal, kept[was]) for (goal, was), things in before.beside.items() if was in kept and not things}
    extra = sorted(Extra(*key, things) for key, things in after.beside.items() if things and key in enough)
    made = LearnerImpact(*case, lost, worse, better, gained, extra=tuple(extra), blocked=blocked)
    lacking: dict[Goal, tuple[MissingNeed, ...]] = {}
    for (goal, _), missing in after.missing.items():
        if goal in made.losses:
            lacking.setdefault(goal, missing)
    return replace(made, missing=lacking)


def _newly_blocked(before: _State, after: _State, kept: Mapping[Joining, Joining]) -> Iterator[BlockedClass]:
    """Yield the classes that odd and even years keep from a step now and did not before."""
    for was, now in kept.items():
        reached = [goal for goal, levels in before.levels.items() if levels.get(was) is not None]
        for odd in (False, True) if reached else ():
            new = after.blocked.get((now, odd), frozenset()) - before.blocked.get((was, odd), frozenset())
            kept_from = (
                goal for goal in reached if goal.step in new and after.levels.get(goal, {}).get(now) is not None
            )
            if new:
                yield BlockedClass(now, odd, tuple(sorted(kept_from)))


def _rank(level: str | None, order: Mapping[str, int]) -> int:
    """Return the position of a level; what is never reached comes after everything."""
    return len(order) if level is None else order.get(level, len(order))
