"""P401 prerequisite-too-late.

A course must be finished before a course that needs it: at an earlier level, or in an earlier term of the same level.
Two half-year courses at one level without terms may still be right, so that is a warning. Credentials, experiences,
milestones and choices may share the level of what they need; but a course that follows them must come after the
courses that they follow, so one level is not enough for a course, its certificate and a course that asks for the
certificate. Of alternatives, enough must come in time.
Terms for adults are not compared with grades. Steps that wait for each other in a circle are left to S301.
"""

from __future__ import annotations

from functools import partial

from generator.checks.example_catalog import PATHWAY, changed
from generator.checks.rule import (
    CatalogGraph,
    GraphRule,
    Problem,
    Problems,
    Related,
    RuleContext,
    Severity,
    UnwordedProblem,
)
from generator.checks.wording import join_words, name_of
from generator.graph.plan import Plan, PlannedStep
from generator.graph.waiting import Waiting
from generator.model.catalog import Settings
from generator.model.conditions import Condition, Reference
from generator.model.entities import Course
from generator.model.levels import comparable, earlier, is_half_year, not_later

_Begins = tuple[str, str | None, bool]
"""When a step begins, as far as what it needs is concerned: its level and term, and whether it is a course."""


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find steps that come before what they need."""
    settings = graph.catalog.settings
    for plan in graph.plans.values():
        waiting, order = Waiting(plan), _Order(settings, plan)
        for planned in plan.steps.values():
            for part in planned.needs.parts:
                mentioned = [part] if isinstance(part, Reference) else part.references()
                late = {late.step.id: late for each in mentioned for late in order.too_late(each, planned)}
                if not late or _holds(order, planned, part):
                    continue
                if not any(waiting.waits_for(step, planned) for step in late.values()):
                    yield _unworded(settings, plan, planned, part, list(late.values()))


def _holds(order: _Order, planned: PlannedStep, part: Reference | Condition) -> bool:
    if isinstance(part, Condition):
        return part.is_met(lambda reference: _holds(order, planned, reference))
    return not order.too_late(part, planned)


class _Order:
    """What is not finished when a step of one plan begins. Each answer is worked out once, however many ask."""

    def __init__(self, settings: Settings, plan: Plan) -> None:
        self._settings = settings
        self._plan = plan
        self._late: dict[tuple[_Begins, str], tuple[PlannedStep, ...]] = {}

    def too_late(self, reference: Reference, then: PlannedStep) -> tuple[PlannedStep, ...]:
        """Return what is not finished when `then` begins: the step that is mentioned, or courses that it follows.

        What comes too late for a step on the way from `then` is reported there.
        """
        first = self._plan.step(reference)
        if first is None:
            return ()
        if not _in_time(self._settings, first, then, together=reference.concurrent):
            return (first,)
        if reference.concurrent or not self._passes_on(first, then):
            return ()
        begins = (then.step.level, then.step.term, isinstance(then.does, Course))
        if (begins, first.step.id) not in self._late:
            self._follow(first, then, begins)
        return self._late[begins, first.step.id]

    def _passes_on(self, first: PlannedStep, then: PlannedStep) -> bool:
        """Say whether `then` has to wait for what `first` waits for, although `first` itself is in time."""
        settings, passing = self._settings, isinstance(then.does, Course) and not isinstance(first.does, Course)
        return (
            passing and comparable(settings, first.step, then.step) and not earlier(settings, first.step, then.step)
        )

    def _follow(self, start: PlannedStep, then: PlannedStep, begins: _Begins) -> None:
        """Work out what `start` passes on: what is behind it first, without recursion, for chains may be long."""
        begun, waiting = set[str](), [start]
        while waiting:
            here = waiting[-1]
            if here.step.id in begun or (begins, here.step.id) in self._late:
                waiting.pop()
                if (begins, here.step.id) not in self._late:
                    self._late[begins, here.step.id] = self._behind(here, then, begins)
                continue
            begun.add(here.step.id)
            ahead = filter(None, map(self._plan.step, here.needs.references()))
            waiting += (step for step in ahead if step.step.id not in begun and self._passes_on(step, then))

    def _behind(self, first: PlannedStep, then: PlannedStep, begins: _Begins) -> tuple[PlannedStep, ...]:
        found: dict[str, PlannedStep] = {}

        def is_in_time(behind: Reference) -> bool:
            step = self._plan.step(behind)
            if step is None or not _in_time(self._settings, step, first):  # which is reported of `first`
                return True
            if not _in_time(self._settings, step, then, together=behind.concurrent):
                late: tuple[PlannedStep, ...] = (step,)
            else:  # in a circle, what is not known yet: that is left to S301
                late = () if behind.concurrent else self._late.get((begins, step.step.id), ())
            found.update((one.step.id, one) for one in late)
            return not late

        return () if first.needs.is_met(is_in_time) else tuple(found.values())


def _in_time(settings: Settings, first: PlannedStep, then: PlannedStep, *, together: bool = False) -> bool:
    if not comparable(settings, first.step, then.step):
        return True
    both_courses = isinstance(first.does, Course) and isinstance(then.does, Course)
    return (earlier if both_courses and not together else not_later)(settings, first.step, then.step)


def _unworded(
    settings: Settings, plan: Plan, planned: PlannedStep, part: Reference | Condition, late: list[PlannedStep]
) -> UnwordedProblem:
    first = late[0].step
    named = first.term and planned.step.term
    maybe = first.level == planned.step.level and not named and all(_is_short(one) for one in (*late, planned))
    return UnwordedProblem(
        place=plan.pathway.place(_after(part) or planned.step.pointer),
        severity=Severity.WARNING if maybe else Severity.ERROR,
        word=partial(_problem, settings, plan, planned, part, late, maybe),
    )


def _after(part: Reference | Condition) -> str:
    """Return where `part` is written, if that is in the plan itself."""
    return part.pointer if "/after" in part.pointer and part.pointer.startswith("/plan/") else ""


def _problem(
    settings: Settings,
    plan: Plan,
    planned: PlannedStep,
    part: Reference | Condition,
    late: list[PlannedStep],
    maybe: bool,
) -> Problem:
    pathway = plan.pathway
    own, first = _name(planned), late[0]
    same = first.step.level == planned.step.level
    where, there = (settings.level(step.level) for step in (planned.step, first.step))
    which = join_words((_name(step) for step in late), "or")
    title = (
        f"{own} is at the same level as {_name(first)}, which it needs"
        if same
        else f"{own} comes before {_name(first)}"
    )
    level, other = (level.name if level else "?" for level in (where, there))
    rest = f"That is at {'the same level' if same else other}, which is too late."
    terms = f'Give both a term, such as "term: fall" and "term: spring", or move {own} to a later level.'
    after = _after(part)
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
