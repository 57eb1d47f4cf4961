"""Q908 outcome-does-not-add-up.

A count above its group (`out_of`), and a group above all learners of the same measure and period. Then what totals
give away: if all are 60 and all but one group are 55, everybody knows of the other five, although nobody wrote them
down. The rest is compared with the smallest group that catalog.yaml allows (`limits: smallest_group`; default 16). An
outcome without `group`, or whose group begins with "All", is about all learners. Groups may overlap; so what all of
them together leave over is only a warning. The answers of a survey are groups of those who answered.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.example_catalog import OUTCOME, PATHWAY, extended
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import name_of, one_line
from generator.graph.college_credit import grouped
from generator.insight.small_groups import FIELDS, StatedCount, is_about_all, stated_counts
from generator.model.entities import Entity
from generator.model.ids import Kind


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find outcomes that cannot be, and those that tell of a group too small to publish."""
    smallest = graph.catalog.settings.limits.smallest_group
    for entity in graph.catalog.all():
        stated = tuple(stated_counts(entity))
        for outcome, pointer, _at in stated:
            if outcome.count is not None and outcome.out_of is not None and outcome.count > outcome.out_of:
                yield Problem(
                    place=entity.place(f"{pointer}/count"),
                    title=f"{outcome.count} of {outcome.out_of} learners is not possible",
                    what=f"An outcome of {name_of(entity)} counts {outcome.count} learners of {outcome.out_of}.",
                    value=f"{outcome.count} {outcome.out_of}",
                )
        alike = grouped(((str(one.outcome.measure).casefold(), one.outcome.period), one) for one in stated)
        for found in alike.values():
            wholes = [one for one in found if is_about_all(one.outcome)]
            parts = [one for one in found if not is_about_all(one.outcome)]
            for whole in wholes[:1]:
                yield from _compare(entity, whole, parts, smallest)


def _compare(entity: Entity, whole: StatedCount, parts: list[StatedCount], smallest: int) -> Iterator[Problem]:
    """Compare groups with all learners: each alone, then together if they may be parts of them."""
    told = False
    for part in parts:
        more = [name for name, rest in _rests(whole, [part]) if rest < 0]
        if more:
            which, people, everybody = _words(entity)
            yield Problem(
                place=entity.place(part.at(more[0])),
                title=f"{_group(part)} counts more than {everybody}",
                what=f"{which} of {name_of(entity)} has more {people} in one group than in all.",
                value=f"{_number(part)} {more[0]}",
                related=(Related(entity.place(whole.at(more[0])), everybody),),
            )
        elif _gives_away(whole, [part], smallest):
            told = True
            yield _given_away(entity, whole, [part], smallest, Severity.ERROR)
    if len(parts) > 1 and not told and _gives_away(whole, parts, smallest):
        yield _given_away(entity, whole, parts, smallest, Severity.WARNING)


def _rests(everyone: StatedCount, parts: list[StatedCount]) -> Iterator[tuple[str, int]]:
    """Yield for each count that all of them state how many learners are in none of `parts`."""
    for name in FIELDS:
        whole, each = getattr(everyone.outcome, name), [getattr(part.outcome, name) for part in parts]
        if whole is not None and None not in each:
            yield name, whole - sum(each)


def _gives_away(everyone: StatedCount, parts: list[StatedCount], smallest: int) -> bool:
    """Say whether the rest is a group of learners, and one too small to publish in one of its counts."""
    rests = dict(_rests(everyone, parts))
    size = rests.get("out_of", rests.get("count", 0))
    return size > 0 and all(rest >= 0 for rest in rests.values()) and min(rests.values()) < smallest


def _given_away(
    entity: Entity, whole: StatedCount, parts: list[StatedCount], smallest: int, severity: Severity
) -> Problem:
    _, _, everybody = _words(entity)
    return Problem(
        place=entity.place(parts[-1].pointer),
        title=f"The totals give away a group of fewer than {smallest}",
        what=f"In {name_of(entity)}, {everybody} less {'these groups' if len(parts) > 1 else _group(parts[0])} "
        f"leave fewer than {smallest}.",
        fix=f"Delete the group, or the count of {everybody}, or combine groups until the rest is large enough.",
        severity=severity,
        value=" ".join(map(_number, parts)),
        related=tuple(
            Related(entity.place(one.pointer), "one of the groups" if one != whole else everybody)
            for one in (whole, *parts[:-1])
        ),
    )


def _group(part: StatedCount) -> str:
    return one_line(str(part.outcome.group), most=40)


def _number(part: StatedCount) -> str:
    return part.pointer.removeprefix("/outcomes/")


def _words(entity: Entity) -> tuple[str, str, str]:
    """Return what is counted in `entity`, of whom, and what all of them are called."""
    if entity.kind is Kind.PATHWAY:
        return "An outcome", "learners", "all learners"
    return "A survey", "people", "all who answered"


RULE = GraphRule(
    code="Q908",
    severity=Severity.ERROR,
    title="An outcome that does not add up",
    meaning="An outcome counts more learners than there were, or lets readers work out a group too small to publish.",
    why="Families would decide on numbers that are wrong, or see what only a few students did.",
    fix="Check the two numbers again. They may be swapped.",
    bad=extended(PATHWAY, OUTCOME.replace("count: 40", "count: 60")),
    good=extended(PATHWAY, OUTCOME),
    check=check,
)
