"""Which courses count as which college courses under agreements: each agreement is looked at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.graph.resolve import Resolver
from generator.model.catalog import Catalog
from generator.model.conditions import Reference
from generator.model.entities import Agreement, Course, CourseMatch

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class DualCredit:
    """One pair of courses of an agreement, and what is meant by both and by the agreement's sending side.

    An id is empty when nothing is named or what is named means nothing; a course that could not be read is None.
    """

    agreement: Agreement
    match: CourseMatch
    sender_id: str
    course_id: str
    college_course_id: str
    course: Course | None
    college_course: Course | None


@dataclass(frozen=True, slots=True)
class CollegeCredit:
    """The pairs of courses that a catalog's agreements list, in the order of the agreements' ids.

    They are kept by the ids of their agreements and of their high-school courses. `taken` are by college course the
    agreements that open it, each once; `opened` are the ids of these by college course and sending organization.
    `stand_ins` are by college course the courses that count as it, `counts_as` the other way round, both sorted.
    """

    by_agreement: Mapping[str, tuple[DualCredit, ...]]
    by_course: Mapping[str, tuple[DualCredit, ...]]
    taken: Mapping[str, tuple[Agreement, ...]]
    opened: Mapping[tuple[str, str], tuple[str, ...]]
    stand_ins: Mapping[str, tuple[str, ...]]
    counts_as: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, catalog: Catalog, resolver: Resolver) -> CollegeCredit:
        """Return what the agreements of `catalog` say."""
        pairs = tuple(_pairs(catalog, resolver))
        opening = {(pair.college_course_id, pair.sender_id, pair.agreement.id): pair.agreement for pair in pairs}
        alike = sorted(
            {
                (pair.college_course_id, pair.course_id)
                for pair in pairs
                if pair.course_id and pair.college_course_id and pair.course_id != pair.college_course_id
            }
        )
        return cls(
            grouped((pair.agreement.id, pair) for pair in pairs),
            grouped((pair.course_id, pair) for pair in pairs),
            grouped((course, agreement) for (course, _, _), agreement in opening.items()),
            grouped(((course, sender), agreement) for course, sender, agreement in opening),
            grouped(alike),
            grouped((course, college_course) for college_course, course in alike),
        )

    def opened_to(self, course_id: str, senders: frozenset[str]) -> list[str]:
        """Return the ids of the agreements by which students of `senders` can take a college's course, sorted."""
        return sorted(one for sender in senders for one in self.opened.get((course_id, sender), ()))


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Return by key the values that are paired with it, in their order."""
    found: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def _pairs(catalog: Catalog, resolver: Resolver) -> Iterator[DualCredit]:
    def meant(reference: Reference | None) -> tuple[str, Course | None]:
        target = resolver.resolve(reference) if reference else None
        entity = target.entity if target else None
        return target.id if target else "", entity if isinstance(entity, Course) else None

    for agreement in catalog.agreements.values():
        sender = resolver.meant(agreement.sending) if agreement.sending else ""
        for match in agreement.courses:
            course_id, course = meant(match.course)
            college_course_id, college_course = meant(match.college_course)
            yield DualCredit(agreement, match, sender, course_id, college_course_id, course, college_course)
