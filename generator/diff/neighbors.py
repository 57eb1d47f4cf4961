"""Who mentions whom, entity by entity: steps and conditions count for the file they stand in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from generator.diff.meaning import Names, current_id
from generator.graph.catalog_graph import CatalogGraph
from generator.graph.links import Relation
from generator.graph.references import PlacedReference
from generator.model.ids import Kind

Key: TypeAlias = tuple[Kind, str]
"""An entity by its kind and current id."""

_FORWARD = frozenset(
    {
        Relation.ADVANCES_TO,
        Relation.APPLIES_TO,
        Relation.LEADS_TO,
        Relation.PREPARES_FOR,
        Relation.QUALIFIES_FOR,
        Relation.REPLACED_BY,
        Relation.STACKS_ONTO,
    }
)
"""Relations in which what is mentioned comes after what mentions it."""


@dataclass(frozen=True, slots=True)
class Neighbors:
    """Every mention in one graph between two different entities, and links between the two, in order of time.

    `beside` are by entity those at the other ends of its links.
    """

    graph: CatalogGraph
    mentions: tuple[tuple[Key, Key, PlacedReference], ...]
    links: frozenset[tuple[Key, Key]]
    beside: Mapping[Key, frozenset[Key]]

    def of(self, keys: Collection[Key]) -> frozenset[Key]:
        """Return everything one link away from one of `keys`."""
        return frozenset().union(*(self.beside[key] for key in keys if key in self.beside)).difference(keys)

    def mentions_of(self) -> dict[Key, list[tuple[Key, PlacedReference]]]:
        """Return by what is mentioned: what mentions it, and how."""
        found: dict[Key, list[tuple[Key, PlacedReference]]] = defaultdict(list)
        for source, target, mention in self.mentions:
            found[target].append((source, mention))
        return found


def neighbors(graph: CatalogGraph, names: Names) -> Neighbors:
    """Return who mentions whom in `graph`, by present ids. What is mentioned need not exist."""
    mentions = []
    for mention in graph.all_references:
        target = mention.target
        kind, entity_id = (target.kind, target.id) if target else (mention.reference.kind, mention.reference.id)
        if kind is Kind.STEP:
            continue
        source = (mention.entity.kind, current_id(names, mention.entity.kind, mention.entity.id))
        end = (kind, current_id(names, kind, entity_id))
        if source != end:
            mentions.append((source, end, mention))
    links = frozenset(
        (source, end) if mention.relation in _FORWARD else (end, source) for source, end, mention in mentions
    )
    beside: dict[Key, set[Key]] = defaultdict(set)
    for one, other in links:
        beside[one].add(other)
        beside[other].add(one)
    return Neighbors(graph, tuple(mentions), links, {key: frozenset(ends) for key, ends in beside.items()})


def within_distance(seeds: Iterable[Key], both: tuple[Neighbors, Neighbors], distance: int) -> frozenset[Key]:
    """Return what is at most `distance` links from one of `seeds`, before a change or after it, and the seeds."""
    found = last = frozenset(seeds)
    for _ in range(distance):
        last = frozenset().union(*(side.of(last) for side in both)) - found
        found |= last
    return found
