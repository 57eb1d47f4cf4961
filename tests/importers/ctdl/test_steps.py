"""Conditions become what a step comes after, or a choice."""

from __future__ import annotations

from typing import Any

from generator.importers.ctdl.document import read_documents
from generator.importers.ctdl.steps import Part, PlanBuilder
from tests.importers.ctdl.graphs import ctid, needs, part

ORDER = ("grade-9", "grade-10")


def built(*conditions: dict[str, Any], terms: tuple[str | None, ...] = (None,) * 4) -> PlanBuilder:
    """Return a builder of a credential (part 2) with `conditions`, and of courses 3, 4 and 5 a grade earlier."""
    parts = [part(2, "CredentialComponent", "Card", hasCondition=list(conditions))]
    parts += [part(number, "CourseComponent", f"Course {number}") for number in (3, 4, 5)]
    nodes = read_documents([("a.json", parts)]).nodes
    levels = ("grade-10", "grade-9", "grade-9", "grade-9")
    made = {
        ctid(number): Part(
            ctid(number), f"Course {number}", (level, term), {"course": f"c{number}"}, nodes[ctid(number)]
        )
        for number, level, term in zip((2, 3, 4, 5), levels, terms, strict=True)
    }
    return PlanBuilder(made, frozenset((ctid(2),)))


def last(builder: PlanBuilder) -> Any:
    """Return the step at which the plan ends."""
    return builder.plan(ORDER)["grade-10"][0]  # type: ignore[index]


def test_all_parts_of_a_condition_come_before() -> None:
    assert last(built(needs(3, 4))) == {"course": "c2", "after": ["c3", "c4"], "exit": True}
    assert last(built(needs(3), needs(4)))["after"] == ["c3", "c4"]
    assert "after" not in last(built())


def test_some_of_several_parts_at_one_level_are_a_choice() -> None:
    choice = {"choose": 1, "from": [{"course": "c3"}, {"course": "c4"}], "id": "choice-1"}
    assert built(needs(3, 4, number=1)).plan(ORDER) == {
        "grade-9": [{"course": "c5"}, choice],
        "grade-10": [{"course": "c2", "after": "choice-1", "exit": True}],
    }


def test_parts_that_other_conditions_name_are_no_choice() -> None:
    builder = built(needs(3, 4, number=1), needs(4, 5, 3, number=2))
    assert last(builder)["after"] == [{"any": ["c3", "c4"]}, {"at_least": 2, "of": ["c4", "c5", "c3"]}]


def test_conditions_in_conditions_and_operators_are_read() -> None:
    either = {**needs(needs(3, 4), 5), "ceterms:logicalOperator": "logic:Or"}
    assert last(built(either))["after"] == {"any": ["c5", ["c3", "c4"]]}


def test_what_a_plan_cannot_say_is_told() -> None:
    builder = built({**needs(3, 99), "ceterms:hasConstraint": [{"a": 1}]}, needs(2))
    assert last(builder)["after"] == "c3"
    assert [one.words for one in builder.remarks] == [
        f"a condition names {ctid(99)}, which is no step; not read.",
        "a condition has hasConstraint, which a plan cannot say; not read.",
    ]


def test_terms_order_the_steps_of_a_level() -> None:
    plan = built(terms=(None, "spring", None, "fall")).plan(ORDER)
    assert plan["grade-9"] == [{"course": "c4"}, {"course": "c5", "term": "fall"}, {"course": "c3", "term": "spring"}]
