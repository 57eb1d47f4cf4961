"""Prerequisites that others imply already (rule S305)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.graph.catalog_graph import CatalogGraph
from generator.model.conditions import Condition, Reference


def redundant_prerequisites(graph: CatalogGraph, course_id: str) -> tuple[Reference, ...]:
    """Return the prerequisites of a course that the rest of them imply already.

    Only prerequisites asked for without alternatives count. Two that imply each other (a circle) imply nothing.
    """
    return Implications(graph).redundant(course_id)


def redundant_in(graph: CatalogGraph, courses: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the pairs of a redundant prerequisite and the course, among `courses`, that asks for it."""
    implications = Implications(graph)
    return tuple((implications.id(one), course) for course in courses for one in implications.redundant(course))


class Implications:
    """What must have been finished once a course is: remembers each answer.

    A condition implies what it cannot hold without: with "at least n of m parts", what more than m - n parts imply.
    So nothing becomes redundant because one of several alternatives implies it.
    """

    def __init__(self, graph: CatalogGraph) -> None:
        self._graph = graph
        self._implied: dict[str, frozenset[str]] = {}

    def id(self, reference: Reference) -> str:
        """Return the id of what `reference` means."""
        target = self._graph.target(reference)
        return target.id if target else reference.id

    def redundant(self, course_id: str) -> tuple[Reference, ...]:
        """Return the prerequisites of the course that the rest of them imply."""
        course = self._graph.catalog.courses.get(course_id)
        if course is None or not course.prerequisites.wants_all:
            return ()
        self.implied(course_id)  # so that what each prerequisite implies is known below
        parts = course.prerequisites.parts
        found = []
        for place, part in enumerate(parts):
            rest = parts[:place] + parts[place + 1 :]
            if isinstance(part, Reference) and self.id(part) in self._beyond(rest, len(rest)) - {course_id}:
                found.append(part)
        return tuple(found)

    def _beyond(self, parts: tuple[Reference | Condition, ...], count: int) -> frozenset[str]:
        """Return what `count` of `parts` imply beyond the courses they name themselves, and these in inner parts."""
        sets = [self.implied(self.id(part)) if isinstance(part, Reference) else self._all(part) for part in parts]
        return _common(sets, count)

    def _all(self, condition: Condition) -> frozenset[str]:
        sets = [
            self._implied.get(self.id(part), frozenset()) | {self.id(part)}
            if isinstance(part, Reference)
            else self._all(part)
            for part in condition.parts
        ]
        return _common(sets, condition.count)

    def implied(self, course_id: str) -> frozenset[str]:
        """Return the courses that must be finished before `course_id`."""
        waiting, begun = [course_id], set[str]()
        while waiting:
            here = waiting[-1]
            condition = self._condition(here)
            if here in self._implied:
                waiting.pop()
            elif here in begun:
                self._implied[here] = self._all(condition)
            else:
                # Whatever is begun but not known when it is asked for lies on a circle, which implies nothing.
                begun.add(here)
                waiting.extend(one for part in condition.references() if (one := self.id(part)) not in begun)
        return self._implied[course_id]

    def _condition(self, course_id: str) -> Condition:
        course = self._graph.catalog.courses.get(course_id)
        return course.prerequisites if course else Condition.nothing()


def _common(sets: list[frozenset[str]], count: int) -> frozenset[str]:
    """Return what is in so many of `sets` that no `count` of them can do without it."""
    if count == len(sets):
        return frozenset().union(*sets)
    numbers = Counter(one for each in sets for one in each)
    return frozenset(one for one, number in numbers.items() if number > len(sets) - count)
