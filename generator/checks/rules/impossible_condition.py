"""S304 impossible-condition.

A condition or choice that nobody can meet: it requires more than its list contains, the list is empty, or so many of
the alternatives have ceased or are suspended that too few are left.
"""

from __future__ import annotations

from generator.checks.example_catalog import COLLEGE_COURSE, changed
from generator.checks.mentions import can_be_met, means_gone
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import join_words, kind_and_name, name_of
from generator.graph.links import conditions
from generator.model.conditions import Condition
from generator.model.entities import Entity
from generator.model.status import available


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find conditions and choices that nobody can meet."""
    for entity in available(graph.catalog.all()):
        for whole in conditions(entity):
            for condition in whole.conditions():
                yield from _look_at(graph, entity, condition)
    for pathway in graph.catalog.pathways.values():
        for step in pathway.steps:
            if step.options and (step.choose or 0) > len(step.options):
                yield _too_many(pathway, f"{step.pointer}/choose", step.choose or 0, len(step.options))


def _look_at(graph: CatalogGraph, entity: Entity, condition: Condition) -> Problems:
    if not condition.parts:
        if condition.pointer.endswith(("/all", "/any", "/of")):
            yield Problem(
                place=entity.place(condition.pointer),
                title="A list of alternatives is empty",
                what=f"{kind_and_name(entity)} requires something from an empty list.",
                fix="Add the missing ids, or delete the condition.",
            )
    elif condition.count > len(condition.parts):
        yield _too_many(entity, condition.pointer, condition.count, len(condition.parts))
    elif not condition.wants_all and not can_be_met(graph, condition):
        gone = join_words(
            f"{name_of(target)} ({target.status})"
            for reference in condition.references()
            if means_gone(graph, reference) and (target := graph.resolve(reference))
        )
        yield Problem(
            place=entity.place(condition.pointer),
            title=f"Too few alternatives are left for {name_of(entity)}",
            what=f"{kind_and_name(entity)} requires {condition.count} of these. No longer available: {gone}.",
            fix="Add an alternative that is still available, or delete the condition.",
        )


def _too_many(entity: Entity, pointer: str, wanted: int, there: int) -> Problem:
    return Problem(
        place=entity.place(pointer),
        title=f"It requires {wanted} of {there}",
        what=f"{kind_and_name(entity)} requires at least {wanted}, but lists only {there}.",
        fix=f"Require {there} or fewer, or add to the list.",
        value=str(wanted),
    )


RULE = GraphRule(
    code="S304",
    severity=Severity.ERROR,
    title="A condition that nobody can meet",
    meaning="A condition or choice requires more options than it lists.",
    why="No student could ever meet it.",
    fix="Require fewer, or add what is missing.",
    bad=changed(COLLEGE_COURSE, ("prerequisites: wel-1030", "prerequisites: {at_least: 2, of: [wel-1030]}")),
    check=check,
)
