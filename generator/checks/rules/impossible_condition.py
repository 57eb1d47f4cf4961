"""S304 impossible-condition.

A condition or choice that nobody can meet: it requires more than its list contains, the list is empty, or so many of
the alternatives have ceased or are suspended that too few are left. Of choices inside each other, the outermost is
reported. Where all that is listed is required, rule L203 names what is gone.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks.example_catalog import COLLEGE_COURSE, changed
from generator.checks.mentions import can_be_met, hopeless_choices, means_gone
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import join_words, kind_and_name, name_of
from generator.graph.links import conditions
from generator.model.conditions import Condition, Reference
from generator.model.entities import Entity, with_options
from generator.model.status import available


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find conditions and choices that nobody can meet."""
    for entity in available(graph.catalog.all()):
        for whole in conditions(entity):
            for condition in whole.conditions():
                yield from _look_at(graph, entity, condition)
    for pathway in available(graph.catalog.pathways.values()):
        for choice in hopeless_choices(graph, pathway.plan):
            options = (option.does for option in with_options(choice.options) if option.does)
            yield _too_few(graph, pathway, choice.pointer, choice.choose or 0, options)
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
        yield _too_few(graph, entity, condition.pointer, condition.count, condition.references())


def _too_few(
    graph: CatalogGraph, entity: Entity, pointer: str, wanted: int, references: Iterable[Reference]
) -> Problem:
    gone = join_words(
        f"{name_of(target)} ({target.status})"
        for reference in references
        if means_gone(graph, reference) and (target := graph.resolve(reference))
    )
    return Problem(
        place=entity.place(pointer),
        title=f"Too few alternatives are left for {name_of(entity)}",
        what=f"{kind_and_name(entity)} requires {wanted} of these. No longer available: {gone}.",
        fix="Add an alternative that is still available, or delete the condition or choice.",
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
