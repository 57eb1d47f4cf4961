"""Which classes can finish when courses take turns, and when they take them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.graph.catalog_graph import CatalogGraph
from generator.insight.reach import ReachCalculator
from generator.insight.rotation import Cohort, Rotation, blocked_cohorts, rotation
from generator.insight.sentences import Sentences
from tests.insight.small import catalog, entry, pathway
from tests.laws import examples


def _rotation(graph: CatalogGraph, *levels: str) -> Rotation:
    (only,) = graph.catalog.pathways.values()
    town = graph.catalog.organizations["town"]
    return rotation(ReachCalculator(graph), only, town, tuple(entry(level) for level in levels))


def _blocked(graph: CatalogGraph, level: str) -> tuple[Cohort, ...]:
    (only,) = graph.catalog.pathways.values()
    return blocked_cohorts(ReachCalculator(graph), only, graph.catalog.organizations["town"], (entry(level),))


def _welding(**second: Any) -> dict[str, Any]:
    offerings: list[Any] = [{"by": "town", "years": "odd"}]
    return {
        "town/courses/welding-1": {"subject": "cte", "grades": [9, 10]},
        "town/courses/welding-2": {"subject": "cte", "prerequisites": "welding-1", "offerings": offerings, **second},
        "town/pathways/only": pathway({"grade-9": [{"course": "welding-1"}], "grade-11": [{"course": "welding-2"}]}),
    }


def test_each_class_takes_a_course_of_odd_years_in_the_grade_that_falls_in_one() -> None:
    graph = catalog(_welding(grades=[10, 11, 12]))
    found = _rotation(graph, "grade-9")
    words = Sentences(graph)
    assert [words.turn(cohort, turn) for cohort in found.cohorts for turn in cohort.turns] == [
        "Students starting Grade 9 in fall 2026 take Welding 2 in Grade 10.",
        "Students starting Grade 9 in fall 2027 take Welding 2 in Grade 11.",
        "Students starting Grade 9 in fall 2028 take Welding 2 in Grade 10.",
        "Students starting Grade 9 in fall 2029 take Welding 2 in Grade 11.",
    ]
    assert not found.blocks_some


def test_a_class_that_meets_the_course_in_no_year_is_blocked() -> None:
    found = _rotation(catalog(_welding(grades=[11])), "grade-9")
    assert [cohort.finishes for cohort in found.cohorts] == [False, True, False, True]
    assert found.cohorts[0].blocked == ("welding-2",)
    assert (found.blocks_some, found.blocks_all) == (True, False)


def test_an_entry_at_which_no_class_can_finish_blocks_all() -> None:
    files = _welding(grades=[11, 12])
    files["town/courses/welding-3"] = {
        "subject": "cte",
        "grades": [11, 12],
        "prerequisites": "welding-2",
        "offerings": [{"by": "town", "years": "odd"}],
    }
    files["town/pathways/only"]["plan"]["grade-12"] = [{"course": "welding-3"}]
    found = _rotation(catalog(files), "grade-9")
    assert found.blocks_all
    assert {cohort.blocked for cohort in found.cohorts} == {("welding-3",)}


def test_a_class_that_joins_late_takes_its_turn_later_or_misses_it() -> None:
    until_grade_11 = _rotation(catalog(_welding(grades=[10, 11])), "grade-10")
    assert [cohort.turns[0].level for cohort in until_grade_11.cohorts] == ["grade-11", None, "grade-11", None]
    # The plan ends in grade 11, but learners have a year more.
    until_grade_12 = _rotation(catalog(_welding(grades=[10, 11, 12])), "grade-10")
    levels = [cohort.turns[0].level for cohort in until_grade_12.cohorts]
    assert levels == ["grade-11", "grade-12", "grade-11", "grade-12"]
    assert until_grade_12.cohorts[1].turns[0].is_only_choice


def test_a_course_taught_every_year_takes_no_turns() -> None:
    files = _welding(grades=[11], offerings=[{"by": "town", "years": "odd"}, {"by": "town", "years": "even"}])
    assert _rotation(catalog(files), "grade-9").cohorts == ()


def test_terms_that_come_in_the_wrong_order_cost_a_year_or_the_course() -> None:
    def found(*grades: int) -> list[str]:
        files: dict[str, Any] = {
            "town/courses/a": {"subject": "cte", "offerings": [{"by": "town", "terms": ["spring"]}], "grades": [11]},
            "town/courses/b": {
                "subject": "cte",
                "prerequisites": "a",
                "offerings": [{"by": "town", "terms": ["fall"]}],
                "grades": list(grades),
            },
            "town/pathways/only": pathway(
                {"grade-11": [{"course": "a"}, {"course": "b"}], "grade-12": [{"milestone": "Graduate"}]}
            ),
        }
        graph = catalog(files)
        return Sentences(graph).out_of_order(_rotation(graph, "grade-11"))

    assert found(11, 12) == []
    assert found(11) == ["The terms when courses are taught do not let learners of Town finish B."]


GRADES = ("grade-9", "grade-10", "grade-11", "grade-12")


@st.composite
def _turning(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a plan of courses that take turns, each in a grade it allows, and each after some before it."""
    count = draw(st.integers(1, 4))
    plan: dict[str, list[Any]] = {level: [] for level in GRADES}
    files: dict[str, Any] = {}
    place = 0
    for index in range(count):
        place = draw(st.integers(place, 3))
        grades = sorted({9 + place, *draw(st.lists(st.integers(9, 12), max_size=3))})
        years = draw(st.sampled_from(["every", "odd", "even"]))
        before = draw(st.lists(st.sampled_from([f"c{one}" for one in range(index)]), unique=True)) if index else []
        files[f"town/courses/c{index}"] = {
            "subject": "cte",
            "grades": grades,
            "credits": {"high_school": 1},
            "offerings": [{"by": "town", "years": years}],
            "prerequisites": {draw(st.sampled_from(["all", "any"])): before} if before else [],
        }
        plan[GRADES[place]].append({"course": f"c{index}"})
    files["town/pathways/only"] = pathway({**plan, "grade-12": [*plan["grade-12"], {"milestone": "End"}]})
    return files


