"""M807 unlikely-wage.

More than 300 dollars an hour, or less than 10,000 a year: then the unit is probably wrong, or a digit. A median that
equals the high wage: where the source publishes only "or more", `top_coded` names the amounts that are lower bounds.
What learners are paid in an experience is looked at in the same way. A wage has one finding for each field at most.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.example_catalog import OCCUPATION, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import name_of, number
from generator.model.entities import Entity
from generator.model.status import available

_HOUR, _YEAR = "hour", "year"
_MOST_AN_HOUR = 300
_LEAST_A_YEAR = 10_000


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find wages that hardly anybody earns."""
    for occupation in available(graph.catalog.occupations.values()):
        for index, wage in enumerate(occupation.wages):
            amounts = {"low": wage.low, "median": wage.median, "high": wage.high}
            here = f"/wages/{index}"
            unlikely = list(_unlikely(occupation, here, amounts, wage.unit))
            yield from unlikely
            flat = wage.median is not None and wage.median == wage.high and not {"median", "high"} & {*wage.top_coded}
            if flat and not unlikely:
                yield Problem(
                    place=occupation.place(f"{here}/high"),
                    title=f"The median and the high wage of {name_of(occupation)} are the same",
                    what=f"Both are {number(wage.median or 0)}. One in ten people earns more than the high wage.",
                    fix="Look both up again. If the source says “or more”, add `top_coded: [high]`.",
                    value="median high",
                )
    for experience in available(graph.catalog.experiences.values()):
        if experience.wage:
            yield from _unlikely(experience, "/wage", {"amount": experience.wage.amount}, experience.wage.unit)


def _unlikely(entity: Entity, pointer: str, amounts: dict[str, float | None], unit: str | None) -> Iterator[Problem]:
    """Yield the first of `amounts` that is too low for a year, or too high for an hour."""
    for field, amount in amounts.items():
        too_high = unit == _HOUR and amount is not None and amount > _MOST_AN_HOUR
        too_low = unit == _YEAR and amount is not None and amount < _LEAST_A_YEAR
        if amount is not None and (too_high or too_low):
            yield Problem(
                place=entity.place(f"{pointer}/{field}"),
                title=f"{number(amount)} dollars {'an hour' if too_high else 'a year'} is not likely",
                what=f"A wage of {name_of(entity)} is {number(amount)} dollars per {unit}.",
                value=f"{field} {number(amount)} {unit}",
            )
            return


RULE = GraphRule(
    code="M807",
    severity=Severity.WARNING,
    title="A wage that is not likely",
    meaning="A wage is above 300 dollars an hour or below 10,000 a year, or its median equals its high amount.",
    why="Students would choose a career for a wage that nobody pays.",
    fix="Check the amount and the unit: `hour` or `year`.",
    bad=changed(OCCUPATION, ("unit: year", "unit: hour")),
    check=check,
)
