"""Q904 audience-not-served.

A pathway that says it is for adults needs an entry at a college level or a level for adults, or a step at a level for
adults. One that says it is for middle school needs an entry or a step in grade 8 or before.
"""

from __future__ import annotations

from generator.checks.example_catalog import PATHWAY, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import name_of
from generator.insight.plans import entry_levels, levels_used, open_pathways
from generator.model.catalog import Level
from generator.model.levels import grade_of

_LAST_MIDDLE_GRADE = 8


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find audiences for which a pathway has neither an entry nor a step."""
    for pathway in open_pathways(graph):
        used, entries = levels_used(graph, pathway), entry_levels(graph, pathway)
        for index, audience in enumerate(pathway.audience):
            if audience == "adult":
                served = any(level.kind != "grade" for level in entries) or any(
                    level.kind == "adult" for level in used
                )
                wanted = "entry after high school"
            elif audience == "middle-school":
                served = any(_is_middle(level) for level in (*used, *entries))
                wanted = "entry or step in grade 8 or before"
            else:
                continue
            if not served:
                who = audience.replace("-", " ")
                yield Problem(
                    place=pathway.place(f"/audience/{index}"),
                    title=f"{name_of(pathway)} has nothing for its audience {who}",
                    what=f"{name_of(pathway)} says that it is for: {who}. It has no {wanted}.",
                    value=audience,
                )


def _is_middle(level: Level) -> bool:
    grade = grade_of(level)
    return grade is not None and grade <= _LAST_MIDDLE_GRADE


RULE = GraphRule(
    code="Q904",
    severity=Severity.WARNING,
    title="An audience that the pathway does not serve",
    meaning="The pathway says that it is for adults or for middle school, but has no entry or step for them.",
    why="Adults or younger students would read a page that is not for them.",
    fix="Add an entry and steps for them, or remove them from `audience`.",
    bad=changed(PATHWAY, ("audience: [high-school]", "audience: [high-school, adult]")),
    check=check,
)
