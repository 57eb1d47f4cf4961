"""Who teaches what to whom, as far as rules about offerings and college credit have to know."""

from __future__ import annotations

from generator.graph.catalog_graph import CatalogGraph
from generator.graph.provision import provisions
from generator.model.catalog import Level
from generator.model.entities import Course, Organization
from generator.model.status import is_unavailable

POSTSECONDARY_TYPES = frozenset({"college", "adult-education", "boces", "workforce-center", "agency", "intermediary"})
"""Types of organization that teach learners who have left high school."""
_SCHOOLS = frozenset({"school-district", "school"})


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
    if known is None or is_unavailable(course):
        return True
    if level.kind == "grade" and organization.type not in _SCHOOLS:
        return True
    if level.kind != "grade" and any(by.type in POSTSECONDARY_TYPES for by in known):
        return True
    return bool(provisions(graph, course, organization))


def is_school(organization: Organization) -> bool:
    """Say whether `organization` is a district or a school."""
    return organization.type in _SCHOOLS
