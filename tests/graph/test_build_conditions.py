"""A condition in the graph means what it says in the file."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.graph.catalog_graph import CatalogGraph
from generator.graph.links import Relation
from generator.model.conditions import Condition
from generator.model.ids import Kind
from tests.builders import HOME, course, credential, graph
from tests.laws import examples

NAMES = ("a", "b", "c", "d", "e")
FINISHED = [frozenset(chosen) for size in range(len(NAMES) + 1) for chosen in combinations(NAMES, size)]


def _conditions(names: tuple[str, ...]) -> st.SearchStrategy[Any]:
    def grow(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        # The same id twice in one list is a mistake of its own (L205), so lists hold different things.
        lists = st.lists(inner, max_size=4, unique_by=str)
        return st.one_of(
            lists,
            st.builds(lambda parts: {"all": parts}, lists),
            st.builds(lambda parts: {"any": parts}, lists),
            st.builds(lambda count, parts: {"at_least": count, "of": parts}, st.integers(1, 3), lists),
        )

    return st.recursive(st.sampled_from(names), grow, max_leaves=8)


def reading(condition: Any, finished: frozenset[str]) -> bool:
    """Say whether `condition`, as it stands in the file, is met: the definition, word by word."""
    if isinstance(condition, str):
        return condition in finished
    parts = condition if isinstance(condition, list) else next(v for v in condition.values() if isinstance(v, list))
    count = sum(reading(part, finished) for part in parts)
    if isinstance(condition, list) or "all" in condition:
        return count == len(parts)
    wanted: int = condition.get("at_least", 1)
    return count >= wanted


def met(found: CatalogGraph, at: str, finished: frozenset[str]) -> bool:
    """Say whether what comes first for `at` is met, as a walk through the graph sees it."""
    links = [(source, key) for source, _, key in found.network.in_edges(at, keys=True)]
    sources = [source for source, key in links if key == Relation.NEEDED_FIRST]
    results = [
        met(found, source, finished) if source.startswith("condition:") else source.rpartition("/")[2] in finished
        for source in sources
    ]
    node = found.network.nodes[at]
    return sum(results) >= node["count"] if at.startswith("condition:") else all(results)


def holds(condition: Condition, finished: set[str]) -> bool:
    """Say whether finishing the ids in `finished` satisfies `condition`."""
    return condition.is_met(lambda reference: reference.id in finished)


@given(_conditions(NAMES))
@settings(max_examples=examples(300))
def test_graph_class_and_file_agree_on_when_a_condition_is_met(condition: Any) -> None:
    found = graph(course("x", prerequisites=condition), *map(course, NAMES))
    parsed = found.catalog.courses[f"{HOME}/x"].prerequisites
    for finished in FINISHED:
        wanted = reading(condition, finished)
        assert holds(parsed, {f"{HOME}/{name}" for name in finished}) == wanted
        assert met(found, f"course:{HOME}/x", finished) == wanted


@given(_conditions(NAMES))
def test_every_mention_in_a_condition_is_one_way_into_the_course(condition: Any) -> None:
    found = graph(course("x", prerequisites=condition), *map(course, NAMES))
    parsed = found.catalog.courses[f"{HOME}/x"].prerequisites
    mentioned = {f"course:{reference.id}" for reference in parsed.references()}
    before = nx.ancestors(found.network, f"course:{HOME}/x")
    assert {vertex for vertex in before if vertex.startswith("course:")} == mentioned
    for junction in before - mentioned - {f"organization:{HOME}"}:
        node = found.network.nodes[junction]
        assert node["kind"] == "condition"
        assert node["of"] >= found.network.in_degree(junction)


@given(_conditions(NAMES), st.sets(st.sampled_from(NAMES)), st.sampled_from(NAMES))
def test_finishing_one_more_thing_never_spoils_a_condition(condition: Any, before: set[str], more: str) -> None:
    parsed = graph(course("x", prerequisites=condition)).catalog.courses[f"{HOME}/x"].prerequisites
    finished = {f"{HOME}/{name}" for name in before}
    assert not holds(parsed, finished) or holds(parsed, finished | {f"{HOME}/{more}"})


def test_all_of_several_needs_no_vertex_of_its_own() -> None:
    found = graph(course("x", prerequisites=["a", {"all": ["b"]}]), course("a"), course("b"))
    assert not [vertex for vertex in found.network if vertex.startswith("condition:")]


def test_any_of_is_a_vertex_that_counts_to_one() -> None:
    found = graph(course("x", prerequisites={"any": ["a", "b"]}), course("a"), course("b"))
    (junction,) = [vertex for vertex in found.network if vertex.startswith("condition:")]
    assert found.network.nodes[junction] == {"kind": "condition", "count": 1, "of": 2}
    assert list(found.network.successors(junction)) == [f"course:{HOME}/x"]


def test_all_inside_any_inside_all_keeps_its_own_count() -> None:
    condition = {"any": ["a", {"all": ["b", {"all": ["c", "d"]}]}]}
    found = graph(course("x", prerequisites=condition), *map(course, NAMES))
    counts = sorted(data["count"] for _, data in found.network.nodes(data=True) if data["kind"] == "condition")
    assert counts == [1, 2, 2]


def test_a_credential_may_require_courses_credentials_and_experiences() -> None:
    found = graph(
        credential("cna", requires=["nurse-aide", "first-aid"]), course("nurse-aide"), credential("first-aid")
    )
    sources = {source for source, _ in found.network.in_edges(f"credential:{HOME}/cna")}
    assert sources == {f"course:{HOME}/nurse-aide", f"credential:{HOME}/first-aid"}
    assert found.unresolved == ()


def test_a_mention_of_nothing_in_a_condition_is_listed_with_its_place() -> None:
    found = graph(course("x", prerequisites={"any": ["a", {"all": ["b", "gone"]}]}), course("a"), course("b"))
    (missing,) = found.unresolved
    assert (missing.reference.id, missing.reference.pointer) == (f"{HOME}/gone", "/prerequisites/any/1/all/1")
    assert (missing.entity.kind, missing.relation, missing.elective) == (Kind.COURSE, Relation.NEEDED_FIRST, False)
