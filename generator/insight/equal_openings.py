"""Which organizations see a plan alike, so that one answer does for all of them.

Two do when their learners come to every course of the plan in the same ways, when the same agreements carry credit
for them, and when neither of them provides anything in it itself. Whatever is asked of reach then has one answer for
both: five hundred districts that send their learners to the same school are one question.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.insight.availability import Availability
from generator.insight.numbered_plan import NumberedPlan
from generator.model.entities import Course, Credential, Entry, Experience, Organization
from generator.model.ids import Kind
from generator.model.status import is_developing


def equal_openings(
    supply: Availability, numbered: NumberedPlan, organizations: Iterable[Organization], entries: Iterable[Entry]
) -> tuple[tuple[Organization, ...], ...]:
    """Return `organizations` in groups of those that see the plan alike, each in their order, by their first ones.

    `entries` are those asked about: what they assume may count as a course of the plan.
    """
    organizations = tuple(organizations)
    if len(organizations) < 2:  # as with most plans
        return tuple((one,) for one in organizations)
    preparing, graph = is_developing(numbered.plan.pathway), supply.graph
    courses = {step.does.id: step.does for step in numbered.steps if isinstance(step.does, Course)}
    assumed = (graph.meant(one) for entry in entries for one in entry.assumes if one.kind is Kind.COURSE)
    senders = {
        pair.sender_id
        for course in {*courses, *assumed}
        for pairs in graph.college_credit.interchangeable(course, preparing).values()
        for pair in pairs
    }
    providing = {
        name
        for step in numbered.steps
        if isinstance(step.does, (Credential, Experience))
        for _, name in (supply.hosts(step.does) if isinstance(step.does, Experience) else supply.awarding(step.does))
    }
    for course in courses.values():
        providing.update(offer.by for offer in graph.offers(course).every)
    found: dict[tuple[object, ...], list[Organization]] = {}
    for organization in organizations:
        above = graph.around(organization, preparing).above
        ways = (id(supply.sources(course, organization, preparing)) for course in courses.values())
        own = organization.id if organization.id in providing else ""
        found.setdefault((own, above & senders, *ways), []).append(organization)
    return tuple(map(tuple, found.values()))
