"""Who teaches what to whom, as far as rules about offerings and college credit have to know."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.mentions import GONE
from generator.graph.catalog_graph import CatalogGraph
from generator.graph.provision import provisions
from generator.model.catalog import Level
from generator.model.entities import Course, Organization, Pathway

AFTER_SCHOOL = frozenset({"college", "adult-education", "boces", "workforce-center", "agency", "intermediary"})
"""Types of organization that teach learners who have left high school."""
_SCHOOLS = frozenset({"school-district", "school"})


def learners_of(graph: CatalogGraph, pathway: Pathway) -> tuple[Organization, ...]:
    """Return the organizations in which `pathway` is offered, as far as they could be read."""
    return graph.resolve_all(pathway.offered_in, Organization)


def teachers(graph: CatalogGraph, course: Course) -> tuple[Organization, ...] | None:
    """Return who teaches `course`; None when one of them is not known, so that nothing can be said."""
    found = [graph.resolve(offering.by) for offering in graph.offerings(course)]
    known = tuple(by for by in found if isinstance(by, Organization))
    return known if len(known) == len(found) else None


def taught_by_colleges(graph: CatalogGraph, course: Course) -> bool:
    """Say whether only colleges teach `course`."""
    known = teachers(graph, course)
    return bool(known) and all(by.type == "college" for by in known or ())


def is_provided(graph: CatalogGraph, course: Course, organization: Organization, level: Level) -> bool:
    """Say whether learners of `organization` can take `course` at `level`; yes where nobody can know."""
    known = teachers(graph, course)
    if known is None or course.status in GONE:
        return True
    if level.kind == "grade" and organization.type not in _SCHOOLS:
        return True
    if level.kind != "grade" and any(by.type in AFTER_SCHOOL for by in known):
        return True
    return bool(provisions(graph, course, organization))


def is_school(organization: Organization) -> bool:
    """Say whether `organization` is a district or a school."""
    return organization.type in _SCHOOLS


def circle_of(graph: CatalogGraph, organization: Organization) -> Iterator[str]:
    """Yield the ids of `organization`, of what it is part of, and of the bodies that they are members of."""
    here: Organization | None = organization
    seen: set[str] = set()
    while here is not None and here.id not in seen:
        seen.add(here.id)
        yield here.id
        for body in graph.resolve_all(here.member_of, Organization):
            yield body.id
        parent = graph.resolve(here.part_of) if here.part_of else None
        here = parent if isinstance(parent, Organization) else None
