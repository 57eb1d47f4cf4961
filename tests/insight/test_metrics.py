"""The measures of Curricular Analytics, against published values, by hand, and against listing every path."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.insight.metrics import Circular, Edge, measure, metrics
from tests.insight.small import catalog, pathway


@pytest.mark.parametrize("place", range(4))
def test_every_published_value_of_a_real_curriculum_is_found(place: int, data: Path) -> None:
    curriculum = json.loads((data / "curricula" / "curricula.json").read_text(encoding="utf-8"))[place]
    courses = [str(course["id"]) for course in curriculum["courses"]]
    before = [(str(u), str(v["id"])) for v in curriculum["courses"] for u in v["pre"]]
    together = [(str(u), str(v["id"])) for v in curriculum["courses"] for u in (*v["co"], *v["strict_co"])]
    found = measure(courses, before, together, quarters=curriculum["system"] == "quarter")
    for course in curriculum["courses"]:
        measured, expected = found.courses[str(course["id"])], course["expected"]
        assert [measured.blocking, measured.delay, measured.centrality] == [
            expected["blocking"],
            expected["delay"],
            expected["centrality"],
        ], course["name"]
        assert measured.complexity == pytest.approx(expected["complexity"]), course["name"]
    totals = curriculum["expected_totals"]
    assert (found.totals.blocking, found.totals.delay, found.totals.centrality) == (
        totals["blocking"],
        totals["delay"],
        totals["centrality"],
    )
    assert found.totals.complexity == pytest.approx(totals["complexity"])


# Two years of engineering, worked out on paper. Paths from a source to a sink, with their numbers of courses:
# C1 C2 C3 (3), C1 C2 DE CI LAB (5), C1 C2 P2 CI LAB (5), C1 P1 P2 CI LAB (5), and W alone (1).
ENGINEERING = ("C1", "C2", "C3", "DE", "P1", "P2", "CI", "LAB", "W")
ENGINEERING_BEFORE = [
    *(("C1", "C2"), ("C2", "C3"), ("C2", "DE"), ("C1", "P1")),
    *(("P1", "P2"), ("C2", "P2"), ("P2", "CI"), ("DE", "CI")),
]
BLOCKING = {"C1": 7, "C2": 5, "C3": 0, "DE": 2, "P1": 3, "P2": 2, "CI": 1, "LAB": 0, "W": 0}
DELAY = {"C1": 5, "C2": 5, "C3": 3, "DE": 5, "P1": 5, "P2": 5, "CI": 5, "LAB": 5, "W": 1}
CENTRALITY = {"C1": 0, "C2": 3 + 5 + 5, "C3": 0, "DE": 5, "P1": 5, "P2": 5 + 5, "CI": 5 + 5 + 5, "LAB": 0, "W": 0}
COMPLEXITY = {"C1": 12, "C2": 10, "C3": 3, "DE": 7, "P1": 8, "P2": 7, "CI": 6, "LAB": 5, "W": 1}
# As published: each is rounded, and the total is the sum of what is rounded.
THIRDS = {"C1": 8.0, "C2": 6.7, "C3": 2.0, "DE": 4.7, "P1": 5.3, "P2": 4.7, "CI": 4.0, "LAB": 3.3, "W": 0.7}


@pytest.mark.parametrize(("quarters", "complexity", "total"), [(False, COMPLEXITY, 59), (True, THIRDS, 39.4)])
def test_a_whole_curriculum_has_the_values_worked_out_on_paper(
    quarters: bool, complexity: dict[str, float], total: float
) -> None:
    found = measure(ENGINEERING, ENGINEERING_BEFORE, [("CI", "LAB")], quarters=quarters)
    assert {course: one.blocking for course, one in found.courses.items()} == BLOCKING
    assert {course: one.delay for course, one in found.courses.items()} == DELAY
    assert {course: one.centrality for course, one in found.courses.items()} == CENTRALITY
    assert {course: one.complexity for course, one in found.courses.items()} == complexity
    assert (found.totals.blocking, found.totals.delay, found.totals.centrality) == (20, 39, 48)
    assert found.totals.complexity == total
    assert len(found.longest_chain) == 5


def test_a_fork_has_the_values_found_by_hand() -> None:
    found = measure("1234", [("1", "2"), ("1", "3"), ("2", "4")])
    assert [found.courses[course].delay for course in "1234"] == [3, 3, 2, 3]
    assert [found.courses[course].blocking for course in "1234"] == [3, 1, 0, 0]
    assert found.totals.complexity == 15
    assert found.courses["2"].centrality == 3
    assert found.longest_chain == ("1", "2", "4")


def test_a_join_has_the_values_found_by_hand() -> None:
    found = measure("1234", [("1", "3"), ("2", "3"), ("3", "4")])
    assert [found.courses[course].delay for course in "1234"] == [3, 3, 3, 3]
    assert [found.courses[course].blocking for course in "1234"] == [2, 2, 1, 0]
    assert found.totals.complexity == 17
    assert found.courses["3"].centrality == 6


@st.composite
def _networks(draw: st.DrawFn) -> tuple[str, list[Edge]]:
    courses = "abcdefg"[: draw(st.integers(1, 7))]
    pairs = [(u, v) for place, u in enumerate(courses) for v in courses[place + 1 :]]
    return courses, draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []


def _all_paths(courses: str, edges: list[Edge]) -> list[tuple[str, ...]]:
    """Return every path from a course that needs nothing to one that nothing needs."""
    sources = [course for course in courses if not any(v == course for _, v in edges)]
    waiting: list[tuple[str, ...]] = [(source,) for source in sources]
    found: list[tuple[str, ...]] = []
    while waiting:
        path = waiting.pop()
        longer = [(*path, v) for u, v in edges if u == path[-1]]
        waiting.extend(longer)
        if not longer:
            found.append(path)
    return found


@given(_networks())
def test_counting_paths_gives_what_listing_them_gives(network: tuple[str, list[Edge]]) -> None:
    courses, edges = network
    found, paths = measure(courses, edges), _all_paths(courses, edges)
    for course in courses:
        through = [path for path in paths if course in path]
        below = {one for path in through for one in path[path.index(course) + 1 :]}
        one = found.courses[course]
        assert one.delay == max(map(len, through))
        assert one.blocking == len(below)
        assert one.centrality == sum(len(path) for path in through if course not in (path[0], path[-1]))
        assert one.complexity == one.blocking + one.delay
    assert len(found.longest_chain) == max(map(len, paths))
    assert all(edge in edges for edge in pairwise(found.longest_chain))


def test_a_hundred_diamonds_in_a_row_are_counted_though_no_one_could_list_their_paths() -> None:
    edges = []
    for place in range(100):
        for side in "ab":
            edges += [(f"{place}", f"{place}{side}"), (f"{place}{side}", f"{place + 1}")]
    found = measure(sorted({end for edge in edges for end in edge}), edges)
    assert found.courses["50"].centrality == 2**100 * 201


def test_courses_that_need_each_other_in_a_circle_have_no_measures() -> None:
    with pytest.raises(Circular):
        measure("ab", [("a", "b"), ("b", "a")])


def test_two_courses_taken_together_follow_the_order_of_the_plan() -> None:
    found = measure("ab", [], [("a", "b"), ("b", "a")])
    assert [found.courses[course].blocking for course in "ab"] == [1, 0]


def test_only_courses_of_the_plan_count_and_a_choice_stands_for_its_courses() -> None:
    choice: Any = {"choose": 1, "id": "pick", "from": [{"course": "biology"}, {"course": "chemistry"}]}
    nursing: Any = {"course": "nursing", "after": ["pick"]}
    graph = catalog(
        {
            "town/courses/biology": {"subject": "science", "prerequisites": "elsewhere"},
            "town/courses/elsewhere": {"subject": "science"},
            "town/courses/chemistry": {"subject": "science", "prepares_for": ["badge"]},
            "town/courses/nursing": {"subject": "cte", "prerequisites": ["biology"], "corequisites": ["lab"]},
            "town/courses/lab": {"subject": "cte"},
            "town/credentials/badge": {"type": "badge"},
            "town/pathways/care": pathway(
                {"grade-9": [choice], "grade-10": [nursing, {"course": "lab"}, {"credential": "badge"}]}
            ),
        }
    )
    found = metrics(graph, graph.catalog.pathways["town/care"])
    assert {course: one.blocking for course, one in found.courses.items()} == {
        "town/biology": 1,
        "town/chemistry": 1,
        "town/nursing": 0,
        "town/lab": 1,
    }


def test_a_prerequisite_that_another_one_implies_is_redundant_but_an_alternative_is_not() -> None:
    def pairs(prerequisites: Any) -> tuple[Edge, ...]:
        graph = catalog(
            {
                "town/courses/a": {"subject": "cte"},
                "town/courses/b": {"subject": "cte", "prerequisites": "a"},
                "town/courses/c": {"subject": "cte", "prerequisites": {"any": ["a", "b"]}},
                "town/courses/d": {"subject": "cte", "prerequisites": prerequisites},
                "town/pathways/only": pathway({"grade-9": [{"course": each} for each in "abcd"]}),
            }
        )
        return metrics(graph, graph.catalog.pathways["town/only"]).redundant

    assert pairs(["a", "b"]) == (("town/a", "town/d"),)
    assert pairs(["b", "a"]) == (("town/a", "town/d"),)
    assert pairs({"any": ["a", "b"]}) == ()
    assert pairs(["a", "c"]) == (("town/a", "town/d"),)
    assert pairs(["b", "c"]) == ()
    assert pairs(["a", {"any": ["b", "c"]}]) == (("town/a", "town/d"),)
