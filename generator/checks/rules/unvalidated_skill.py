"""K852 unvalidated-skill.

Employers should have confirmed what a skill is. It is reported when nobody has (`validated_by`, `validated_on`), or
when the last time was longer ago than catalog.yaml allows (`limits: validation_age_months`; default 36).
"""

from __future__ import annotations

from generator.checks.dates import is_too_old
from generator.checks.example_catalog import COMPETENCY, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import name_of
from generator.model.status import available


def check(graph: CatalogGraph, context: RuleContext) -> Problems:
    """Find skills that employers have not confirmed, or not for long."""
    limit = graph.catalog.settings.limits.validation_age_months
    for skill in available(graph.catalog.competencies.values()):
        day = skill.validated_on
        if not skill.validated_by or day is None:
            when = "was never validated by employers"
            field = "validated_on" if skill.validated_by else "validated_by"
        elif is_too_old(day, limit, context.as_of):
            when, field = f"was last validated on {day}", "validated_on"
        else:
            continue
        yield Problem(
            place=skill.place(f"/{field}"),
            title=f"{name_of(skill)} {when}",
            what=f"The skill {name_of(skill)} {when}. Employers should review it every {limit} months.",
            value=str(day or ""),
        )


RULE = GraphRule(
    code="K852",
    severity=Severity.WARNING,
    title="A skill that no employer has confirmed recently",
    meaning="The catalog has no recent confirmation that employers still want this skill.",
    why="Students could learn something that employers no longer need.",
    fix="Ask employers, then record who and when under `validated_by` and `validated_on`.",
    bad=changed(COMPETENCY, ("2026-05-20", "2020-05-20")),
    check=check,
    depends_on_date=True,
)
