"""Who provides a course to an organization's learners, and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.graph.catalog_graph import CatalogGraph
from generator.model.entities import Course, Offering, Organization


class Way(StrEnum):
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
    way: Way
    agreement: str = ""


def provisions(graph: CatalogGraph, course: Course, organization: Organization) -> tuple[Provision, ...]:
    """Return every way in which learners of `organization` can take `course` while they are in school.

    Parts of an organization (a school of a district) share what the whole provides. An online offering that
    lists nobody in `open_to` is open to everybody.
    """
    family = _family(graph, organization)
    bodies = {body for member in family for body in _memberships(graph, member)}
    found = []
    for offering in graph.offerings(course):
        by = graph.meant(offering.by)
        guests = {graph.meant(reference) for reference in offering.open_to}
        if by in family:
            found.append(Provision(offering, Way.OWN))
        elif by in bodies:
            found.append(Provision(offering, Way.MEMBER))
        elif guests & family or guests & bodies:
            found.append(Provision(offering, Way.HOST))
        elif offering.delivery == "online" and not guests:
            found.append(Provision(offering, Way.ONLINE))
        else:
            agreements = graph.college_credit.opened_to(course.id, family)
            found.extend(Provision(offering, Way.COLLEGE, agreement) for agreement in agreements)
    return tuple(found)


def _family(graph: CatalogGraph, organization: Organization) -> frozenset[str]:
    """Return `organization` and everything it is a part of."""
    found: set[str] = set()
    here: Organization | None = organization
    while here is not None and here.id not in found:
        found.add(here.id)
        parent = graph.resolve(here.part_of) if here.part_of else None
        here = parent if isinstance(parent, Organization) else None
    return frozenset(found)


def _memberships(graph: CatalogGraph, organization_id: str) -> Iterator[str]:
    organization = graph.catalog.organizations.get(organization_id)
    if organization:
        for reference in organization.member_of:
            target = graph.target(reference)
            if target:
                yield target.id
