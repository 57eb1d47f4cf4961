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
from generator.model.school_year import years_of
from generator.model.texts import Text

FIELDS = ("count", "out_of")
_MOST_SUMS = 4096
"""So many sums of groups are looked through; with more of them, the smaller groups are hidden."""


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
    hidden = {index for index, field in _hidden(counts, smallest, nobody_tells=False) if field == "count"}
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
    hidden = set(_hidden(pathway.outcomes, smallest, nobody_tells=True))
    return tuple(
        replace(outcome, **{field: None for field in FIELDS if (index, field) in hidden})
        for index, outcome in enumerate(pathway.outcomes)
    )


def is_about_all(outcome: Outcome) -> bool:
    """Say whether an outcome is about all learners: it names no group, or one that begins with "All"."""
    return outcome.group is None or str(outcome.group).casefold().split()[:1] == ["all"]


def _hidden(outcomes: Sequence[Outcome], smallest: int, *, nobody_tells: bool) -> Iterable[tuple[int, str]]:
    """Return what must not be shown. `nobody_tells`: that nobody of a group is counted says something of it."""
    found: set[tuple[int, str]] = set()
    by_measure = grouped(((_measure(one), one.period), index) for index, one in enumerate(outcomes))
    for field in FIELDS:
        values = [getattr(one, field) for one in outcomes]
        small = {index for index, value in enumerate(values) if value is not None and value < smallest}
        alone = dict[str | None, set[int]]()
        if field == "out_of":  # learners are as many under one measure as under another that does not count them all
            for index, one in enumerate(outcomes):
                if is_about_all(one) and index not in small and values[index] is not None:
                    alone.setdefault(one.period, set()).add(values[index])
        for (_, period), alike in by_measure.items():
            stated = [index for index in alike if values[index] is not None]
            wholes = {values[index] for index in stated if is_about_all(outcomes[index]) and index not in small}
            groups = [index for index in stated if not is_about_all(outcomes[index])]
            tells = nobody_tells and field == "count"
            small |= _complements(
                [(index, outcomes[index]) for index in groups if index not in small],
                field,
                wholes or alone.get(period, set()),
                smallest,
                nobody_is_few=tells and any(index in small for index in groups),
            )
            if tells:
                everyone = [outcomes[index] for index in stated if is_about_all(outcomes[index])]
                small |= _all_who_reached(everyone, [(i, outcomes[i]) for i in groups if i not in small])
        found |= {(index, field) for index in small | _in_spans(outcomes, field, smallest)}
    return found | _same_size(outcomes, found)


def _measure(outcome: Outcome) -> str:
    return str(outcome.measure).casefold()


def _largest_first(groups: Iterable[tuple[int, Outcome]], field: str) -> list[tuple[int, Outcome]]:
    return sorted(groups, key=lambda one: (-getattr(one[1], field), -one[0]))


def _complements(
    groups: Iterable[tuple[int, Outcome]], field: str, wholes: set[int], smallest: int, *, nobody_is_few: bool
) -> set[int]:
    """Return the groups to hide as well, so that nothing taken from all learners leaves a small group."""
    ordered = _largest_first(groups, field)
    fitting = _fitting(wholes, [getattr(one, field) for _, one in ordered], smallest, 0 if nobody_is_few else 1)
    return {index for index, _ in ordered[fitting:]}


def _fitting(wholes: Iterable[int], parts: Sequence[int], smallest: int, least: int) -> int:
    """Return how many of the first `parts` may be shown: no whole less some of them leaves `least` or more, but few.

    Sums of parts are bits of a number, and so are those that leave few. More parts only give more sums.
    """
    few = most = 0
    for whole in wholes:
        fewest = max(1, whole - smallest + 1)
        few |= ((1 << max(0, whole - least + 1 - fewest)) - 1) << fewest
        most = max(most, whole)
    sums = 1
    for number, part in enumerate(parts):
        sums |= (sums << part) & ((2 << most) - 1)
        if sums & few:
            return number
    return len(parts)


def _all_who_reached(everyone: Sequence[Outcome], groups: Iterable[tuple[int, Outcome]]) -> set[int]:
    """Return the groups to hide so that no shown ones are all who reached something, but not all learners.

    Else it would be known of the others that none of them did.
    """
    ordered = _largest_first(groups, "count")
    for whole in everyone:
        if not whole.count or not whole.out_of:
            continue
        sums = {(0, 0)}
        for number, (_, part) in enumerate(ordered):
            sums |= {(count + (part.count or 0), size + (part.out_of or 0)) for count, size in sums}
            sums = {one for one in sums if one[0] <= whole.count}
            if any(count == whole.count and size < whole.out_of for count, size in sums) or len(sums) > _MOST_SUMS:
                ordered = ordered[:number]
                break
    kept = {index for index, _ in ordered}
    return {index for index, _ in groups} - kept


def _in_spans(outcomes: Sequence[Outcome], field: str, smallest: int) -> set[int]:
    """Return what must not be shown of spans of years, because years inside them tell of the same learners.

    Groups of a span are for catalogs whose years are too small: where a year tells of groups, those of the span are
    hidden. All of a span is, where years taken from it leave few learners, or would give the number of all in a year
    that tells of groups only.
    """
    found: set[int] = set()
    stated = [(index, one) for index, one in enumerate(outcomes) if getattr(one, field) is not None]
    for index, span in stated:
        inside = [
            one
            for _, one in stated
            if _is_inside(one.period or "", span.period or "")
            and (field == "out_of" or _measure(one) == _measure(span))
        ]
        if any(not is_about_all(one) for one in inside) and not is_about_all(span):
            found.add(index)
        if is_about_all(span) and _years_tell(span, inside, field, smallest):
            found |= {at for at, one in stated if one.period == span.period}
    return found


def _years_tell(span: Outcome, inside: Sequence[Outcome], field: str, smallest: int) -> bool:
    """Say whether all learners of a span tell of few of them: those of a year that is hidden or not stated."""
    everyone = [one for one in inside if is_about_all(one)]
    if {one.period for one in inside} - {one.period for one in everyone}:
        return True
    years = sorted((getattr(one, field) for one in everyone), reverse=True)
    if any(value < smallest for value in years):
        return True
    by_year = list(enumerate(everyone))
    nobody = field == "count" and _all_who_reached([span], by_year)
    return bool(nobody) or _fitting({getattr(span, field)}, years, smallest, 1) < len(years)


def _is_inside(period: str, span: str) -> bool:
    """Say whether `period` is a part of `span`: "2024-25" of "2023-2025", "2026-05" of "2026"."""
    if not period or not span or period == span:
        return False
    (first, last), (begins, ends) = years_of(period), years_of(span)
    return period.startswith(f"{span}-") or (begins <= first and last <= ends)


def _same_size(outcomes: Sequence[Outcome], hidden: set[tuple[int, str]]) -> set[tuple[int, str]]:
    """Return the sizes of groups that are hidden elsewhere in the same period."""

    def key(outcome: Outcome) -> tuple[str | None, str]:
        return outcome.period, "" if is_about_all(outcome) else str(outcome.group).casefold()

    named = {key(outcomes[index]) for index, field in hidden if field == "out_of"}
    return {(index, "out_of") for index, outcome in enumerate(outcomes) if key(outcome) in named}
