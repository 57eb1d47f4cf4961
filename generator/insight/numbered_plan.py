"""A plan as numbers: its steps counted from 0, and what each needs as a small tree over those numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeAlias

import networkx as nx

from generator.graph.catalog_graph import CatalogGraph
from generator.graph.plan import Plan, PlannedStep, StandIn
from generator.model.conditions import LEVEL, PERMISSION, Condition, Reference
from generator.model.entities import Course
from generator.model.ids import Kind
from generator.model.levels import TimeScale
from generator.model.status import is_developing

Thing: TypeAlias = tuple[Kind, str]
"""An entity by kind and id, as something that a learner has, or that may be taken away."""
PERMITTED: Thing = (Kind.STEP, "permission")
"""What a learner has who is let in wherever a permission, a test or an application is a way in."""


@dataclass(frozen=True, slots=True)
class StepNeed:
    """A step that is needed; `together` when it may come in the same term (a corequisite)."""

    step: int
    together: bool = False


@dataclass(frozen=True, slots=True)
class OutsideNeed:
    """Something needed that the plan leaves out: its kind and id, and whether the catalog knows it."""

    kind: Kind
    id: str
    known: bool


@dataclass(frozen=True, slots=True)
class StandingNeed:
    """A class standing that is needed: it holds from the level at `position` on."""

    position: int

    @property
    def thing(self) -> Thing:
        """Return the standing as something that a learner has."""
        return Kind.STEP, f"standing {self.position}"


@dataclass(frozen=True, slots=True)
class Need:
    """At least `count` of `parts`."""

    count: int
    parts: tuple[Part, ...]

    @property
    def wants_all(self) -> bool:
        """Say whether every part has to hold."""
        return self.count == len(self.parts)


Leaf: TypeAlias = StepNeed | OutsideNeed | StandingNeed
Part: TypeAlias = Leaf | Need
NOTHING = Need(0, ())
"""The needs of a step that needs nothing."""


@dataclass(frozen=True, slots=True)
class NumberedPlan:
    """A plan's steps by number, in the order of the plan, and their ids.

    From the number `beside` on they are what the plan leaves out and its steps need: their ids are vertices, such as
    `course:town/algebra`, and `number` does not have them. `planned` are positions of levels on `scale`. `tied` are
    sets of steps some of which are taken together with others. `detours` are by step beside the plan the agreements
    under which a step counts as it that itself waits for it: then it is no way round.
    """

    plan: Plan
    scale: TimeScale
    ids: tuple[str, ...]
    steps: tuple[PlannedStep, ...]
    number: Mapping[str, int]
    planned: tuple[int, ...]
    needs: tuple[Need, ...]
    tied: tuple[tuple[int, ...], ...]
    beside: int
    detours: Mapping[int, frozenset[str]]

    def is_course(self, step: int) -> bool:
        """Say whether `step` is a course: what it needs takes time, which a credential's or visit's does not."""
        reference = self.steps[step].step.does
        return reference is not None and reference.kind is Kind.COURSE


def number_plan(graph: CatalogGraph, plan: Plan) -> NumberedPlan:
    """Return `plan` with its steps numbered."""
    number = {step_id: index for index, step_id in enumerate(plan.steps)}
    steps = (*plan.steps.values(), *plan.beside.values())
    scale = TimeScale.of(graph.catalog.settings, plan.pathway)
    position = {level.id: place for place, level in reversed(list(enumerate(scale.levels)))}
    worker = _NeedBuilder(graph, plan, number, position)
    needs = tuple(worker.needs_of(planned) for planned in steps)
    planned_at = tuple(position.get(planned.step.level, 0) for planned in steps)
    ids = (*number, *(planned.step.id for planned in plan.beside.values()))
    return NumberedPlan(
        plan, scale, ids, steps, number, planned_at, needs, worker.tied(needs), len(number), worker.detours()
    )


class _NeedBuilder:
    """Turns the conditions of one plan into needs. Credit under an agreement is a need, too: of that agreement."""

    def __init__(
        self, graph: CatalogGraph, plan: Plan, number: Mapping[str, int], position: Mapping[str, int]
    ) -> None:
        self.graph = graph
        self.position = position
        self.plan = plan
        self.preparing = is_developing(plan.pathway)
        self.placed = {step_id: StepNeed(index) for step_id, index in number.items()}
        self.left_out = {thing: index for index, thing in enumerate(plan.beside, len(number))}
        self.doing = {(one.does.kind, one.does.id) for one in plan.steps.values() if one.does}
        self.has_ties = False

    def needs_of(self, planned: PlannedStep) -> Need:
        """Return what `planned` needs."""
        need, partners = self._need(planned.needs, planned), self._need(planned.together, planned)
        return Need(2, (need, partners)) if partners.parts or partners.count else need

    def _need(self, condition: Condition, asker: PlannedStep) -> Need:
        if condition.word == PERMISSION:
            return Need(1, (OutsideNeed(*PERMITTED, known=True),))
        if condition.word == LEVEL and condition.says in self.position:
            return Need(1, (StandingNeed(self.position[condition.says]),))
        if not condition.parts and not condition.count:
            return NOTHING
        parts = tuple(
            self._need(part, asker) if isinstance(part, Condition) else self._mentioned(part, asker)
            for part in condition.parts
        )
        return Need(condition.count, parts)

    def _mentioned(self, mention: Reference, asker: PlannedStep) -> Part:
        """Return what `mention`, by the step `asker`, asks for."""
        together = mention.concurrent
        self.has_ties = self.has_ties or together
        if isinstance(mention, StandIn):
            step_id = mention.id.rpartition("#")[2]
            done = self.plan.steps[step_id].does
            ways: list[Part] = [
                self._counting(self._step(step_id, together), done.id if done else "", mention.wanted)
            ]
            if (Kind.COURSE, mention.wanted) not in self.doing:
                ways += self._beside(Kind.COURSE, mention.wanted, asker, together)
            return Need(1, tuple(ways)) if len(ways) > 1 else ways[0]
        step_id = mention.id.rpartition("#")[2] if mention.kind is Kind.STEP else ""
        if step_id in self.placed:
            return self._step(step_id, together)
        target = self.graph.target(mention)
        if target is None:
            return OutsideNeed(mention.kind, mention.id, known=False)
        found = self._beside(target.kind, target.id, asker, together)
        return found[0] if len(found) == 1 else Need(1, tuple(found))

    def _step(self, step_id: str, together: bool) -> StepNeed:
        return replace(self.placed[step_id], together=True) if together else self.placed[step_id]

    def _beside(self, kind: Kind, name: str, asker: PlannedStep, together: bool) -> list[Part]:
        """Return the ways to something that the plan leaves out: by itself, or by what counts as it."""
        index = self.left_out.get((kind, name))
        if index is None:
            return [OutsideNeed(kind, name, known=True)]
        found: list[Part] = [StepNeed(index, together)]
        for other in self.graph.college_credit.interchangeable(name, self.preparing) if kind is Kind.COURSE else ():
            stands = self.left_out.get((Kind.COURSE, other))
            if stands is not None and asker.does is not self.plan.beside[Kind.COURSE, other].does:
                found.append(self._counting(StepNeed(stands, together), other, name))
        return found

    def _counting(self, step: StepNeed, done: str, wanted: str) -> Need:
        """Return the need of `step`, and of an agreement by which its course `done` counts as `wanted`."""
        pairs = self.graph.college_credit.interchangeable(wanted, self.preparing).get(done, ())
        agreements = dict.fromkeys(pair.agreement.id for pair in pairs)
        return Need(2, (step, Need(1, tuple(OutsideNeed(Kind.AGREEMENT, one, known=True) for one in agreements))))

    def detours(self) -> dict[int, frozenset[str]]:
        """Return by step beside the plan the agreements under which a step stands for it that waits for it."""
        found: dict[int, set[str]] = {}
        for (kind, name), index in self.left_out.items():
            others = self.graph.college_credit.interchangeable(name, self.preparing) if kind is Kind.COURSE else {}
            for other, pairs in others.items():
                if (Kind.COURSE, other) not in self.doing:
                    continue
                waiting = [one for one in self.plan.steps.values() if one.does and one.does.id == other]
                if any(isinstance(one.does, Course) and self._leans_on(one, name) for one in waiting):
                    found.setdefault(index, set()).update(pair.agreement.id for pair in pairs)
        return {index: frozenset(agreements) for index, agreements in found.items()}

    def _leans_on(self, planned: PlannedStep, wanted: str) -> bool:
        """Say whether `planned` needs the course `wanted`, which the plan leaves out, at some remove."""
        waiting, seen = [planned], {planned.step.id}
        while waiting:
            here = waiting.pop()
            for mention in chain(here.needs.references(), here.together.references()):
                if isinstance(mention, StandIn) and mention.wanted == wanted:
                    return True
                target = None if mention.kind is Kind.STEP else self.graph.target(mention)
                if target and (target.kind, target.id) == (Kind.COURSE, wanted):
                    return True
                step = self.plan.step(mention) or (target and self.plan.beside.get((target.kind, target.id)))
                if step and step.step.id not in seen:
                    seen.add(step.step.id)
                    waiting.append(step)
        return False

    def tied(self, needs: tuple[Need, ...]) -> tuple[tuple[int, ...], ...]:
        """Return the sets of steps, by number, that corequisites tie to each other in `needs`, made here."""
        if not self.has_ties:  # as in most plans
            return ()
        network: nx.Graph[int] = nx.Graph(
            (index, leaf.step)
            for index, need in enumerate(needs)
            for leaf in leaves(need)
            if isinstance(leaf, StepNeed) and leaf.together
        )
        return tuple(sorted(tuple(sorted(group)) for group in nx.connected_components(network)))


def leaves(need: Need) -> Iterator[Leaf]:
    """Yield every leaf of `need`, in order."""
    for part in need.parts:
        if isinstance(part, Need):
            yield from leaves(part)
        else:
            yield part


def courses_of(numbered: NumberedPlan) -> Iterator[tuple[int, Course]]:
    """Yield every step of the plan that is a course which could be read."""
    for index, planned in enumerate(numbered.steps[: numbered.beside]):
        if isinstance(planned.does, Course):
            yield index, planned.does
