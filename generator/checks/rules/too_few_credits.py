"""P410 too-few-credits.

For a credential that says how many college credits it takes, the college credits of the plan up to its level are
added up: college courses, and high-school courses that count as one under an agreement, each college course once
unless it is repeatable. Of
a choice, the options with most credits count. Electives count. Nothing is reported while a course of the plan does
not state its credits. While the pathway is still being developed, it is a warning: the plan is not finished.
"""

from __future__ import annotations

from generator.checks.example_catalog import CERTIFICATE, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import name_of, number
from generator.insight.plans import is_fully_read
from generator.model.amounts import total
from generator.model.entities import Course, Credential, Pathway, Step
from generator.model.levels import comparable, not_later
from generator.model.status import is_developing


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find credentials that take more credits than the plan has."""
    for pathway in graph.catalog.pathways.values():
        for planned in graph.plans[pathway.id].steps.values():
            credential = planned.does
            if (
                not isinstance(credential, Credential)
                or credential.credits is None
                or not is_fully_read(graph, pathway)
            ):
                continue
            wanted = credential.credits.college or 0
            there = _planned(graph, pathway, planned.step)
            if wanted and there is not None and there < wanted:
                yield Problem(
                    place=pathway.place(planned.step.pointer),
                    title=f"{name_of(credential)} requires {number(wanted)} credits; the plan has {number(there)}",
                    what=f"{name_of(credential)} requires {number(wanted)} college credits. "
                    f"The plan of {name_of(pathway)} has {number(there)} up to there.",
                    severity=Severity.WARNING if is_developing(pathway) else None,
                    value=credential.id,
                    related=(Related(credential.place("/credits"), "the credits that it requires"),),
                )


def _planned(graph: CatalogGraph, pathway: Pathway, until: Step) -> float | None:
    """Return the college credits of the plan up to the step `until`; None when some course does not say."""
    settings = graph.catalog.settings
    amounts, counted = list[float](), set[str]()
    for step in pathway.plan:
        if comparable(settings, step, until) and not_later(settings, step, until):
            carried = _credits(graph, pathway, step, counted)
            if carried is None:
                return None
            amounts.append(carried)
    return total(amounts)


def _credits(graph: CatalogGraph, pathway: Pathway, step: Step, counted: set[str]) -> float | None:
    if step.is_choice:
        found = [_credits(graph, pathway, option, counted) for option in step.options]
        known = sorted((carried for carried in found if carried is not None), reverse=True)
        return total(known[: step.choose]) if len(known) == len(found) else None
    does = graph.plans[pathway.id].steps[step.id].does
    if not isinstance(does, Course):
        return 0
    options: list[tuple[str, float | None]] = (
        [(does.id, does.credits.college)] if does.credits and does.credits.college is not None else []
    )
    for carried in graph.dual_credit(does):
        college_course = carried.college_course
        if college_course:
            own = college_course.credits.college if college_course.credits else None
            options.append((college_course.id, carried.match.credits if carried.match.credits is not None else own))
    if not options:
        owner = graph.catalog.organizations.get(does.owner)
        return None if owner and owner.type == "college" else 0
    course, amount = max(options, key=lambda option: option[1] or 0)
    if course in counted and not does.repeatable:
        return 0
    counted.add(course)
    return amount


RULE = GraphRule(
    code="P410",
    severity=Severity.ERROR,
    title="A plan with too few credits for its credential",
    meaning="The credential requires more college credits than the courses of the plan add up to.",
    why="Students who finish the plan would not get the credential that it promises.",
    fix="Add the missing courses to the plan, or correct the credits of the credential.",
    bad=changed(CERTIFICATE, ("college: 8", "college: 30")),
    waits_for=("/plan",),
    check=check,
)
