"""Who provides a course to an organization's learners, and how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.graph.catalog_graph import CatalogGraph
from generator.model.entities import Course, Offering, Organization


class ProvisionKind(StrEnum):
    """How learners of an organization come to a course."""

    OWN = "own"  # their own district or school teaches it
    MEMBER = "member"  # a BOCES or other body they are a member of teaches it
    HOST = "host"  # another school lets them enroll
    ONLINE = "online"  # anybody can take it online
    COLLEGE = "college"  # a college teaches it, under an agreement with them


@dataclass(frozen=True, slots=True)
class Provision:
    """One offering by which learners of an organization can take a course; `agreement` is the id that allows it."""

    offering: Offering
    way: ProvisionKind
    agreement: str = ""


def provisions(graph: CatalogGraph, course: Course, organization: Organization) -> tuple[Provision, ...]:
    """Return every way in which learners of `organization` can take `course` while they are in school.

    Parts of an organization (a school of a district) share what the whole provides. An online offering that
    lists nobody in `open_to` is open to everybody.
    """
    family, bodies = graph.parents_and_memberships(organization)
    found = []
    for offering in graph.offerings(course):
        by = graph.meant(offering.by)
        guests = {graph.meant(reference) for reference in offering.open_to}
        if by in family:
            found.append(Provision(offering, ProvisionKind.OWN))
        elif by in bodies:
            found.append(Provision(offering, ProvisionKind.MEMBER))
        elif guests & family or guests & bodies:
            found.append(Provision(offering, ProvisionKind.HOST))
        elif offering.delivery == "online" and not guests:
            found.append(Provision(offering, ProvisionKind.ONLINE))
        else:
            agreements = graph.college_credit.opened_to(course.id, family)
            found.extend(Provision(offering, ProvisionKind.COLLEGE, agreement) for agreement in agreements)
    return tuple(found)
