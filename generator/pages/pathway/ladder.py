"""The ladder: each place where one can stop and work, from the first to the last, with pay, education and jobs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.insight.partners.labor_market import wage_of
from generator.model.entities import Credential, Occupation, Pathway, Wage
from generator.pages.parts.pathway_facts import ExitFacts, PathwayFacts, years_in_words, years_to
from generator.pages.view import View

MOST_RUNGS = 5
Job = tuple[Occupation, Wage | None]


@dataclass(frozen=True, slots=True)
class Rung:
    """A level at which one can leave with `exits`, and the jobs that are open from there on and not before.

    `times` say how long it takes from each entry, in words; `beside` are credentials earned on the way to it that
    are no exits themselves.
    """

    level: str
    times: tuple[str, ...]
    exits: tuple[ExitFacts, ...]
    beside: tuple[Credential, ...]
    jobs: tuple[Job, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs, the highest first, as they are seen; and the exits for which there was no rung left."""

    rungs: tuple[Rung, ...]
    left_out: tuple[ExitFacts, ...]


def ladder_of(view: View, pathway: Pathway, facts: PathwayFacts) -> Ladder:
    """Return the ladder of `pathway`: a rung for each level with exits, five at most."""
    levels = [(level, tuple(exits)) for level, exits in groupby(facts.exits, lambda one: one.level_id)]
    kept = _kept(levels)
    rungs = tuple(_rungs(view, pathway, facts, kept))
    shown = {exit_ for rung in rungs for exit_ in rung.exits}
    return Ladder(tuple(reversed(rungs)), tuple(one for one in facts.exits if one not in shown))


def _kept(levels: list[tuple[str, tuple[ExitFacts, ...]]]) -> list[tuple[str, tuple[ExitFacts, ...]]]:
    """Return the levels that get a rung: the last one, and of the others first those that open jobs."""
    if len(levels) <= MOST_RUNGS:
        return levels
    worth = sorted(levels[:-1], key=lambda level: not any(one.occupations for one in level[1]))
    chosen = [level for level, _ in (*worth[: MOST_RUNGS - 1], levels[-1])]
    return [level for level in levels if level[0] in chosen]


def _rungs(
    view: View, pathway: Pathway, facts: PathwayFacts, levels: list[tuple[str, tuple[ExitFacts, ...]]]
) -> Iterator[Rung]:
    careers = view.graph.occupations_of(pathway)
    opened = {job.id for _, exits in levels for one in exits for job in one.occupations}
    # What no exit opens by itself follows the last one, as in the drawing of all steps.
    rest = [career for career in careers if career.id not in opened]
    known: set[str] = set()
    earned = list(_other_credentials(view, pathway))
    order = {level.id: level.order for level in view.settings.levels}
    for number, (level, exits) in enumerate(levels, 1):
        found = [job for one in exits for job in one.occupations] + (rest if number == len(levels) else [])
        jobs = tuple(job for job in dict.fromkeys(found) if job.id not in known)
        known |= {job.id for job in jobs}
        beside = tuple(one for at, one in earned if order.get(at, 0) <= order.get(level, 0))
        earned = [(at, one) for at, one in earned if one not in beside]
        times = tuple(_times(view, pathway, facts, level))
        yield Rung(exits[0].level, times, exits, beside, tuple((job, wage_of(job)) for job in jobs))


def _other_credentials(view: View, pathway: Pathway) -> Iterator[tuple[str, Credential]]:
    for planned, credential in view.graph.plans[pathway.id].doing(Credential):
        if not planned.step.exit:
            yield planned.step.level, credential


def _times(view: View, pathway: Pathway, facts: PathwayFacts, level: str) -> Iterator[str]:
    for entry in facts.entries:
        years = years_to(view, pathway, entry, level)
        if years is not None:
            time = years_in_words(view, years)
            yield view.words["time_from"].format(time=time, level=entry.level)
