"""Q908 outcome-does-not-add-up.

A count above its group (`out_of`), and a group above all learners of the same measure and period. Then what totals
give away: if all are 60 and all but one group are 55, everybody knows of the other five, although nobody wrote them
down. The rest is compared with the smallest group that catalog.yaml allows (`limits: smallest_group`; default 16). An
outcome without `group`, or whose group begins with "All", is about all learners. Groups may overlap; so what all of
them together leave over is only a warning.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.example_catalog import OUTCOME, PATHWAY, extended
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import name_of, one_line
from generator.graph.college_credit import grouped
from generator.insight.small_groups import FIELDS, is_about_all
from generator.model.entities import Outcome, Pathway


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find outcomes that cannot be, and those that tell of a group too small to publish."""
    smallest = graph.catalog.settings.limits.smallest_group
    for pathway in graph.catalog.pathways.values():
        for index, outcome in enumerate(pathway.outcomes):
            if outcome.count is not None and outcome.out_of is not None and outcome.count > outcome.out_of:
                yield Problem(
                    place=pathway.place(f"/outcomes/{index}/count"),
                    title=f"{outcome.count} of {outcome.out_of} learners is not possible",
                    what=f"An outcome of {name_of(pathway)} counts {outcome.count} learners of {outcome.out_of}.",
                    value=f"{outcome.count} {outcome.out_of}",
                )
        alike = grouped(
            ((str(outcome.measure).casefold(), outcome.period), (index, outcome))
            for index, outcome in enumerate(pathway.outcomes)
        )
        for found in alike.values():
            wholes = [one for one in found if is_about_all(one[1])]
            parts = [one for one in found if not is_about_all(one[1])]
            for whole in wholes[:1]:
                yield from _compare(pathway, whole, parts, smallest)


def _compare(
    pathway: Pathway, whole: tuple[int, Outcome], parts: list[tuple[int, Outcome]], smallest: int
) -> Iterator[Problem]:
    """Compare groups with all learners: each alone, then together if they may be parts of them."""
    index, everyone = whole
    told = False
    for at, part in parts:
        more = [name for name, rest in _rests(everyone, [part]) if rest < 0]
        if more:
            yield Problem(
                place=pathway.place(f"/outcomes/{at}/{more[0]}"),
                title=f"{_group(part)} counts more than all learners",
                what=f"An outcome of {name_of(pathway)} has more learners in one group than in all.",
                value=f"{at} {more[0]}",
                related=(Related(pathway.place(f"/outcomes/{index}/{more[0]}"), "all learners"),),
            )
        elif _gives_away(everyone, [part], smallest):
            told = True
            yield _given_away(pathway, whole, [(at, part)], smallest, Severity.ERROR)
    together = [part for _, part in parts]
    if len(parts) > 1 and not told and _gives_away(everyone, together, smallest):
        yield _given_away(pathway, whole, parts, smallest, Severity.WARNING)


def _rests(everyone: Outcome, parts: list[Outcome]) -> Iterator[tuple[str, int]]:
    """Yield for each count that all of them state how many learners are in none of `parts`."""
    for name in FIELDS:
        whole, each = getattr(everyone, name), [getattr(part, name) for part in parts]
        if whole is not None and None not in each:
            yield name, whole - sum(each)


def _gives_away(everyone: Outcome, parts: list[Outcome], smallest: int) -> bool:
    """Say whether the rest is a group of learners, and one too small to publish in one of its counts."""
    rests = dict(_rests(everyone, parts))
    size = rests.get("out_of", rests.get("count", 0))
    return size > 0 and all(rest >= 0 for rest in rests.values()) and min(rests.values()) < smallest


def _given_away(
    pathway: Pathway, whole: tuple[int, Outcome], parts: list[tuple[int, Outcome]], smallest: int, severity: Severity
) -> Problem:
    at = parts[-1][0]
    return Problem(
        place=pathway.place(f"/outcomes/{at}"),
        title=f"The totals give away a group of fewer than {smallest}",
        what=f"In {name_of(pathway)}, all learners less {'these groups' if len(parts) > 1 else _group(parts[0][1])} "
        f"leave fewer than {smallest}.",
        fix="Delete the group, or the outcome for all learners, or combine groups until the rest is large enough.",
        severity=severity,
        value=" ".join(str(index) for index, _ in parts),
        related=tuple(
            Related(pathway.place(f"/outcomes/{index}"), "one of the groups" if index != whole[0] else "all learners")
            for index, _ in (whole, *parts[:-1])
        ),
    )


def _group(outcome: Outcome) -> str:
    return one_line(str(outcome.group), most=40)


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
