"""Which pathways a change can touch: all that rely on something changed, however far away it is.

A pathway relies on what it mentions, on what that mentions, and so on; on whose folder a thing stands in, for that
organization teaches it when nobody else is named; and on agreements about its courses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from generator.diff.changes import Difference
from generator.diff.meaning import Names, current_id
from generator.diff.neighbors import Key, Neighbors
from generator.model.ids import Kind

DESCRIPTIVE_FIELDS = frozenset(
    {"as_of", "contact", "cost", "description", "formerly", "keywords", "name", "note", "reviewed_on", "source"}
    | {"teaches", "supports", "web_page"}
)
"""Fields that inform readers but do not affect who can take what and when."""


def affected_pathways(
    changes: Iterable[Difference],
    settings: tuple[str, ...],
    sides: tuple[Neighbors, Neighbors],
    names: Names,
) -> frozenset[str]:
    """Return the pathways that the change can touch, by their ids as `names` calls them.

    `settings` are the fields of catalog.yaml that differ: levels and limits count for all.
    """
    before, after = (side.graph.catalog for side in sides)
    if settings:
        every = (one for catalog in (before, after) for one in catalog.pathways)
        return frozenset(current_id(names, Kind.PATHWAY, one) for one in every)
    seeds = {
        (entity.kind, entity.id)
        for change in changes
        if change.added or change.removed or change.renamed or set(change.fields) - DESCRIPTIVE_FIELDS
        for entity in (change.before, change.after)
        if entity
    }
    # A file that could not be read on one side is no difference in meaning; what relies on it can differ.
    seeds |= before.unread ^ after.unread
    found = {key for side in sides for key in _dependents(seeds, side, names)}
    return frozenset(current_id(names, *key) for key in found if key[0] is Kind.PATHWAY)


def _dependents(seeds: Iterable[Key], side: Neighbors, names: Names) -> set[Key]:
    """Return everything that relies on one of `seeds`, and the seeds."""
    rely: dict[Key, set[Key]] = defaultdict(set)
    for source, end, _ in side.mentions:
        rely[end].add(source)
        if source[0] is Kind.AGREEMENT and end[0] is Kind.COURSE:
            rely[source].add(end)
    for entity in side.graph.catalog.all():
        owner = (Kind.ORGANIZATION, current_id(names, Kind.ORGANIZATION, entity.owner))
        rely[owner].add((entity.kind, current_id(names, entity.kind, entity.id)))
    found = set(seeds)
    waiting = list(found)
    while waiting:
        for key in rely[waiting.pop()] - found:
            found.add(key)
            waiting.append(key)
    return found
