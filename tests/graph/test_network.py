"""The network shares what links and vertices say alike, and is a network like any other all the same."""

from __future__ import annotations

import networkx as nx
import pytest

from generator.graph.links import Relation
from generator.graph.network import (
    Network,
    NetworkBuilder,
    links,
    sources,
    targets,
    vertex_attributes,
)
from generator.model.ids import Kind

A, B, C = "course:x/a", "course:x/b", "step:x/p#c"


@pytest.fixture
def network() -> Network:
    """Return two courses and a choice."""
    draft = NetworkBuilder()
    draft.add(A, vertex_attributes(Kind.COURSE))
    draft.add(B, vertex_attributes(Kind.COURSE))
    draft.add(C, vertex_attributes(Kind.STEP, count=1, of=2))
    draft.link(A, B, Relation.NEEDED_FIRST)
    draft.link(A, C, Relation.NEEDED_FIRST)
    draft.link(B, C, Relation.TAKEN_TOGETHER)
    draft.link(A, B, Relation.RECOMMENDED)
    draft.link(A, B, Relation.NEEDED_FIRST)
    return draft.freeze()


def test_it_is_what_networkx_makes_of_the_same_links(network: Network) -> None:
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    plain.add_nodes_from(
        [(A, {"kind": "course"}), (B, {"kind": "course"}), (C, {"kind": "step", "count": 1, "of": 2})]
    )
    for source, target, relation in (
        (A, B, Relation.NEEDED_FIRST),
        (A, B, Relation.RECOMMENDED),
        (A, C, Relation.NEEDED_FIRST),
        (B, C, Relation.TAKEN_TOGETHER),
    ):
        plain.add_edge(source, target, relation)
    assert nx.utils.graphs_equal(network, plain)
    assert nx.utils.graphs_equal(network.reverse(copy=False), plain.reverse())
    assert nx.utils.graphs_equal(network.subgraph([A, B]), plain.subgraph([A, B]))
    assert nx.ancestors(network, C) == {A, B}
    assert list(nx.topological_sort(network)) == [A, B, C]
    assert (network.in_degree(B), network.out_degree(A), network.number_of_edges()) == (2, 3, 4)


def test_nothing_can_be_added_and_nothing_that_is_shared_can_be_written_to(network: Network) -> None:
    with pytest.raises(nx.NetworkXError, match="Frozen graph"):
        network.add_edge(B, A)
    with pytest.raises(TypeError, match="does not support item assignment"):
        network.nodes[A]["kind"] = "other"
    with pytest.raises(TypeError, match="does not support item assignment"):
        network.edges[A, B, Relation.RECOMMENDED]["pointer"] = "/recommended"


def test_a_copy_shares_nothing(network: Network) -> None:
    copy = network.copy()
    copy.nodes[A]["kind"] = "other"
    copy.add_edge(A, C, Relation.RECOMMENDED)
    assert network.nodes[A] == network.nodes[B] == {"kind": "course"}
    assert not network.has_edge(A, C, Relation.RECOMMENDED)


def test_links_of_one_relation_are_found_from_both_ends(network: Network) -> None:
    assert list(links(network, Relation.NEEDED_FIRST)) == [(A, B), (A, C)]
    assert targets(network, A, Relation.RECOMMENDED) == [B]
    assert sources(network, C, Relation.TAKEN_TOGETHER) == [B]
    assert sources(network, "course:x/nowhere", Relation.TEACHES) == []