def _assignments(graph: CatalogGraph, begin: int, starts: int | None) -> Iterator[dict[str, int]]:
    """Yield every way to put courses in grades, or leave them, that years, grades and prerequisites allow."""
    (plan,) = graph.plans.values()
    steps = [one for one in plan.steps.values() if one.does]
    for places in product((None, 0, 1, 2, 3), repeat=len(steps)):
        at = {one.step.id: place for one, place in zip(steps, places, strict=True) if place is not None}
        if all(_may(graph, plan.steps[step], place, at, begin, starts) for step, place in at.items()):
            yield at


def _may(graph: CatalogGraph, one: Any, place: int, at: dict[str, int], begin: int, starts: int | None) -> bool:
    course = one.does
    (offering,) = graph.offerings(course)
    parity = "every" if starts is None else ("even", "odd")[(starts + place - begin) % 2]
    done = {f"town/only#{step}" for step, other in at.items() if other < place}
    taught = starts is None or offering.years in ("every", parity)
    return (
        place >= begin
        and 9 + place in course.grades
        and taught
        and one.needs.is_met(lambda needed: needed.id in done)
    )


@settings(max_examples=examples(150))
@given(_turning(), st.sampled_from([0, 1]), st.integers(0, 3))
def test_rotation_is_what_trying_every_order_of_years_finds(files: dict[str, Any], begin: int, which: int) -> None:
    graph = catalog(files)
    found = _rotation(graph, GRADES[begin])
    assume(found.cohorts)
    cohort: Cohort = found.cohorts[which]
    with_turns = list(_assignments(graph, begin, cohort.starts))
    any_year = list(_assignments(graph, begin, None))
    (plan,) = graph.plans.values()
    asked = {one.step.id for one in plan.steps.values() if one.does and GRADES.index(one.step.level) >= begin}
    missed = {step for step in asked if not any(step in one for one in with_turns)}
    free = {step for step in asked if not any(step in one for one in any_year)}
    assert set(cohort.blocked) == missed - free
    assert _blocked(graph, GRADES[begin])[which].blocked == cohort.blocked
    complete = [one for one in with_turns if asked - missed <= set(one)]
    assert complete
    for turn in cohort.turns:
        possible = {one[turn.step] for one in complete if turn.step in one}
        assert set(turn.levels) == {GRADES[place] for place in possible}
    settled = {turn.step: turn.level for turn in cohort.turns if turn.level}
    moved = dict(cohort.moved)
    assert any(
        all(GRADES[one.get(step, -1)] == level and step in one for step, level in {**settled, **moved}.items())
        for one in complete
    )
