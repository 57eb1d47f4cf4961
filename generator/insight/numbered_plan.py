"""A plan as numbers: its steps counted from 0, and what each needs as a small tree over those numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx

from generator.graph.catalog_graph import CatalogGraph
from generator.graph.plan import Plan, PlannedStep
from generator.model.conditions import Condition, Reference
from generator.model.entities import Course
from generator.model.ids import Kind
from generator.model.levels import TimeScale

Thing: TypeAlias = tuple[Kind, str]
"""An entity by kind and id, as something that a learner has, or that may be taken away."""


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
class Need:
    """At least `count` of `parts`."""

    count: int
    parts: tuple[Part, ...]

    @property
    def wants_all(self) -> bool:
        """Say whether every part has to hold."""
        return self.count == len(self.parts)


Part: TypeAlias = StepNeed | OutsideNeed | Need
NOTHING = Need(0, ())
"""The needs of a step that needs nothing."""


@dataclass(frozen=True, slots=True)
class NumberedPlan:
    """A plan's steps by number, in the order of the plan, and their ids.

    `planned` are positions of levels on `scale`. `rings` are sets of steps that are corequisites of each other, all
    round: whoever has none of them takes them at one level. Most plans have no ring.
    """

    plan: Plan
    scale: TimeScale
    ids: tuple[str, ...]
    steps: tuple[PlannedStep, ...]
    number: Mapping[str, int]
    planned: tuple[int, ...]
    needs: tuple[Need, ...]
    rings: tuple[tuple[int, ...], ...]

    def is_course(self, step: int) -> bool:
        """Say whether `step` is a course: what it needs takes time, which a credential's or visit's does not."""
        reference = self.steps[step].step.does
        return reference is not None and reference.kind is Kind.COURSE


def number_plan(graph: CatalogGraph, plan: Plan) -> NumberedPlan:
    """Return `plan` with its steps numbered."""
    number = {step_id: index for index, step_id in enumerate(plan.steps)}
    leaf = {step_id: StepNeed(index) for step_id, index in number.items()}
    steps = tuple(plan.steps.values())
    scale = TimeScale.of(graph.catalog.settings, plan.pathway)
    together = _together(steps, number)
    needs = []
    for index, planned in enumerate(steps):
        need = _need(graph, planned.needs, leaf)
        if index in together:
            partners = tuple(
                Need(1, tuple(StepNeed(one, together=True) for one in others)) for others in together[index]
            )
            need = Need(2, (need, Need(len(partners), partners)))
        needs.append(need)
    position = {level.id: place for place, level in reversed(list(enumerate(scale.levels)))}
    planned_at = tuple(position.get(planned.step.level, 0) for planned in steps)
    return NumberedPlan(
        plan, scale, tuple(number), steps, number, planned_at, tuple(needs), _corequisite_groups(together)
    )


def _need(graph: CatalogGraph, condition: Condition, leaf: Mapping[str, StepNeed]) -> Need:
    if not condition.parts and not condition.count:
        return NOTHING
    parts = tuple(
        _need(graph, part, leaf) if isinstance(part, Condition) else _need_of_reference(graph, part, leaf)
        for part in condition.parts
    )
    return Need(condition.count, parts)


def _need_of_reference(
    graph: CatalogGraph, reference: Reference, leaf: Mapping[str, StepNeed]
) -> StepNeed | OutsideNeed:
    step = reference.id.rpartition("#")[2] if reference.kind is Kind.STEP else ""
    if step in leaf:
        return leaf[step]
    target = graph.target(reference)
    return OutsideNeed(reference.kind, target.id if target else reference.id, target is not None)


def _together(steps: tuple[PlannedStep, ...], number: Mapping[str, int]) -> dict[int, list[tuple[int, ...]]]:
    """Return by step the steps it is taken with: one of each tuple, for a course may stand in a plan twice."""
    found: dict[int, list[tuple[int, ...]]] = {}
    for index, planned in enumerate(steps):
        others = (tuple(number[one] for one in group) for group in planned.together)
        tied = (tuple(one for one in group if planned.is_tied_to(steps[one])) for group in others)
        groups = [group for group in tied if group]
        if groups:
            found[index] = groups
    return found


def _corequisite_groups(together: Mapping[int, list[tuple[int, ...]]]) -> tuple[tuple[int, ...], ...]:
    if not together:
        return ()
    network: nx.DiGraph[int] = nx.DiGraph()
    network.add_edges_from((other, step) for step, all_of in together.items() for one in all_of for other in one)
    rings = (tuple(sorted(ring)) for ring in nx.strongly_connected_components(network))
    return tuple(sorted(ring for ring in rings if len(ring) > 1))


def leaves(need: Need) -> Iterator[StepNeed | OutsideNeed]:
    """Yield every leaf of `need`, in order."""
    for part in need.parts:
        if isinstance(part, Need):
            yield from leaves(part)
        else:
            yield part


def courses_of(numbered: NumberedPlan) -> Iterator[tuple[int, Course]]:
    """Yield every step that is a course which could be read."""
    for index, planned in enumerate(numbered.steps):
        if isinstance(planned.does, Course):
            yield index, planned.does
