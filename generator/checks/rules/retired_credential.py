"""R608 retired-credential.

An active credential whose last day has passed, or that is on official lists (`state_lists`) but on none for the
school year of the catalog. A list year such as "2026" counts for the school year 2026-27.
"""

from __future__ import annotations

from generator.checks.example_catalog import CERTIFICATION, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import name_of
from generator.model.levels import starting_year
from generator.model.school_year import last_school_year
from generator.model.status import available


def check(graph: CatalogGraph, context: RuleContext) -> Problems:
    """Find credentials that have ended or have left the official lists."""
    current = starting_year(graph.catalog.settings)
    for credential in available(graph.catalog.credentials.values()):
        if credential.ends_on and credential.ends_on < context.as_of:
            yield Problem(
                place=credential.place("/ends_on"),
                title=f"{name_of(credential)} ended on {credential.ends_on}",
                what=f"{name_of(credential)} ended on {credential.ends_on}, but its status is {credential.status}.",
                value=str(credential.ends_on),
            )
        years = [last_school_year(listing.year) for listing in credential.state_lists]
        if years and current and max(years) < current:
            yield Problem(
                place=credential.place("/state_lists"),
                title=f"{name_of(credential)} is not on a list for {graph.catalog.settings.school_year}",
                what=f"The newest official list that names {name_of(credential)} is for {max(years)}. "
                f"The catalog is for {graph.catalog.settings.school_year}.",
                value=str(max(years)),
            )


RULE = GraphRule(
    code="R608",
    severity=Severity.WARNING,
    title="A credential that has ended or left the official list",
    meaning="The last day of the credential has passed, or this year's official list no longer names it.",
    why="Students could work for a credential that no longer counts.",
    fix="Check this year's list and add its line, or set `status: ceased`.",
    bad=changed(CERTIFICATION, ('year: "2026-27"', 'year: "2023-24"')),
    check=check,
    depends_on_date=True,
)
