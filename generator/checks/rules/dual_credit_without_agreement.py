"""O504 dual-credit-without-agreement.

Two things promise college credit: a course of a district, school or BOCES that states college credits, and a
college's course at a grade level of a plan. Both need an agreement in force that names the course, with the college
that owns it. A concurrent-enrollment agreement opens a college's course to learners in school; articulation and
prior-learning agreements only carry credit for what the school itself teaches, and transfer is between colleges.
A college's course needs none where its learners come to it otherwise: online, or by name (`open_to`).
"""

from __future__ import annotations

from generator.checks.example_catalog import WELDING_2, WELDING_3, changed, unchanged
from generator.checks.offers import needs_agreement, not_provided
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.swapped_sides import swapped_agreement
from generator.checks.wording import name_of, number
from generator.graph.plan import PlannedStep
from generator.insight.plans import open_pathways
from generator.model.catalog import Level
from generator.model.entities import Agreement, Course, Pathway
from generator.model.status import available, gone_in_words, is_unavailable

_GIVERS = ("school-district", "school", "boces")


def check(graph: CatalogGraph, context: RuleContext) -> Problems:
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
    reacher = context.reacher(graph)
    for pathway in open_pathways(graph):
        told = set[str]()
        for group in reacher.alike(pathway):
            for planned, course, level in not_provided(reacher.supply, pathway, group[0]):
                if planned.step.id in told or not needs_agreement(graph, course, level):
                    continue
                # Swapped sides are what rule O505 says.
                if not graph.college_agreements(course) and not swapped_agreement(graph, course, group):
                    told.add(planned.step.id)
                    yield _without(graph, pathway, planned, course, level)


def _without(graph: CatalogGraph, pathway: Pathway, planned: PlannedStep, course: Course, level: Level) -> Problem:
    named = {one.id: one for one in graph.agreements_of(course)}
    why = "".join(f" {_why_not(one)}" for one in named.values()) or " No agreement names it."
    return Problem(
        place=pathway.place(planned.step.pointer),
        title=f"No agreement lets students take {name_of(course)}",
        what=f"The plan puts the college course {name_of(course)} at {level.name}.{why}",
        value=course.id,
        related=tuple(Related(one.place(), "this agreement does not open it") for one in named.values()),
    )


def _why_not(agreement: Agreement) -> str:
    if is_unavailable(agreement):
        return f"{name_of(agreement)} {gone_in_words(agreement)}."
    if agreement.type != "concurrent-enrollment":
        return f"{name_of(agreement)} is of the type {agreement.type}, which opens no seat in school."
    return f"{name_of(agreement)} does not open it."


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
