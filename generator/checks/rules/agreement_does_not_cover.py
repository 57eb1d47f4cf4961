"""O505 agreement-does-not-cover.

An agreement names two organizations and their courses. The course must be one that learners of the sending
organization can take; the college course must belong to the receiving one. Where a plan shows a college's course in a
grade, each organization that offers the pathway needs an agreement in force that opens it to its learners: its own,
that of something it is part of, or its BOCES's. Where a plan shows a course with college credit, the agreement of the
school that hosts its students is enough, too.

An agreement or college that has ceased is one finding with all that it takes away. Where the sending side owns every
college course, the two sides are swapped: that is said once, with all it brings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, partial
from typing import NamedTuple

from generator.checks.example_catalog import AGREEMENT, changed, combined, unchanged
from generator.checks.gone import GoneThings, cause_key
from generator.checks.offers import (
    is_school,
    needs_agreement,
    no_agreement,
    no_agreement_key,
    not_provided,
    taught_by_colleges,
    where_offered,
)
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
from generator.checks.swapped_sides import look_swapped, sides, swapped_agreement
from generator.checks.wording import join_words, name_of
from generator.graph.plan import PlannedStep
from generator.graph.provision import provisions
from generator.insight.availability import Availability
from generator.insight.plans import open_pathways, steps_at
from generator.model.catalog import Level
from generator.model.entities import Agreement, Course, Entity, Organization, Pathway
from generator.model.findings import Example
from generator.model.ids import organization_of
from generator.model.status import available, is_developing, is_unavailable


def check(graph: CatalogGraph, context: RuleContext) -> Problems:
    """Find agreements whose courses are others' courses, and organizations that no agreement covers."""
    for agreement in available(graph.catalog.agreements.values()):
        yield from (
            _swapped(graph, agreement) if look_swapped(graph, agreement) else _courses_of_others(graph, agreement)
        )
    reacher, senders = context.reacher(graph), _Senders(graph, context.gone(graph))
    for pathway in open_pathways(graph):
        uncovered = {
            group[0].id: tuple(_uncovered(reacher.supply, pathway, group)) for group in reacher.alike(pathway)
        }
        for organization in graph.organizations_of(pathway):
            for planned, course, level in uncovered[reacher.first_alike(pathway, organization).id]:
                agreements = graph.college_agreements(course)
                if not agreements and not swapped_agreement(graph, course, [organization]):
                    continue
                because = senders.gone.behind(course, organization, is_developing(pathway), level)
                found = _Uncovered(pathway, planned, course, organization, agreements, because)
                yield _unworded(senders, found, [organization])
        yield from _without_credit(senders, reacher.supply, pathway)


def _uncovered(
    supply: Availability, pathway: Pathway, alike: tuple[Organization, ...]
) -> Iterator[tuple[PlannedStep, Course, Level]]:
    """Yield the college courses of the plan that agreements open, but not to learners of those `alike`.

    An agreement whose sides are swapped opens nothing to anybody, but is meant to.
    """
    for planned, course, level in not_provided(supply, pathway, alike[0]):
        if not needs_agreement(supply.graph, course, level):
            continue
        if supply.graph.college_agreements(course) or swapped_agreement(supply.graph, course, alike):
            yield planned, course, level


def _swapped(graph: CatalogGraph, agreement: Agreement) -> Problems:
    cause = _swap(graph, agreement, "the other side")
    if cause:
        yield Problem(
            place=agreement.place("/sending"),
            title=cause.title,
            what=cause.what,
            fix=cause.fix,
            value=agreement.id,
            related=(Related(agreement.place("/receiving"), cause.note),),
            cause=cause,
        )


def _swap_key(agreement: Agreement) -> str:
    return f"swapped {agreement.id}"


