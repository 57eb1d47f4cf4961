"""The facts box of a pathway and its exits, computed from the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.graph.plan import PlannedStep
from generator.model.amounts import Amount, total
from generator.model.entities import Course, Credential, Credits, Experience, Occupation, Pathway
from generator.model.levels import entries_of, levels_of
from generator.pages.view import View


@dataclass(frozen=True, slots=True)
class ExitFacts:
    """A credential with which a learner may leave, the level at which it comes, and what it opens.

    `years` counts levels from the latest entry before it.
    """

    credential: Credential
    level: str
    years: int
    occupations: tuple[Occupation, ...]


@dataclass(frozen=True, slots=True)
class EntryPoint:
    """A level at which learners may join, and the courses they have finished by then."""

    level: str
    assumes: tuple[Course, ...]


@dataclass(frozen=True, slots=True)
class PathwayFacts:
    """What a family wants to know first.

    `credits` adds up the courses that everybody takes and, of each choice, the cheapest way; `hours` likewise for
    work-based learning.
    """

    first_level: str
    last_level: str
    credits: Credits
    hours: int
    exits: tuple[ExitFacts, ...]
    entries: tuple[EntryPoint, ...]
    milestones: tuple[tuple[str, str], ...]


def facts_of(view: View, pathway: Pathway) -> PathwayFacts:
    """Return the facts of `pathway`."""
    planned = view.graph.plans[pathway.id].steps
    known = [level.id for level in levels_of(pathway, view.settings)]
    return PathwayFacts(
        first_level=view.level_name(known[0]) if known else "",
        last_level=view.level_name(known[-1]) if known else "",
        credits=Credits(
            Amount(_total(planned, lambda course: course.credits.high_school if course.credits else 0)),
            Amount(_total(planned, lambda course: course.credits.college if course.credits else 0)),
        ),
        hours=round(total(_hours(step) for step in planned.values())),
        exits=tuple(_exits(view, pathway)),
        entries=tuple(
            EntryPoint(view.level_name(entry.level), view.resolve_all(entry.assumes, Course))
            for entry in entries_of(pathway, view.settings)
        ),
        milestones=tuple(
            (view.level_name(step.level), view.say(step.milestone)) for step in pathway.steps if step.milestone
        ),
    )


def _exits(view: View, pathway: Pathway) -> Iterator[ExitFacts]:
    order = {level.id: level.order for level in view.settings.levels}
    starts = [order[entry.level] for entry in entries_of(pathway, view.settings) if entry.level in order]
    for planned, credential in view.graph.plans[pathway.id].doing(Credential):
        if planned.step.exit:
            at = order.get(planned.step.level, 0)
            years = at - max((start for start in starts if start <= at), default=at) + 1
            opened = view.resolve_all(credential.qualifies_for, Occupation)
            yield ExitFacts(credential, view.level_name(planned.step.level), years, opened)


def _total(planned: Mapping[str, PlannedStep], amount: Callable[[Course], float | None]) -> float:
    """Add up `amount` over the courses that everybody takes, and the smallest amounts of each choice."""

    def of(step: PlannedStep) -> float:
        return (amount(step.does) or 0) if isinstance(step.does, Course) else 0

    amounts: list[float] = []
    for step in planned.values():
        if step.step.is_choice:
            options = sorted(of(planned[option.id]) for option in step.step.options)
            amounts += options[: step.step.choose or 0]
        elif not step.choice and step.step.role != "elective":
            amounts.append(of(step))
    return total(amounts)


def _hours(planned: PlannedStep) -> float:
    return planned.does.hours or 0 if isinstance(planned.does, Experience) and not planned.choice else 0
