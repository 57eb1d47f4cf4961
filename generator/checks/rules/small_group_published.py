"""Q905 small-group-published.

A count below the smallest group that catalog.yaml allows (`limits: smallest_group`; default 16), and a group
(`out_of`) that is smaller. Zero is a small count too: it says something about everyone in the group. The answers of
surveys are such counts as well.
"""

from __future__ import annotations

from generator.checks.example_catalog import OUTCOME, PATHWAY, extended
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import name_of
from generator.insight.small_groups import FIELDS, stated_counts
from generator.model.ids import Kind

_OUTCOMES, _SURVEYS = ("An outcome", "learners"), ("A survey", "people")


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find outcome counts of groups that are too small to publish."""
    smallest = graph.catalog.settings.limits.smallest_group
    for entity in graph.catalog.all():
        for stated in stated_counts(entity):
            for field in FIELDS:
                count = getattr(stated.outcome, field)
                if count is not None and count < smallest:
                    which, whom = _OUTCOMES if entity.kind is Kind.PATHWAY else _SURVEYS
                    yield Problem(
                        place=entity.place(stated.at(field)),
                        title=f"A group of fewer than {smallest} must not be published",
                        what=f"{which} of {name_of(entity)} counts fewer than {smallest} {whom}.",
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
