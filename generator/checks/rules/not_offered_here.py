"""O501 not-offered-here.

For each organization in which a pathway is offered, someone must offer each required course where the plan puts it:
the organization itself, a part of it or what it is part of, a body that it is a member of or a part of that, a host
that is open to one of these, or someone online. What has ceased or is suspended offers nothing. A choice needs enough
options that are offered. Colleges and other bodies for adults take learners after high school, so their own courses
at college levels and at levels for adults are always there; districts and BOCES teach adults, too. A college's course
in a grade is covered by agreements (O504, O505). Electives, and courses that are no longer there, are left out.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from generator.checks.example_catalog import PATHWAY, WELDING_2, extended, unchanged
from generator.checks.offers import needs_agreement, not_provided
from generator.checks.rule import (
    CatalogGraph,
    Cause,
    GraphRule,
    Problem,
    Problems,
    Related,
    RuleContext,
    Severity,
    UnwordedProblem,
)
from generator.checks.wording import join_words, name_of, short_id
from generator.insight.availability import Availability
from generator.insight.plans import open_pathways
from generator.model.entities import Course, Organization, Pathway, Step
from generator.model.ids import Kind
from generator.model.status import gone_in_words, is_unavailable


def check(graph: CatalogGraph, context: RuleContext) -> Problems:
    """Find required courses that nobody offers to some of a pathway's learners."""
    reacher = context.reacher(graph)
    for pathway in open_pathways(graph):
        lacking = {group[0].id: _lacking(reacher.supply, pathway, group[0]) for group in reacher.alike(pathway)}
        for organization in graph.organizations_of(pathway):
            for step in lacking[reacher.first_alike(pathway, organization).id]:
                yield UnwordedProblem(
                    place=pathway.place(step.pointer),
                    word=partial(_problem, graph, pathway, organization, step),
                    cause_key=_cause_key(pathway, organization),
                )


def _lacking(supply: Availability, pathway: Pathway, organization: Organization) -> tuple[Step, ...]:
    """Return the required steps of the plan that nobody offers to learners of `organization`."""
    missing = {
        planned.step.id
        for planned, course, level in not_provided(supply, pathway, organization)
        if not needs_agreement(supply.graph, course, level)
    }
    steps = pathway.plan if missing else ()
    return tuple(step for step in steps if step.role != "elective" and not _is_there(step, missing))


def _is_there(step: Step, missing: Collection[str]) -> bool:
    if step.is_choice:
        there = sum(_is_there(option, missing) for option in step.options)
        return there >= min(step.choose or 0, len(step.options))
    return step.id not in missing


def _problem(graph: CatalogGraph, pathway: Pathway, organization: Organization, step: Step) -> Problem:
    where = name_of(organization)
    if step.is_choice:
        return Problem(
            place=pathway.place(step.pointer),
            title=f"Too few options are offered in {where}",
            what=f"{name_of(pathway)} is offered in {where}. "
            "Too few options of this choice are offered to its learners.",
            value=f"{step.id} {organization.id}",
            cause=_cause(graph, pathway, organization, "a choice with too few options there"),
        )
    course = graph.plans[pathway.id].steps[step.id].does
    if not isinstance(course, Course):
        raise TypeError(f"{step.id} is no course")
    by_whom = [by for offering in graph.offerings(course) if (by := graph.resolve(offering.by))]
    open_now = [by for by in by_whom if not is_unavailable(by)]
    teachers = join_words(name_of(by) for by in open_now or by_whom)
    gone = f" {name_of(by_whom[0])} {gone_in_words(by_whom[0])}." if by_whom and not open_now else ""
    return Problem(
        place=pathway.place(step.pointer),
        title=f"{name_of(course)} is not offered to learners of {where}",
        what=f"{name_of(pathway)} is offered in {where}. {name_of(course)} is taught only by {teachers}.{gone}",
        value=f"{course.id} {organization.id}",
        cause=_cause(graph, pathway, organization, f"{name_of(course)} is not offered there"),
        related=(
            Related(course.place("/offerings"), f"who teaches {name_of(course)}"),
            Related(pathway.place("/offered_in"), "where the pathway is offered"),
        ),
    )


def _cause_key(pathway: Pathway, organization: Organization) -> str:
    return f"{pathway.id} {organization.id}"


def _cause(graph: CatalogGraph, pathway: Pathway, organization: Organization, note: str) -> Cause:
    """Return why all of this is not offered: the pathway is offered where nobody prepared for it."""
    where = name_of(organization)
    own = short_id(organization.id, Kind.ORGANIZATION, "")
    at = (one for one in pathway.offered_in if graph.meant(one) == organization.id)
    return Cause(
        _cause_key(pathway, organization),
        f"{{count}} steps of {name_of(pathway)} are not offered to learners of {where}",
        f"{name_of(pathway)} is offered in {where}. For {{count}} of its required steps, nobody offers it there.",
        f"If {where} teaches them itself, name it beside who does now: `offerings: [{{by: …}}, {{by: {own}}}]`. "
        f"If its learners may go there, add `open_to: [{own}]` to that offering. "
        f"Otherwise remove {where} from `offered_in`.",
        next((pathway.place(one.pointer) for one in at), None),
        note,
    )


RULE = GraphRule(
    code="O501",
    severity=Severity.ERROR,
    title="A required course that is not offered here",
    meaning="The pathway is offered in a district where nobody offers one of its required courses.",
    why="Students there could not finish the pathway.",
    fix="Open an offering to the district with `open_to`, add an online one, or remove the district.",
    bad=extended(WELDING_2, "offerings:\n  - {by: high-peak-steel}\n"),
    good=unchanged(WELDING_2, PATHWAY),
    check=check,
)
