"""R607 age-too-low.

Learners are taken to be at most six years older than their grade (18 at the end of grade 12), and 18 plus the year in
college. Levels for adults are left out. The minimum ages of credentials and of experiences count.
"""

from __future__ import annotations

from generator.checks.example_catalog import CERTIFICATION, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import name_of
from generator.insight.plans import open_pathways, steps_at
from generator.model.entities import Credential, Experience
from generator.model.levels import age_at


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find steps for which learners are too young."""
    for pathway in open_pathways(graph):
        for planned, level in steps_at(graph, pathway):
            does = planned.does
            age = age_at(level, graph.catalog.settings.levels)
            if age is None or not isinstance(does, (Credential, Experience)) or does.minimum_age is None:
                continue
            if does.minimum_age > age:
                yield Problem(
                    place=pathway.place(planned.step.pointer),
                    title=f"Learners are too young for {name_of(does)} at {level.name}",
                    what=f"{name_of(does)} requires age {does.minimum_age}. "
                    f"At the end of {level.name} most learners are {age} or younger.",
                    value=f"{does.id} {level.id}",
                    related=(Related(does.place("/minimum_age"), "the minimum age"),),
                )


RULE = GraphRule(
    code="R607",
    severity=Severity.ERROR,
    title="A step for which learners are too young",
    meaning="A license or experience has a minimum age that learners do not have at that level.",
    why="Students would prepare for something that they may not do yet.",
    fix="Move the step to a later level, or correct the minimum age.",
    bad=changed(CERTIFICATION, ("minimum_age: 16", "minimum_age: 21")),
    check=check,
)
