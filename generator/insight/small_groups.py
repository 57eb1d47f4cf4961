"""Outcomes as they may be shown: no count of a small group, and none from which one could be worked out.

Two steps, as statistical offices do it. First, each count below the smallest group that the catalog allows is hidden.
Then complements: a reader who takes the counts of groups from that of all learners learns how many are in none of
them. Groups may belong to different ways of dividing learners, and not all of them need be listed; so whichever of
the shown groups are taken away, what is left must be nobody or as many as may be shown. As long as it is not, the
smallest shown group is hidden, too. A group whose size is hidden under one measure is hidden under all of its period.
The answers of a survey are groups of those who answered, and are hidden in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.graph.college_credit import grouped
from generator.model.entities import Entity, Experience, Outcome, Partnership, Pathway, Survey
from generator.model.texts import Text

FIELDS = ("count", "out_of")


class StatedCount(NamedTuple):
    """An outcome, or a count of a survey read as one, with the pointers to its group of fields and to its count."""

    outcome: Outcome
    pointer: str
    count_at: str

    def at(self, field: str) -> str:
        """Return the pointer to one of its `FIELDS`."""
        return self.count_at if field == "count" else f"{self.pointer}/{field}"


def stated_counts(entity: Entity) -> Iterator[StatedCount]:
    """Yield what `entity` counts: its outcomes; of a survey all who answered, then each answer."""
    if isinstance(entity, Pathway):
        for index, outcome in enumerate(entity.outcomes):
            yield StatedCount(outcome, f"/outcomes/{index}", f"/outcomes/{index}/count")
    elif isinstance(entity, (Experience, Partnership)):
        for index, survey in enumerate(entity.surveys):
            here = f"/surveys/{index}"
            all_who_answered, *answers = _as_outcomes(survey)
            yield StatedCount(all_who_answered, here, f"{here}/out_of")
            for at, answer in enumerate(answers):
                yield StatedCount(answer, f"{here}/answers/{at}", f"{here}/answers/{at}/count")


def as_published(entity: Entity, smallest: int) -> Entity:
    """Return `entity` as it may be published: without counts of groups so small that somebody could be known."""
    if isinstance(entity, Pathway) and entity.outcomes:
        return replace(entity, outcomes=publishable(entity, smallest))
    if isinstance(entity, (Experience, Partnership)) and entity.surveys:
        return replace(entity, surveys=publishable_surveys(entity.surveys, smallest))
    return entity


def publishable_surveys(surveys: Sequence[Survey], smallest: int) -> tuple[Survey, ...]:
    """Return `surveys` of one thing in their order, with None in place of each count that must not be shown."""
    counts = [outcome for survey in surveys for outcome in _as_outcomes(survey)]
    hidden = {index for index, field in _hidden(counts, smallest) if field == "count"}
    shown = iter([None if index in hidden else one.count for index, one in enumerate(counts)])
    return tuple(
        replace(
            survey,
            out_of=next(shown),
            answers=tuple(replace(answer, count=next(shown)) for answer in survey.answers),
        )
        for survey in surveys
    )


def _as_outcomes(survey: Survey) -> Iterator[Outcome]:
    """Yield how many answered, then how many gave each answer: in quotes, so that no answer reads as "all"."""
    yield Outcome(survey.question, None, survey.out_of, None, survey.period, survey.source)
    for answer in survey.answers:
        words = Text.plain(f"“{answer.answer}”")
        yield Outcome(survey.question, words, answer.count, None, survey.period, survey.source)


def publishable(pathway: Pathway, smallest: int) -> tuple[Outcome, ...]:
    """Return the outcomes of `pathway` in their order, with None in place of each count that must not be shown."""
    hidden = set(_hidden(pathway.outcomes, smallest))
    return tuple(
        replace(outcome, **{field: None for field in FIELDS if (index, field) in hidden})
        for index, outcome in enumerate(pathway.outcomes)
    )


def is_about_all(outcome: Outcome) -> bool:
    """Say whether an outcome is about all learners: it names no group, or one that begins with "All"."""
    return outcome.group is None or str(outcome.group).casefold().split()[:1] == ["all"]


def _hidden(outcomes: Sequence[Outcome], smallest: int) -> Iterable[tuple[int, str]]:
    found: set[tuple[int, str]] = set()
    by_measure = grouped(((str(one.measure).casefold(), one.period), index) for index, one in enumerate(outcomes))
    for field in FIELDS:
        values = [getattr(one, field) for one in outcomes]
        small = {index for index, value in enumerate(values) if value is not None and value < smallest}
        for alike in by_measure.values():
            stated = [index for index in alike if values[index] is not None]
            small |= _complements(outcomes, stated, values, small, smallest)
        found |= {(index, field) for index in small}
    return found | _same_size(outcomes, found)


def _complements(
    outcomes: Sequence[Outcome], stated: Sequence[int], values: Sequence[int], small: set[int], smallest: int
) -> set[int]:
    """Return the groups to hide as well, so that nothing taken from all learners leaves a small group."""
    wholes = {values[index] for index in stated if is_about_all(outcomes[index]) and index not in small}
    largest_first = sorted(
        (index for index in stated if not is_about_all(outcomes[index]) and index not in small),
        key=lambda index: (-values[index], -index),
    )
    fitting = largest_first[: _fitting(wholes, [values[index] for index in largest_first], smallest)]
    return set(largest_first) - set(fitting)


def _fitting(wholes: Iterable[int], parts: Sequence[int], smallest: int) -> int:
    """Return how many of the first `parts` may be shown: no whole less some of them is somebody, but few.

    Sums of parts are bits of a number, and so are those that leave few. More parts only give more sums.
    """
    few = most = 0
    for whole in wholes:
        fewest = max(1, whole - smallest + 1)
        few |= ((1 << (whole - fewest)) - 1) << fewest
        most = max(most, whole)
    sums = 1
    for number, part in enumerate(parts):
        sums |= (sums << part) & ((2 << most) - 1)
        if sums & few:
            return number
    return len(parts)


def _same_size(outcomes: Sequence[Outcome], hidden: set[tuple[int, str]]) -> set[tuple[int, str]]:
    """Return the sizes of groups that are hidden elsewhere in the same period."""

    def key(outcome: Outcome) -> tuple[str | None, str]:
        return outcome.period, "" if is_about_all(outcome) else str(outcome.group).casefold()

    named = {key(outcomes[index]) for index, field in hidden if field == "out_of"}
    return {(index, "out_of") for index, outcome in enumerate(outcomes) if key(outcome) in named}
