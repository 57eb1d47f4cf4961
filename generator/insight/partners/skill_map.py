"""Which skills jobs need, where each is learned, what proves it, and who teaches it: an attainment map.

Of jobs by level, the knowledge, skills and abilities they need, and the places where each is attained; what is not in
the catalog any more is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from generator.graph.catalog_graph import CatalogGraph
from generator.model.entities import (
    Competency,
    Course,
    Credential,
    Entity,
    Experience,
    Occupation,
    Organization,
    Partnership,
    Pathway,
)
from generator.model.ids import Kind
from generator.model.relations import Relation
from generator.model.status import available

T = TypeVar("T", bound=Entity)
Teaching = Course | Experience


@dataclass(frozen=True, slots=True)
class AttainedSkill:
    """One competency: the jobs that need it, the courses and experiences that teach it, at which organizations, and
    the credentials that prove it. Each list is sorted by id.
    """

    competency: Competency
    jobs: tuple[Occupation, ...]
    learned_in: tuple[Teaching, ...]
    taught_at: tuple[Organization, ...]
    proven_by: tuple[Credential, ...]

    @property
    def is_gap(self) -> bool:
        """Say whether a job needs it and nothing teaches it."""
        return bool(self.jobs) and not self.learned_in


@dataclass(frozen=True, slots=True)
class SkillScope:
    """Whose map it is: jobs, and what teaches and proves; None where everything in the catalog does."""

    jobs: tuple[Occupation, ...]
    within: frozenset[tuple[Kind, str]] | None = None


@dataclass(frozen=True, slots=True)
class Assets:
    """What one organization has: the pathways of its learners, what it teaches, hosts and awards, and skills."""

    organization: Organization
    pathways: tuple[Pathway, ...]
    courses: tuple[Course, ...]
    experiences: tuple[Experience, ...]
    credentials: tuple[Credential, ...]
    skills: tuple[Competency, ...]


def whole_region(graph: CatalogGraph) -> SkillScope:
    """Return the scope of everything in the catalog."""
    return SkillScope(tuple(available(graph.catalog.occupations.values())))


def scope_of(graph: CatalogGraph, pathways: Iterable[Pathway], jobs: Iterable[Occupation] = ()) -> SkillScope:
    """Return the scope of `pathways`: the occupations they lead to with `jobs`, and what is in their plans."""
    listed = list(pathways)
    wanted = {job.id: job for job in (*jobs, *(job for one in listed for job in graph.occupations_of(one)))}
    plans = (graph.plans[one.id].steps.values() for one in listed)
    within = frozenset((step.does.kind, step.does.id) for steps in plans for step in steps if step.does)
    return SkillScope(tuple(wanted[job] for job in sorted(wanted)), within)


def scope_of_partnership(graph: CatalogGraph, partnership: Partnership) -> SkillScope:
    """Return the scope of the pathways that `partnership` backs and of the occupations it finds critical."""
    backed = graph.linked_to(partnership, Relation.BACKS, Pathway)
    return scope_of(graph, backed, graph.resolve_all(partnership.critical_occupations, Occupation))


def skill_map(graph: CatalogGraph, scope: SkillScope) -> tuple[AttainedSkill, ...]:
    """Return the skills that the jobs of `scope` need or that it teaches, sorted by id."""
    jobs, learned, proven = (defaultdict[str, list[Entity]](list) for _ in range(3))
    for job in scope.jobs:
        _note(jobs, job, graph.resolve_all(job.needs, Competency))
    for teaching in _teaching(graph, scope.within):
        _note(learned, teaching, graph.resolve_all(teaching.teaches, Competency))
    for credential in _within(available(graph.catalog.credentials.values()), scope.within):
        _note(proven, credential, graph.resolve_all(credential.assesses, Competency))
    return tuple(
        AttainedSkill(
            competency,
            _of(jobs[competency.id], Occupation),
            taught := _taught(learned[competency.id]),
            _places(graph, taught),
            _of(proven[competency.id], Credential),
        )
        for competency in graph.catalog.competencies.values()
        if competency.id in jobs or competency.id in learned or competency.id in proven
    )


def assets(graph: CatalogGraph) -> tuple[Assets, ...]:
    """Return what each organization has to offer, without those that offer nothing, sorted by id."""
    taught: dict[str, dict[str, Teaching]] = defaultdict(dict)
    for teaching in _teaching(graph, None):
        for place in _places(graph, (teaching,)):
            taught[place.id][f"{teaching.kind} {teaching.id}"] = teaching
    found = []
    for organization in available(graph.catalog.organizations.values()):
        teachings = tuple(taught[organization.id].values())
        skills = {one.id: one for teaching in teachings for one in graph.resolve_all(teaching.teaches, Competency)}
        found.append(
            Assets(
                organization,
                tuple(available(graph.offered_in(organization))),
                _of(teachings, Course),
                _of(teachings, Experience),
                tuple(available(graph.linked_to(organization, Relation.AWARDS, Credential))),
                tuple(skills[one] for one in sorted(skills)),
            )
        )
    return tuple(one for one in found if one.pathways or one.courses or one.experiences or one.credentials)


def _note(found: dict[str, list[Entity]], entity: Entity, skills: Iterable[Competency]) -> None:
    for skill in dict.fromkeys(one.id for one in skills):
        found[skill].append(entity)


def _teaching(graph: CatalogGraph, within: Collection[tuple[Kind, str]] | None) -> Iterator[Teaching]:
    yield from _within(available(graph.catalog.courses.values()), within)
    yield from _within(available(graph.catalog.experiences.values()), within)


def _within(entities: Iterable[T], within: Collection[tuple[Kind, str]] | None) -> Iterator[T]:
    return (one for one in entities if within is None or (one.kind, one.id) in within)


def _of(entities: Iterable[Entity], kind: type[T]) -> tuple[T, ...]:
    return tuple(one for one in entities if isinstance(one, kind))


def _taught(entities: Iterable[Entity]) -> tuple[Teaching, ...]:
    """Return the courses among `entities`, then the experiences."""
    listed = list(entities)
    return (*_of(listed, Course), *_of(listed, Experience))


def _places(graph: CatalogGraph, teachings: Iterable[Teaching]) -> tuple[Organization, ...]:
    """Return who teaches or hosts any of `teachings`; an experience without hosts is held where its file stands."""
    found: dict[str, Organization] = {}
    for teaching in teachings:
        if isinstance(teaching, Course):
            named = graph.resolve_all(tuple(one.by for one in graph.offerings(teaching)), Organization)
        else:
            owner = graph.catalog.organizations.get(teaching.owner)
            named = graph.hosts_of(teaching) or ((owner,) if owner else ())
        found |= {one.id: one for one in available(named)}
    return tuple(found[one] for one in sorted(found))
