"""W706 host-not-confirmed.

For experiences with hosts: `confirmed_on` is older than the months that catalog.yaml sets
(`limits: confirmation_age_months`; default 12). Where learners work (stage through or at), a confirmation that
is missing counts as well.
"""

from __future__ import annotations

from generator.checks.dates import is_too_old
from generator.checks.example_catalog import INTERNSHIP, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import name_of
from generator.model.status import available


def check(graph: CatalogGraph, context: RuleContext) -> Problems:
    """Find hosts that have not confirmed for long."""
    limit = graph.catalog.settings.limits.confirmation_age_months
    for experience in available(graph.catalog.experiences.values()):
        day = experience.confirmed_on
        if not experience.hosts or (day is None and experience.stage == "about"):
            continue
        if day is None or is_too_old(day, limit, context.as_of):
            when = f"was last confirmed on {day}" if day else "was never confirmed"
            yield Problem(
                place=experience.place("/confirmed_on"),
                title=f"{name_of(experience)} {when}",
                what=f"{name_of(experience)} {when}. Hosts should confirm every {limit} months.",
                value=str(day or ""),
            )


RULE = GraphRule(
    code="W706",
    severity=Severity.WARNING,
    title="A host that has not confirmed recently",
    meaning="The catalog has no recent confirmation that the host still takes learners.",
    why="Students could be sent to a host that no longer takes them.",
    fix="Ask the host, and add the date under `confirmed_on`.",
    bad=changed(INTERNSHIP, ("2026-08-15", "2024-08-15")),
    check=check,
    depends_on_date=True,
)
