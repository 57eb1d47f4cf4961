"""Rungs of employers, by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.insight.partners.employer_ladder import EmployerRungs, employer_ladder
from tests.insight.small import catalog

LADDER = ("about", "through", "at")


def _hosting(stage: str, *hosts: str, **more: Any) -> dict[str, Any]:
    return {"stage": stage, "activity": "job-shadow", "hosts": list(hosts), **more}


def _found() -> dict[str, EmployerRungs]:
    graph = catalog(
        {
            "mill": {"type": "employer"},
            "shop": {"type": "employer"},
            "gone": {"type": "employer", "status": "ceased"},
            "town/experiences/talk": _hosting("about", "mill", "hospital", capacity=40, confirmed_on="2026-05-01"),
            "town/experiences/shadow": _hosting("through", "hospital", capacity=6, confirmed_on="2026-03-01"),
            "town/experiences/visit": _hosting("about", "hospital", capacity=5),
            "town/experiences/old": _hosting("at", "mill", status="ceased"),
        }
    )
    return {one.employer.id: one for one in employer_ladder(graph, LADDER)}


def test_the_next_rung_is_above_the_highest_taken() -> None:
    assert {name: one.next_stage for name, one in _found().items()} == {
        "hospital": "at",
        "mill": "through",
        "shop": "about",
    }


def test_places_that_hosts_share_are_counted_for_none_of_them() -> None:
    assert {name: one.places for name, one in _found().items()} == {"hospital": 11, "mill": None, "shop": None}


def test_the_last_confirmation_of_any_counts() -> None:
    assert _found()["hospital"].confirmed_on == date(2026, 5, 1)
    assert _found()["shop"].confirmed_on is None


def test_at_the_top_nothing_is_next() -> None:
    graph = catalog({"town/experiences/job": _hosting("at", "hospital")})
    assert [one.next_stage for one in employer_ladder(graph, LADDER)] == [""]
