"""Which exits nobody who joins at some level can reach in time, whoever lets whom in."""

from __future__ import annotations

from typing import Any

from generator.insight.reach import ReachCalculator
from generator.insight.time_alone import exits_too_late
from tests.insight.small import catalog, entry, pathway

_FIRST, _SECOND = "town/courses/first", "town/courses/second"


def _late(level: str, *assumes: str, second: dict[str, Any] | None = None, **first: Any) -> tuple[str, ...]:
    files: dict[str, Any] = {
        _FIRST: {"subject": "cte", **first},
        _SECOND: {"subject": "cte", "prerequisites": "first", **(second or {})},
        "town/credentials/card": {"type": "certificate"},
        "town/pathways/only": pathway(
            {
                "grade-11": [{"course": "first", "exit": True}],
                "grade-12": [{"course": "second"}, {"credential": "card", "after": ["second"], "exit": True}],
            }
        ),
    }
    graph = catalog(files)
    (only,) = graph.catalog.pathways.values()
    return exits_too_late(ReachCalculator(graph), only, entry(level, *assumes))


def test_two_years_of_courses_do_not_fit_the_last_year() -> None:
    assert (_late("grade-11"), _late("grade-12")) == ((), ("card",))


def test_what_the_entry_assumes_takes_no_time() -> None:
    assert _late("grade-12", "town/first") == ()


def test_two_half_year_courses_fit_one_year_if_their_terms_let_them() -> None:
    half = {"credits": {"high_school": 0.5}}
    assert _late("grade-12", second=half, **half) == ()
    spring, fall = ([{"by": "town", "terms": [term]}] for term in ("spring", "fall"))
    assert _late("grade-12", second={**half, "offerings": fall}, offerings=spring, **half) == ("card",)
    assert _late("grade-12", second={**half, "offerings": spring}, offerings=fall, **half) == ()


def test_what_nobody_offers_here_or_what_waits_for_itself_is_not_a_matter_of_time() -> None:
    assert _late("grade-11", offerings=[{"by": "valley"}]) == ()
    assert _late("grade-11", prerequisites="second") == ()
    assert _late("grade-12", offerings=[{"by": "valley"}]) == ("card",)
