"""P410 and P408: credits added up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from generator.checks.rule import Severity
from generator.checks.rules import too_few_credits, too_many_credits
from tests.builders import Piece, course, credential, pathway
from tests.checks.asked import problems

CERTIFICATE = credential("certificate", credits={"college": 0.3})
TENTHS = [0.1, 0.2]


def plan(level: str, **fields: Any) -> Piece:
    steps: list[Mapping[str, Any]] = [{"course": "first"}, {"course": "second"}, {"credential": "certificate"}]
    return pathway("welding", {level: steps}, **fields)


def courses(kind: str, amounts: list[float], **fields: Any) -> list[Piece]:
    names = ("first", "second")
    return [course(name, credits={kind: amount}, **fields) for name, amount in zip(names, amounts, strict=True)]


def test_credits_add_up_as_on_paper() -> None:
    enough = problems(too_few_credits.RULE, CERTIFICATE, *courses("college", TENTHS), plan("college-1"))
    assert enough == ()
    limits = {"credits_per_year": 0.3}
    fitting = problems(
        too_many_credits.RULE, CERTIFICATE, *courses("high_school", TENTHS), plan("grade-11"), limits=limits
    )
    assert fitting == ()


def test_one_tenth_more_is_too_many() -> None:
    limits = {"credits_per_year": 0.3}
    steep = courses("high_school", [0.2, 0.2])
    (found,) = problems(too_many_credits.RULE, CERTIFICATE, *steep, plan("grade-11"), limits=limits)
    assert found.what == "The required courses at Grade 11 add up to 0.4 credits. The limit is 0.3."


@pytest.mark.parametrize(("status", "severity"), [("active", None), ("developing", Severity.WARNING)])
def test_a_plan_that_is_being_developed_is_only_warned(status: str, severity: Severity | None) -> None:
    short = courses("college", [0.1, 0.1])
    (found,) = problems(too_few_credits.RULE, CERTIFICATE, *short, plan("college-1", status=status))
    assert found.severity is severity


def test_a_college_course_counts_again_only_if_it_is_repeatable() -> None:
    steps: dict[str, list[Mapping[str, Any]]] = {
        "college-1": [{"course": "first"}],
        "college-2": [{"course": "first"}, {"credential": "certificate"}],
    }
    for repeatable, findings in ((True, 0), (False, 1)):
        one = course("first", credits={"college": 0.2}, repeatable=repeatable)
        found = problems(too_few_credits.RULE, CERTIFICATE, one, pathway("welding", steps))
        assert len(found) == findings
