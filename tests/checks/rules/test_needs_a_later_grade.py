"""S307: courses and experiences that are open before what they need."""

from __future__ import annotations

from typing import Any

import pytest

from generator.checks.rule import Severity
from generator.checks.rules.needs_a_later_grade import RULE
from tests.builders import Piece, agreement, course, experience
from tests.checks.asked import places, problems

SENIORS = course("welding-3", grades=[12])


def needing(grades: list[int], prerequisites: Any = "welding-3") -> Piece:
    return course("forge", grades=grades, prerequisites=prerequisites)


def test_a_course_for_ninth_graders_does_not_need_one_for_seniors() -> None:
    (found,) = problems(RULE, SENIORS, needing([9]))
    assert found.severity is Severity.ERROR
    assert found.what == ("The course Forge is open in grade 9. It needs Welding 3, which is open from grade 12 on.")
    assert places((found,)) == ["aspen-ridge/forge/prerequisites"]


def test_when_only_the_first_grades_are_too_early_it_is_a_warning() -> None:
    (found,) = problems(RULE, SENIORS, needing([9, 10, 11, 12]))
    assert found.severity is Severity.WARNING


def test_what_is_open_as_early_or_does_not_say_is_left_alone() -> None:
    assert problems(RULE, course("welding-3", grades=[9, 10, 11, 12]), needing([9, 10])) == ()
    assert problems(RULE, course("welding-3"), needing([9])) == ()
    assert problems(RULE, SENIORS, course("forge", prerequisites="welding-3")) == ()


def test_of_alternatives_one_that_is_open_is_enough() -> None:
    other = course("shop", grades=[8, 9])
    assert problems(RULE, SENIORS, other, needing([9], {"any": ["welding-3", "shop"]})) == ()
    (found,) = problems(RULE, SENIORS, other, needing([9], ["shop", "welding-3"]))
    assert places((found,)) == ["aspen-ridge/forge/prerequisites/1"]
    (both,) = problems(RULE, SENIORS, other, needing([9], {"at_least": 2, "of": ["welding-3", "shop"]}))
    assert both.related[-1].place.pointer == "/grades"


@pytest.mark.parametrize(
    "piece",
    [course("forge", grades=[9], corequisites=["welding-3"]), experience("fair", grades=[9], course="welding-3")],
)
def test_what_is_taken_together_is_open_by_then(piece: Piece) -> None:
    assert len(problems(RULE, SENIORS, piece)) == 1


def test_a_course_that_counts_as_the_college_course_is_a_way() -> None:
    college = course("mesa-college/wel-1", grades=[12])
    own, pair = course("welding-1", grades=[9]), agreement("credit", {"welding-1": "mesa-college/wel-1"})
    later = needing([10], "mesa-college/wel-1")
    assert len(problems(RULE, college, later)) == 1
    assert problems(RULE, college, own, pair, later) == ()


def test_a_circle_is_told_as_a_circle_only() -> None:
    assert problems(RULE, course("welding-3", grades=[12], prerequisites="forge"), needing([9])) == ()


def test_what_is_gone_is_no_ones_way() -> None:
    assert problems(RULE, course("welding-3", grades=[12], status="ceased"), needing([9])) == ()
    assert problems(RULE, SENIORS, course("forge", grades=[9], prerequisites="welding-3", status="ceased")) == ()
