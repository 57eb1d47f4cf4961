"""P405 step-placed-twice.

Courses and credentials are done once, but a course that is `repeatable` as often as the plan likes. The same course
may be an option of two choices at different levels or in different terms, and of two groups of which only one is
chosen. A plan may show it once for students and once at a level for adults. Experiences, supports and milestones may
come again every year. Two steps with the same `id` are reported too, because `after` could mean either.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.checks.example_catalog import PATHWAY, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import name_of
from generator.model.catalog import Settings
from generator.model.entities import Course, Credential, Entity, Pathway, Step
from generator.model.levels import comparable


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find things that are in a plan twice, and ids given twice."""
    settings = graph.catalog.settings
    for pathway in graph.catalog.pathways.values():
        ids: dict[str, Step] = {}
        places: dict[str, list[_Placed]] = {}
        for placed in _with_choices(pathway.plan, ()):
            step = placed.step
            ids[step.id] = step
            if step.repeats:
                yield _same_id(pathway, step, ids[step.repeats])
            target = graph.resolve(step.does) if step.does else None
            if target is None or not _is_done_once(target):
                continue
            before = places.setdefault(f"{target.kind}:{target.id}", [])
            clash = next((other.step for other in before if _clash(settings, placed, other)), None)
            before.append(placed)
            if clash and not step.repeats:
                name = name_of(target)
                yield Problem(
                    place=pathway.place(step.pointer),
                    title=f"{name} is in the plan twice",
                    what=f"The plan of {name_of(pathway)} has the {target.kind} {name} in two places.",
                    value=target.id,
                    related=(Related(pathway.place(clash.pointer), "it is already here"),),
                )


class _Placed(NamedTuple):
    """A step and the choices around it, the outermost first."""

    step: Step
    choices: tuple[Step, ...]


def _with_choices(steps: tuple[Step, ...], choices: tuple[Step, ...]) -> Iterator[_Placed]:
    for step in steps:
        yield _Placed(step, choices)
        yield from _with_choices(step.options, (*choices, step))


def _is_done_once(target: Entity) -> bool:
    return isinstance(target, Credential) or (isinstance(target, Course) and not target.repeatable)


def _clash(settings: Settings, one: _Placed, other: _Placed) -> bool:
    """Say whether a learner would do the same thing twice, or could not tell in which of two places to do it."""
    if not comparable(settings, one.step, other.step) or _are_alternatives(one, other):
        return False
    both_optional = bool(one.choices and other.choices) and one.choices[-1] is not other.choices[-1]
    terms = {_term(one), _term(other)}
    same_time = one.step.level == other.step.level and (len(terms) == 1 or None in terms)
    return same_time or not both_optional


def _are_alternatives(one: _Placed, other: _Placed) -> bool:
    """Say whether two steps stand in different groups of which only one is chosen."""
    shared = [choice for choice, same in zip(one.choices, other.choices, strict=False) if choice is same]
    inside = len(one.choices) + len(other.choices) > 2 * len(shared)
    return bool(shared) and inside and shared[-1].choose == 1


def _term(placed: _Placed) -> str | None:
    """Return the term of a step: its own, else that of the nearest choice around it that has one."""
    return next((step.term for step in (placed.step, *reversed(placed.choices)) if step.term), None)


def _same_id(pathway: Pathway, step: Step, first: Step) -> Problem:
    return Problem(
        place=pathway.place(step.pointer),
        title=f'Two steps have the id "{step.repeats}"',
        what=f'In the plan of {name_of(pathway)}, two steps have the id "{step.repeats}".',
        fix="Give each its own id. A step without `id` is called after what it does.",
        value=step.repeats,
        related=(Related(pathway.place(first.pointer), "the first one"),),
    )


RULE = GraphRule(
    code="P405",
    severity=Severity.ERROR,
    title="A step that is in the plan twice",
    meaning="The same course or credential is a step in two places of one plan.",
    why="Students would not know when to take it, and its credits would count twice.",
    fix="Delete one of the two steps. If either year works, make each of them an option in a choice.",
    bad=changed(PATHWAY, ("- course: welding-3", "- course: welding-3\n    - course: welding-2")),
    check=check,
)
