"""The nine components of a high-quality career pathway, found in the catalog itself (rule Q907).

The nine: equity; early and frequent career exploration; alignment with the labor market; work-based learning; a
rigorous course series; early postsecondary credit; social capital; credentials; advising. Each is present when
something in the catalog shows it; otherwise `wanted` names what would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from generator.graph.catalog_graph import CatalogGraph
from generator.insight.plans import POSTSECONDARY, college_credit_of
from generator.model.entities import Course, Credential, Entity, Experience, Pathway, Support
from generator.model.ids import Kind
from generator.model.levels import GRADE, TimeScale, grade_of

EARLY_GRADE = 10
"""Exploration is early when it starts by this grade."""
FREQUENT = 2
"""Exploration is frequent when it happens at this many levels."""
SERIES = 3
"""Career courses are a series when they are at this many levels."""

ACCESS = [
    "assistive-technology", "childcare", "clothing", "emergency-aid", "equipment", "financial-aid", "food", "health",
    "housing", "internet", "language", "legal", "mental-health", "test-preparation", "transport", "tutoring",
]  # fmt: skip
ADVICE = ["advising", "career-counseling"]
PEOPLE = ["mentorship", "informational-interview", "job-shadow", "guest-speaker"]
CREDIT = ["concurrent-enrollment", "articulation", "prior-learning"]


class Component(StrEnum):
    """One of the nine components."""

    EQUITY = "equity"
    EXPLORATION = "early and frequent career exploration"
    LABOR_MARKET = "alignment with the labor market"
    WORK_BASED = "work-based learning"
    COURSES = "rigorous course series"
    EARLY_COLLEGE = "early college credit"
    SOCIAL_CAPITAL = "social capital"
    CREDENTIALS = "credentials"
    ADVISING = "advising"

    @property
    def slug(self) -> str:
        """Return what files and words call it: `labor-market`."""
        return self.name.lower().replace("_", "-")


class MissingEvidence(StrEnum):
    """What would satisfy a component that is missing."""

    ACCESS_SUPPORT = "a support that removes a barrier, such as transport, childcare or tutoring"
    EARLY_EXPLORATION = "experiences of learning about work at two levels or more, the first by grade 10"
    OCCUPATION_FACTS = "an occupation that is in demand or has an outlook, or a sector partnership"
    EXPERIENCE_AT_WORK = "an experience of learning through or at work"
    COURSE_SERIES = "career courses at three levels or more"
    CREDIT_AGREEMENT = "a course that earns college credit in school under an agreement"
    PEOPLE_AT_WORK = "a mentor, a job shadow, or another experience hosted by an employer"
    RECOGNIZED_CREDENTIAL = "a recognized certificate, certification, license or degree as an exit"
    ADVICE_SUPPORT = "advising or career counseling, or a planning milestone"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows a component: an entity by kind and id, or a step of the plan (`kind` is step)."""

    kind: Kind
    id: str


@dataclass(frozen=True, slots=True)
class ComponentResult:
    """A component of one pathway, with its evidence in the order of the plan; `wanted` is None when it is present."""

    component: Component
    evidence: tuple[Evidence, ...]
    wanted: MissingEvidence | None


def components(graph: CatalogGraph, pathway: Pathway) -> tuple[ComponentResult, ...]:
    """Return the nine components of `pathway`, each with what shows it or what would."""
    found = []
    for component, (look, wanted) in _COMPONENT_CHECKS.items():
        evidence = tuple(dict.fromkeys(look(graph, pathway)))
        found.append(ComponentResult(component, evidence, None if evidence else wanted))
    return tuple(found)


def missing_components(graph: CatalogGraph, pathway: Pathway) -> Mapping[Component, MissingEvidence]:
    """Return the components that nothing in the catalog shows of `pathway`, with what would: quicker than all."""
    return {
        component: wanted
        for component, (look, wanted) in _COMPONENT_CHECKS.items()
        if next(look(graph, pathway), None) is None
    }


def _supports(graph: CatalogGraph, pathway: Pathway, types: list[str]) -> Iterator[Evidence]:
    in_plan = (step.does for step in pathway.steps if step.does and step.does.kind is Kind.SUPPORT)
    named = (*pathway.supports, *in_plan)
    yield from (evidence_for(one) for one in graph.resolve_all(named, Support) if one.type in types)


