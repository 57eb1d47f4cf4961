"""W705 missing-work-terms.

For experiences at work: the hours, whether they are paid (`paid` or `wage`), and the minimum age.
"""

from __future__ import annotations

from generator.checks.example_catalog import INTERNSHIP, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.stages import stage_fits
from generator.checks.wording import join_words, name_of
from generator.model.status import available


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find experiences at work that do not state their terms."""
    for experience in available(graph.catalog.experiences.values()):
        if experience.stage != "at" or not stage_fits(experience):
            continue
        missing = []
        if experience.hours is None:
            missing.append("hours")
        if experience.paid is None and experience.wage is None:
            missing.append("paid")
        if experience.minimum_age is None:
            missing.append("minimum_age")
        if missing:
            fields = join_words(f"`{field}`" for field in missing)
            yield Problem(
                place=experience.place(f"/{missing[0]}"),
                title=f"{name_of(experience)} does not state its terms",
                what=f"{name_of(experience)} is learning at work, but it does not state {fields}.",
                fix=f"Add {fields}.",
                value=" ".join(missing),
            )


RULE = GraphRule(
    code="W705",
    severity=Severity.WARNING,
    title="Work without stated terms",
    meaning="An experience at work should state its hours, whether it is paid, and the minimum age.",
    why="Students and parents could not tell whether the job is possible for them.",
    fix="Add the missing fields.",
    bad=changed(INTERNSHIP, ("stage: through", "stage: at"), ("hours: 80\n", "")),
    good=changed(INTERNSHIP, ("stage: through", "stage: at")),
    check=check,
)
