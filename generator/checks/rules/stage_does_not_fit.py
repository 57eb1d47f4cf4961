"""W702 stage-does-not-fit.

Which stages an activity may have is a table (generator/checks/stages.py), not logic, because agencies disagree. It is
generous: it follows Colorado's work-based-learning continuum and allows what other states allow as well.
"""

from __future__ import annotations

from generator.checks.example_catalog import INTERNSHIP, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.stages import STAGES, stage_fits
from generator.checks.wording import join_words, name_of


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find activities in a stage that is not theirs."""
    for experience in graph.catalog.experiences.values():
        if not stage_fits(experience):
            allowed = STAGES[experience.activity]
            activity = experience.activity.replace("-", " ")
            stages = join_words((f"{stage} work" for stage in allowed), "or")
            yield Problem(
                place=experience.place("/stage"),
                title=f'"{experience.stage}" does not fit {name_of(experience)}',
                what=f"{name_of(experience)} is a {activity}. "
                f"That is learning {stages}, not {experience.stage} work.",
                fix=f"Write `stage: {allowed[0]}`, or correct the activity.",
                value=f"{experience.activity} {experience.stage}",
            )


RULE = GraphRule(
    code="W702",
    severity=Severity.ERROR,
    title="A stage that does not fit the activity",
    meaning="Learning about, through and at work are different stages. This activity belongs to another one.",
    why="Students would expect a job where there is only a visit, or the reverse.",
    fix="Correct the stage or the activity.",
    bad=changed(INTERNSHIP, ("activity: internship", "activity: guest-speaker")),
    check=check,
)
