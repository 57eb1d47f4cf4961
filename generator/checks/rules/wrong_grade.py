"""P403 wrong-grade.

Courses and experiences may say in which grades they are open. Steps at college levels and at levels for adults are
not compared with grades, nor those at a level of which nobody says which grade it is (`number` in catalog.yaml).
"""

from __future__ import annotations

from generator.checks.example_catalog import WELDING_3, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import join_words, name_of
from generator.insight.plans import steps_at
from generator.model.entities import Course, Experience
from generator.model.levels import grade_of


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find steps in a grade in which they are not open."""
    for pathway in graph.catalog.pathways.values():
        for planned, level in steps_at(graph, pathway):
            does = planned.does
            if level.kind != "grade" or not isinstance(does, (Course, Experience)) or not does.grades:
                continue
            grade = grade_of(level)
            if grade is not None and grade not in does.grades:
                grades = join_words((str(grade) for grade in sorted(does.grades)), most=12)
                yield Problem(
                    place=pathway.place(planned.step.pointer),
                    title=f"{name_of(does)} is not open in {level.name}",
                    what=f"The plan puts {name_of(does)} at {level.name}. It is open in grades {grades}.",
                    value=f"{does.id} {level.id}",
                    related=(Related(does.place("/grades"), "the grades where it is open"),),
                )


RULE = GraphRule(
    code="P403",
    severity=Severity.ERROR,
    title="A step in a grade where it is not open",
    meaning="The plan puts a course or experience in a grade that its own file does not list.",
    why="Students could not enroll in the year that the plan shows.",
    fix="Move the step, or add the grade to the course.",
    bad=changed(WELDING_3, ("grades: [11, 12]", "grades: [12]")),
    check=check,
)
