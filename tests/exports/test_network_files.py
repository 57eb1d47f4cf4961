"""The graph in other programs' forms, read by one of them."""

from __future__ import annotations

import io
import json

import networkx as nx

from generator.exports.network_files import network_files, xml_text
from tests.exports.sources import demonstration_source, hostile_source, text_of
from tests.pages.maximal import HOSTILE, OWNER


def test_networkx_reads_the_same_graph_from_both_files() -> None:
    made = demonstration_source()
    graphml, node_link = network_files(made)
    first = nx.read_graphml(io.BytesIO(graphml.content()), force_multigraph=True)
    second = nx.node_link_graph(json.loads(text_of(node_link)), edges="edges")
    own = {
        (at, end, str(key))
        for at, after in made.graph.network.adjacency()
        for end, keys in after.items()
        for key in keys
    }
    assert {(source, target, about["relation"]) for source, target, about in first.edges(data=True)} == own
    assert {(at, end, key) for at, after in second.adjacency() for end, keys in after.items() for key in keys} == own
    assert dict(first.nodes(data=True)) == dict(second.nodes(data=True))
    assert graphml.rows == len(first)


def test_a_vertex_says_its_kind_and_name_and_markup_stays_words() -> None:
    graphml, _ = network_files(hostile_source())
    read = nx.read_graphml(io.BytesIO(graphml.content()), force_multigraph=True)
    assert read.nodes[f"course:{OWNER}/maximal"] == {"kind": "course", "name": HOSTILE}


def test_signs_that_xml_does_not_allow_are_left_out() -> None:
    assert xml_text("a\x00\x1b<b>\ufffe") == "a&lt;b&gt;"
