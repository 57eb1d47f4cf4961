"""Circles: things that wait for each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from generator.graph.catalog_graph import CatalogGraph
from generator.graph.college_credit import grouped
from generator.graph.links import Relation
from generator.graph.network import Order, links, sources


@dataclass(frozen=True, slots=True)
class Cycle:
    """Vertices that need each other, each the next one's need, the last one the first one's.

    `hopeless` says that nobody can ever finish them; otherwise some alternative leads around the circle.
    """

    vertices: tuple[str, ...]
    hopeless: bool


def cycles(graph: CatalogGraph) -> tuple[Cycle, ...]:
    """Return one shortest circle of each group of entities or steps that need each other, sorted.

    Things that need themselves directly are left out. One pass over the graph finds the groups.
    """
    after = grouped(links(graph.network, Relation.NEEDED_FIRST))
    needs = Counter(target for targets in after.values() for target in targets)
    order = _cyclic_core(after, needs)
    possible = _finished(after, _required_counts(graph, needs)) if order else frozenset[str]()
    found = []
    for group in nx.strongly_connected_components(order):
        things = {at for at in group if not at.startswith("condition:")}
        if len(things) > 1:
            walk = _shortest_cycle(order.subgraph(group), min(things))
            shown = tuple(at for at in walk if not at.startswith("condition:"))
            found.append(Cycle(shown, any(at not in possible for at in things)))
    return tuple(sorted(found, key=lambda circle: circle.vertices))


def impossible_pairs(graph: CatalogGraph) -> tuple[tuple[str, str], ...]:
    """Return pairs of courses: the first must be finished before the second, yet taken no earlier than it.

    Only needs without alternatives count. A group in which every link allows the same term is no contradiction.
    """
    together = [
        (source, target)
        for source, target in links(graph.network, Relation.TAKEN_TOGETHER)
        if source.startswith("course:") and target.startswith("course:")
    ]
    if not together:
        return ()
    strict = graph.strict_order
    both = Order(strict)
    both.add_edges_from(together)
    alone = {at: index for index, group in enumerate(nx.strongly_connected_components(strict)) for at in group}
    group_of = {at: index for index, group in enumerate(nx.strongly_connected_components(both)) for at in group}
    return tuple(
        sorted(
            (source, target)
            for source, target in strict.edges
            if source != target and group_of[source] == group_of[target] and alone[source] != alone[target]
        )
    )


def unavoidable_pairs(graph: CatalogGraph) -> tuple[tuple[str, str], ...]:
    """Return pairs of courses: every way to the second needs the first, which is taken no earlier than the second.

    Other than in `impossible_pairs`, needs with alternatives count.
    """
    found = []
    for late, course in links(graph.network, Relation.TAKEN_TOGETHER):
        if late.startswith("course:") and course.startswith("course:") and late != course:
            before = _needed_before(graph, late)
            if course in before and late not in _finished_without(graph, course, before):
                found.append((course, late))
    return tuple(sorted(found))


def _needed_before(graph: CatalogGraph, at: str) -> set[str]:
    """Return what `at` needs at some remove, with itself."""
    found, waiting = {at}, [at]
    while waiting:
        new = set(sources(graph.network, waiting.pop(), Relation.NEEDED_FIRST)) - found
        found |= new
        waiting.extend(new)
    return found


def _finished_without(graph: CatalogGraph, gone: str, among: set[str]) -> frozenset[str]:
    """Return what of `among`, which holds all that it needs, can be finished without `gone`."""
    needs = {at: sources(graph.network, at, Relation.NEEDED_FIRST) for at in sorted(among)}
    after = grouped((source, at) for at, of in needs.items() for source in of)
    missing = _required_counts(graph, {at: len(of) for at, of in needs.items() if of})
    missing[gone] = len(among) + 1
    return _finished(after, missing) | frozenset(at for at, of in needs.items() if not of and at != gone)


def must_precede(graph: CatalogGraph, pairs: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Return those of `pairs` of vertices whose first must be finished, at some remove, before the second."""
    order = graph.strict_order
    return frozenset(pair for pair in pairs if all(at in order for at in pair) and nx.has_path(order, *pair))


def _cyclic_core(after: Mapping[str, tuple[str, ...]], needs: Mapping[str, int]) -> Order:
    """Return the links among what is left when all that waits for nothing is taken away, again and again.

    Every circle is in there. Most catalogs have none, and then nothing is left to be searched for one.
    """
    done = _finished(after, dict(needs))
    order: Order = nx.DiGraph()
    order.add_edges_from(
        (source, target) for source, targets in after.items() if source not in done for target in targets
    )
    return order


def _required_counts(graph: CatalogGraph, needs: Mapping[str, int]) -> dict[str, int]:
    """Return by vertex how many of its `needs` have to be finished.

    A reference that means nothing counts as finished; another rule reports it. What is listed twice counts once, so
    that a circle is not called avoidable for that: whoever lists it a second time asks for one thing less.
    """
    missing: dict[str, int] = {}
    for at, wanted in needs.items():
        about = graph.network.nodes[at]
        conditional = at.startswith("condition:")
        again = about.get("again", 0)
        missing[at] = max(0, about["count"] - (about["of"] - again - wanted)) if conditional else wanted
    return missing


def _finished(after: Mapping[str, tuple[str, ...]], missing: dict[str, int]) -> frozenset[str]:
    """Return the vertices that can be finished: least fixpoint, counting in `missing` how many needs are still open.

    What `missing` does not name needs nothing.
    """
    waiting = [at for at, open_needs in missing.items() if open_needs == 0]
    waiting += [at for at in after if at not in missing]
    done: set[str] = set(waiting)
    while waiting:
        for target in after.get(waiting.pop(), ()):
            missing[target] -= 1
            if missing[target] == 0:
                done.add(target)
                waiting.append(target)
    return frozenset(done)


def _shortest_cycle(group: Order, start: str) -> list[str]:
    """Return a shortest walk from `start` back to it within `group`, `start` first."""
    paths: Mapping[str, list[str]] = nx.single_source_shortest_path(group, start)
    ends = sorted((len(paths[at]), paths[at]) for at in group.predecessors(start) if at in paths)
    return ends[0][1]
