"""What each district can offer alone and what only with others, and what a course or two would open.

Alone means that nobody teaches but the organization itself, its parts and what it is a part of, and that no agreement
opens a seat or carries credit; those who host and award are left as they are.

What more courses would open is asked of reach: they are added to those that the organization teaches, and the pathway
to those that its learners can follow. A large region has too many such questions; the likeliest are asked: pathways
that lack a course or two in school, and of these so many. How many were looked at and asked is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.graph.catalog_graph import CatalogGraph
from generator.graph.plan import build_plan
from generator.insight.availability import Availability
from generator.insight.numbered_plan import Thing
from generator.insight.plans import is_exploration, open_pathways
from generator.insight.reach import ReachCalculator
from generator.model.conditions import Reference
from generator.model.entities import Course, Credential, Offering, Organization, Pathway
from generator.model.ids import Kind
from generator.model.levels import GRADE, entries_of
from generator.model.status import available, is_developing

MOST_LOOKED_AT = 2000
"""So many pairs of an organization and a pathway are looked at."""
MOST_ASKED = 40
"""So many questions of what more courses would open are asked of reach."""
FEW = 2
"""So many courses a district may begin to teach for a pathway."""


@dataclass(frozen=True, slots=True)
class SharedPathway:
    """One pathway for learners of one organization: exits they reach, those of them they would reach with nobody else
    teaching, and who else teaches its courses to them.
    """

    pathway: Pathway
    exits: int
    alone: int
    partners: tuple[Organization, ...]


SharedAnswers = dict[tuple[str, str, frozenset[Thing]], tuple[int, int]]
"""The exits of a pathway, in all and alone, by who sees its plan alike and what is lost where nobody else teaches."""


@dataclass(frozen=True, slots=True)
class MoreCourses:
    """What opens if `organization` taught `courses` as well: exits by pathway that its learners would newly reach."""

    organization: Organization
    courses: tuple[Course, ...]
    opens: tuple[tuple[Pathway, tuple[Credential, ...]], ...]


@dataclass(frozen=True, slots=True)
class CourseQuestions:
    """Answers, most opened first; how many pairs were looked at of how many, and questions asked of how many."""

    answers: tuple[MoreCourses, ...]
    looked_at: int
    pairs: int
    asked: int
    questions: int


def shared_pathways(
    reacher: ReachCalculator, organization: Organization, known: SharedAnswers
) -> tuple[SharedPathway, ...]:
    """Return the pathways that learners of `organization` can follow, sorted by id, with what others add.

    `known` keeps answers for organizations that see a plan alike, and lose the same where nobody else teaches.
    """
    return tuple(
        _shared(reacher, pathway, organization, known)
        for pathway in available(reacher.graph.offered_in(organization))
    )


def more_courses(graph: CatalogGraph) -> CourseQuestions:
    """Return what a course or two would open in districts and schools, as far as it is asked."""
    districts = [
        one for one in available(graph.catalog.organizations.values()) if one.type in ("school-district", "school")
    ]
    pathways = [one for one in open_pathways(graph) if not is_exploration(one)]
    pairs = [
        (district, pathway)
        for pathway in pathways
        for offering in [{one.id for one in graph.organizations_of(pathway)}]
        for district in districts
        if district.id not in offering
    ]
    supply, found = Availability(graph), defaultdict[tuple[str, tuple[str, ...]], list[Pathway]](list)
    for district, pathway in pairs[:MOST_LOOKED_AT]:
        lacking = _lacking(supply, pathway, district)
        if 0 < len(lacking) <= FEW:
            found[district.id, tuple(lacking)].append(pathway)
    likeliest = sorted(found, key=lambda key: (-len(found[key]), key))[:MOST_ASKED]
    answers = [_answer(graph, *key, found[key]) for key in likeliest]
    opening = sorted(
        (one for one in answers if one.opens),
        key=lambda one: (
            -sum(len(exits) for _, exits in one.opens),
            one.organization.id,
            [course.id for course in one.courses],
        ),
    )
    return CourseQuestions(tuple(opening), min(len(pairs), MOST_LOOKED_AT), len(pairs), len(likeliest), len(found))


def _shared(
    reacher: ReachCalculator, pathway: Pathway, organization: Organization, known: SharedAnswers
) -> SharedPathway:
    graph, preparing = reacher.graph, is_developing(pathway)
    family = graph.around(organization, preparing).family
    partners: dict[str, Organization] = {}
    gone: set[Thing] = set()
    for planned, course in graph.plans[pathway.id].doing(Course):
        for source in reacher.supply.sources(course, organization, preparing):
            teacher = graph.catalog.organizations.get(source.by)
            if teacher is not None and teacher.id not in family:
                gone.add((Kind.ORGANIZATION, teacher.id))
                if planned.level is not None and source.is_open_at(planned.level, planned):
                    partners[teacher.id] = teacher
    gone |= {thing for thing in reacher.openings(pathway, organization).uses if thing[0] is Kind.AGREEMENT}
    key = (pathway.id, reacher.first_alike(pathway, organization).id, frozenset(gone))
    if key not in known:
        known[key] = _exits_alone(reacher, pathway, organization, gone)
    return SharedPathway(pathway, *known[key], tuple(partners[one] for one in sorted(partners)))


def _exits_alone(
    reacher: ReachCalculator, pathway: Pathway, organization: Organization, gone: set[Thing]
) -> tuple[int, int]:
    """Return how many exits learners of `organization` reach, and how many of them without what is `gone`."""
    exits, reached, alone = reacher.ends(pathway).exits, set[int](), set[int]()
    for entry in entries_of(pathway, reacher.graph.catalog.settings):
        here = {
            exit_
            for exit_ in exits
            if reacher.learner_times(pathway, organization, entry).finished(exit_) is not None
        }
        reached |= here
        if gone and here:
            finished = reacher.times_without(pathway, organization, entry, tuple(sorted(gone))).finished
            here = {exit_ for exit_ in here if finished[exit_] is not None}
        alone |= here
    return len(reached), len(alone)


def _lacking(supply: Availability, pathway: Pathway, organization: Organization) -> list[str]:
    """Return the courses in school that everybody takes and nobody teaches to learners of `organization`."""
    preparing = is_developing(pathway)
    return [
        course.id
        for planned, course in supply.graph.plans[pathway.id].doing(Course)
        if planned.level is not None
        and planned.level.kind == GRADE
        and planned.choice is None
        and planned.step.role != "elective"
        and not any(one.in_school for one in supply.sources(course, organization, preparing))
    ]


def _answer(
    graph: CatalogGraph, organization_id: str, course_ids: tuple[str, ...], pathways: list[Pathway]
) -> MoreCourses:
    organization = graph.catalog.organizations[organization_id]
    courses = tuple(graph.catalog.courses[one] for one in course_ids)
    by = Reference(organization_id, (Kind.ORGANIZATION,), "")
    joined = [replace(one, offered_in=(*one.offered_in, by)) for one in pathways]
    plans = {
        one.id: build_plan(one, graph.catalog, graph.resolver, graph.college_credit, graph.organizations)
        for one in joined
    }
    after = before = replace(graph, plans={**graph.plans, **plans})
    for course in courses:
        after = after.with_offering(course, Offering(by=by, terms=(), times=(), open_to=()))
    opens = []
    for pathway, original in zip(joined, pathways, strict=True):
        had = set(_exits(ReachCalculator(before), pathway, organization))
        new = [one for one in _exits(ReachCalculator(after), pathway, organization) if one not in had]
        credentials = [plans[pathway.id].steps[step].does for step in new]
        gained = tuple(one for one in credentials if isinstance(one, Credential))
        if gained:
            opens.append((original, gained))
    return MoreCourses(organization, courses, tuple(opens))


def _exits(reacher: ReachCalculator, pathway: Pathway, organization: Organization) -> Iterator[str]:
    """Yield the exits that learners of `organization` reach from any entry, by the ids of their steps, in order."""
    numbered = reacher.compiled(pathway).numbered
    entries = entries_of(pathway, reacher.graph.catalog.settings)
    for exit_ in reacher.ends(pathway).exits:
        learners = (reacher.learner_times(pathway, organization, entry) for entry in entries)
        if any(learner.finished(exit_) is not None for learner in learners):
            yield numbered.ids[exit_]
