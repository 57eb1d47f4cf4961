"""Which courses of a plan learners of an organization cannot take, as rules about offerings and agreements ask.

Whether somebody provides a course is asked of `Availability` alone, as `reach` does.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.catalog_graph import CatalogGraph
from generator.graph.plan import PlannedStep
from generator.insight.availability import Availability
from generator.insight.plans import steps_at
from generator.model.catalog import Level
from generator.model.entities import Course, Organization, Pathway
from generator.model.status import is_developing


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


def is_school(organization: Organization) -> bool:
    """Say whether `organization` is a district or a school."""
    return organization.type in ("school-district", "school")
