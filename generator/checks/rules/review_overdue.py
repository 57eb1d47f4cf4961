"""Q906 review-overdue.

Anything whose `reviewed_on` is older than the months that catalog.yaml allows (`limits: review_age_months`; default
12). Pathways need the field; elsewhere it may be left out.
"""

from __future__ import annotations

from generator.checks.dates import is_too_old
from generator.checks.example_catalog import PATHWAY, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import kind_and_name, name_of
from generator.model.ids import Kind
from generator.model.status import available


def check(graph: CatalogGraph, context: RuleContext) -> Problems:
    """Find what nobody has looked at for long."""
    limit = graph.catalog.settings.limits.review_age_months
    for entity in available(graph.catalog.all()):
        day = entity.reviewed_on
        if day is None and entity.kind is not Kind.PATHWAY:
            continue
        if day is None or is_too_old(day, limit, context.as_of):
            when = f"was last reviewed on {day}" if day else "has no review date"
            yield Problem(
                place=entity.place("/reviewed_on"),
                title=f"{name_of(entity)} {when}",
                what=f"{kind_and_name(entity)} {when}. A review is due every {limit} months.",
                value=str(day or ""),
            )


RULE = GraphRule(
    code="Q906",
    severity=Severity.WARNING,
    title="A page that has not been reviewed recently",
    meaning="The last review is older than catalog.yaml allows, or there is none.",
    why="Students could rely on facts that have changed.",
    fix="Read the page, fix what has changed, and add today's date under `reviewed_on`.",
    bad=changed(PATHWAY, ("2026-08-15", "2024-08-15")),
    check=check,
    depends_on_date=True,
)
