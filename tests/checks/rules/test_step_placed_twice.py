"""P405: what a plan has twice, and what it may have twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from generator.checks.rules import needs_itself, prerequisite_not_in_plan
from generator.checks.rules.step_placed_twice import RULE
from tests.builders import course, credential, pathway
from tests.checks.asked import places, problems

Step = Mapping[str, Any]
BAND, OTHER = course("band"), (course("choir"), course("drums"), credential("badge"))


def pick(*options: Step, choose: int = 1, **fields: Any) -> Step:
    return {"choose": choose, "from": list(options), **fields}


def take(name: str, step_id: str = "", **fields: Any) -> Step:
    return {"course": name, **({"id": step_id} if step_id else {}), **fields}


def found_in(*steps: Step, then: tuple[Step, ...] = (), **band: Any) -> list[str]:
    plan = {"grade-9": list(steps), **({"grade-10": list(then)} if then else {})}
    return places(problems(RULE, course("band", **band), *OTHER, pathway("music", plan)))


def test_two_choices_of_one_level_do_not_have_the_same_option() -> None:
    assert found_in(pick(take("band"), take("choir")), pick(take("band"), take("drums"))) == [
        "aspen-ridge/music/plan/grade-9/1/from/0"
    ]
    badge = {"credential": "badge"}
    assert found_in(pick(badge, take("choir")), pick(badge, take("drums"))) == [
        "aspen-ridge/music/plan/grade-9/1/from/0"
    ]


def test_two_choices_at_different_levels_or_in_different_terms_may_have_the_same_option() -> None:
    first, second = pick(take("band"), take("choir")), pick(take("band"), take("drums"))
    assert found_in(first, then=(second,)) == []
    assert found_in({**first, "term": "fall"}, {**second, "term": "spring"}) == []
    assert len(found_in({**first, "term": "fall"}, {**second, "term": "fall"})) == 1
    assert len(found_in({**first, "term": "fall"}, second)) == 1


def test_the_same_option_twice_in_one_choice_is_found() -> None:
    assert len(found_in(pick(take("band"), take("band", "again")))) == 1


def test_groups_of_which_only_one_is_chosen_may_share_a_course() -> None:
    groups = (pick(take("band"), take("choir"), choose=2), pick(take("band"), take("drums"), choose=2))
    assert found_in(pick(*groups)) == []
    assert found_in(pick(take("band"), groups[1])) == []
    assert len(found_in(pick(*groups, choose=2))) == 1


@pytest.mark.parametrize(
    "steps",
    [(take("band"), take("band")), (take("band"), pick(take("band"), take("choir"))), (pick(take("band")),) * 2],
)
def test_a_repeatable_course_may_stand_in_a_plan_more_than_once(steps: tuple[Step, ...]) -> None:
    assert len(found_in(*steps)) == 1
    assert found_in(*steps, repeatable=True) == []
    assert found_in(*steps[:1], then=steps[1:], repeatable=True) == []


def test_two_steps_with_one_id_are_found_even_of_a_repeatable_course() -> None:
    assert len(found_in(take("band", "music"), take("band", "music"), repeatable=True)) == 1


def test_an_id_given_twice_is_one_error_and_means_the_first_step_to_those_after_it() -> None:
    steps = (take("band", "music"), take("choir", "music", term="spring", after=["music"]))
    pieces = (BAND, *OTHER, pathway("music", {"grade-9": [steps[0]], "grade-10": [steps[1]]}))
    (found,) = problems(RULE, *pieces)
    assert found.title == 'Two steps have the id "music"'
    assert problems(needs_itself.RULE, *pieces) == ()
    assert problems(prerequisite_not_in_plan.RULE, *pieces, course("solo", prerequisites="band")) == ()
