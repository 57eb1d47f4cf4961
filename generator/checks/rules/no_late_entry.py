"""P409 no-late-entry.

Pathways that reach grade 10 or later should let learners join after grade 9: in a later grade, in college or as an
adult. Plans for middle school or for adults only are left out.
"""

from __future__ import annotations

from generator.checks.example_catalog import PATHWAY, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import name_of
from generator.insight.plans import entry_levels, levels_used, open_pathways
from generator.model.levels import grade_of

_LAST_EARLY_GRADE = 9


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find pathways that nobody can join after grade 9."""
    for pathway in open_pathways(graph):
        grades = [level for level in levels_used(graph, pathway) if level.kind == "grade"]
        if not grades or (grade_of(grades[-1]) or 0) <= _LAST_EARLY_GRADE:
            continue
        entries = entry_levels(graph, pathway)
        if entries and all((grade_of(level) or 99) <= _LAST_EARLY_GRADE for level in entries):
            yield Problem(
                place=pathway.place("/entries"),
                title=f"Nobody can join {name_of(pathway)} after grade 9",
                what=f"Learners can join {name_of(pathway)} only at {entries[-1].name} or before.",
            )


RULE = GraphRule(
    code="P409",
    severity=Severity.WARNING,
    title="A pathway that nobody can join after grade 9",
    meaning="Every entry of the pathway is at grade 9 or before.",
    why="Students who move here, or who change their minds, would be shut out.",
    fix="Add an entry at a later level, with what learners must have finished under `assumes`.",
    bad=changed(PATHWAY, ("  - {level: grade-11, assumes: [welding-1, welding-2]}\n", "")),
    check=check,
)
