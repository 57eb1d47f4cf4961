"""What a grade, a class standing, a permission and "may be taken together" mean for who can finish what."""

from __future__ import annotations

from typing import Any

from generator.checks.rule import Problem
from generator.checks.rules.corequisite_too_late import RULE as TOGETHER_RULE
from generator.checks.rules.prerequisite_circle import RULE as CIRCLE_RULE
from generator.checks.rules.prerequisite_too_late import RULE as LATE_RULE
from generator.insight.reach import ReachCalculator
from tests.builders import HOME, course, credential, graph, occupation, organization, pathway
from tests.checks.asked import problems


def answers(prerequisites: Any, *, level: str = "grade-10", entry: str = "grade-9") -> tuple[str | None, bool]:
    """Return by which level the one exit is reached and whether with permission: its course has `prerequisites`."""
    built = graph(
        organization(),
        course("first"),
        course("last", prerequisites=prerequisites, prepares_for=["card"]),
        credential("card"),
        pathway(
            "way",
            {"grade-9": [{"course": "first"}], level: [{"course": "last"}, {"credential": "card", "exit": True}]},
            entries=[{"level": entry}],
        ),
    )
    reacher = ReachCalculator(built)
    way = built.catalog.pathways[f"{HOME}/way"]
    (exit_,) = reacher.reach(way, built.catalog.organizations[HOME], way.entries[0]).exits
    return exit_.level, exit_.permitted


def test_a_grade_never_blocks() -> None:
    assert answers({"course": "first", "minimum_grade": "A"}) == ("grade-10", False)


def test_a_permission_is_a_way_that_the_answer_names_only_where_it_is_needed() -> None:
    assert answers({"permission": "instructor"}) == ("grade-10", True)
    assert answers({"any": ["first", {"permission": "instructor"}]}) == ("grade-10", False)
    unknown = {"any": ["nowhere", {"permission": "instructor"}]}
    assert answers(unknown) == ("grade-10", True)
    assert answers({"all": ["nowhere", {"permission": "instructor"}]}) == (None, False)


def test_a_standing_holds_from_its_level_on() -> None:
    assert answers({"level": "grade-12"}) == ("grade-12", False)
    assert answers({"level": "grade-10"}) == ("grade-10", False)
    assert answers(["first", {"level": "grade-11"}]) == ("grade-11", False)
    assert answers({"any": ["nowhere", {"level": "grade-11"}]}) == ("grade-11", False)
    assert answers({"any": ["first", {"level": "grade-12"}]}) == ("grade-10", False)
    assert answers({"level": "grade-12"}, entry="grade-12") == ("grade-12", False)


def test_a_course_that_may_be_taken_together_needs_no_year_before() -> None:
    assert answers({"course": "first", "concurrent": True}, level="grade-9") == ("grade-9", False)
    assert answers("first", level="grade-9") == ("grade-10", False)


def test_two_courses_that_may_be_taken_together_each_with_the_other_are_no_circle() -> None:
    first = course("lecture", prerequisites={"course": "lab", "concurrent": True})
    second = course("lab", prerequisites={"course": "lecture", "concurrent": True})
    assert not problems(CIRCLE_RULE, first, second)
    assert problems(CIRCLE_RULE, course("lecture", prerequisites="lab"), course("lab", prerequisites="lecture"))


def test_courses_of_one_level_that_may_be_taken_together_are_in_time() -> None:
    def at_one_level(asked: Any) -> tuple[Problem, ...]:
        steps: list[Any] = [
            {"course": "first"},
            {"course": "last"},
            {"credential": "card", "after": "last", "exit": True},
        ]
        last = course("last", prerequisites=asked)
        return problems(LATE_RULE, course("first"), last, credential("card"), pathway("way", {"grade-9": steps}))

    assert not at_one_level({"course": "first", "concurrent": True})
    assert at_one_level("first")


def with_corequisites(asked: Any, **lab: Any) -> tuple[str | None, bool]:
    """Return what `answers` does, of a course of grade 10 with corequisites; the plan has `lab` in the same grade."""
    built = graph(
        course("lab", **lab),
        course("last", corequisites=asked, grades=[10], prepares_for=["card"]),
        credential("card"),
        pathway(
            "way",
            {"grade-10": [{"course": "lab"}, {"course": "last"}, {"credential": "card", "exit": True}]},
            entries=[{"level": "grade-10"}],
        ),
    )
    reacher = ReachCalculator(built)
    way = built.catalog.pathways[f"{HOME}/way"]
    (exit_,) = reacher.reach(way, built.catalog.organizations[HOME], way.entries[0]).exits
    return exit_.level, exit_.permitted


def test_one_of_several_corequisites_is_enough_and_one_that_cannot_be_had_blocks() -> None:
    assert with_corequisites(["lab"]) == with_corequisites("lab") == ("grade-10", False)
    assert with_corequisites({"any": ["nowhere", "lab"]}) == ("grade-10", False)
    assert with_corequisites(["nowhere", "lab"]) == (None, False)
    assert with_corequisites({"any": ["nowhere", {"permission": "instructor"}]}) == ("grade-10", True)


def test_a_corequisite_is_not_too_late_in_the_same_year_but_a_prerequisite_is() -> None:
    assert with_corequisites("lab", corequisites={"any": ["last", "nowhere"]}) == ("grade-10", False)
    assert with_corequisites("lab", prerequisites="last") == (None, False)


def test_courses_that_go_together_by_one_of_several_are_no_circle() -> None:
    mutual: list[Any] = [{"any": ["b", "c"]}, {"any": ["a", "c"]}]
    alike = [course("a", corequisites=mutual[0]), course("b", corequisites=mutual[1]), course("c")]
    assert problems(CIRCLE_RULE, *alike) == ()
    needing = [course("a", prerequisites=mutual[0]), course("b", prerequisites=mutual[1]), course("c")]
    assert len(problems(CIRCLE_RULE, *needing)) == 1


def test_of_corequisites_enough_must_come_in_time() -> None:
    plan: Any = {"grade-9": [{"course": "weld"}, {"course": "shop"}], "grade-10": [{"course": "lab"}]}

    def found(asked: Any) -> list[str]:
        pieces = (course("lab"), course("shop"), course("weld", corequisites=asked), pathway("way", plan))
        return [one.title for one in problems(TOGETHER_RULE, *pieces)]

    assert found("lab") == found(["shop", "lab"]) == found({"at_least": 2, "of": ["lab", "shop"]})
    assert found("lab") == ["Lab comes later than Weld"]
    assert found({"any": ["lab", "shop"]}) == []


def test_of_several_ways_to_a_career_one_without_permission_is_named() -> None:
    built = graph(
        course("asked", prerequisites={"permission": "instructor"}, prepares_for=["quick"]),
        course("open", prepares_for=["slow"]),
        credential("quick", qualifies_for=["welders"]),
        credential("slow", qualifies_for=["welders"]),
        occupation("welders"),
        pathway(
            "way",
            {
                "grade-9": [{"course": "asked"}, {"credential": "quick", "exit": True}],
                "grade-12": [{"course": "open"}, {"credential": "slow", "exit": True}],
            },
            entries=[{"level": "grade-9"}],
            occupations=["welders"],
        ),
    )
    way = built.catalog.pathways[f"{HOME}/way"]
    (job,) = ReachCalculator(built).reach(way, built.catalog.organizations[HOME], way.entries[0]).occupations
    assert (job.by, job.permitted) == ("slow", False)
