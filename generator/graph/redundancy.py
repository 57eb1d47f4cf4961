"""What is needed already by way of something else that is needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import networkx as nx

from generator.graph.links import Relation
from generator.graph.network import Network, Order, links

_ALL = -1
"""Everything there is, as bits: what must be finished before something that nobody can ever finish."""


def implied_prerequisites(network: Network, strict_order: Order) -> Mapping[str, frozenset[str]]:
    """Return, by the vertex of an entity, what it needs that something else it needs cannot be had without.

    `strict_order` holds the links of `network` that allow no alternative. Where there are alternatives, what all of
    them need counts: what needs `a` and one of `b` and `c`, which both need `a`, needs `a` anyway. What stands in a
    circle is left out.
    """
    tangled = {at for group in nx.strongly_connected_components(strict_order) if len(group) > 1 for at in group}
    tangled |= {at for at in strict_order if strict_order.has_edge(at, at)}
    needs: Order = nx.DiGraph()
    needs.add_edges_from(
        (source, target)
        for source, target in links(network, Relation.NEEDED_FIRST)
        if target not in tangled and not target.startswith(("step:", "condition:step:"))
    )
    # What is needed comes first, but for circles that lead through alternatives.
    order = list(nx.dfs_postorder_nodes(needs))[::-1]
    spare = {at: network.nodes[at]["of"] - network.nodes[at]["count"] for at in order if at.startswith("condition:")}
    # Counted anew in each part that hangs together, so that the numbers stay small in a large catalog.
    index = {at: count for part in nx.weakly_connected_components(needs) for count, at in enumerate(part)}
    bit = {at: 0 if at in spare or at in tangled else 1 << index[at] for at in order}
    before = dict.fromkeys(order, _ALL)
    changed = True
    while changed:
        changed = False
        for at in order:
            now = _in_most((before[source] | bit[source] for source in needs.pred[at]), spare.get(at, 0))
            changed = changed or now != before[at]
            before[at] = now
    found = {}
    for at in order:
        if at not in spare and before[at] != _ALL:
            further = _in_most((before[source] for source in needs.pred[at]), 0)
            found[at] = frozenset(source for source in needs.pred[at] if further & bit[source])
    return {at: sources for at, sources in found.items() if sources}


def _in_most(sets: Iterable[int], spare: int) -> int:
    """Return, as bits, what is in more than `spare` of `sets`: all but so many of them cannot do without it."""
    in_so_many = [_ALL, *[0] * max(spare + 1, 1)]
    for one in sets:
        for number in range(len(in_so_many) - 1, 0, -1):
            in_so_many[number] |= in_so_many[number - 1] & one
    return in_so_many[-1]
