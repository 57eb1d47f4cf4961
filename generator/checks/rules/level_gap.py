"""P406 level-gap.

A level without any step between the first and the last level of the plan. Levels for adults and careers are left out.
It is an error when the first college years are skipped although the plan goes on in college and leads to an
occupation that usually requires more than high school.
"""

from __future__ import annotations

from generator.checks.example_catalog import PATHWAY, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import join_words, name_of
from generator.insight.plans import levels_used
from generator.model.catalog import Level
from generator.model.entities import Pathway

_SCHOOL_ENOUGH = (None, "No formal educational credential", "High school diploma or equivalent")


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find years without a step."""
    for pathway in graph.catalog.pathways.values():
        used = [level for level in levels_used(graph, pathway) if level.kind in ("grade", "college")]
        if not used:
            continue
        between = [
            level
            for level in graph.catalog.settings.levels
            if used[0].order < level.order < used[-1].order
            and level.kind in ("grade", "college")
            and level not in used
        ]
        if between:
            yield _problem(graph, pathway, used, between)


def _problem(graph: CatalogGraph, pathway: Pathway, used: list[Level], between: list[Level]) -> Problem:
    names = join_words(str(level.name) for level in between)
    after = next(level for level in used if level.order > between[-1].order)
    college = any(level.kind == "college" for level in between) and any(level.kind == "grade" for level in used)
    first_college = min((level.order for level in used if level.kind == "college"), default=-1)
    skips_start = college and any(level.kind == "college" and level.order < first_college for level in between)
    needs_college = any(job.entry_education not in _SCHOOL_ENOUGH for job in graph.occupations_of(pathway))
    return Problem(
        place=pathway.place(f"/plan/{after.id}", on_key=True),
        title=f"The plan has nothing at {names}",
        what=f"The plan of {name_of(pathway)} runs from {used[0].name} to {used[-1].name}. "
        f"It has no step at {names}.",
        severity=Severity.ERROR if skips_start and needs_college else Severity.WARNING,
        value=" ".join(level.id for level in between),
    )


RULE = GraphRule(
    code="P406",
    severity=Severity.WARNING,
    title="A year without a step",
    meaning="The plan skips one or more levels between its first and its last.",
    why="Students would not know what to do in that year, and some would leave the pathway.",
    fix="Add a step: a course, an experience, or a milestone such as a planning talk.",
    bad=changed(PATHWAY, ("  grade-12:\n", "")),
    waits_for=("/plan",),
    check=check,
)
