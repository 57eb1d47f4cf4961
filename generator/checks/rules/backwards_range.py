"""D108 backwards-range.

Credits from more to less: `{from: 1, to: 0.5}`. Courses and credentials carry credits. Of wages, M804 looks at the
order.
"""

from __future__ import annotations

from generator.checks.example_catalog import WELDING_1, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import kind_and_name, number
from generator.model.entities import Course, Credential


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find ranges of credits that end before they begin."""
    every: tuple[Course | Credential, ...] = (*graph.catalog.courses.values(), *graph.catalog.credentials.values())
    for entity in every:
        if entity.credits is None:
            continue
        for field, amount in (("high_school", entity.credits.high_school), ("college", entity.credits.college)):
            if amount is not None and amount.most < amount:
                least, most = number(amount), number(amount.most)
                yield Problem(
                    place=entity.place(f"/credits/{field}"),
                    title=f"{least} to {most} is backwards",
                    what=f"{kind_and_name(entity)} carries from {least} to {most} credits.",
                    value=f"{least} {most}",
                )


RULE = GraphRule(
    code="D108",
    severity=Severity.ERROR,
    title="A range that is backwards",
    meaning="The number under `from` is larger than the one under `to`.",
    why="Families could not tell how many credits they get.",
    fix="Swap the two numbers, or correct the wrong one.",
    bad=changed(WELDING_1, ("high_school: 1", "high_school: {from: 1, to: 0.5}")),
    check=check,
)
