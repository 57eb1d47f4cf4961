"""The network: how it is made, so that what many vertices or links say alike is kept once, and how it is walked.

For 500 pathways it takes 5.2 MB, where NetworkX by itself takes 13.2 MB (`tests.bench.plain_parts`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import networkx as nx

from generator.graph.links import Relation
from generator.model.ids import Kind

if TYPE_CHECKING:
    Network: TypeAlias = "nx.MultiDiGraph[str]"
    Order: TypeAlias = "nx.DiGraph[str]"
else:
    Network, Order = nx.MultiDiGraph, nx.DiGraph

VertexAttributes: TypeAlias = Mapping[str, Any]
"""The attributes of a vertex."""
_Links: TypeAlias = "dict[Relation, VertexAttributes]"

_NOTHING: VertexAttributes = MappingProxyType({})
_SINGLE_LINKS: Mapping[Relation, _Links] = {relation: {relation: _NOTHING} for relation in Relation}
"""The links of two vertices with one link between them: nearly all."""


class NetworkBuilder:
    """Vertices and links, put together and then frozen into a network.

    NetworkX keeps two dictionaries for every link and one for every vertex. A frozen network may share them, which
    leaves a third of the memory: there are 35 relations and a dozen kinds, but links by the hundred thousand. What
    vertices and links say cannot be written to, so that nobody changes it for others too; the network's `copy()` can.
    """

    def __init__(self) -> None:
        self._vertices: dict[str, VertexAttributes] = {}
        self._after: dict[str, dict[str, _Links]] = {}
        self._before: dict[str, dict[str, _Links]] = {}

    def add(self, at: str, about: VertexAttributes) -> None:
        """Add the vertex `at`, or say something else of it."""
        if at not in self._vertices:
            self._after[at] = {}
            self._before[at] = {}
        self._vertices[at] = about

    def link(self, source: str, target: str, relation: Relation) -> None:
        """Link two vertices that are here. The same strings should name them each time, for they are kept."""
        after = self._after[source]
        links = after.get(target)
        if links is None:
            links = _SINGLE_LINKS[relation]
        elif relation not in links:
            links = _no_links((*links, relation))
        after[target] = links
        self._before[target][source] = links

    def freeze(self) -> Network:
        """Return the network, to which nothing can be added. The draft is not to be used after that."""
        network: Network = nx.MultiDiGraph()
        inside = cast("Any", network)  # as NetworkX itself does for its views of other networks
        inside._node, inside._adj, inside._pred = self._vertices, self._after, self._before
        return cast("Network", nx.freeze(network))


@cache
def _no_links(relations: tuple[Relation, ...]) -> _Links:
    return dict.fromkeys(relations, _NOTHING)


@cache
def vertex_attributes(kind: Kind | str, **more: int) -> VertexAttributes:
    """Return what a vertex says of itself: its kind, `count` and `of` where it wants so many of its links (`again`
    of which it lists a second time), and `unread` where its file could not be read.
    """
    return MappingProxyType({"kind": kind, **more})


# NetworkX's views of a vertex's links ask several questions for each; rules and pages walk them by the million.


def links(network: Network, relation: Relation) -> Iterator[tuple[str, str]]:
    """Yield source and target of every link of `relation`."""
    for source, after in network.adjacency():
        for target, relations in after.items():
            if relation in relations:
                yield source, target


def sources(network: Network, at: str, relation: Relation) -> list[str]:
    """Return the vertices that have a link of `relation` to `at`; none when the network has no such vertex."""
    return _ends(cast("Any", network)._pred, at, relation)


def targets(network: Network, at: str, relation: Relation) -> list[str]:
    """Return the vertices to which `at` has a link of `relation`; none when the network has no such vertex."""
    return _ends(cast("Any", network)._succ, at, relation)


def _ends(links_of: Mapping[str, Mapping[str, _Links]], at: str, relation: Relation) -> list[str]:
    return [end for end, relations in links_of.get(at, {}).items() if relation in relations]
