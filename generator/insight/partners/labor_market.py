"""Jobs of the region against the pathways that lead to them: what nobody prepares for, and what pays too little.

Openings, wages and learners are what the catalog states, of the areas and periods it states: nothing is estimated,
and what is not stated is None. A year of work has 2,080 hours, as BLS reckons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from generator.graph.catalog_graph import CatalogGraph
from generator.insight.plans import is_exploration, open_pathways
from generator.insight.small_groups import is_about_all, publishable
from generator.model.catalog import LivingWage
from generator.model.entities import Occupation, Partnership, Pathway, Wage
from generator.model.status import available

HOURS_PER_YEAR = 2080
"""Hours of work in a year at full time (BLS OEWS)."""


class Concern(StrEnum):
    """What should be talked about."""

    NOBODY_PREPARES = "critical, and nobody prepares"
    MANY_PREPARE = "many prepare, and few openings"
    PAYS_BELOW = "pays below the living wage"


@dataclass(frozen=True, slots=True)
class JobMarket:
    """One occupation: what is wanted and paid, and who is prepared.

    `critical_to` are the partnerships that find it critical; `openings` are those of a year. `pay` is the median of
    `wage` in a year. `pathways` lead to it. `learners` were reached in the newest year that each of these tells of,
    `told` by so many of them; None where none does.
    """

    occupation: Occupation
    critical_to: tuple[Partnership, ...]
    openings: int | None
    wage: Wage | None
    pay: float | None
    pathways: tuple[Pathway, ...]
    learners: int | None
    told: int
    concerns: tuple[Concern, ...]


def job_markets(graph: CatalogGraph) -> tuple[JobMarket, ...]:
    """Return every occupation of the catalog, sorted by id."""
    leading, critical = defaultdict[str, list[Pathway]](list), defaultdict[str, list[Partnership]](list)
    for pathway in open_pathways(graph):
        if not is_exploration(pathway):
            for job in dict.fromkeys(one.id for one in graph.occupations_of(pathway)):
                leading[job].append(pathway)
    for partnership in available(graph.catalog.partnerships.values()):
        for occupation in graph.resolve_all(partnership.critical_occupations, Occupation):
            critical[occupation.id].append(partnership)
    smallest = graph.catalog.settings.limits.smallest_group
    line = annual_line(graph.catalog.settings.living_wage)
    return tuple(
        _market(occupation, critical[occupation.id], leading[occupation.id], line, smallest)
        for occupation in available(graph.catalog.occupations.values())
    )


def annual_line(living_wage: LivingWage | None) -> float | None:
    """Return the living wage of a year; None where the region sets none."""
    return None if living_wage is None else per_year(living_wage.amount, living_wage.unit)


def per_year(amount: float, unit: str | None) -> float:
    """Return an amount of dollars per hour or per year for a year."""
    return amount * HOURS_PER_YEAR if unit == "hour" else amount


def learners_of(pathway: Pathway, smallest: int) -> int | None:
    """Return how many learners `pathway` reached in the newest period it tells of; None where it tells of none.

    Outcomes of one group are left out, and so is what must not be shown (`publishable`). Several measures of one
    period count the same learners: the largest counts.
    """
    outcomes = (one for one in publishable(pathway, smallest) if is_about_all(one))
    told = [(one.period or "", one.count) for one in outcomes if one.count is not None]
    newest = max((period for period, _ in told), default="")
    return max((count for period, count in told if period == newest), default=None)


def wage_of(occupation: Occupation) -> Wage | None:
    """Return the one wage that is shown where there is room for one: the first with a median, else the first."""
    medians = (wage for wage in occupation.wages if wage.median is not None)
    return next(medians, None) or next(iter(occupation.wages), None)


def annual_pay(occupation: Occupation) -> float | None:
    """Return the median pay of a year by the one wage that is shown; None where it states none."""
    wage = wage_of(occupation)
    return None if wage is None or wage.median is None else per_year(wage.median, wage.unit)


def _market(
    occupation: Occupation,
    critical: Iterable[Partnership],
    leading: Iterable[Pathway],
    line: float | None,
    smallest: int,
) -> JobMarket:
    partnerships, pathways, pay = tuple(critical), tuple(leading), annual_pay(occupation)
    told = [learners for pathway in pathways if (learners := learners_of(pathway, smallest)) is not None]
    learners = sum(told) if told else None
    openings = occupation.outlook.openings_per_year if occupation.outlook else None
    concerns = {
        Concern.NOBODY_PREPARES: bool(partnerships or occupation.in_demand) and not pathways,
        Concern.MANY_PREPARE: openings is not None and learners is not None and learners > openings,
        Concern.PAYS_BELOW: pay is not None and line is not None and pay < line,
    }
    return JobMarket(
        occupation,
        partnerships,
        openings,
        wage_of(occupation),
        pay,
        pathways,
        learners,
        len(told),
        tuple(concern for concern, holds in concerns.items() if holds),
    )
