"""Openings, pay and learners of careers, added up by hand."""

from __future__ import annotations

from typing import Any

import pytest

from generator.insight.partners.labor_market import Concern, JobMarket, job_markets, learners_of
from tests.insight.small import catalog, pathway

LINE: dict[str, Any] = {"amount": 20, "unit": "hour", "source": "The region", "as_of": "2025"}
PLAN: dict[str, Any] = {"grade-9": [{"milestone": "Begin"}]}


def _job(pay: float | None, unit: str = "year", openings: int | None = None) -> dict[str, Any]:
    wages = [] if pay is None else [{"area": "Here", "median": pay, "unit": unit, "period": "2025", "source": "BLS"}]
    return {"soc": "31-1131", "wages": wages, **({"outlook": {"openings_per_year": openings}} if openings else {})}


def _outcome(count: int, period: str, measure: str = "Finished", **more: Any) -> dict[str, Any]:
    return {"measure": measure, "count": count, "period": period, **more}


FILES: dict[str, Any] = {
    "town/occupations/aides": _job(19.99, "hour", 45),
    "town/occupations/nurses": _job(41600, openings=100),
    "town/occupations/linemen": _job(None),
    "town/partnerships/energy": {"industry": "Energy", "critical_occupations": ["linemen", "aides"]},
    "town/pathways/care": pathway(
        PLAN,
        occupations=["aides", "nurses"],
        outcomes=[
            *(_outcome(30, "2025-26"), _outcome(28, "2025-26", "Hired"), _outcome(90, "2024-25")),
            _outcome(29, "2025-26", group="Girls"),
        ],
    ),
    "town/pathways/aide": pathway(PLAN, occupations=["aides"], outcomes=[_outcome(16, "2024-25")]),
    "town/pathways/silent": pathway(PLAN, occupations=["aides"]),
    "town/pathways/over": pathway(PLAN, occupations=["linemen"], status="ceased"),
    "town/pathways/early": pathway(PLAN, occupations=["linemen"], audience=["middle-school"]),
}


def _markets(**settings: Any) -> dict[str, JobMarket]:
    return {one.occupation.slug: one for one in job_markets(catalog(FILES, settings))}


def test_learners_of_the_newest_year_are_added_up_once_for_each_pathway() -> None:
    found = _markets(living_wage=LINE)
    assert {name: (one.learners, one.told, len(one.pathways)) for name, one in found.items()} == {
        "aides": (46, 2, 3),
        "nurses": (30, 1, 1),
        "linemen": (None, 0, 0),
    }


def test_careers_are_named_by_what_should_be_talked_about() -> None:
    found = _markets(living_wage=LINE)
    assert found["aides"].concerns == (Concern.MANY_PREPARE, Concern.PAYS_BELOW)
    assert found["nurses"].concerns == ()
    assert found["linemen"].concerns == (Concern.NOBODY_PREPARES,)


def test_an_hourly_wage_is_compared_for_a_year_of_work() -> None:
    assert _markets()["aides"].pay == pytest.approx(41579.2)
    assert _markets()["nurses"].pay == 41600


def test_nothing_is_compared_with_a_living_wage_that_nobody_set() -> None:
    assert Concern.PAYS_BELOW not in _markets()["aides"].concerns


def test_a_pathway_that_tells_only_of_groups_tells_of_no_total() -> None:
    graph = catalog({"town/pathways/one": pathway(PLAN, outcomes=[_outcome(40, "2025", group="Girls")])})
    assert learners_of(graph.catalog.pathways["town/one"], 16) is None
