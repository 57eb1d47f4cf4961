"""P404 prerequisite-not-in-plan.

What a step needs must be a step of the plan, or assumed of learners at every entry at or before that step; so must
what it is taken with, and the course to which an experience belongs. A plan without entries is entered at its first
level with nothing assumed. A course that counts as the needed one under an agreement is enough. This is a warning,
for learners may take it beside the plan. Where they cannot, an exit is out of reach, and R602 says so. What cannot be
read, is no longer available, or is in a circle has its own finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.example_catalog import PATHWAY, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import join_words, name_of
from generator.graph.links import conditions
from generator.graph.plan import PlannedStep
from generator.model.catalog import Level
from generator.model.conditions import Condition, Reference
from generator.model.entities import Entity, Pathway
from generator.model.ids import Kind
from generator.model.levels import learning_level, track_of
from generator.model.status import is_unavailable

_NOTHING: frozenset[str] = frozenset()


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find what steps need and the plan leaves out."""
    for plan in graph.plans.values():
        if plan.pathway.id not in graph.known_plans:
            continue
        assumed_at = list(_assumed(graph, plan.pathway))
        for planned in plan.steps.values():
            entries = None
            for part in _wanted(planned):
                if entries is None:
                    entries = list(_leading_to(planned, plan.pathway, assumed_at))
                missing = [entry for entry, assumed in entries if not _is_met(graph, part, assumed)]
                absent = _absent(graph, part) if missing else []
                if absent and not any(_leads_back(graph, entity, planned) for entity in absent):
                    yield _problem(graph, plan.pathway, planned, part, missing if len(missing) < len(entries) else [])


def _wanted(planned: PlannedStep) -> Iterator[Reference | Condition]:
    parts = (*planned.needs.parts, *_all_parts(planned.together))
    yield from (part for part in parts if isinstance(part, Condition) or part.kind is not Kind.STEP)


def _all_parts(condition: Condition) -> tuple[Reference | Condition, ...]:
    return condition.parts if condition.wants_all else (condition,)


def _assumed(graph: CatalogGraph, pathway: Pathway) -> Iterator[tuple[Level, frozenset[str]]]:
    """Yield the levels at which learners join, with what is assumed of them."""
    for entry in pathway.entries:
        level = learning_level(graph.catalog.settings, entry.level)
        if level:
            yield level, frozenset(map(graph.meant, entry.assumes))


def _leading_to(
    planned: PlannedStep, pathway: Pathway, assumed_at: list[tuple[Level, frozenset[str]]]
) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield those of `assumed_at` from which learners come to a step, by the names of their levels."""
    own = planned.level
    if own is None:
        return
    for level, assumed in assumed_at:
        if level.order <= own.order and track_of(level) == track_of(own):
            yield str(level.name), assumed
    if not pathway.entries:
        yield str(own.name), _NOTHING


def _is_met(graph: CatalogGraph, part: Reference | Condition, assumed: frozenset[str]) -> bool:
    if isinstance(part, Condition):
        return part.is_met(lambda reference: _is_met(graph, reference, assumed))
    target = None if part.kind is Kind.STEP else graph.target(part)
    if target is None or target.entity is None or is_unavailable(target.entity):
        return True
    return not assumed.isdisjoint({target.id, *graph.college_credit.interchangeable(target.id, preparing=True)})


def _absent(graph: CatalogGraph, part: Reference | Condition) -> list[Entity]:
    wanted = [part] if isinstance(part, Reference) else list(part.references())
    found = (graph.resolve(reference) for reference in wanted if reference.kind is not Kind.STEP)
    return [entity for entity in found if entity]


def _leads_back(graph: CatalogGraph, entity: Entity, planned: PlannedStep) -> bool:
    """Say whether `entity` needs what the step does, at some remove: then both stand in a circle."""
    waiting, seen = [entity], {entity.id}
    while waiting:
        here = waiting.pop()
        for condition in conditions(here):
            for reference in condition.references():
                needed = graph.resolve(reference)
                if needed is not None and needed is planned.does:
                    return True
                if needed is not None and needed.id not in seen:
                    seen.add(needed.id)
                    waiting.append(needed)
    return False


def _problem(
    graph: CatalogGraph, pathway: Pathway, planned: PlannedStep, part: Reference | Condition, entries: list[str]
) -> Problem:
    absent = _absent(graph, part)
    names = join_words((name_of(entity) for entity in absent), "or")
    own = name_of(planned.does) if planned.does else f'The step "{planned.step.id}"'
    who = f"learners who join at {join_words(entries)}" if entries else "its learners"
    return Problem(
        place=pathway.place(planned.step.pointer),
        title=f"{own} needs {names}",
        what=f"{own} needs {names} first. The plan does not include it for {who}.",
        value=f"{planned.step.id} {absent[0].id}",
        related=(Related(planned.does.place(part.pointer), "it is required here"),) if planned.does else (),
    )


RULE = GraphRule(
    code="P404",
    severity=Severity.WARNING,
    title="Something required that is not in the plan",
    meaning="A step requires something that is neither in the plan nor assumed of learners who join.",
    why="Students who follow the plan step by step would be turned away.",
    fix="Add it to the plan. If learners have finished it already, list it under `assumes` at the entry.",
    bad=changed(PATHWAY, ("- course: welding-2", "- milestone: Plan the next year")),
    waits_for=("/plan",),
    check=check,
)
