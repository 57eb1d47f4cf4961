"""L208 two-sides-disagree.

A course may prepare for a credential that requires a later course: then the credential needs it after all. The two
sides disagree when nothing that the credential requires is this course, counts as it, or needs it first.
"""

from __future__ import annotations

from generator.checks.example_catalog import CERTIFICATION, extended
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import join_words, name_of
from generator.model.conditions import Condition
from generator.model.entities import Course, Credential, Experience


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find credentials that require something else than what prepares for them."""
    for credential in graph.catalog.credentials.values():
        required = _required(graph, credential.requires)
        kinds = {type(entity) for entity in required}
        if Course not in kinds and Experience not in kinds:
            continue
        enough = _with_needs(graph, required)
        for course in graph.preparing_for(credential):
            if isinstance(course, (Course, Experience)) and type(course) in kinds and course.id not in enough:
                named = (one.pointer for one in course.prepares_for if graph.resolve(one) is credential)
                wanted = join_words((name_of(entity) for entity in required), "or")
                yield Problem(
                    place=course.place(next(named, "")),
                    title=f"{name_of(credential)} does not require {name_of(course)}",
                    what=f"The {course.kind} {name_of(course)} prepares for {name_of(credential)}. "
                    f"That credential requires {wanted} instead.",
                    value=credential.id,
                    related=(Related(credential.place("/requires"), "what the credential requires"),),
                )


def _required(graph: CatalogGraph, condition: Condition) -> list[Course | Credential | Experience]:
    found = (graph.resolve(reference) for reference in condition.references())
    return [entity for entity in found if isinstance(entity, (Course, Credential, Experience))]


def _with_needs(graph: CatalogGraph, required: list[Course | Credential | Experience]) -> set[str]:
    """Return the ids of `required`, of what they need first, and of the courses that count as any of these."""
    found: set[str] = set()
    waiting = list(required)
    while waiting:
        entity = waiting.pop()
        if entity.id in found:
            continue
        found.add(entity.id)
        found.update(graph.stand_ins(entity.id))
        needs = entity.requires if isinstance(entity, Credential) else entity.prerequisites
        waiting.extend(_required(graph, needs))
    return found


RULE = GraphRule(
    code="L208",
    severity=Severity.WARNING,
    title="A course and a credential that disagree",
    meaning="The course says that it prepares for the credential, but the credential requires something else.",
    why="Students could take the course and then find out that it does not count.",
    fix="Add the course to what the credential requires, or remove the credential from the course.",
    bad=extended(CERTIFICATION, "requires: aspen-ridge/welding-2\n"),
    check=check,
)
