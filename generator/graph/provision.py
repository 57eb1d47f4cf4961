"""Who provides a course to an organization's learners while they are in school, and how.

What is suspended or has ceased gives nothing. An organization provides what it, its parts, what it is a part of, and
bodies of which it is a member and their parts teach; what a host opens to one of these; what is online; and college
courses that an agreement opens to its learners.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.graph.catalog_graph import CatalogGraph
from generator.model.entities import Course, Offering, Organization
from generator.model.status import in_force


class ProvisionKind(StrEnum):
    """How learners of an organization come to a course."""

    OWN = "own"  # their own district or school teaches it
    MEMBER = "member"  # a BOCES or other body they are a member of teaches it
    HOST = "host"  # another school lets them enroll
    ONLINE = "online"  # anybody can take it online
    COLLEGE = "college"  # a college teaches it, under an agreement with them
    UNKNOWN = "unknown"  # nobody can read who teaches it, which another finding says


@dataclass(frozen=True, slots=True)
class Provision:
    """One offering by which learners of an organization can take a course; `agreement` is the id that allows it."""

    offering: Offering
    way: ProvisionKind
    agreement: str = ""


def provisions(
    graph: CatalogGraph, course: Course, organization: Organization, *, preparing: bool
) -> tuple[Provision, ...]:
    """Return every way in which learners of `organization` can take `course` while they are in school.

    An online offering that lists nobody in `open_to` is open to everybody. With `preparing`, what is still being
    prepared counts, too. Whether the course itself is in force is another question.
    """
    return tuple(_find(graph, course, organization, preparing))


def _find(graph: CatalogGraph, course: Course, organization: Organization, preparing: bool) -> Iterator[Provision]:
    around, offers = graph.around(organization, preparing), graph.offers(course)
    agreements = graph.college_credit.opened_to(course.id, around.above, preparing)
    for offer in offers.every if agreements else offers.near(around.all):
        provider = graph.catalog.organizations.get(offer.by)
        if provider is None:
            yield Provision(offer.offering, ProvisionKind.UNKNOWN)
        elif not in_force(provider, preparing):
            continue
        elif offer.by in around.family:
            yield Provision(offer.offering, ProvisionKind.OWN)
        elif offer.by in around.bodies:
            yield Provision(offer.offering, ProvisionKind.MEMBER)
        elif not offer.guests.isdisjoint(around.all):
            yield Provision(offer.offering, ProvisionKind.HOST)
        elif offer.offering.delivery == "online" and not offer.guests:
            yield Provision(offer.offering, ProvisionKind.ONLINE)
        else:
            for agreement in agreements:
                yield Provision(offer.offering, ProvisionKind.COLLEGE, agreement)
