"""O504 dual-credit-without-agreement.

Two things promise college credit: a course of a district, school or BOCES that states college credits, and a
college's course at a grade level of a plan. Both need an agreement that names the course.
"""

from __future__ import annotations

from generator.checks.example_catalog import WELDING_2, WELDING_3, changed, unchanged
from generator.checks.offers import is_school, taught_by_colleges
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import name_of, number
from generator.insight.plans import open_pathways, steps_at
from generator.model.entities import Course
from generator.model.status import available

_GIVERS = ("school-district", "school", "boces")


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find promises of college credit that no agreement backs."""
    if any(True for kind, _id in graph.catalog.unread if kind == "agreement"):
        return
    for course in available(graph.catalog.courses.values()):
        owner = graph.catalog.organizations.get(course.owner)
        college = course.credits.college if course.credits else None
        if owner and owner.type in _GIVERS and college and not graph.dual_credit(course):
            yield Problem(
                place=course.place("/credits/college"),
                title=f"No agreement gives college credit for {name_of(course)}",
                what=f"{name_of(course)} promises {number(college)} college credits. No agreement names this course.",
                value=course.id,
            )
    for pathway in open_pathways(graph):
        if not any(is_school(organization) for organization in graph.organizations_of(pathway)):
            continue
        for planned, level in steps_at(graph, pathway):
            does = planned.does
            if level.kind != "grade" or not isinstance(does, Course) or not taught_by_colleges(graph, does):
                continue
            if not graph.college_agreements(does) and not any(offer.open_to for offer in graph.offerings(does)):
                yield Problem(
                    place=pathway.place(planned.step.pointer),
                    title=f"No agreement lets students take {name_of(does)}",
                    what=f"The plan puts the college course {name_of(does)} at {level.name}. No agreement names it.",
                    value=does.id,
                )


RULE = GraphRule(
    code="O504",
    severity=Severity.ERROR,
    title="College credit without an agreement",
    meaning="A page promises college credit in high school, but no agreement names the course.",
    why="Students would expect credit that no college has promised.",
    fix="Add the agreement, or remove the college credits from the course.",
    bad=changed(WELDING_2, ("{high_school: 1}", "{high_school: 1, college: 3}")),
    good=unchanged(WELDING_2, WELDING_3),
    check=check,
)
