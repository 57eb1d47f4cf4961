"""R605 one-exit-only.

Pathways with exactly one step marked `exit: true`. Pathways without any have their own rule (R601); those for middle
school only need none.
"""

from __future__ import annotations

from generator.checks.example_catalog import PATHWAY, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import name_of
from generator.insight.plans import is_exploration, open_pathways


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find pathways with a single exit."""
    for pathway in open_pathways(graph):
        exits = [step for step in pathway.steps if step.exit]
        if len(exits) == 1 and not is_exploration(pathway):
            yield Problem(
                place=pathway.place(exits[0].pointer),
                title=f"{name_of(pathway)} has one exit only",
                what=f'The only exit of {name_of(pathway)} is the step "{exits[0].id}".',
                value=exits[0].id,
            )


RULE = GraphRule(
    code="R605",
    severity=Severity.WARNING,
    title="A pathway with a single exit",
    meaning="Only one step of the plan is marked as an exit. Perkins V calls for multiple entry and exit points.",
    why="Students who have to stop earlier would leave with nothing.",
    fix="Mark more credentials along the way with `exit: true`.",
    bad=changed(PATHWAY, ("welder-certification\n      exit: true", "welder-certification")),
    waits_for=("/plan",),
    check=check,
)
