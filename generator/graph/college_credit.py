"""Which courses count as which college courses under agreements, and which college courses agreements open.

Concurrent enrollment opens a college's courses to learners in school and carries their credit. Articulation and prior
learning carry credit for what the school itself teaches. Transfer is between colleges only. An agreement serves the
learners of its sending organization, of its parts and of its members, and speaks of the receiving one's own courses.
Each agreement is looked at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.graph.resolve import Resolver
from generator.model.catalog import Catalog
from generator.model.conditions import Reference
from generator.model.entities import Agreement, Course, CourseMatch, Entity, Organization
from generator.model.status import in_force

K = TypeVar("K")
V = TypeVar("V")
_OPENING = "concurrent-enrollment"
_SCHOOL_CREDIT = (_OPENING, "articulation", "prior-learning")
_BETWEEN_COLLEGES = "transfer"


@dataclass(frozen=True, slots=True)
class DualCredit:
    """One pair of courses of an agreement, and what is meant by both and by the agreement's sending side.

    An id is empty when nothing is named or what is named means nothing; a course that could not be read is None.
    `opens` says that high-school learners can take the college course, `carries` that they earn its credit. Where
    neither holds, the agreement is not in force, of another type, or with another college. `active` says that
    nothing of it is still being prepared.
    """

    agreement: Agreement
    match: CourseMatch
    sender_id: str
    course_id: str
    college_course_id: str
    course: Course | None
    college_course: Course | None
    opens: bool
    carries: bool
    active: bool

    @property
    def counts(self) -> bool:
        """Say whether one course counts as another one here."""
        return self.carries and bool(self.course_id and self.college_course_id) and not self.is_one_course

    @property
    def is_one_course(self) -> bool:
        """Say whether the pair is a college's own course, taken while in school."""
        return self.course_id == self.college_course_id

    def serves(self, above: frozenset[str]) -> bool:
        """Say whether this serves learners of an organization that belongs to those `above`.

        Whoever takes a course at a college is its learner, so a transfer agreement serves everybody.
        """
        return self.sender_id in above or self.agreement.type == _BETWEEN_COLLEGES


@dataclass(frozen=True, slots=True)
class CollegeCredit:
    """The pairs of courses that a catalog's agreements list, in the order of the agreements' ids.

    `by_agreement` has all of them; the others have what gives something. `by_course` has by course the pairs that
    carry credit. `taken` are by college course the agreements that open it, each once; `opened` are by college course
    and sending organization the pairs that do. `equivalents` are by course, on either side, the pairs in which it
    counts as another one or another one as it. `stand_ins` are by college course the courses that count as it,
    `counts_as` the other way round, both sorted.
    """

    by_agreement: Mapping[str, tuple[DualCredit, ...]]
    by_course: Mapping[str, tuple[DualCredit, ...]]
    taken: Mapping[str, tuple[Agreement, ...]]
    opened: Mapping[tuple[str, str], tuple[DualCredit, ...]]
    equivalents: Mapping[str, tuple[DualCredit, ...]]
    stand_ins: Mapping[str, tuple[str, ...]]
    counts_as: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, catalog: Catalog, resolver: Resolver) -> CollegeCredit:
        """Return what the agreements of `catalog` say."""
        pairs = tuple(_pairs(catalog, resolver))
        opening = {
            (pair.college_course_id, pair.sender_id, pair.agreement.id): pair
            for pair in pairs
            if pair.opens and pair.college_course_id
        }
        counting = [pair for pair in pairs if pair.counts]
        alike = sorted({(pair.college_course_id, pair.course_id) for pair in counting})
        return cls(
            grouped((pair.agreement.id, pair) for pair in pairs),
            grouped((pair.course_id, pair) for pair in pairs if pair.carries),
            grouped((course, pair.agreement) for (course, _, _), pair in opening.items()),
            grouped(((course, sender), pair) for (course, sender, _), pair in opening.items()),
            grouped((side, pair) for pair in counting for side in (pair.course_id, pair.college_course_id)),
            grouped(alike),
            grouped((course, college_course) for college_course, course in alike),
        )

    def opened_to(self, course_id: str, senders: frozenset[str], preparing: bool) -> list[str]:
        """Return the ids of the agreements by which students of `senders` can take a college's course, sorted."""
        if course_id not in self.taken:
            return []
        pairs = (pair for sender in senders for pair in self.opened.get((course_id, sender), ()))
        return sorted(pair.agreement.id for pair in pairs if preparing or pair.active)

    def interchangeable(self, course_id: str, preparing: bool) -> dict[str, list[DualCredit]]:
        """Return by course the pairs under which that course and `course_id` do for each other."""
        found: dict[str, list[DualCredit]] = {}
        for pair in self.equivalents.get(course_id, ()):
            if preparing or pair.active:
                other = pair.college_course_id if pair.course_id == course_id else pair.course_id
                found.setdefault(other, []).append(pair)
        return dict(sorted(found.items()))


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Return by key the values that are paired with it, in their order."""
    found: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def _pairs(catalog: Catalog, resolver: Resolver) -> Iterator[DualCredit]:
    def meant(reference: Reference | None) -> tuple[str, Entity | None]:
        target = resolver.resolve(reference) if reference else None
        return (target.id, target.entity) if target else ("", None)

    for agreement in catalog.agreements.values():
        sides = _Sides(agreement, *meant(agreement.sending), *meant(agreement.receiving))
        for match in agreement.courses:
            course_id, course = meant(match.course)
            college_course_id, college_course = meant(match.college_course)
            taken = course if isinstance(course, Course) else None
            counted = college_course if isinstance(college_course, Course) else None
            names = (sides.sender_id, course_id, college_course_id)
            yield DualCredit(
                agreement, match, *names, taken, counted, *sides.effect(catalog, resolver, taken, counted)
            )


@dataclass(frozen=True, slots=True)
class _Sides:
    """An agreement between two organizations, by id, and as far as they could be read."""

    agreement: Agreement
    sender_id: str
    sender: Entity | None
    receiver_id: str
    receiver: Entity | None

    def effect(
        self, catalog: Catalog, resolver: Resolver, course: Course | None, college_course: Course | None
    ) -> tuple[bool, bool, bool]:
        """Return whether the agreement opens the college course, carries its credit, and is all active."""
        involved = [one for one in (self.agreement, self.receiver, course, college_course) if one is not None]
        owned = college_course is None or _is_within(catalog, resolver, college_course.owner, self.receiver_id)
        if not owned or not all(in_force(one, preparing=True) for one in involved):
            return False, False, False
        active = all(in_force(one, preparing=False) for one in involved)
        carries = self.agreement.type in _SCHOOL_CREDIT or (
            self.agreement.type == _BETWEEN_COLLEGES
            and all(
                isinstance(side, Organization) and side.type == "college" for side in (self.sender, self.receiver)
            )
            and course is not None
            and _is_within(catalog, resolver, course.owner, self.sender_id)
        )
        return self.agreement.type == _OPENING, carries, active


def _is_within(catalog: Catalog, resolver: Resolver, part: str, whole: str) -> bool:
    """Say whether the organization `part` is `whole` or a part of it, at any depth."""
    seen: set[str] = set()
    here: str | None = part
    while here and here != whole and here not in seen:
        seen.add(here)
        known = catalog.organizations.get(here)
        here = resolver.meant(known.part_of) if known and known.part_of else None
    return here == whole
