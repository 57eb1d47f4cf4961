"""W704 stage-missing.

What a plan should have depends on the levels that it uses. If it reaches grade 10: something about work by then. If
it reaches grade 12: something through or at work by then. If it uses grades 11 and 12 or the first two college years:
some experience in one of them; where the second is missing, this is not said as well. Plans for adults only, and for
middle school only, are left out. So are plans with an experience in a stage that does not fit it (W702).
"""

from __future__ import annotations

from generator.checks.example_catalog import PATHWAY, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.stages import stages_are_sound
from generator.checks.wording import name_of
from generator.insight.plans import complete_pathways, experiences, levels_used
from generator.model.entities import Pathway
from generator.model.levels import year_of_schooling

_ABOUT_BY, _THROUGH_BY = 10, 12
_LATE = range(11, 15)


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find plans that lack a stage of work-based learning."""
    levels = graph.catalog.settings.levels
    for pathway in complete_pathways(graph):
        if not stages_are_sound(graph, pathway):
            continue
        used = [year for level in levels_used(graph, pathway) if (year := year_of_schooling(level, levels))]
        done = [
            (experience.stage, year)
            for experience, _step, level in experiences(graph, pathway)
            if (year := year_of_schooling(level, levels))
        ]
        if used:
            yield from _missing(pathway, used, done)


def _missing(pathway: Pathway, used: list[int], done: list[tuple[str, int]]) -> Problems:
    if min(used) <= _ABOUT_BY <= max(used) and not any(stage == "about" and at <= _ABOUT_BY for stage, at in done):
        yield _problem(pathway, "about", "learning about work by grade 10", "a tour, a talk or a job shadow")
    if min(used) <= _THROUGH_BY <= max(used) and not any(
        stage != "about" and at <= _THROUGH_BY for stage, at in done
    ):
        yield _problem(pathway, "through", "learning through or at work by grade 12", "an internship or a project")
    elif any(at in _LATE for at in used) and not any(at in _LATE for _stage, at in done):
        yield _problem(pathway, "late", "any experience in grades 11 to 14", "an internship or a clinical")


def _problem(pathway: Pathway, value: str, what: str, such_as: str) -> Problem:
    return Problem(
        place=pathway.place("/plan", on_key=True),
        title=f"{name_of(pathway)} lacks {what}",
        what=f"The plan of {name_of(pathway)} does not have {what}.",
        fix=f"Add an experience to the plan, such as {such_as}.",
        value=value,
    )


RULE = GraphRule(
    code="W704",
    severity=Severity.WARNING,
    title="A plan that lacks a stage of work-based learning",
    meaning="High-quality pathways let learners see work early, and try it before they graduate.",
    why="Students would choose a career without having seen it.",
    fix="Add an experience to the plan.",
    bad=changed(
        PATHWAY,
        ("    - experience: shop-tour\n", ""),
        ("- experience: welding-internship", "- experience: welding-internship\n    - experience: shop-tour"),
    ),
    waits_for=("/plan",),
    check=check,
)
