"""A pathway in facts: one value for each, which its page, its card, the finder, comparing and lists all show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.graph.plan import PlannedStep
from generator.insight.partners.labor_market import HOURS_PER_YEAR, wage_of
from generator.model.amounts import Amount, total
from generator.model.entities import Course, Credential, Credits, Experience, Occupation, Pathway, Wage
from generator.model.levels import TimeScale, entries_of, levels_of, track_of, years_after_start
from generator.pages.render import format as form
from generator.pages.view import View

PAYERS = ("learner", "district", "college", "employer", "grant", "state")
"""Who may pay for a step, in the order in which readers are told."""


@dataclass(frozen=True, slots=True)
class ExitFacts:
    """A credential with which a learner may leave, the level at which the plan puts it, and what it opens."""

    credential: Credential
    level_id: str
    level: str
    occupations: tuple[Occupation, ...]


@dataclass(frozen=True, slots=True)
class EntryPoint:
    """A level at which learners may join, and the courses they have finished by then.

    `first` is the exit that the plan puts soonest after it, and `years` the school years that takes at most, each
    counted whole; both are None where no exit with a credential follows.
    """

    level_id: str
    level: str
    assumes: tuple[Course, ...]
    first: ExitFacts | None
    years: int | None


@dataclass(frozen=True, slots=True)
class Costs:
    """What a plan costs as far as it says, in US dollars by who pays, and how many of its steps say so.

    Steps are the courses, credentials and experiences that everybody takes: choices and electives are left out.
    """

    by_payer: Mapping[str, float]
    stated: int
    steps: int


@dataclass(frozen=True, slots=True)
class PathwayFacts:
    """What a family wants to know first.

    `milestones` are level, words and last day. `credits` adds up the courses that everybody takes and, of each
    choice, the cheapest way; `hours` likewise for work-based learning.
    """

    first_level: str
    last_level: str
    credits: Credits
    costs: Costs
    hours: int
    exits: tuple[ExitFacts, ...]
    entries: tuple[EntryPoint, ...]
    milestones: tuple[tuple[str, str, str], ...]


def facts_of(view: View, pathway: Pathway) -> PathwayFacts:
    """Return the facts of `pathway`."""
    planned = view.graph.plans[pathway.id].steps
    known = [level.id for level in levels_of(pathway, view.settings)]
    exits = tuple(_exits(view, pathway))
    return PathwayFacts(
        first_level=view.level_name(known[0]) if known else "",
        last_level=view.level_name(known[-1]) if known else "",
        credits=Credits(
            Amount(_total(planned, lambda course: course.credits.high_school if course.credits else 0)),
            Amount(_total(planned, lambda course: course.credits.college if course.credits else 0)),
        ),
        costs=_costs(planned),
        hours=round(total(_hours(step) for step in planned.values())),
        exits=exits,
        entries=tuple(_entries(view, pathway, exits)),
        milestones=tuple(
            (view.level_name(step.level), view.say(step.milestone), form.due(step.due, view.words))
            for step in pathway.steps
            if step.milestone
        ),
    )


def times_in_words(view: View, facts: PathwayFacts) -> tuple[tuple[ExitFacts, str], ...]:
    """Return the exits that come first after an entry, each once, with "up to 3 years from Grade 9, …"."""
    words = view.words
    found: dict[ExitFacts, dict[str, str]] = {}
    for entry in facts.entries:
        if entry.first is not None and entry.years is not None:
            time = words["time_from"].format(time=years_in_words(view, entry.years), level=entry.level)
            found.setdefault(entry.first, {})[entry.level_id] = time
    return tuple((exit_, ", ".join(times.values())) for exit_, times in found.items())


def years_in_words(view: View, years: int) -> str:
    """Return how long something takes: "up to 2 years"."""
    return view.words["up_to"].format(time=view.words.count("count_year", years))


def costs_in_words(view: View, costs: Costs) -> tuple[str, ...]:
    """Return what a plan costs by who pays, and how far that is known; nothing when no step states a cost."""
    if not costs.stated:
        return ()
    words = view.words
    parts = [
        f"{form.dollars(amount, words)}, {words.value('paid_by', payer)}" for payer, amount in costs.by_payer.items()
    ]
    known = words["cost_known"].format(count=costs.stated, of=costs.steps)
    return (*(parts or [words["free"]]), *([known] if costs.stated < costs.steps else ()))


def with_wages(occupations: Iterable[Occupation]) -> tuple[tuple[Occupation, Wage | None], ...]:
    """Return `occupations`, each with the one wage that is shown of it."""
    return tuple((occupation, wage_of(occupation)) for occupation in occupations)


def yearly(wage: Wage, amount: float | None) -> int | None:
    """Return `amount` of `wage` for a year of full-time work, in whole dollars."""
    return None if amount is None else round(amount * (HOURS_PER_YEAR if wage.unit == "hour" else 1))


def _exits(view: View, pathway: Pathway) -> Iterator[ExitFacts]:
    for planned, credential in view.graph.plans[pathway.id].doing(Credential):
        if planned.step.exit:
            level = planned.step.level
            opened = view.resolve_all(credential.qualifies_for, Occupation)
            yield ExitFacts(credential, level, view.level_name(level), opened)


def _entries(view: View, pathway: Pathway, exits: tuple[ExitFacts, ...]) -> Iterator[EntryPoint]:
    scale = TimeScale.of(view.settings, pathway)
    for entry in entries_of(pathway, view.settings):
        begin = scale.begin(entry.level)
        after = [(at, exit_) for exit_ in exits if (at := scale.position(exit_.level_id)) >= begin]
        timed = [(years, exit_) for at, exit_ in after if (years := _years(scale, begin, at)) is not None]
        years, first = min(timed, key=lambda one: one[0], default=(None, None))
        assumes = view.resolve_all(entry.assumes, Course)
        yield EntryPoint(entry.level, view.level_name(entry.level), assumes, first, years)


def years_to(view: View, pathway: Pathway, entry: EntryPoint, level_id: str) -> int | None:
    """Return how many school years it takes at most, each counted whole, from `entry` to the end of a later level.

    None where nobody can tell: before the entry, and from a school year to a semester for adults.
    """
    scale = TimeScale.of(view.settings, pathway)
    begin, at = scale.begin(entry.level_id), scale.position(level_id)
    return _years(scale, begin, at) if at >= begin else None


def _years(scale: TimeScale, begin: int, at: int) -> int | None:
    """Return the school years from one position to another; None from one track to the other."""
    # A school year and a semester for adults cannot be counted from one to the other.
    if track_of(scale.levels[at]) != track_of(scale.levels[begin]):
        return None
    return 1 + years_after_start(at, begin, scale.levels)


def _costs(planned: Mapping[str, PlannedStep]) -> Costs:
    taken = [step.does for step in planned.values() if not step.choice and step.step.role != "elective"]
    costing = [does for does in taken if isinstance(does, Course | Credential | Experience)]
    stated = [does.cost for does in costing if does.cost is not None and does.cost.amount is not None]
    sums = {
        payer: total(cost.amount or 0 for cost in stated if (cost.paid_by or "learner") == payer) for payer in PAYERS
    }
    return Costs({payer: amount for payer, amount in sums.items() if amount}, len(stated), len(costing))


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
