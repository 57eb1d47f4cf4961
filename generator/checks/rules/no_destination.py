"""R601 no-destination.

A pathway needs an occupation and a step with `exit: true`. A pathway for middle school only explores: it needs
occupations to look at, but no exit.
"""

from __future__ import annotations

from generator.checks.example_catalog import PATHWAY, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import name_of
from generator.insight.plans import is_exploration, open_pathways


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find pathways that lead nowhere."""
    for pathway in open_pathways(graph):
        if not pathway.occupations:
            yield Problem(
                place=pathway.place("/occupations"),
                title=f"{name_of(pathway)} leads to no occupation",
                what=f"The pathway {name_of(pathway)} names no occupation.",
                fix="Add a line `occupations:` with at least one id.",
                value="occupations",
            )
        if not is_exploration(pathway) and not any(step.exit for step in pathway.steps):
            yield Problem(
                place=pathway.place("/plan", on_key=True),
                title=f"{name_of(pathway)} has no exit",
                what=f"No step of {name_of(pathway)} says that learners may leave there with a credential.",
                fix="Add `exit: true` to each step where learners may leave.",
                value="exit",
            )


RULE = GraphRule(
    code="R601",
    severity=Severity.ERROR,
    title="A pathway that leads nowhere",
    meaning="The pathway names no occupation, or none of its steps is an exit.",
    why="Students could not see where the pathway leads.",
    fix="Name the occupations it leads to, and mark its exits with `exit: true`.",
    bad=changed(
        PATHWAY,
        ("welder-certification\n      exit: true", "welder-certification"),
        ("welding-certificate\n      exit: true", "welding-certificate"),
    ),
    waits_for=("/plan", "/occupations"),
    check=check,
)
