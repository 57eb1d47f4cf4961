"""P401 prerequisite-too-late.

A course must be finished before a course that needs it: at an earlier level, or in an earlier term of the same level.
Two half-year courses at one level without terms may still be right, so that is a warning. Credentials, experiences,
milestones and choices may share the level of what they need; but a course that follows them must come after the
courses that they follow, so one level is not enough for a course, its certificate and a course that asks for the
certificate. Of alternatives, enough must come in time.
Terms for adults are not compared with grades. Steps that wait for each other in a circle are left to S301.
"""

from __future__ import annotations

from generator.checks.example_catalog import PATHWAY, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import join_words, name_of
from generator.graph.plan import Plan, PlannedStep
from generator.graph.waiting import Waiting
from generator.model.catalog import Settings
from generator.model.conditions import Condition, Reference
from generator.model.entities import Course
from generator.model.levels import comparable, earlier, is_half_year, not_later


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find steps that come before what they need."""
    settings = graph.catalog.settings
    for plan in graph.plans.values():
        waiting = Waiting(plan)
        for planned in plan.steps.values():
            for part in planned.needs.parts:
                mentioned = [part] if isinstance(part, Reference) else part.references()
                late = {late.step.id: late for each in mentioned for late in _too_late(settings, plan, each, planned)}
                if not late or _holds(settings, plan, planned, part):
                    continue
                if not any(waiting.waits_for(step, planned) for step in late.values()):
                    yield _problem(settings, plan, planned, part, list(late.values()))


def _holds(settings: Settings, plan: Plan, planned: PlannedStep, part: Reference | Condition) -> bool:
    if isinstance(part, Condition):
        return part.is_met(lambda reference: _holds(settings, plan, planned, reference))
    return not _too_late(settings, plan, part, planned)


def _too_late(
    settings: Settings, plan: Plan, reference: Reference, then: PlannedStep, through: tuple[PlannedStep, ...] = ()
) -> tuple[PlannedStep, ...]:
    """Return what is not finished when `then` begins: the step that is mentioned, or courses that it follows.

    `through` are the steps on the way from `then`. What comes too late for one of them is reported there.
    """
    first = plan.step(reference)
    if first is None or first in through:
        return ()
    if not _in_time(settings, first, then, together=reference.concurrent):
        return (first,)
    if reference.concurrent:
        return ()
    passing = isinstance(then.does, Course) and not isinstance(first.does, Course)
    if not passing or not comparable(settings, first.step, then.step) or earlier(settings, first.step, then.step):
        return ()
    found: dict[str, PlannedStep] = {}

    def is_in_time(behind: Reference) -> bool:
        step = plan.step(behind)
        reported = step is not None and not _in_time(settings, step, first)
        late = () if reported else _too_late(settings, plan, behind, then, (*through, first))
        found.update((one.step.id, one) for one in late)
        return not late

    return () if first.needs.is_met(is_in_time) else tuple(found.values())


def _in_time(settings: Settings, first: PlannedStep, then: PlannedStep, *, together: bool = False) -> bool:
    if not comparable(settings, first.step, then.step):
        return True
    both_courses = isinstance(first.does, Course) and isinstance(then.does, Course)
    return (earlier if both_courses and not together else not_later)(settings, first.step, then.step)


def _problem(
    settings: Settings, plan: Plan, planned: PlannedStep, part: Reference | Condition, late: list[PlannedStep]
) -> Problem:
    pathway = plan.pathway
    own, first = _name(planned), late[0]
    same = first.step.level == planned.step.level
    where, there = (settings.level(step.level) for step in (planned.step, first.step))
    which = join_words((_name(step) for step in late), "or")
    maybe = same and not (first.step.term and planned.step.term) and all(_is_short(s) for s in (*late, planned))
    title = (
        f"{own} is at the same level as {_name(first)}, which it needs"
        if same
        else f"{own} comes before {_name(first)}"
    )
    level, other = (level.name if level else "?" for level in (where, there))
    rest = f"That is at {'the same level' if same else other}, which is too late."
    terms = f'Give both a term, such as "term: fall" and "term: spring", or move {own} to a later level.'
    after = part.pointer if "/after" in part.pointer and part.pointer.startswith("/plan/") else ""
    mentioned = [part] if isinstance(part, Reference) else part.references()
    between = [step for step in filter(None, map(plan.step, mentioned)) if step not in late]
    needed = f"{join_words(map(_name, between), 'or')}, and before it {which}" if between else f"{which} first"
    related = [Related(pathway.place(step.step.pointer), f"{_name(step)} is here") for step in (*between, *late)]
    if planned.does and not after:
        related.append(Related(planned.does.place(part.pointer), f"{own} requires it here"))
    return Problem(
        place=pathway.place(after or planned.step.pointer),
        title=title,
        what=f"{own} is at {level}. It needs {needed}. {rest}",
        fix=terms if same else f"Move {_name(first)} to a level before {level}, or {own} to a later one.",
        severity=Severity.WARNING if maybe else Severity.ERROR,
        value=f"{planned.step.id} {first.step.id}",
        related=tuple(related),
    )


def _is_short(planned: PlannedStep) -> bool:
    return isinstance(planned.does, Course) and is_half_year(planned.does)


def _name(planned: PlannedStep) -> str:
    return name_of(planned.does) if planned.does else f'the step "{planned.step.id}"'


RULE = GraphRule(
    code="P401",
    severity=Severity.ERROR,
    title="A step that comes before what it needs",
    meaning="The plan puts a step at a level before, or together with, something that must be finished first.",
    why="Students who follow the plan could not enroll in the course.",
    fix="Move one of the two steps.",
    bad=changed(
        PATHWAY,
        ("- course: welding-1\n    - experience: shop-tour\n", "- experience: shop-tour\n"),
        ("- course: welding-2", "- course: welding-1\n    - course: welding-2"),
    ),
    check=check,
)
