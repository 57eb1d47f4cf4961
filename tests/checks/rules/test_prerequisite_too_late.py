"""P401: courses that follow each other by way of a certificate, an experience, a milestone or a choice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from generator.checks.rule import Severity
from generator.checks.rules.prerequisite_too_late import RULE
from tests.builders import Piece, course, credential, experience, pathway
from tests.checks.asked import problems
from tests.effort import worked_off

Step = Mapping[str, Any]
FIRST, SECOND = course("first"), course("second")
CARD = credential("card", requires="first")
BETWEEN: list[Step] = [
    {"credential": "card"},
    {"experience": "visit"},
    {"milestone": "Sign up", "id": "sign-up", "after": "first"},
    {"choose": 1, "id": "pick", "from": [{"course": "first"}]},
]
IDS = ["card", "visit", "sign-up", "pick"]


def plan(*steps: Step, **levels: list[Step]) -> Piece:
    return pathway(
        "welding", {"grade-11": list(steps), **{name.replace("_", "-"): of for name, of in levels.items()}}
    )


def things(carried: float = 1) -> tuple[Piece, ...]:
    half = {"credits": {"high_school": carried}}
    return course("first", **half), course("second", **half), CARD, experience("visit", prerequisites="first")


def steps(between: Step, name: str) -> tuple[Step, ...]:
    first = () if name == "pick" else ({"course": "first"},)
    return (*first, between, {"course": "second", "after": name})


@pytest.mark.parametrize(("between", "name"), list(zip(BETWEEN, IDS, strict=True)), ids=IDS)
def test_one_level_is_too_short_for_two_courses_with_something_between(between: Step, name: str) -> None:
    (found,) = problems(RULE, *things(), plan(*steps(between, name)))
    assert found.title == "Second is at the same level as First, which it needs"
    assert found.severity is Severity.ERROR
    assert found.place.pointer.endswith("/after")


@pytest.mark.parametrize(("between", "name"), list(zip(BETWEEN, IDS, strict=True)), ids=IDS)
def test_a_later_level_terms_and_half_years_make_room(between: Step, name: str) -> None:
    *before, then = steps(between, name)
    assert problems(RULE, *things(), plan(*before, grade_12=[then])) == ()
    (half,) = problems(RULE, *things(0.5), plan(*before, then))
    assert half.severity is Severity.WARNING


def test_terms_put_the_courses_around_a_certificate_in_order() -> None:
    in_order: list[Step] = [
        {"course": "first", "term": "fall"},
        BETWEEN[0],
        {"course": "second", "after": "card", "term": "spring"},
    ]
    assert problems(RULE, *things(), plan(*in_order)) == ()
    backwards = [{**in_order[0], "term": "spring"}, in_order[1], {**in_order[2], "term": "fall"}]
    assert len(problems(RULE, *things(), plan(*backwards))) == 1


def test_the_way_is_told() -> None:
    (found,) = problems(RULE, *things(), plan(*steps(BETWEEN[0], "card")))
    assert found.what == (
        "Second is at Grade 11. It needs Card, and before it First. That is at the same level, which is too late."
    )


def test_a_certificate_that_another_course_gives_in_time_is_enough() -> None:
    earlier = course("earlier")
    card = credential("card", requires={"any": ["first", "earlier"]})
    found = problems(
        RULE,
        *(FIRST, SECOND, earlier, card),
        plan(
            {"course": "first"},
            {"credential": "card"},
            {"course": "second", "after": "card"},
            grade_10=[{"course": "earlier"}],
        ),
    )
    assert found == ()


def test_what_follows_a_certificate_and_is_no_course_may_share_the_level() -> None:
    visit = experience("visit")
    found = problems(
        RULE, FIRST, CARD, visit, plan({"course": "first"}, BETWEEN[0], {"experience": "visit", "after": "card"})
    )
    assert found == ()


def test_what_comes_too_late_for_the_certificate_is_told_there_only() -> None:
    found = problems(
        RULE,
        *(FIRST, SECOND, CARD),
        plan({"credential": "card"}, {"course": "second", "after": "card"}, grade_12=[{"course": "first"}]),
    )
    assert [problem.title for problem in found] == ["Card comes before First"]


def _milestones(count: int, before: int) -> tuple[Step, ...]:
    """Return a course, milestones of which each follows the `before` last ones, and a course after all of them."""
    between: list[Step] = [
        {"milestone": f"Part {n}", "id": f"m{n}", "after": [f"m{k}" for k in range(max(0, n - before), n)] or "first"}
        for n in range(count)
    ]
    return {"course": "first"}, *between, {"course": "second", "after": f"m{count - 1}"}


@pytest.mark.parametrize(("count", "before"), [(190, 1), (120, 3)], ids=["a long chain", "many ways round"])
def test_what_follows_many_steps_at_its_level_is_found_however_they_hang_together(count: int, before: int) -> None:
    with worked_off():
        (found,) = problems(RULE, *things(), plan(*_milestones(count, before)))
    assert found.title == "Second is at the same level as First, which it needs"
