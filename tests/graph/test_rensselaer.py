"""Real input: 4,113 courses of a university, read and linked exactly as their trees say."""

from __future__ import annotations

import time
from pathlib import Path

import networkx as nx
import pytest

from generator.catalog.file_rules import MISSING_FIELD
from generator.catalog.load import Loaded, load
from generator.catalog.locate import locate
from generator.graph.build import build_graph
from generator.graph.catalog_graph import CatalogGraph
from generator.graph.links import Relation
from generator.model.findings import Severity
from tests.rensselaer import OWNER, leaves, trees, write_rensselaer


@pytest.fixture(scope="module")
def loaded(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """Return the university's catalog as it was read."""
    folder = write_rensselaer(data, tmp_path_factory.mktemp("rensselaer") / "catalog")
    started = time.perf_counter()
    found = load(folder)
    print(f"load: {time.perf_counter() - started:.2f} s for {len(found.files)} files")
    return found


@pytest.fixture(scope="module")
def found(loaded: Loaded) -> CatalogGraph:
    """Return the graph of the university's catalog."""
    started = time.perf_counter()
    graph = build_graph(loaded.catalog)
    print(f"graph: {time.perf_counter() - started:.2f} s for {graph.network.number_of_edges()} links")
    return graph


def test_every_course_is_read_without_an_error(loaded: Loaded) -> None:
    assert len(loaded.catalog.courses) == 4113
    assert [finding for finding in loaded.findings if finding.severity is Severity.ERROR] == []
    assert loaded.catalog.unread == frozenset()


def test_every_leaf_of_every_tree_is_a_reference(loaded: Loaded, data: Path) -> None:
    expected = {f"{OWNER}/{name}": [f"{OWNER}/{leaf}" for leaf in leaves(tree)] for name, tree in trees(data).items()}
    read = {
        course.id: [reference.id for reference in course.prerequisites.references()]
        for course in loaded.catalog.courses.values()
    }
    assert read == expected
    assert sum(map(len, read.values())) == 2264


def test_41_references_to_nothing_are_listed_each_with_the_place_that_shows_it(
    found: CatalogGraph, loaded: Loaded
) -> None:
    assert len(found.unresolved) == 41
    wanted = [
        MISSING_FIELD.finding(lost.entity.place(lost.reference.pointer), lost.reference.id, "")
        for lost in found.unresolved
    ]
    for finding in locate(wanted, loaded.texts):
        at = finding.place.position
        assert at is not None
        line = (loaded.folder / finding.place.file).read_text(encoding="utf-8").split("\n")[at.line - 1]
        assert f"{OWNER}/{line[at.column - 1 : at.column - 1 + at.length]}" == finding.title


def test_the_links_of_the_graph_are_exactly_those_of_the_trees(found: CatalogGraph, data: Path) -> None:
    all_trees = trees(data)
    expected = {
        (f"course:{OWNER}/{leaf}", f"course:{OWNER}/{name}")
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
