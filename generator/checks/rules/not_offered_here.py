"""O501 not-offered-here.

For each organization in which a pathway is offered, someone must offer each required course where the plan puts it:
the organization itself, a part of it or what it is part of, a body that it is a member of or a part of that, a host
that is open to one of these, or someone online. What has ceased or is suspended offers nothing. A choice needs enough
options that are offered. Colleges and other bodies for adults take learners after high school, so their own courses
at college levels and at levels for adults are always there; districts and BOCES teach adults, too. A college's course
in a grade is covered by agreements (O504, O505). An organization that has ceased is one finding with all that it
takes away. Electives, and courses that are no longer there, are left out.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from generator.checks.example_catalog import PATHWAY, WELDING_2, extended, unchanged
from generator.checks.gone import GoneThings, cause_key
from generator.checks.offers import needs_agreement, not_provided, where_offered
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
from generator.model.catalog import Level
from generator.model.entities import Course, Entity, Organization, Pathway, Step, with_options
from generator.model.ids import Kind
from generator.model.status import gone_in_words, is_developing, is_unavailable


def check(graph: CatalogGraph, context: RuleContext) -> Problems:
    """Find required courses that nobody offers to some of a pathway's learners."""
    reacher, gone = context.reacher(graph), context.gone(graph)
    for pathway in open_pathways(graph):
        lacking = {group[0].id: _lacking(reacher.supply, pathway, group[0]) for group in reacher.alike(pathway)}
        for organization in graph.organizations_of(pathway):
            for step, missing in lacking[reacher.first_alike(pathway, organization).id]:
                preparing = is_developing(pathway)
                behind = (gone.behind(one, organization, preparing, level) for one, level in missing)
                because = next(filter(None, behind), None)
                yield UnwordedProblem(
                    place=pathway.place(step.pointer),
                    word=partial(_problem, gone, pathway, organization, step, because),
                    cause_key=cause_key(because) if because else _cause_key(pathway, organization),
                )


def _lacking(
    supply: Availability, pathway: Pathway, organization: Organization
) -> tuple[tuple[Step, tuple[tuple[Course, Level], ...]], ...]:
    """Return the required steps that nobody offers to learners of `organization`, with the missing courses."""
    missing = {
        planned.step.id: (course, level)
        for planned, course, level in not_provided(supply, pathway, organization)
        if not needs_agreement(supply.graph, course, level)
    }
    steps = pathway.plan if missing else ()
    return tuple(
        (step, tuple(missing[one.id] for one in (step, *with_options(step.options)) if one.id in missing))
        for step in steps
        if step.role != "elective" and not _is_there(step, missing)
    )


def _is_there(step: Step, missing: Collection[str]) -> bool:
    if step.is_choice:
        there = sum(_is_there(option, missing) for option in step.options)
        return there >= min(step.choose or 0, len(step.options))
    return step.id not in missing


def _problem(
    gone: GoneThings, pathway: Pathway, organization: Organization, step: Step, because: Entity | None
) -> Problem:
    """Return that `step` is not offered in `organization`, and `because` of what that is gone."""
    graph, where = gone.graph, name_of(organization)
    note = "a choice with too few options there" if step.is_choice else ""
    if step.is_choice:
        return Problem(
            place=pathway.place(step.pointer),
            title=f"Too few options are offered in {where}",
            what=f"{name_of(pathway)} is offered in {where}. "
            "Too few options of this choice are offered to its learners.",
            value=f"{step.id} {organization.id}",
            cause=gone.cause(because, note) if because else _cause(graph, pathway, organization, note),
        )
    course = graph.plans[pathway.id].steps[step.id].does
    if not isinstance(course, Course):
        raise TypeError(f"{step.id} is no course")
    by_whom = [by for offering in graph.offerings(course) if (by := graph.resolve(offering.by))]
    open_now = [by for by in by_whom if not is_unavailable(by)]
    teachers = join_words(name_of(by) for by in open_now or by_whom)
    shut = f" {name_of(by_whom[0])} {gone_in_words(by_whom[0])}." if by_whom and not open_now else ""
    if because:
        cause = gone.cause(because, "nobody else offers this")
        related: tuple[Related, ...] = (Related(because.place("/status"), "this is why"),)
    else:
        cause = _cause(graph, pathway, organization, f"{name_of(course)} is not offered there")
        related = (
            Related(course.place("/offerings"), f"who teaches {name_of(course)}"),
            Related(pathway.place("/offered_in"), "where the pathway is offered"),
        )
    return Problem(
        place=pathway.place(step.pointer),
        title=f"{name_of(course)} is not offered to learners of {where}",
        what=f"{name_of(pathway)} is offered in {where}. {name_of(course)} is taught only by {teachers}.{shut}",
        fix=cause.fix if because else "",
        value=f"{course.id} {organization.id}",
        cause=cause,
        related=related,
    )


def _cause_key(pathway: Pathway, organization: Organization) -> str:
    return f"{pathway.id} {organization.id}"


def _cause(graph: CatalogGraph, pathway: Pathway, organization: Organization, note: str) -> Cause:
    """Return why all of this is not offered: the pathway is offered where nobody prepared for it."""
    where = name_of(organization)
    own = short_id(organization.id, Kind.ORGANIZATION, "")
    return Cause(
        _cause_key(pathway, organization),
        f"{{count}} steps of {name_of(pathway)} are not offered to learners of {where}",
        f"{name_of(pathway)} is offered in {where}. For {{count}} of its required steps, nobody offers it there.",
        f"If {where} teaches them itself, name it beside who does now: `offerings: [{{by: …}}, {{by: {own}}}]`. "
        f"If its learners may go there, add `open_to: [{own}]` to that offering. "
        f"Otherwise remove {where} from `offered_in`.",
        where_offered(graph, pathway, organization),
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
