"""What prerequisites imply already, against taking each one away."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.graph.catalog_graph import CatalogGraph
from generator.model.conditions import Condition, Reference
from generator.model.ids import slug_of
from tests.builders import course, experience, graph

NAMES = "abcdef"


def redundant(made: CatalogGraph) -> list[tuple[str, str]]:
    """Return what is needed anyway, with what asks for it."""
    return [(slug_of(one.reference.id), one.entity.slug) for one in made.redundant]


def test_what_every_alternative_needs_is_needed_anyway() -> None:
    b, c = course("b", prerequisites="a"), course("c", prerequisites="a")
    d = course("d", prerequisites=["a", {"any": ["b", "c"]}])
    assert redundant(graph(course("a"), b, c, d)) == [("a", "d")]


def test_what_one_of_two_alternatives_needs_is_not() -> None:
    b, d = course("b", prerequisites="a"), course("d", prerequisites=["a", {"any": ["b", "c"]}])
    assert redundant(graph(course("a"), b, course("c"), d)) == []


def test_an_alternative_is_never_needless_itself() -> None:
    b, d = course("b", prerequisites="a"), course("d", prerequisites={"any": ["a", "b"]})
    assert redundant(graph(course("a"), b, d)) == []


def test_two_of_three_parts_need_what_two_of_them_need() -> None:
    b, c = course("b", prerequisites="a"), course("c", prerequisites="a")
    d = course("d", prerequisites=["a", {"at_least": 2, "of": ["b", "c", "x"]}])
    assert redundant(graph(course("a"), b, c, course("x"), d)) == [("a", "d")]


def test_an_experience_needs_what_its_courses_need() -> None:
    assert redundant(
        graph(course("a"), course("b", prerequisites="a"), experience("visit", prerequisites=["a", "b"]))
    ) == [("a", "visit")]


def test_a_circle_makes_nothing_needless() -> None:
    a, b = course("a", prerequisites="b"), course("b", prerequisites="a")
    assert redundant(graph(a, b, course("c", prerequisites=["a", "b"]))) == []


def test_a_circle_with_a_way_round_it_leaves_what_is_always_needed() -> None:
    b = course("b", prerequisites={"any": ["c", "x"]})
    c = course("c", prerequisites="b")
    assert redundant(graph(b, c, course("x"), course("d", prerequisites=["b", "c"]))) == [("b", "d")]


def test_what_means_nothing_implies_nothing() -> None:
    b = course("b", prerequisites="a")
    d = course("d", prerequisites=["a", {"any": ["b", "nowhere"]}])
    assert redundant(graph(course("a"), b, d)) == []


def _choices(known: str) -> st.SearchStrategy[Any]:
    """Return choices among `known` courses and groups of them, of which one can always do without a part."""
    one = st.sampled_from(known)
    part = one | st.lists(one, min_size=1, max_size=3, unique=True)
    parts = st.lists(part, min_size=2, max_size=3, unique_by=str)
    return st.builds(lambda of, spare: {"at_least": max(len(of) - spare, 1), "of": of}, parts, st.integers(1, 2))


@st.composite
def _courses(draw: st.DrawFn) -> CatalogGraph:
    """Return courses whose circles, if any, lead through choices: the others are left out of what is looked for."""
    pieces = []
    for number, name in enumerate(NAMES):
        before = st.lists(st.sampled_from(NAMES[:number]), max_size=3, unique=True) if number else st.just([])
        choices = st.lists(_choices(NAMES.replace(name, "")), max_size=2)
        pieces.append(course(name, prerequisites=[*draw(before), *draw(choices)]))
    return graph(*pieces)


def _finished(made: CatalogGraph, without: str) -> set[str]:
    """Return the courses that can be finished when one of them can never be."""
    found: set[str] = set()
    while True:
        more = {
            name
            for name, one in made.catalog.courses.items()
            if name != without and name not in found and _holds_with(one.prerequisites, found)
        }
        if not more:
            return found
        found |= more


def _holds_with(condition: Condition, finished: set[str]) -> bool:
    return condition.is_met(lambda needed: needed.id in finished)


def _strict(condition: Condition) -> list[tuple[Condition, Reference]]:
    """Return what `condition` asks for without alternative, each with the condition it stands in."""
    if not condition.wants_all:
        return []
    inner = [each for part in condition.parts if isinstance(part, Condition) for each in _strict(part)]
    return [*((condition, part) for part in condition.parts if isinstance(part, Reference)), *inner]


def _without(condition: Condition, left_out: str) -> Condition:
    """Return `condition` without what it asks for as `left_out` and cannot do without."""
    if not condition.wants_all:
        return condition
    parts = tuple(
        _without(part, left_out) if isinstance(part, Condition) else part
        for part in condition.parts
        if not (isinstance(part, Reference) and part.id == left_out)
    )
    return Condition("all", len(parts), parts, condition.pointer)


@given(_courses())
def test_a_prerequisite_is_needless_when_the_others_cannot_be_had_without_it(made: CatalogGraph) -> None:
    possible = _finished(made, "")
    found = {(one.reference.id, one.entity.id) for one in made.redundant}
    for name, one in made.catalog.courses.items():
        if name not in possible:
            continue  # it stands in a circle, or needs something that does
        for wanted in {part.id for _, part in _strict(one.prerequisites)}:
            rest = _without(one.prerequisites, wanted)
            expected = not _holds_with(rest, _finished(made, wanted))
            assert ((wanted, name) in found) == expected, (wanted, name)
