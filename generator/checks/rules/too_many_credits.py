"""P408 too-many-credits.

High-school credits of the required steps at one grade are added up; of a choice, the lightest options count. The
limit is set in catalog.yaml (`limits: credits_per_year`). Electives are left out.
"""

from __future__ import annotations

from generator.checks.example_catalog import WELDING_3, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import number
from generator.graph.college_credit import grouped
from generator.model.amounts import total
from generator.model.entities import Course, Pathway, Step
from generator.model.levels import learning_level


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find grades with more credits than fit into a year."""
    settings = graph.catalog.settings
    for pathway in graph.catalog.pathways.values():
        carried = grouped((step.level, _credits(graph, pathway, step)) for step in pathway.plan)
        for level_id, amounts in carried.items():
            planned = total(amounts)
            level = learning_level(settings, level_id)
            if level and level.kind == "grade" and planned > settings.limits.credits_per_year:
                most = number(settings.limits.credits_per_year)
                yield Problem(
                    place=pathway.place(f"/plan/{level_id}", on_key=True),
                    title=f"{level.name} has {number(planned)} credits",
                    what=f"The required courses at {level.name} add up to {number(planned)} credits. "
                    f"The limit is {most}.",
                    value=f"{level_id} {number(planned)}",
                )


def _credits(graph: CatalogGraph, pathway: Pathway, step: Step) -> float:
    if step.role == "elective":
        return 0
    if step.is_choice:
        return total(sorted(_credits(graph, pathway, option) for option in step.options)[: step.choose])
    does = graph.plans[pathway.id].steps[step.id].does
    return (does.credits.high_school or 0) if isinstance(does, Course) and does.credits else 0


RULE = GraphRule(
    code="P408",
    severity=Severity.WARNING,
    title="More credits than fit into a year",
    meaning="The required courses in one grade add up to more high-school credits than a student can earn in a year.",
    why="Students would have to give up lunch, or another course, to follow the plan.",
    fix="Move a course to another grade, or make it an elective.",
    bad=changed(WELDING_3, ("high_school: 1", "high_school: 10")),
    check=check,
)
