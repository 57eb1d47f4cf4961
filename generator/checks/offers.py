"""Which courses of a plan learners of an organization cannot take, as rules about offerings and agreements ask.

Whether somebody provides a course is asked of `Availability` alone, as `reach` does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from generator.checks.wording import join_words, name_of
from generator.graph.catalog_graph import CatalogGraph
from generator.graph.plan import PlannedStep
from generator.insight.availability import Availability
from generator.insight.plans import steps_at
from generator.model.catalog import Level
from generator.model.entities import Course, Organization, Pathway
from generator.model.findings import Cause
from generator.model.places import Place
from generator.model.status import is_developing

_MOST_NAMED = 3


def not_provided(
    supply: Availability, pathway: Pathway, organization: Organization
) -> Iterator[tuple[PlannedStep, Course, Level]]:
    """Yield the courses of the plan that nobody provides to learners of `organization` where the plan puts them.

    Courses that are not in force themselves are left out.
    """
    preparing = is_developing(pathway)
    for planned, level in steps_at(supply.graph, pathway):
        course = planned.does
        if not isinstance(course, Course) or supply.is_closed(planned, preparing):
            continue
        if not supply.is_provided(planned, level, organization, preparing):
            yield planned, course, level


def needs_agreement(graph: CatalogGraph, course: Course, level: Level) -> bool:
    """Say whether `course` is one for whose seats at `level` learners in school need an agreement.

    Only colleges teach it, and they open it to no school by name.
    """
    if level.kind != "grade" or not taught_by_colleges(graph, course):
        return False
    return bool(graph.college_agreements(course)) or not any(offer.open_to for offer in graph.offerings(course))


def taught_by_colleges(graph: CatalogGraph, course: Course) -> bool:
    """Say whether only colleges teach `course`; no where one of its teachers is not known."""
    teachers = [graph.resolve(offering.by) for offering in graph.offerings(course)]
    return all(isinstance(by, Organization) and by.type == "college" for by in teachers)


def no_agreement(
    graph: CatalogGraph, course: Course, lacking: Collection[Organization], note: str, place: Place | None = None
) -> Cause:
    """Return that organizations have no agreement with the college of `course`, as the cause of several findings.

    `lacking` are these organizations. It is the same for every plan and every course of that college.
    """
    college = graph.catalog.organizations.get(course.owner)
    ids = [one.id for one in lacking]
    schools = join_words(map(name_of, lacking))
    at = name_of(college) if college else course.owner
    each = " or ".join(f"`sending: {name}`" for name in ids[:_MOST_NAMED])
    return Cause(
        no_agreement_key(course, ids),
        f"No agreement opens courses of {at} to students of {schools}, in {{places}}",
        f"In {{places}}, plans put college courses of {at} in a grade. "
        f"No agreement opens these to students of {schools}.",
        f"Add an agreement with {each} and `receiving: {course.owner}` that names the courses. "
        "Otherwise move the steps to a college level, or remove those organizations from `offered_in`.",
        place,
        note,
        of_any_rule=True,
    )


def no_agreement_key(course: Course, lacking: Iterable[str]) -> str:
    """Return the key of that cause."""
    return f"no agreement with {course.owner} of {' '.join(sorted(lacking))}"


def where_offered(graph: CatalogGraph, pathway: Pathway, organization: Organization) -> Place | None:
    """Return the place in which `pathway` says that it is offered in `organization`."""
    at = (one for one in pathway.offered_in if graph.meant(one) == organization.id)
    return next((pathway.place(one.pointer) for one in at), None)


def is_school(organization: Organization) -> bool:
    """Say whether `organization` is a district or a school."""
    return organization.type in ("school-district", "school")
