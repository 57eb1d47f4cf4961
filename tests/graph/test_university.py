"""The courses of a university, read and linked exactly as their trees say."""

from __future__ import annotations

import networkx as nx
import pytest

from generator.catalog.file_rules import MISSING_FIELD
from generator.catalog.load import Loaded
from generator.catalog.locate import locate
from generator.graph.build import build_graph
from generator.graph.catalog_graph import CatalogGraph
from generator.graph.links import Relation
from generator.model.findings import Severity
from tests.university import University, leaves


@pytest.fixture(scope="module", name="loaded")
def loaded_catalog(university_loaded: Loaded) -> Loaded:
    """Return the university's catalog as it was read."""
    return university_loaded


@pytest.fixture(scope="module")
def found(loaded: Loaded) -> CatalogGraph:
    """Return the graph of the university's catalog."""
    return build_graph(loaded.catalog)


def test_every_course_is_read_without_an_error(loaded: Loaded, university: University) -> None:
    assert len(loaded.catalog.courses) == university.courses
    assert [finding for finding in loaded.findings if finding.severity is Severity.ERROR] == []
    assert loaded.catalog.unread == frozenset()


def test_every_leaf_of_every_tree_is_a_reference(loaded: Loaded, university: University) -> None:
    owner = university.id
    expected = {
        f"{owner}/{name}": [f"{owner}/{leaf}" for leaf in leaves(tree)] for name, tree in university.trees.items()
    }
    read = {
        course.id: [reference.id for reference in course.prerequisites.references()]
        for course in loaded.catalog.courses.values()
    }
    assert read == expected
    assert sum(map(len, read.values())) == university.mentions


def test_references_to_nothing_are_listed_each_with_the_place_that_shows_it(
    found: CatalogGraph, loaded: Loaded, university: University
) -> None:
    assert len(found.unresolved) == university.unknown
    wanted = [
        MISSING_FIELD.finding(lost.entity.place(lost.reference.pointer), lost.reference.id, "")
        for lost in found.unresolved
    ]
    for finding in locate(wanted, loaded.texts):
        at = finding.place.position
        assert at is not None
        line = (loaded.folder / finding.place.file).read_text(encoding="utf-8").split("\n")[at.line - 1]
        assert f"{university.id}/{line[at.column - 1 : at.column - 1 + at.length]}" == finding.title


def test_the_links_of_the_graph_are_exactly_those_of_the_trees(found: CatalogGraph, university: University) -> None:
    all_trees, owner = university.trees, university.id
    expected = {
        (f"course:{owner}/{leaf}", f"course:{owner}/{name}")
        for name, tree in all_trees.items()
        for leaf in leaves(tree)
        if leaf in all_trees
    }
    linked = set()
    for source, target, key in found.network.edges(keys=True):
        if key == Relation.NEEDED_FIRST and source.startswith("course:"):
            end = target
            while end.startswith("condition:"):
                (end,) = found.network.successors(end)
            linked.add((source, end))
    assert linked == expected


def test_the_prerequisites_have_no_circle_even_through_conditions(found: CatalogGraph) -> None:
    links = [
        (source, target) for source, target, key in found.network.edges(keys=True) if key == Relation.NEEDED_FIRST
    ]
    assert links
    assert nx.is_directed_acyclic_graph(nx.DiGraph(links))
