"""Why many references mean nothing at once: a folder that is gone, a file copied from elsewhere, one lost thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.checks.wording import join_words, name_of, short_reference
from generator.graph.catalog_graph import CatalogGraph, UnresolvedReference
from generator.model.entities import Entity
from generator.model.findings import Cause, Suggestion
from generator.model.ids import Kind, organization_of, slug_of


def keep_old_id(old: str, newer: Entity) -> str:
    """Return the advice that keeps addresses and references of `newer`, which was called `old` before."""
    own = newer.kind is not Kind.ORGANIZATION and organization_of(old) == newer.owner
    return f"Add `formerly: [{slug_of(old) if own else old}]` to {newer.file}, and old addresses and references work."


class LostReferences:
    """The references that mean nothing, by what they come from. `owners` are the organizations that have files."""

    def __init__(self, graph: CatalogGraph, unknown: Iterable[UnresolvedReference], owners: set[str]) -> None:
        self.graph = graph
        self.owners = owners
        self.lost: dict[str, set[tuple[Kind, str]]] = {}
        copied: dict[str, list[UnresolvedReference]] = {}
        for entry in unknown:
            owner = organization_of(entry.reference.id)
            if owner not in owners:
                self.lost.setdefault(owner, set()).add((entry.reference.kind, entry.reference.id))
            elif owner == entry.entity.owner and entry.reference.kind is not Kind.STEP:
                copied.setdefault(entry.entity.file, []).append(entry)
        self.sources = {file: self._source(entries) for file, entries in copied.items() if len(entries) > 1}

    def of(
        self, entry: UnresolvedReference, suggestions: tuple[Suggestion, ...], fix: str, gone: Entity | None
    ) -> Cause | None:
        """Return what `entry` comes from; None for a step, which others cannot name."""
        reference, kind = entry.reference, entry.reference.kind
        note = (
            f'write "{suggestions[0].value}"'
            if suggestions
            else f'names "{short_reference(reference, entry.entity.owner)}"'
        )
        if kind is Kind.STEP:
            return None
        owner = organization_of(reference.id)
        if owner in self.lost:
            return self._folder(owner, note)
        source = self.sources.get(entry.entity.file, "")
        if source and self._has(source, entry):
            return self._copy(entry, source)
        deleted = f" ({name_of(gone)}). This change removes that id." if gone else f". There is no such {kind}."
        meant = self._meant(entry, suggestions)
        renamed = (
            f" Was it renamed? {keep_old_id(reference.id, meant)}"
            if meant and meant.owner == owner and not gone
            else ""
        )
        return Cause(
            f"{kind} {reference.id}",
            f'No {kind} called "{reference.id}", in {{count}} places',
            f'In {{count}} places, files name the {kind} "{reference.id}"{deleted}',
            f"{fix.replace('the line', 'the lines').replace('new id here', 'new id in each place')}{renamed}",
            note=note,
        )

    def _meant(self, entry: UnresolvedReference, suggestions: tuple[Suggestion, ...]) -> Entity | None:
        """Return what `suggestions` say first."""
        for option in suggestions[:1]:
            own = "/" not in option.value and entry.reference.kind is not Kind.ORGANIZATION
            name = f"{entry.entity.owner}/{option.value}" if own else option.value
            return next(filter(None, (self.graph.catalog.find(kind, name) for kind in entry.reference.kinds)), None)
        return None

    def _folder(self, owner: str, note: str) -> Cause:
        heir = self._heir(owner)
        way_out = f'Did the folder become "{heir}"? Write "{heir}" in each place, or rename the folder back.'
        return Cause(
            f"folder {owner}",
            f'No organization called "{owner}", in {{count}} places',
            f'Ids of the organization "{owner}" stand in {{count}} places. There is no folder of that name.',
            way_out if heir else "Bring the folder back, or correct the lines.",
            note=note,
        )

    def _heir(self, owner: str) -> str:
        """Return the organization that has most of what is missing, else one with a name close to `owner`."""
        missing = self.lost[owner]
        having = Counter(
            other
            for other in self.owners
            for kind, lost in missing
            if kind is not Kind.ORGANIZATION and self.graph.catalog.find(kind, f"{other}/{slug_of(lost)}")
        )
        for other, count in sorted(having.items(), key=lambda one: (-one[1], one[0]))[:1]:
            if 2 * count >= len([lost for kind, lost in missing if kind is not Kind.ORGANIZATION]):
                return other
        close = self.graph.nearest(owner, (Kind.ORGANIZATION,), "")
        return close[0].value if close else ""

    def _copy(self, entry: UnresolvedReference, source: str) -> Cause:
        entity = entry.entity
        missing = [one for one in self.graph.unresolved if one.entity is entity and self._has(source, one)]
        ids = dict.fromkeys(f"{source}/{slug_of(one.reference.id)}" for one in missing)
        return Cause(
            f"copied from {source}",
            f"{name_of(entity)} names what {source} has, in {{count}} places",
            f'Ids without an organization mean things of "{entity.owner}", which has none of {{count}}.',
            f"If the file comes from {source}, write {join_words(ids, most=len(ids))}.",
            note=f'write "{source}/{slug_of(entry.reference.id)}"',
        )

    def _source(self, entries: list[UnresolvedReference]) -> str:
        """Return the organization that has most of what `entries` miss, at least two; empty when there is none."""
        missing = {entry.reference.id: entry for entry in entries}.values()
        others = self.owners - {entries[0].entity.owner}
        having = Counter(other for other in others for entry in missing if self._has(other, entry))
        best = sorted(having.items(), key=lambda one: (-one[1], one[0]))[:1]
        return best[0][0] if best and best[0][1] > 1 else ""

    def _has(self, owner: str, entry: UnresolvedReference) -> bool:
        reference = entry.reference
        if organization_of(reference.id) != entry.entity.owner or reference.kind is Kind.ORGANIZATION:
            return False
        there = f"{owner}/{slug_of(reference.id)}"
        return any(kind is not Kind.STEP and self.graph.catalog.find(kind, there) for kind in reference.kinds)
