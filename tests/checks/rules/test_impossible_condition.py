"""S304: choices of which too few options are left; L203 and L207 leave to it, or say, what is theirs."""

from __future__ import annotations

from typing import Any

import pytest

from generator.checks.rule import GraphRule
from generator.checks.rules import developing_in_active, impossible_condition, reference_to_ceased
from tests.builders import course, pathway
from tests.checks.asked import places, problems

S304, L203, L207 = impossible_condition.RULE, reference_to_ceased.RULE, developing_in_active.RULE
Step = dict[str, Any]
THINGS = (
    course("open"),
    course("gone", status="ceased"),
    course("paused", status="suspended"),
    course("coming", status="developing"),
    course("later", status="developing"),
)
AT = "aspen-ridge/welding/plan/grade-9/0"


def pick(*options: str | Step, choose: int = 1, **fields: Any) -> Step:
    steps = [{"course": one} if isinstance(one, str) else one for one in options]
    return {"choose": choose, "from": steps, **fields}


def found_by(rule: GraphRule, step: Step, **fields: Any) -> list[str]:
    return places(problems(rule, *THINGS, pathway("welding", {"grade-9": [step]}, **fields)))


@pytest.mark.parametrize(
    "step",
    [
        pick("gone", "paused"),
        pick("gone", "paused", "open", choose=2),
        pick("gone", pick("paused", "gone")),
        pick("gone", pick("open", "paused", choose=2)),
    ],
)
def test_a_choice_with_too_few_options_left_is_one_error_and_no_warnings(step: Step) -> None:
    assert found_by(S304, step) == [AT]
    assert found_by(L203, step) == []
    assert found_by(L207, step) == []


def test_the_options_that_are_gone_are_named() -> None:
    (found,) = problems(S304, *THINGS, pathway("welding", {"grade-9": [pick("gone", "paused")]}))
    assert found.what == (
        "The pathway Welding requires 1 of these. No longer available: Gone (ceased) and Paused (suspended)."
    )


@pytest.mark.parametrize("step", [pick("gone", "open"), pick("gone", "coming"), pick("gone", {"milestone": "Ask"})])
def test_a_choice_that_leaves_an_option_only_warns_of_the_others(step: Step) -> None:
    assert found_by(S304, step) == []
    assert found_by(L203, step) == [f"{AT}/from/0/course"]


def test_where_all_options_are_wanted_what_is_gone_is_named_itself() -> None:
    assert found_by(S304, pick("gone", "open", choose=2)) == []
    assert found_by(L203, pick("gone", "open", choose=2)) == [f"{AT}/from/0/course"]


def test_a_choice_inside_one_that_wants_all_is_looked_at() -> None:
    assert found_by(S304, pick("open", pick("gone", "paused"), choose=2)) == [f"{AT}/from/1"]


def test_a_pathway_that_is_gone_may_offer_what_is_gone() -> None:
    assert found_by(S304, pick("gone", "paused"), status="ceased") == []


@pytest.mark.parametrize(
    "step",
    [
        pick("coming", "later"),
        pick("coming", "gone"),
        pick("coming", "later", "open", choose=2),
        pick("coming", pick("later", "coming")),
    ],
)
def test_an_active_pathway_with_a_choice_of_what_is_not_open_yet_is_one_warning(step: Step) -> None:
    assert found_by(L207, step) == [AT]
    assert found_by(L207, step, status="developing") == []
    assert found_by(L207, {**step, "role": "elective"}) == []


def test_what_is_not_open_yet_is_named() -> None:
    (found,) = problems(L207, *THINGS, pathway("welding", {"grade-9": [pick("coming", "later")]}))
    assert found.what == ("The pathway Welding is active. One step chooses 1 of 2. Not open yet: Coming and Later.")


@pytest.mark.parametrize("step", [pick("coming", "open"), pick("coming", pick("later", "open"))])
def test_a_choice_with_an_open_option_is_fine(step: Step) -> None:
    assert found_by(L207, step) == []


def test_where_all_options_are_wanted_each_counts_like_a_step() -> None:
    assert found_by(L207, pick("coming", "open", choose=2)) == [f"{AT}/from/0/course"]
    assert found_by(L207, pick("open", pick("coming", "later"), choose=2)) == [f"{AT}/from/1"]
