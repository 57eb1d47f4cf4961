"""O504 dual-credit-without-agreement.

Two things promise college credit: a course of a district, school or BOCES that states college credits, and a
college's course at a grade level of a plan. Both need an agreement in force that names the course, with the college
that owns it. A concurrent-enrollment agreement opens a college's course to learners in school; articulation and
prior-learning agreements only carry credit for what the school itself teaches, and transfer is between colleges.
A college's course needs none where its learners come to it otherwise: online, or by name (`open_to`).

An agreement or college that has ceased is one finding with all that it takes away; so is a college whose courses no
agreement opens to the same organizations, whatever plans have them.
"""

from __future__ import annotations

from generator.checks.example_catalog import WELDING_2, WELDING_3, changed, unchanged
from generator.checks.gone import GoneThings
from generator.checks.offers import needs_agreement, no_agreement, not_provided
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.swapped_sides import swapped_agreement
from generator.checks.wording import name_of, number
from generator.graph.plan import PlannedStep
from generator.insight.plans import open_pathways
from generator.insight.reach import ReachCalculator
from generator.model.catalog import Level
from generator.model.entities import Agreement, Course, Entity, Organization, Pathway
from generator.model.status import available, is_developing

_GIVERS = ("school-district", "school", "boces")


def check(graph: CatalogGraph, context: RuleContext) -> Problems:
    """Find promises of college credit that no agreement backs."""
    if any(True for kind, _id in graph.catalog.unread if kind == "agreement"):
        return
    gone = context.gone(graph)
    for course in available(graph.catalog.courses.values()):
        owner = graph.catalog.organizations.get(course.owner)
        college = course.credits.college if course.credits else None
        if owner and owner.type in _GIVERS and college and not graph.dual_credit(course):
            because = gone.agreement_behind(course)
            yield Problem(
                place=course.place("/credits/college"),
                title=f"No agreement gives college credit for {name_of(course)}",
                what=f"{name_of(course)} promises {number(college)} college credits."
                f"{f' {_why_not(gone, because)}' if because else ' No agreement names this course.'}",
                value=course.id,
                cause=gone.cause(because, "no other agreement gives this credit") if because else None,
            )
    for pathway in open_pathways(graph):
        yield from _in_plan(gone, context.reacher(graph), pathway)


def _in_plan(gone: GoneThings, reacher: ReachCalculator, pathway: Pathway) -> Problems:
    """Yield the college courses of the plan that no agreement opens to anybody: each once, and for what is gone."""
    graph = gone.graph
    alike = reacher.alike(pathway)
    lacking: dict[str, list[Organization]] = {}
    found: dict[str, tuple[PlannedStep, Course, Level]] = {}
    for group in alike:
        for planned, course, level in not_provided(reacher.supply, pathway, group[0]):
            # Swapped sides are what rule O505 says.
            if (
                needs_agreement(graph, course, level)
                and not graph.college_agreements(course)
                and not swapped_agreement(graph, course, group)
            ):
                found[planned.step.id] = planned, course, level
                lacking.setdefault(planned.step.id, []).extend(group)
    for name, (planned, course, level) in found.items():
        without = []
        for organization in lacking[name]:
            because = gone.behind(course, organization, is_developing(pathway), level)
            if because:
                yield _gone(gone, pathway, planned, course, level, organization, because)
            else:
                without.append(organization)
        if without:
            yield _without(gone, pathway, planned, course, level, without)


def _gone(
    gone: GoneThings,
    pathway: Pathway,
    planned: PlannedStep,
    course: Course,
    level: Level,
    organization: Organization,
    because: Entity,
) -> Problem:
    cause = gone.cause(because, "nothing else opens this college course")
    return Problem(
        place=pathway.place(planned.step.pointer),
        title=f"No agreement lets students of {name_of(organization)} take {name_of(course)}",
        what=f"The plan puts the college course {name_of(course)} at {level.name}. {_why_not(gone, because)}",
        fix=cause.fix,
        value=f"{course.id} {organization.id}",
        cause=cause,
    )


def _without(
    gone: GoneThings,
    pathway: Pathway,
    planned: PlannedStep,
    course: Course,
    level: Level,
    lacking: list[Organization],
) -> Problem:
    graph = gone.graph
    named = {one.id: one for one in graph.agreements_of(course)}
    why = "".join(f" {_why_not(gone, one)}" for one in named.values()) or " No agreement names it."
    cause = no_agreement(graph, course, lacking, f"puts {name_of(course)} at {level.name}")
    return Problem(
        place=pathway.place(planned.step.pointer),
        title=f"No agreement lets students take {name_of(course)}",
        what=f"The plan puts the college course {name_of(course)} at {level.name}.{why}",
        fix=cause.fix,
        value=course.id,
        related=tuple(Related(one.place(), "this agreement does not open it") for one in named.values()),
        cause=cause,
    )


def _why_not(gone: GoneThings, thing: Entity) -> str:
    if not isinstance(thing, Agreement) or gone.is_gone(thing):
        return f"{name_of(thing)} {gone.state(thing)}."
    if thing.type != "concurrent-enrollment":
        return f"{name_of(thing)} is of the type {thing.type}, which opens no seat in school."
    return f"{name_of(thing)} does not open it."


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