def evidence_for(entity: Entity) -> Evidence:
    """Return `entity` as evidence."""
    return Evidence(entity.kind, entity.id)


def _exploration(graph: CatalogGraph, pathway: Pathway) -> Iterator[Evidence]:
    scale = TimeScale.of(graph.catalog.settings, pathway)
    found = graph.plans[pathway.id].doing(Experience)
    about = [(scale.position(planned.step.level), one) for planned, one in found if one.stage == "about"]
    levels = {position for position, _ in about}
    grade = grade_of(scale.levels[min(levels)]) if levels else None
    # For adults there is no grade to be early by: the first level of their plan is.
    early = bool(levels) and (min(levels) == scale.first if grade is None else grade <= EARLY_GRADE)
    if early and len(levels) >= FREQUENT:
        yield from (evidence_for(experience) for _, experience in about)


def _labor_market(graph: CatalogGraph, pathway: Pathway) -> Iterator[Evidence]:
    for occupation in graph.occupations_of(pathway):
        if occupation.in_demand or occupation.outlook:
            yield evidence_for(occupation)
    partnership = graph.resolve(pathway.partnership) if pathway.partnership else None
    if partnership:
        yield evidence_for(partnership)


def _work_based(graph: CatalogGraph, pathway: Pathway) -> Iterator[Evidence]:
    yield from (
        evidence_for(one) for _, one in graph.plans[pathway.id].doing(Experience) if one.stage in ("through", "at")
    )


def _series(graph: CatalogGraph, pathway: Pathway) -> Iterator[Evidence]:
    found = [each for each in graph.plans[pathway.id].doing(Course) if each[1].subject == "cte"]
    if len({planned.step.level for planned, _ in found}) >= SERIES:
        yield from (evidence_for(course) for _, course in found)


def _early_college(graph: CatalogGraph, pathway: Pathway) -> Iterator[Evidence]:
    for planned, course, credit in college_credit_of(graph, pathway):
        if planned.level is not None and planned.level.kind == GRADE and credit.agreement.type in CREDIT:
            yield evidence_for(course)


def _social_capital(graph: CatalogGraph, pathway: Pathway) -> Iterator[Evidence]:
    for _, experience in graph.plans[pathway.id].doing(Experience):
        if experience.activity in PEOPLE or (
            experience.stage == "at" and (experience.hosts or graph.hosts_of(experience))
        ):
            yield evidence_for(experience)
    yield from _supports(graph, pathway, ["mentoring"])


def _credentials(graph: CatalogGraph, pathway: Pathway) -> Iterator[Evidence]:
    for planned, credential in graph.plans[pathway.id].doing(Credential):
        if credential.type in POSTSECONDARY and (planned.step.exit or credential.state_lists):
            yield evidence_for(credential)


def _advising(graph: CatalogGraph, pathway: Pathway) -> Iterator[Evidence]:
    yield from _supports(graph, pathway, ADVICE)
    for step in pathway.steps:
        if step.milestone is not None:
            yield Evidence(Kind.STEP, f"{pathway.id}#{step.id}")


_ComponentCheck = Callable[[CatalogGraph, Pathway], Iterator[Evidence]]
_COMPONENT_CHECKS: Mapping[Component, tuple[_ComponentCheck, MissingEvidence]] = {
    Component.EQUITY: (partial(_supports, types=ACCESS), MissingEvidence.ACCESS_SUPPORT),
    Component.EXPLORATION: (_exploration, MissingEvidence.EARLY_EXPLORATION),
    Component.LABOR_MARKET: (_labor_market, MissingEvidence.OCCUPATION_FACTS),
    Component.WORK_BASED: (_work_based, MissingEvidence.EXPERIENCE_AT_WORK),
    Component.COURSES: (_series, MissingEvidence.COURSE_SERIES),
    Component.EARLY_COLLEGE: (_early_college, MissingEvidence.CREDIT_AGREEMENT),
    Component.SOCIAL_CAPITAL: (_social_capital, MissingEvidence.PEOPLE_AT_WORK),
    Component.CREDENTIALS: (_credentials, MissingEvidence.RECOGNIZED_CREDENTIAL),
    Component.ADVISING: (_advising, MissingEvidence.ADVICE_SUPPORT),
}
