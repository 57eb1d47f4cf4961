"""O506 agreement-expired.

An active agreement whose last day has passed, or comes within the days of notice that catalog.yaml sets
(`limits: agreement_notice_days`; default 120). An agreement without a last day is valid until someone ends it.
"""

from __future__ import annotations

from datetime import timedelta

from generator.checks.example_catalog import AGREEMENT, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import counted, name_of
from generator.model.status import available


def check(graph: CatalogGraph, context: RuleContext) -> Problems:
    """Find agreements that have ended or end soon."""
    today = context.as_of
    notice = timedelta(days=graph.catalog.settings.limits.agreement_notice_days)
    for agreement in available(graph.catalog.agreements.values()):
        last = agreement.ends_on
        if last is None or last - today > notice:  # today + notice may be after the last day there is
            continue
        if last < today:
            title, left = "has ended", f"It ended on {last}."
        else:
            title, left = "ends soon", f"It ends on {last}, in {counted((last - today).days, 'day')}."
        yield Problem(
            place=agreement.place("/ends_on"),
            title=f"The agreement {name_of(agreement)} {title}",
            what=f"{left} It covers {counted(len(agreement.courses), 'course')}.",
            value=str(last),
        )


RULE = GraphRule(
    code="O506",
    severity=Severity.WARNING,
    title="An agreement that has ended or ends soon",
    meaning="The last day of the agreement has passed, or is coming soon.",
    why="Students who enroll after that day would not get the college credit.",
    fix="Renew the agreement and add its new last day, or set `status: ceased`.",
    bad=changed(AGREEMENT, ("2028-06-30", "2026-06-30")),
    check=check,
    depends_on_date=True,
)
