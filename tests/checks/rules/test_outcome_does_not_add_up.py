"""Q908: counts that cannot be, and groups that totals give away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from generator.checks.rule import Problem, Severity
from generator.checks.rules.outcome_does_not_add_up import RULE
from tests.builders import experience, pathway
from tests.checks.asked import places, problems

Fields = dict[str, object]
EVERYONE: Fields = {"measure": "Finished", "count": 100, "out_of": 120, "period": "2025-26"}


def found_in(*outcomes: Fields) -> tuple[Problem, ...]:
    plan: dict[str, list[Mapping[str, Any]]] = {"grade-9": [{"milestone": "Start"}]}
    return problems(RULE, pathway("welding", plan, outcomes=list(outcomes)))


def group(name: str, count: int, out_of: int, **fields: object) -> Fields:
    return {**EVERYONE, "group": name, "count": count, "out_of": out_of, **fields}


def test_no_more_finish_than_there_are() -> None:
    (found,) = found_in({**EVERYONE, "count": 121})
    assert found.title == "121 of 120 learners is not possible"
    assert places((found,)) == ["aspen-ridge/welding/outcomes/0/count"]
    assert found_in({**EVERYONE, "count": 120}) == ()


def test_no_group_is_larger_than_all() -> None:
    (found,) = found_in(EVERYONE, group("Adults", 101, 119))
    assert found.title == "Adults counts more than all learners"
    assert places((found,)) == ["aspen-ridge/welding/outcomes/1/count"]


@pytest.mark.parametrize("everyone", [EVERYONE, {**EVERYONE, "group": "All students"}])
@pytest.mark.parametrize(("count", "out_of"), [(96, 115), (50, 105), (85, 100), (100, 110)])
def test_all_less_one_group_is_a_group_too_small_to_publish(everyone: Fields, count: int, out_of: int) -> None:
    (found,) = found_in(everyone, group("Girls", count, out_of))
    assert found.title == "The totals give away a group of fewer than 16"
    assert found.what == "In Welding, all learners less Girls leave fewer than 16."
    assert found.severity is Severity.ERROR


def test_a_rest_that_is_large_or_nobody_tells_nothing() -> None:
    assert found_in(EVERYONE, group("Girls", 60, 70)) == ()
    assert found_in(EVERYONE, group("Students of this school", 100, 120)) == ()


def test_what_is_of_another_year_or_measure_is_not_compared() -> None:
    assert (
        found_in(EVERYONE, group("Girls", 96, 115, period="2024-25"), group("Boys", 96, 115, measure="Hired")) == ()
    )


def test_several_groups_that_leave_a_few_are_a_warning_because_groups_overlap() -> None:
    (found,) = found_in(EVERYONE, group("North", 50, 60), group("South", 45, 55))
    assert found.severity is Severity.WARNING
    assert found.what == "In Welding, all learners less these groups leave fewer than 16."
    assert found_in(EVERYONE, group("North", 50, 60), group("South", 50, 60)) == ()
    assert found_in(EVERYONE, group("North", 80, 100), group("Girls", 60, 70)) == ()


def test_answers_of_a_survey_are_groups_of_those_who_answered() -> None:
    def of_survey(out_of: int, *counts: int) -> tuple[Problem, ...]:
        answers = [{"answer": f"Answer {at}", "count": count} for at, count in enumerate(counts)]
        asked = {"question": "Did it help?", "answers": answers, "out_of": out_of, "period": "2026-05"}
        return problems(RULE, experience("tour", surveys=[asked]))

    assert of_survey(61, 41, 20) == ()
    (more,) = of_survey(30, 41)
    assert more.title == "“Answer 0” counts more than all who answered"
    assert places((more,)) == ["aspen-ridge/tour/surveys/0/answers/0/count"]
    (away,) = of_survey(61, 50)
    assert away.what == "In Tour, all who answered less “Answer 0” leave fewer than 16."
    assert places((away,)) == ["aspen-ridge/tour/surveys/0/answers/0"]
