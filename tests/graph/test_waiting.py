"""Who waits for whom in a plan is worked out once, however many pairs are asked about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.graph.plan import PlannedStep
from generator.graph.waiting import Waiting
from generator.model.conditions import Condition, Reference
from tests.builders import HOME, course
from tests.graph.test_plan import planned


def test_a_step_waits_for_what_it_needs_at_two_removes_and_for_nothing_after_it() -> None:
    found, steps = planned(
        {"grade-9": [{"course": "a"}], "grade-10": [{"course": "b"}], "grade-11": [{"course": "c"}]},
        course("a"),
        course("b", prerequisites="a"),
        course("c", prerequisites="b"),
    )
    waiting = Waiting(found.plans[f"{HOME}/p"])
    assert waiting.waits_for(steps["c"], steps["a"])
    assert not waiting.waits_for(steps["a"], steps["c"])
    assert not waiting.waits_for(steps["a"], steps["a"])


def test_what_stands_in_a_circle_waits_for_itself_and_so_does_what_needs_it() -> None:
    found, steps = planned(
        {"grade-9": [{"course": "a"}, {"course": "b"}, {"course": "c"}]},
        course("a", prerequisites="b"),
        course("b", prerequisites="a"),
        course("c", prerequisites="b"),
    )
    waiting = Waiting(found.plans[f"{HOME}/p"])
    assert waiting.waits_for(steps["a"], steps["a"])
    assert waiting.waits_for(steps["c"], steps["a"])
    assert not waiting.waits_for(steps["a"], steps["c"])


def test_each_condition_is_walked_once_for_all_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"c{number}" for number in range(40)]
    found, steps = planned(
        {"grade-9": [{"course": name} for name in names]},
        *(course(name, prerequisites=names[:number]) for number, name in enumerate(names)),
    )
    walks = 0
    walk = Condition.references

    def counted(condition: Condition) -> Iterator[Reference]:
        nonlocal walks
        walks += 1
        return walk(condition)

    monkeypatch.setattr(Condition, "references", counted)
    waiting = Waiting(found.plans[f"{HOME}/p"])
    every: list[PlannedStep] = list(steps.values())
    assert sum(waiting.waits_for(one, other) for one in every for other in every) == 40 * 39 // 2
    assert walks == 40
