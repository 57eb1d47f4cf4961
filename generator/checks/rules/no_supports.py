"""Q902 no-supports.

A pathway names supports under `supports`, or has a step that is one.
"""

from __future__ import annotations

from generator.checks.example_catalog import PATHWAY, SUPPORTS, changed, combined, extended, unchanged
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import name_of
from generator.insight.plans import open_pathways
from generator.model.ids import Kind


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find pathways without any support service."""
    for pathway in open_pathways(graph):
        in_plan = any(step.does and step.does.kind is Kind.SUPPORT for step in pathway.steps)
        if not pathway.supports and not in_plan:
            yield Problem(
                place=pathway.place("/supports"),
                title=f"{name_of(pathway)} names no support",
                what=f"The pathway {name_of(pathway)} names no service that helps learners stay on it.",
            )


RULE = GraphRule(
    code="Q902",
    severity=Severity.WARNING,
    title="A pathway without supports",
    meaning="The pathway names no transport, childcare, tutoring, advising or other help.",
    why="Students who need help would not find out about it.",
    fix="Name the services under `supports`.",
    bad=combined(
        changed(PATHWAY, ("supports: [shop-bus, career-advising]\n", "")),
        *(extended(support, "status: ceased\n") for support in SUPPORTS),
    ),
    good=unchanged(PATHWAY),
    check=check,
)
