"""What a pathway's destinations ask for, and what its steps teach (rules K851 and K852)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from generator.graph.catalog_graph import CatalogGraph
from generator.model.entities import Competency, Course, Credential, Experience, Pathway


@dataclass(frozen=True, slots=True)
class Skill:
    """One competency: which occupations need it, which steps teach it and which test it, by their ids."""

    competency: str
    needed_by: tuple[str, ...]
    taught_by: tuple[str, ...]
    tested_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Skills:
    """A pathway's competencies: `needed` by its occupations, and `beyond` what they need, each sorted by id."""

    pathway: str
    needed: tuple[Skill, ...]
    beyond: tuple[Skill, ...]

    @property
    def gaps(self) -> tuple[Skill, ...]:
        """Return what an occupation needs and no step teaches."""
        return tuple(skill for skill in self.needed if not skill.taught_by)


def skills(graph: CatalogGraph, pathway: Pathway) -> Skills:
    """Return the competencies that `pathway` teaches, tests and leads to a need for.

    A credential tests what it assesses; that does not teach it.
    """
    needed, taught, tested = (defaultdict[str, list[str]](list) for _ in range(3))
    for occupation in graph.occupations_of(pathway):
        for competency in graph.resolve_all(occupation.needs, Competency):
            needed[competency.id].append(occupation.id)
    for step_id, planned in graph.plans[pathway.id].steps.items():
        match planned.does:
            case Course() | Experience() as teaching:
                for competency in graph.resolve_all(teaching.teaches, Competency):
                    taught[competency.id].append(step_id)
            case Credential() as credential:
                for competency in graph.resolve_all(credential.assesses, Competency):
                    tested[competency.id].append(step_id)

    def skill(competency: str) -> Skill:
        lists = (needed.get(competency, ()), taught.get(competency, ()), tested.get(competency, ()))
        return Skill(competency, *(tuple(dict.fromkeys(one)) for one in lists))

    beyond = {*taught, *tested} - set(needed)
    return Skills(pathway.id, tuple(map(skill, sorted(needed))), tuple(map(skill, sorted(beyond))))
