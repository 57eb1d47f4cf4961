"""M804 wage-without-context.

Each wage states its area, period, unit and source. Low is at most the median, and the median at most high.
"""

from __future__ import annotations

from itertools import pairwise

from generator.checks.example_catalog import OCCUPATION, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import join_words, name_of, number

_CONTEXT = ("area", "period", "unit", "source")


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find wages that nobody can interpret."""
    for occupation in graph.catalog.occupations.values():
        for index, wage in enumerate(occupation.wages):
            missing = [field for field in _CONTEXT if getattr(wage, field) is None]
            if missing:
                fields = join_words(f"`{field}`" for field in missing)
                yield Problem(
                    place=occupation.place(f"/wages/{index}"),
                    title=f"A wage of {name_of(occupation)} is missing its {join_words(missing)}",
                    what=f"A wage of {name_of(occupation)} does not state {fields}.",
                    fix=f"Add {fields}.",
                    value=" ".join(missing),
                )
            steps = [("low", wage.low), ("median", wage.median), ("high", wage.high)]
            known = [(field, amount) for field, amount in steps if amount is not None]
            for (lower, small), (upper, large) in pairwise(known):
                if small > large:
                    yield Problem(
                        place=occupation.place(f"/wages/{index}/{lower}"),
                        title=f"The {lower} wage of {name_of(occupation)} is above its {upper} wage",
                        what=f"The {lower} wage is {number(small)}; the {upper} wage is {number(large)}.",
                        fix="Check the numbers again. Two of them may be swapped.",
                        value=f"{lower} {upper}",
                    )


RULE = GraphRule(
    code="M804",
    severity=Severity.ERROR,
    title="A wage that readers cannot interpret",
    meaning="A wage needs its area, period, unit and source, and its numbers in order.",
    why="Students would compare numbers that are not comparable.",
    fix="Add what is missing.",
    bad=changed(OCCUPATION, ("area: United States, ", "")),
    check=check,
)