def _swap(graph: CatalogGraph, agreement: Agreement, note: str) -> Cause | None:
    """Return what is said of `agreement` if its sides are swapped, and `note` of a place where that matters."""
    sending, receiving = sides(graph, agreement)
    if not sending or not receiving or not look_swapped(graph, agreement):
        return None
    return Cause(
        _swap_key(agreement),
        "Sending and receiving look swapped",
        f"{name_of(sending)} is said to send learners to {name_of(receiving)}, but teaches the college courses.",
        f"Write `sending: {receiving.id}` and `receiving: {sending.id}`.",
        agreement.place("/sending"),
        note,
    )


def _courses_of_others(graph: CatalogGraph, agreement: Agreement) -> Problems:
    sending, receiving = sides(graph, agreement)
    for pair in graph.pairs_under(agreement):
        parts = [(pair.match.college_course, pair.college_course, receiving)]
        # One course on both sides is the college's own, taken while in school, or known from work before.
        if not pair.is_one_course or agreement.type == "transfer":
            parts.insert(0, (pair.match.course, pair.course, sending))
        for reference, found, party in parts:
            if not reference or not found or not isinstance(party, Organization):
                continue
            if pair.college_course is None and pair.match.college_course:  # perhaps the very same, which L201 says
                continue
            if is_unavailable(found) or is_unavailable(party):  # which rule L203 says
                continue
            if found.owner != party.id and not provisions(graph, found, party, preparing=True):
                yield Problem(
                    place=agreement.place(reference.pointer),
                    title=f"{name_of(found)} is not a course of {name_of(party)}",
                    what=f"The agreement is with {name_of(party)}. Learners there cannot take {name_of(found)}.",
                    value=found.id,
                    related=(Related(found.place("/offerings"), "who teaches it"),),
                )


class _Senders:
    """Who sends students under the agreements by which a course carries credit: asked for every plan and district."""

    def __init__(self, graph: CatalogGraph, gone: GoneThings) -> None:
        self.graph = graph
        self.gone = gone
        self._about: dict[str, tuple[tuple[Agreement, ...], frozenset[str] | None]] = {}

    def about(self, course: Course) -> tuple[tuple[Agreement, ...], frozenset[str] | None]:
        """Return the agreements of `course`, and who sends students under them.

        When one of the agreements does not say who, nobody is left out: None.
        """
        if course.id not in self._about:
            pairs = self.graph.dual_credit(course)
            agreements = tuple({pair.agreement.id: pair.agreement for pair in pairs}.values())
            senders = [sides(self.graph, one)[0] for one in agreements]
            named = frozenset(sender.id for sender in senders if sender)
            self._about[course.id] = agreements, None if None in senders else named
        return self._about[course.id]

    def has_agreement(self, organization: Organization, college: str) -> bool:
        """Say whether an agreement opens any course of `college` to learners of `organization`."""
        return not self._of_college.get(college, set()).isdisjoint(
            self.graph.around(organization, preparing=True).above
        )

    @cached_property
    def _of_college(self) -> dict[str, set[str]]:
        """Return by college whose learners agreements open its courses to."""
        found: dict[str, set[str]] = {}
        for (course, sender), _ in self.graph.college_credit.opened.items():
            found.setdefault(organization_of(course), set()).add(sender)
        return found


class _Uncovered(NamedTuple):
    """A step of a plan whose course no agreement covers for `district`, and what that is `because` of."""

    pathway: Pathway
    planned: PlannedStep
    course: Course
    district: Organization
    agreements: tuple[Agreement, ...]
    because: Entity | None = None


def _without_credit(asked: _Senders, supply: Availability, pathway: Pathway) -> Problems:
    """Yield the courses that schools teach with college credit, for districts whose learners do not get it."""
    graph, preparing = asked.graph, is_developing(pathway)
    districts = [organization for organization in graph.organizations_of(pathway) if is_school(organization)]
    for planned, level in steps_at(graph, pathway):
        course = planned.does
        if level.kind != "grade" or not isinstance(course, Course) or taught_by_colleges(graph, course):
            continue
        agreements, senders = asked.about(course)
        for district in districts if agreements and senders is not None else ():
            ways = supply.sources(course, district, preparing).in_school
            hosts = (graph.catalog.organizations.get(way.by) for way in ways)
            near = [district, *(host for host in hosts if host)]
            if ways and all((senders or frozenset()).isdisjoint(graph.around(one, preparing).above) for one in near):
                yield _unworded(asked, _Uncovered(pathway, planned, course, district, agreements), near)


