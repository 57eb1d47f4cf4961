"""O505 agreement-does-not-cover.

An agreement names two organizations and their courses. The course must be one that learners of the sending
organization can take; the college course must belong to the receiving one. Where a plan shows a course with college
credit, or a college's course in a grade, each district that offers the pathway needs an agreement: its own, its
BOCES's, or that of the school that hosts its students.
"""

from __future__ import annotations

from generator.checks.example_catalog import AGREEMENT, changed, combined, unchanged
from generator.checks.offers import is_school, taught_by_colleges
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import join_words, name_of
from generator.graph.plan import PlannedStep
from generator.graph.provision import provisions
from generator.insight.plans import open_pathways, steps_at
from generator.model.entities import Agreement, Course, Organization, Pathway
from generator.model.findings import Example
from generator.model.status import available


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find agreements whose courses are others' courses, and districts that no agreement covers."""
    for agreement in available(graph.catalog.agreements.values()):
        yield from _courses_of_others(graph, agreement)
    sides = _Sides(graph)
    for pathway in open_pathways(graph):
        districts = [organization for organization in graph.organizations_of(pathway) if is_school(organization)]
        for planned, level in steps_at(graph, pathway):
            if level.kind == "grade" and isinstance(planned.does, Course):
                yield from _left_out(sides, pathway, planned, planned.does, districts)


def _courses_of_others(graph: CatalogGraph, agreement: Agreement) -> Problems:
    sending = graph.resolve(agreement.sending) if agreement.sending else None
    receiving = graph.resolve(agreement.receiving) if agreement.receiving else None
    for pair in graph.pairs_under(agreement):
        sides = (
            (pair.match.course, pair.course, sending),
            (pair.match.college_course, pair.college_course, receiving),
        )
        for reference, found, party in sides:
            if reference and found and isinstance(party, Organization):
                if found.owner == party.id or provisions(graph, found, party):
                    continue
                yield Problem(
                    place=agreement.place(reference.pointer),
                    title=f"{name_of(found)} is not a course of {name_of(party)}",
                    what=f"The agreement is with {name_of(party)}. Learners there cannot take {name_of(found)}.",
                    value=found.id,
                    related=(Related(found.place("/offerings"), "who teaches it"),),
                )


class _Sides:
    """Who sends students to each course: asked for every plan and district."""

    def __init__(self, graph: CatalogGraph) -> None:
        self.graph = graph
        self._about: dict[str, tuple[bool, tuple[Agreement, ...], frozenset[str] | None]] = {}

    def about(self, course: Course) -> tuple[bool, tuple[Agreement, ...], frozenset[str] | None]:
        """Return whether only colleges teach `course`, its agreements, and who sends students under them.

        When one of the agreements does not say who, nobody is left out: None.
        """
        if course.id not in self._about:
            college = taught_by_colleges(self.graph, course)
            carried = {credit.agreement.id: credit.agreement for credit in self.graph.dual_credit(course)}
            agreements = self.graph.college_agreements(course) if college else tuple(carried.values())
            senders = [self.graph.resolve(one.sending) if one.sending else None for one in agreements]
            named = frozenset(sender.id for sender in senders if sender)
            self._about[course.id] = college, agreements, None if None in senders else named
        return self._about[course.id]


def _left_out(
    sides: _Sides, pathway: Pathway, planned: PlannedStep, course: Course, districts: list[Organization]
) -> Problems:
    college, agreements, senders = sides.about(course)
    if not agreements or senders is None:
        return
    organizations = sides.graph.catalog.organizations
    for district in districts:
        hosts = {offer.offering.by.id for offer in provisions(sides.graph, course, district)}
        if not college and not hosts:
            continue
        near = [district, *(host for name in hosts if (host := organizations.get(name)))]
        if all(
            senders.isdisjoint(family | bodies) for family, bodies in map(sides.graph.parents_and_memberships, near)
        ):
            names = join_words(name_of(agreement) for agreement in agreements)
            yield Problem(
                place=pathway.place(planned.step.pointer),
                title=f"No agreement covers {name_of(course)} for {name_of(district)}",
                what=f"{name_of(pathway)} is offered in {name_of(district)}. "
                f"That district is not part of the agreement for {name_of(course)}: {names}.",
                value=f"{course.id} {district.id}",
                related=tuple(Related(agreement.place("/sending"), "the other side") for agreement in agreements),
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
