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
from generator.model.conditions import Condition, Reference
from generator.model.findings import Example
from generator.model.levels import comparable, not_later


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find corequisites that come after what they belong to."""
    settings = graph.catalog.settings
    for plan in graph.plans.values():
        waiting = Waiting(plan)
        for planned in plan.steps.values():
            wanted = planned.together
            for part in wanted.parts if wanted.wants_all else (wanted,):
                yield from _look_at(settings, waiting, planned, part)


def _look_at(settings: Settings, waiting: Waiting, target: PlannedStep, part: Reference | Condition) -> Problems:
    plan = waiting.plan
    late_ones: list[PlannedStep] = []

    def is_in_time(reference: Reference) -> bool:
        source = plan.step(reference)
        if source and comparable(settings, source.step, target.step):
            if not_later(settings, source.step, target.step):
                return True
            late_ones.append(source)
            return False
        return source is None  # rule P404 speaks of what the plan leaves out

    met = is_in_time(part) if isinstance(part, Reference) else part.is_met(is_in_time)
    late = late_ones[0] if late_ones and not met else None
    if late and late.does and target.does and not waiting.waits_for(late, target):
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
