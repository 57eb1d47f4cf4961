"""Q905 small-group-published.

A count below the smallest group that catalog.yaml allows (`limits: smallest_group`; default 16), and a group
(`out_of`) that is smaller. Zero is a small count too: it says something about everyone in the group.
"""

from __future__ import annotations

from generator.checks.example_catalog import OUTCOME, PATHWAY, extended
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import name_of


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find outcome counts of groups that are too small to publish."""
    smallest = graph.catalog.settings.limits.smallest_group
    for pathway in graph.catalog.pathways.values():
        for index, outcome in enumerate(pathway.outcomes):
            for field, count in (("count", outcome.count), ("out_of", outcome.out_of)):
                if count is not None and count < smallest:
                    yield Problem(
                        place=pathway.place(f"/outcomes/{index}/{field}"),
                        title=f"A group of fewer than {smallest} must not be published",
                        what=f"An outcome of {name_of(pathway)} counts fewer than {smallest} learners.",
                        value=field,
                    )


RULE = GraphRule(
    code="Q905",
    severity=Severity.ERROR,
    title="A group too small to publish",
    meaning="An outcome count is so small that individual students could be identified.",
    why="Students have a right to keep their results off a public page.",
    fix="Delete the outcome, or combine several years or groups.",
    bad=extended(PATHWAY, OUTCOME.replace("40", "4")),
    good=extended(PATHWAY, OUTCOME),
    check=check,
)
