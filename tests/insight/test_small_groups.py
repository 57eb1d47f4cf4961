"""No small group is told, and none can be worked out: an attack on everything that is shown, tried by brute force."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.insight.small_groups import publishable, publishable_surveys
from generator.model.entities import Answer, Outcome, Survey
from generator.model.texts import Text
from tests.effort import worked_off
from tests.insight.small import catalog, pathway

SMALLEST = 16


def outcome(count: int | None, out_of: int | None = None, group: str | None = None, **more: Any) -> dict[str, Any]:
    """Return an outcome as a file has it."""
    given = {"measure": "Finished", "count": count, "out_of": out_of, "group": group, "period": "2025", **more}
    return {name: value for name, value in given.items() if value is not None}


def _shown(*outcomes: dict[str, Any]) -> tuple[Outcome, ...]:
    graph = catalog({"town/pathways/only": pathway({"grade-9": [{"milestone": "Go"}]}, outcomes=list(outcomes))})
    return publishable(graph.catalog.pathways["town/only"], SMALLEST)


def _counts(*outcomes: dict[str, Any]) -> list[int | None]:
    return [one.count for one in _shown(*outcomes)]


def _worked_out(whole: int, parts: list[int]) -> Iterator[int]:
    """Yield how many are in none of some groups, for every choice of them."""
    for size in range(1, len(parts) + 1):
        yield from (whole - sum(some) for some in combinations(parts, size))


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ([60, 30, 30], [60, 30, 30]),  # two halves
        ([60, 50, 10], [60, None, None]),  # 60 - 50 would tell the 10
        ([60, 50], [60, None]),  # so it would if the 10 are not written down
        ([60, 25, 25, 10], [60, None, 25, None]),  # 60 - 25 - 25
        ([60, 20, 20, 20], [60, 20, 20, 20]),
        ([15, 15], [None, None]),
        ([60, 60], [60, 60]),  # everybody is in the group: nobody is left
        ([60, 25, 25, 10, 20, 40], [60, None, 25, None, None, 40]),  # learners divided in two ways
    ],
)
def test_a_count_is_hidden_if_it_is_small_or_tells_of_a_small_one(stated: list[int], shown: list[int | None]) -> None:
    whole, *parts = stated
    found = _counts(outcome(whole), *(outcome(part, group=f"Group {at}") for at, part in enumerate(parts)))
    assert found == shown


def test_measures_and_periods_are_kept_apart() -> None:
    assert _counts(outcome(60), outcome(50, group="A", period="2024"), outcome(50, group="A", measure="Hired")) == [
        *(60, 50, 50)
    ]


def test_a_size_hidden_under_one_measure_is_hidden_under_all() -> None:
    found = _shown(outcome(40, 60), outcome(20, 50, "A"), outcome(20, 50, "A", measure="Hired"))
    assert [one.out_of for one in found] == [60, None, None]


@given(
    st.lists(st.integers(0, 40), min_size=1, max_size=5), st.integers(1, 5), st.lists(st.integers(0, 60), max_size=2)
)
def test_nothing_shown_leaves_a_small_group(sizes: list[int], written: int, others: list[int]) -> None:
    whole = sum(sizes)
    parts = [*sizes[:written], *(min(other, whole) for other in others)]
    found = _counts(outcome(whole), *(outcome(part, group=f"Group {at}") for at, part in enumerate(parts)))
    everyone, shown = found[0], [one for one in found[1:] if one is not None]
    assert all(one >= SMALLEST for one in shown)
    if everyone is not None:
        assert not [rest for rest in _worked_out(everyone, shown) if 0 < rest < SMALLEST]


def test_hundreds_of_large_groups_are_looked_through_at_once() -> None:
    few = [outcome(1_000_000 - 17 * at, group=f"Group {at}" if at % 2 else None) for at in range(500)]
    many = [outcome(2_000 + at, group=f"Group {at}") for at in range(250)]
    with worked_off():
        assert _counts(*few).count(None) == 0
        assert _counts(outcome(400_000), *many).count(None) > 0


def _survey(out_of: int, *counts: int) -> Survey:
    answers = tuple(Answer(Text.plain(f"All of it {at}"), count) for at, count in enumerate(counts))
    return Survey(Text.plain("Did it help?"), None, answers, out_of, "2026-05", None)


@pytest.mark.parametrize(
    ("out_of", "counts", "shown"),
    [
        (61, [41, 20], [61, 41, 20]),
        (61, [41, 15, 5], [61, 41, None, None]),  # 20 gave one of the two answers that are hidden
        (61, [50, 11], [61, None, None]),  # 61 - 50 would tell the 11
        (12, [12], [None, None]),  # too few answered
        (60, [60, 0], [60, 60, None]),  # everybody said the same: nobody is left
    ],
)
def test_answers_of_a_survey_are_hidden_as_outcomes_are(
    out_of: int, counts: list[int], shown: list[int | None]
) -> None:
    (found,) = publishable_surveys((_survey(out_of, *counts),), SMALLEST)
    assert [found.out_of, *(one.count for one in found.answers)] == shown
    assert [str(one.answer) for one in found.answers] == [f"All of it {at}" for at in range(len(counts))]
