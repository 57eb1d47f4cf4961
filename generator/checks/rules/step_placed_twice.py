"""P405 step-placed-twice.

Courses and credentials are done once. The same course may be an option of two choices at different levels, and a
plan may show it once for students and once at a level for adults. Experiences, supports and milestones may come
again every year. Two steps with the same `id` are reported too, because `after` could mean either.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.example_catalog import PATHWAY, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import name_of
from generator.model.catalog import Settings
from generator.model.entities import Pathway, Step
from generator.model.ids import Kind
from generator.model.levels import comparable

_ONCE = (Kind.COURSE, Kind.CREDENTIAL)


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find things that are in a plan twice, and ids given twice."""
    settings = graph.catalog.settings
    for pathway in graph.catalog.pathways.values():
        ids: dict[str, Step] = {}
        places: dict[str, list[tuple[Step, str]]] = {}
        for step, choice in _with_choices(pathway.plan, ""):
            first = ids.setdefault(step.id, step)
            if first is not step:
                yield _same_id(pathway, step, first)
            target = graph.resolve(step.does) if step.does else None
            if target is None or target.kind not in _ONCE:
                continue
            before = places.setdefault(f"{target.kind}:{target.id}", [])
            clash = next((other for other, where in before if _clash(settings, step, choice, other, where)), None)
            before.append((step, choice))
            if clash and first is step:
                name = name_of(target)
                yield Problem(
                    place=pathway.place(step.pointer),
                    title=f"{name} is in the plan twice",
                    what=f"The plan of {name_of(pathway)} has the {target.kind} {name} in two places.",
                    value=target.id,
                    related=(Related(pathway.place(clash.pointer), "it is already here"),),
                )


def _with_choices(steps: tuple[Step, ...], choice: str) -> Iterator[tuple[Step, str]]:
    for step in steps:
        yield step, choice
        yield from _with_choices(step.options, step.pointer)


def _clash(settings: Settings, step: Step, choice: str, other: Step, where: str) -> bool:
    both_optional = bool(choice and where) and choice != where
    return not both_optional and comparable(settings, step, other)


def _same_id(pathway: Pathway, step: Step, first: Step) -> Problem:
    return Problem(
        place=pathway.place(step.pointer),
        title=f'Two steps have the id "{step.id}"',
        what=f'In the plan of {name_of(pathway)}, two steps have the id "{step.id}".',
        fix="Give each its own id.",
        value=step.id,
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
