"""M805 stale-wage.

The age of a wage is counted from the end of its period. The limit is set in catalog.yaml (`limits:
wage_age_months`; default 24). If there are several wages for one area, only the newest is checked.
"""

from __future__ import annotations

from datetime import date

from generator.checks.dates import end_of_period, is_too_old, months_since
from generator.checks.example_catalog import OCCUPATION, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import counted, name_of
from generator.model.status import available


def check(graph: CatalogGraph, context: RuleContext) -> Problems:
    """Find wages that are too old."""
    limit = graph.catalog.settings.limits.wage_age_months
    for occupation in available(graph.catalog.occupations.values()):
        newest: dict[str, tuple[date, int, str]] = {}
        for index, wage in enumerate(occupation.wages):
            end = end_of_period(wage.period or "")
            if end and (end, index, wage.period or "") > newest.get(str(wage.area), (date.min, -1, "")):
                newest[str(wage.area)] = (end, index, wage.period or "")
        for end, index, period in newest.values():
            if is_too_old(period, limit, context.as_of):
                age = months_since(end, context.as_of)
                yield Problem(
                    place=occupation.place(f"/wages/{index}/period"),
                    title=f"The wages of {name_of(occupation)} are {counted(age, 'month')} old",
                    what=f"The wages of {name_of(occupation)} are from {period}. "
                    f"That is more than {limit} months ago.",
                    value=period,
                )


RULE = GraphRule(
    code="M805",
    severity=Severity.WARNING,
    title="Wages that are too old",
    meaning="The wages are older than the limit in catalog.yaml.",
    why="Students would plan with outdated wages.",
    fix="Download the newest table from bls.gov/oes/tables.htm and run: pathways refresh wages FILE --area AREA.",
    bad=changed(OCCUPATION, ("2025-05", "2023-05")),
    check=check,
    depends_on_date=True,
)