def _unworded(asked: _Senders, found: _Uncovered, near: Iterable[Organization]) -> UnwordedProblem:
    graph, (pathway, planned, course, district, _, because) = asked.graph, found
    slip = swapped_agreement(graph, course, near)
    if slip:
        found, key = found._replace(agreements=(slip,)), _swap_key(slip)
    elif because:
        key = cause_key(because)
    elif _is_first(asked, found):
        key = no_agreement_key(course, [district.id])
    else:
        key = _district_key(pathway, district)
    return UnwordedProblem(
        place=pathway.place(planned.step.pointer), word=partial(_problem, asked, found, slip), cause_key=key
    )


def _is_first(asked: _Senders, found: _Uncovered) -> bool:
    """Say whether the district has no agreement at all with the college, so that it would be the first."""
    is_seat = taught_by_colleges(asked.graph, found.course)
    return is_seat and not asked.has_agreement(found.district, found.course.owner)


def _problem(asked: _Senders, found: _Uncovered, slip: Agreement | None) -> Problem:
    """Return that no agreement covers what was `found`; `slip` would, but for swapped sides."""
    graph, (pathway, planned, course, district, agreements, because) = asked.graph, found
    names = join_words(name_of(agreement) for agreement in agreements)
    kind = "district" if district.type == "school-district" else "organization"
    what = (
        f"{name_of(because)} {asked.gone.state(because)}."
        if because
        else f"That {kind} is not part of the agreement for {name_of(course)}: {names}."
    )
    note = f"no agreement covers {name_of(course)}"
    if slip:
        cause = _swap(graph, slip, f"no credit for {name_of(course)}")
    elif because:
        cause = asked.gone.cause(because, "nothing else opens this college course")
    elif _is_first(asked, found):
        cause = no_agreement(graph, course, [district], note, where_offered(graph, pathway, district))
    else:
        cause = _district_left_out(graph, pathway, district, note)
    return Problem(
        place=pathway.place(planned.step.pointer),
        title=f"No agreement covers {name_of(course)} for {name_of(district)}",
        what=f"{name_of(pathway)} is offered in {name_of(district)}. {what}",
        fix=cause.fix if cause and not slip else "",
        value=f"{course.id} {district.id}",
        cause=cause,
        related=()
        if because
        else tuple(Related(agreement.place("/sending"), "the other side") for agreement in agreements),
    )


def _district_key(pathway: Pathway, district: Organization) -> str:
    return f"{pathway.id} {district.id}"


def _district_left_out(graph: CatalogGraph, pathway: Pathway, district: Organization, note: str) -> Cause:
    """Return that `pathway` is offered in a district that has no agreement for its courses."""
    return Cause(
        _district_key(pathway, district),
        f"No agreement covers {{count}} steps of {name_of(pathway)} for {name_of(district)}",
        f"{name_of(pathway)} is offered in {name_of(district)}. "
        "For {count} of its steps, that district is not part of the agreements.",
        f"Add an agreement with `sending: {district.id}` that names the courses. "
        "Otherwise remove the district from `offered_in`.",
        where_offered(graph, pathway, district),
        note,
    )


_COTTONWOOD = "name: Cottonwood Schools\ndescription: A district on the plains.\ntype: school-district\n"

RULE = GraphRule(
    code="O505",
    severity=Severity.ERROR,
    title="An agreement that does not cover the district, course or college",
    meaning="The page promises college credit, but the agreement does not name this district, course or college.",
    why="Students would expect credit that the agreement does not give them.",
    fix="Correct the agreement, add another one, or remove the district from the pathway.",
    bad=combined(
        Example((("cottonwood/organization.yaml", _COTTONWOOD),)),
        changed(AGREEMENT, ("sending: aspen-ridge", "sending: cottonwood")),
    ),
    good=unchanged(AGREEMENT),
    check=check,
)
