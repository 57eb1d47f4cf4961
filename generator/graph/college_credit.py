"""College credit under agreements, by course: each agreement is looked at once, however many plans ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.graph.resolve import Resolver
from generator.model.catalog import Catalog
from generator.model.entities import Agreement, CourseMatch


@dataclass(frozen=True, slots=True)
class DualCredit:
    """College credit that a course carries under an agreement."""

    agreement: Agreement
    match: CourseMatch


@dataclass(frozen=True, slots=True)
class CollegeCredit:
    """What all agreements of a catalog say of courses, by the ids of these.

    `carried` is the college credit of high-school courses; `taken` are the agreements that open a college course,
    each once; `opened` are the ids of these by the organization that sends students.
    """

    carried: Mapping[str, tuple[DualCredit, ...]]
    taken: Mapping[str, tuple[Agreement, ...]]
    opened: Mapping[str, Mapping[str, tuple[str, ...]]]

    @classmethod
    def of(cls, catalog: Catalog, resolver: Resolver) -> CollegeCredit:
        """Return what the agreements of `catalog` say, in the order of their ids."""
        carried: dict[str, list[DualCredit]] = {}
        taken: dict[str, dict[str, Agreement]] = {}
        opened: dict[str, dict[str, dict[str, None]]] = {}
        for agreement in catalog.agreements.values():
            sender = resolver.meant(agreement.sending) if agreement.sending else ""
            for match in agreement.courses:
                course = resolver.resolve(match.course) if match.course else None
                college_course = resolver.resolve(match.college_course) if match.college_course else None
                if course and course.entity:
                    carried.setdefault(course.id, []).append(DualCredit(agreement, match))
                if college_course and college_course.entity:
                    taken.setdefault(college_course.id, {})[agreement.id] = agreement
                    opened.setdefault(college_course.id, {}).setdefault(sender, {})[agreement.id] = None
        return cls(
            {course: tuple(found) for course, found in carried.items()},
            {course: tuple(found.values()) for course, found in taken.items()},
            {course: {one: tuple(found) for one, found in each.items()} for course, each in opened.items()},
        )

    def opened_to(self, course_id: str, senders: frozenset[str]) -> list[str]:
        """Return the ids of the agreements by which students of `senders` can take a college's course, sorted."""
        by_sender = self.opened.get(course_id, {})
        return sorted(agreement for sender in senders for agreement in by_sender.get(sender, ()))
