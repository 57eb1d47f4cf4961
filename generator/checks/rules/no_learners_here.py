"""O509 no-learners-here.

A pathway is offered in the organizations whose learners can follow it. An employer has none: it hosts experiences,
and its people learn at a college or a body for adults. Either the pathway names the wrong organization, or the type
of the organization is wrong. Each such employer is one finding, however many pathways name it.
"""

from __future__ import annotations

from generator.checks.example_catalog import PATHWAY, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import counted, name_of
from generator.graph.college_credit import grouped
from generator.model.entities import Organization
from generator.model.status import available


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find employers in which pathways are offered."""
    named = grouped(
        (place.id, (place, pathway.place(reference.pointer)))
        for pathway in available(graph.catalog.pathways.values())
        for reference in pathway.offered_in
        if isinstance(place := graph.resolve(reference), Organization) and place.type == "employer"
    )
    for mentions in named.values():
        (employer, first), *more = mentions
        yield Problem(
            place=first,
            title=f"{name_of(employer)} is an employer and has no learners",
            what=f"{counted(len(mentions), 'pathway')} {'is' if not more else 'are'} offered in {name_of(employer)}. "
            "Its type is employer.",
            value=employer.id,
            related=(
                *(Related(place, "offered there too") for _, place in more),
                Related(employer.place("/type"), "its type"),
            ),
        )


RULE = GraphRule(
    code="O509",
    severity=Severity.WARNING,
    title="A pathway that is offered in an employer",
    meaning="Under `offered_in` stands an employer, which has no learners who could follow the pathway.",
    why="Students would look for their school on the page and find a company.",
    fix="Name the districts and colleges under `offered_in`, or correct the organization's `type`.",
    bad=changed(PATHWAY, ("offered_in: [aspen-ridge]", "offered_in: [aspen-ridge, high-peak-steel]")),
    check=check,
)
