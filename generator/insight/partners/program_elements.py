"""What the law asks of a program of study and of a career pathway, found in the catalog itself.

Two texts side by side: the definition of a program of study in Perkins V, section 3(41) (20 U.S.C. 2302(41)), whose
elements are lettered (A) to (F), and the components of a career pathway in Colorado, C.R.S. 23-60-1003 (2), which
section 23-60-109 extends to every career pathway. An element is shown by steps, entities or both; that a course meets
a state's academic standards is for the state to say, so the element is shown by the courses that could.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from generator.graph.catalog_graph import CatalogGraph
from generator.insight.components import Component, Evidence, components, evidence_for
from generator.insight.plans import POSTSECONDARY, entry_levels, steps_at
from generator.model.entities import Competency, Course, Credential, Pathway
from generator.model.ids import Kind
from generator.model.levels import ADULT, COLLEGE, GRADE

ACADEMIC = ("english", "math", "science", "social-studies")
"""Subjects with academic standards in every state."""
SEVERAL = 2
"""Entry and exit points are multiple, and assessments at multiple points, when there are so many."""


class Element(StrEnum):
    """One element of either law."""

    ACADEMIC = "academic courses"
    TECHNICAL = "technical and employability skills"
    INDUSTRY = "alignment with industry"
    EMPLOYERS = "employers in a partnership"
    SPECIFICITY = "progress in specificity"
    BOTH_LEVELS = "secondary and postsecondary"
    ENTRIES_AND_EXITS = "multiple entry and exit points"
    CREDENTIAL = "recognized postsecondary credential"
    STACKABLE = "stackable credentials"
    COLLEGE_CREDIT = "postsecondary credit"
    ALL_AGES = "learners of all ages"
    ASSESSMENTS = "skill assessments at multiple points"
    COUNSELING = "counseling"
    SUPPORTS = "supports"


PERKINS: Mapping[Element, str] = MappingProxyType(
    {
        Element.ACADEMIC: "(A)",
        Element.TECHNICAL: "(B)",
        Element.INDUSTRY: "(C)",
        Element.SPECIFICITY: "(D)",
        Element.ENTRIES_AND_EXITS: "(E)",
        Element.CREDENTIAL: "(F)",
        Element.BOTH_LEVELS: "",
    }
)
"""The elements that Perkins V, section 3(41) asks for, each with its letter; "" for the words before the letters."""
COLORADO: Mapping[Element, str] = MappingProxyType(
    {
        Element.STACKABLE: "",
        Element.ENTRIES_AND_EXITS: "",
        Element.ALL_AGES: "",
        Element.EMPLOYERS: "(a)",
        Element.INDUSTRY: "(a)",
        Element.BOTH_LEVELS: "(b)",
        Element.COLLEGE_CREDIT: "(b)",
        Element.CREDENTIAL: "(b)",
        Element.ASSESSMENTS: "(c)",
        Element.COUNSELING: "",
        Element.SUPPORTS: "",
    }
)
"""The elements that C.R.S. 23-60-1003 (2) asks for, with the letter of its list where they stand in it."""


@dataclass(frozen=True, slots=True)
class ElementResult:
    """An element of one pathway, with what shows it in the order of the plan; nothing when nothing does."""

    element: Element
    evidence: tuple[Evidence, ...]


def program_elements(graph: CatalogGraph, pathway: Pathway) -> tuple[ElementResult, ...]:
    """Return the elements of both laws, each with what shows it in `pathway`."""
    shown = {one.component: one.evidence for one in components(graph, pathway)}
    found: Mapping[Element, Iterable[Evidence]] = {
        Element.ACADEMIC: _academic(graph, pathway),
        Element.TECHNICAL: _both(shown[Component.COURSES], shown[Component.WORK_BASED]),
        Element.INDUSTRY: shown[Component.LABOR_MARKET],
        Element.EMPLOYERS: _employers(graph, pathway),
        Element.SPECIFICITY: shown[Component.COURSES],
        Element.BOTH_LEVELS: _both(_first_course(graph, pathway, GRADE), _first_course(graph, pathway, COLLEGE)),
        Element.ENTRIES_AND_EXITS: _entries_and_exits(graph, pathway),
        Element.CREDENTIAL: (
            evidence_for(credential) for credential in _exits(graph, pathway) if credential.type in POSTSECONDARY
        ),
        Element.STACKABLE: _stackable(graph, pathway),
        Element.COLLEGE_CREDIT: shown[Component.EARLY_COLLEGE],
        Element.ALL_AGES: _both(_first_step(graph, pathway, GRADE), _first_step(graph, pathway, ADULT)),
        Element.ASSESSMENTS: _assessments(graph, pathway),
        Element.COUNSELING: shown[Component.ADVISING],
        Element.SUPPORTS: shown[Component.EQUITY],
    }
    return tuple(ElementResult(element, tuple(dict.fromkeys(found[element]))) for element in Element)


def _both(one: Iterable[Evidence], other: Iterable[Evidence]) -> tuple[Evidence, ...]:
    first, second = tuple(one), tuple(other)
    return (*first, *second) if first and second else ()


def _academic(graph: CatalogGraph, pathway: Pathway) -> Iterator[Evidence]:
    for planned, course in graph.plans[pathway.id].doing(Course):
        if course.subject in ACADEMIC and planned.level is not None and planned.level.kind == GRADE:
            yield evidence_for(course)


def _employers(graph: CatalogGraph, pathway: Pathway) -> Iterator[Evidence]:
    partnership = graph.resolve(pathway.partnership) if pathway.partnership else None
    if partnership:
        yield evidence_for(partnership)
    for occupation in graph.occupations_of(pathway):
        needed = graph.resolve_all(occupation.needs, Competency)
        yield from (evidence_for(one) for one in needed if one.validated_by)


def _first_course(graph: CatalogGraph, pathway: Pathway, kind: str) -> Iterator[Evidence]:
    found = graph.plans[pathway.id].doing(Course)
    yield from [evidence_for(course) for planned, course in found if planned.level and planned.level.kind == kind][:1]


def _first_step(graph: CatalogGraph, pathway: Pathway, kind: str) -> Iterator[Evidence]:
    found = (planned.step.id for planned, level in steps_at(graph, pathway) if level.kind == kind)
    yield from [Evidence(Kind.STEP, f"{pathway.id}#{step}") for step in found][:1]


def _exits(graph: CatalogGraph, pathway: Pathway) -> list[Credential]:
    return [one for planned, one in graph.plans[pathway.id].doing(Credential) if planned.step.exit]


def _entries_and_exits(graph: CatalogGraph, pathway: Pathway) -> Iterator[Evidence]:
    exits = list(map(evidence_for, _exits(graph, pathway)))
    if len(entry_levels(graph, pathway)) >= SEVERAL and len(set(exits)) >= SEVERAL:
        yield from exits


def _stackable(graph: CatalogGraph, pathway: Pathway) -> Iterator[Evidence]:
    for _, credential in graph.plans[pathway.id].doing(Credential):
        if graph.resolve_all(credential.stacks_onto, Credential):
            yield evidence_for(credential)


def _assessments(graph: CatalogGraph, pathway: Pathway) -> Iterator[Evidence]:
    testing = ("certification", "license")
    found = [
        (planned.step.level, evidence_for(one))
        for planned, one in graph.plans[pathway.id].doing(Credential)
        if one.assesses or one.type in testing
    ]
    if len({level for level, _ in found}) >= SEVERAL:
        yield from (evidence for _, evidence in found)
