"""What a pathway's plan holds, as rules and reports ask for it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.catalog_graph import CatalogGraph
from generator.graph.college_credit import DualCredit
from generator.graph.plan import PlannedStep
from generator.model.catalog import Level
from generator.model.entities import Course, Experience, Pathway, Step
from generator.model.levels import CAREER, entries_of, learning_level, levels_of
from generator.model.status import is_developing, is_open

POSTSECONDARY = frozenset(
    {
        "certificate",
        "certification",
        "license",
        "apprenticeship-certificate",
        "associate-degree",
        "bachelor-degree",
        "master-degree",
        "doctoral-degree",
    }
)
"""Types of credential that count as recognized postsecondary credentials (Perkins V, section 3(43))."""


def open_pathways(graph: CatalogGraph) -> Iterator[Pathway]:
    """Yield the pathways that learners can follow now or soon."""
    yield from filter(is_open, graph.catalog.pathways.values())


def is_exploration(pathway: Pathway) -> bool:
    """Say whether `pathway` is for middle school only: it explores, and leads to choices rather than exits."""
    return pathway.audience == ("middle-school",)


def is_fully_read(graph: CatalogGraph, pathway: Pathway) -> bool:
    """Say whether everything that `pathway` names could be read.

    A rule that says "there is none" must not speak of what another finding says is missing.
    """
    mentioned = (*pathway.occupations, *pathway.supports, *pathway.offered_in)
    known = all(graph.resolve(reference) is not None for reference in mentioned)
    return known and bool(pathway.offered_in) and pathway.id in graph.known_plans


def complete_pathways(graph: CatalogGraph) -> Iterator[Pathway]:
    """Yield the open pathways beyond exploration of which everything could be read: one may say what they lack."""
    for pathway in open_pathways(graph):
        if not is_exploration(pathway) and is_fully_read(graph, pathway):
            yield pathway


def steps_at(graph: CatalogGraph, pathway: Pathway) -> Iterator[tuple[PlannedStep, Level]]:
    """Yield every step of the plan of `pathway` with its level, careers left out."""
    for planned in graph.plans[pathway.id].steps.values():
        if planned.level is not None:
            yield planned, planned.level


def experiences(graph: CatalogGraph, pathway: Pathway) -> tuple[tuple[Experience, Step, Level], ...]:
    """Return the experiences in the plan of `pathway`, with their steps and levels, careers left out."""
    found = graph.plans[pathway.id].doing(Experience)
    return tuple((does, planned.step, planned.level) for planned, does in found if planned.level is not None)


def levels_used(graph: CatalogGraph, pathway: Pathway) -> tuple[Level, ...]:
    """Return the levels at which `pathway` has steps, in order, careers left out."""
    return tuple(level for level in levels_of(pathway, graph.catalog.settings) if level.kind != CAREER)


def entry_levels(graph: CatalogGraph, pathway: Pathway) -> tuple[Level, ...]:
    """Return the levels at which learners may join `pathway`."""
    settings = graph.catalog.settings
    found = (learning_level(settings, entry.level) for entry in entries_of(pathway, settings))
    return tuple(level for level in found if level is not None)


def college_credit_of(graph: CatalogGraph, pathway: Pathway) -> Iterator[tuple[PlannedStep, Course, DualCredit]]:
    """Yield the courses of the plan that carry college credit in an organization that offers `pathway`."""
    preparing = is_developing(pathway)
    served = [graph.around(organization, preparing).above for organization in graph.organizations_of(pathway)]
    for planned, course in graph.plans[pathway.id].doing(Course):
        for credit in graph.dual_credit(course):
            if (preparing or credit.active) and any(credit.sender_id in above for above in served):
                yield planned, course, credit


def steps_beside_choices(graph: CatalogGraph, pathway: Pathway) -> Iterator[PlannedStep]:
    """Yield the steps that are neither electives nor options of a choice."""
    for planned in graph.plans[pathway.id].steps.values():
        if planned.step.role != "elective" and planned.choice is None:
            yield planned
