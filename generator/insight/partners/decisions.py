"""What learners of one organization must decide in each grade, and by when: a counselor's year, without names.

Milestones of plans, levels at which a pathway may be joined, choices among options, courses that are not taught again
next year (rotation of odd and even years), and college credit that has to be claimed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.graph.catalog_graph import CatalogGraph
from generator.insight.availability import Availability
from generator.insight.plans import college_credit_of, entry_levels, open_pathways, steps_at
from generator.model.catalog import Level
from generator.model.entities import Course, Entity, Organization, Pathway, Step
from generator.model.levels import GRADE, starting_year
from generator.model.status import is_developing
from generator.model.texts import Text


class DecisionKind(StrEnum):
    """What is to be decided."""

    MILESTONE = "a milestone of the plan"
    JOIN = "whether to join"
    CHOOSE = "a choice among options"
    THIS_YEAR = "a course that is not taught next year"
    CLAIM = "college credit to claim"


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing to decide in one grade of one pathway.

    `says` are its words, if the catalog has any; `about` the entities to choose from, to take or to claim; `due` the
    last day as in plans ("02-01"), None when the catalog names none.
    """

    level: Level
    kind: DecisionKind
    pathway: Pathway
    says: Text | None
    about: tuple[Entity, ...]
    due: str | None


def decisions(supply: Availability, organization: Organization) -> tuple[Decision, ...]:
    """Return what learners of `organization` decide in this school year, by grade, then by pathway and plan."""
    graph = supply.graph
    followed = {one.id for one in graph.offered_in(organization)}
    found = [
        decision
        for pathway in open_pathways(graph)
        if pathway.id in followed
        for decision in _of_pathway(supply, pathway, organization)
    ]
    return tuple(sorted((one for one in found if one.level.kind == GRADE), key=lambda one: one.level.order))


def _of_pathway(supply: Availability, pathway: Pathway, organization: Organization) -> Iterator[Decision]:
    graph, preparing = supply.graph, is_developing(pathway)
    for level in dict.fromkeys(entry_levels(graph, pathway)):
        yield Decision(level, DecisionKind.JOIN, pathway, None, (), None)
    this_year = "odd" if starting_year(graph.catalog.settings) % 2 else "even"
    for planned, level in steps_at(graph, pathway):
        step, does = planned.step, planned.does
        if step.milestone is not None:
            yield Decision(level, DecisionKind.MILESTONE, pathway, step.milestone, (), step.due)
        elif step.is_choice:
            yield Decision(level, DecisionKind.CHOOSE, pathway, step.note, _options(graph, step.options), None)
        elif isinstance(does, Course):
            ways = [one for one in supply.sources(does, organization, preparing) if one.in_school]
            if {one.offering.years for one in ways} == {this_year}:
                yield Decision(level, DecisionKind.THIS_YEAR, pathway, None, (does,), None)
    above = graph.around(organization, preparing).above
    for planned, course, credit in college_credit_of(graph, pathway):
        if planned.level is not None and credit.agreement.claim_by and credit.sender_id in above:
            yield Decision(planned.level, DecisionKind.CLAIM, pathway, credit.agreement.claim_by, (course,), None)


def _options(graph: CatalogGraph, options: tuple[Step, ...]) -> tuple[Entity, ...]:
    return tuple(entity for one in options if one.does is not None and (entity := graph.resolve(one.does)))
