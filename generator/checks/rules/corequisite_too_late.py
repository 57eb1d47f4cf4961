"""P402 corequisite-too-late.

A corequisite is taken no later than the same term. An experience that belongs to a course needs the course likewise.
Where a course is in the plan more than once, one of its places must be in time. Corequisites that have no possible
order are left to S303.
"""

from __future__ import annotations

from generator.checks.example_catalog import PATHWAY, WELDING_1, changed, combined, course, extended
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import name_of
from generator.graph.plan import PlannedStep
from generator.graph.waiting import Waiting
from generator.model.catalog import Settings
from generator.model.findings import Example
from generator.model.levels import comparable, not_later


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find corequisites that come after what they belong to."""
    settings = graph.catalog.settings
    for plan in graph.plans.values():
        waiting = Waiting(plan)
        for planned in plan.steps.values():
            for group in plan.together(planned):
                yield from _look_at(settings, waiting, planned, list(group))


def _look_at(settings: Settings, waiting: Waiting, target: PlannedStep, sources: list[PlannedStep]) -> Problems:
    known = [source for source in sources if comparable(settings, source.step, target.step)]
    if not known or any(not_later(settings, source.step, target.step) for source in known):
        return
    late = known[0]
    if late.does and target.does and not waiting.waits_for(late, target):
        pathway = waiting.plan.pathway
        one, other = name_of(target.does), name_of(late.does)
        level = settings.level(late.step.level)
        yield Problem(
            place=pathway.place(target.step.pointer),
            title=f"{other} comes later than {one}",
            what=f"{one} is taken together with {other}. "
            f"The plan puts {other} later, at {level.name if level else ''}.",
            fix=f"Move {other} to the level and term of {one}, or {one} to those of {other}.",
            value=f"{target.step.id} {late.step.id}",
            related=(Related(pathway.place(late.step.pointer), f"{other} is here"),),
        )


_TOGETHER = combined(
    Example((("aspen-ridge/courses/shop-math.yaml", course("Shop math")),)),
    extended(WELDING_1, "corequisites: [shop-math]\n"),
)

RULE = GraphRule(
    code="P402",
    severity=Severity.ERROR,
    title="A corequisite that comes too late",
    meaning="A course is taken together with another one, but the plan puts that other one later.",
    why="Students who follow the plan could not enroll in the course.",
    fix="Put both at the same level and term.",
    bad=combined(
        _TOGETHER, changed(PATHWAY, ("- course: welding-2", "- course: welding-2\n    - course: shop-math"))
    ),
    good=combined(
        _TOGETHER, changed(PATHWAY, ("- course: welding-1", "- course: welding-1\n    - course: shop-math"))
    ),
    check=check,
)
