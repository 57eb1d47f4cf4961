"""What differs between two catalogs: entities added, removed, renamed or changed in meaning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import cast

from generator.diff.meaning import Names, differing_fields, normalized
from generator.model.catalog import Catalog, Settings
from generator.model.entities import Entity
from generator.model.ids import Kind
from generator.model.status import gone_in_words, is_unavailable

_SIMILAR_ENOUGH = 0.75
_MOST_ALIKE = 100
_IGNORED_FIELDS = frozenset({"id", "file", "formerly", "status"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One entity that is not what it was. `fields` differ in meaning; they are empty when it came or went."""

    before: Entity | None
    after: Entity | None
    fields: tuple[str, ...] = ()

    @property
    def entity(self) -> Entity:
        """Return the entity as it is now, or as it last was."""
        return cast("Entity", self.after or self.before)

    @property
    def kind(self) -> Kind:
        """Return the kind of the entity."""
        return self.entity.kind

    @property
    def id(self) -> str:
        """Return the id that the entity has now, or last had."""
        return self.entity.id

    @property
    def added(self) -> bool:
        """Say whether the entity is new."""
        return self.before is None

    @property
    def removed(self) -> bool:
        """Say whether the entity is not there any more."""
        return self.after is None

    @property
    def renamed(self) -> bool:
        """Say whether the entity has another id now."""
        return self.before is not None and self.after is not None and self.before.id != self.after.id

    @property
    def closed(self) -> bool:
        """Say whether the entity is still described, but not there for learners any more."""
        before, after = self.before, self.after
        return before is not None and after is not None and is_unavailable(after) and not is_unavailable(before)

    @property
    def how(self) -> str:
        """Return in one word what happened to the entity."""
        words = ("removed", "added", "renamed", "closed")
        return next((word for word in words if getattr(self, word)), "changed")

    @property
    def closing_words(self) -> str:
        """Return in words that the entity has closed."""
        return gone_in_words(self.entity)

    @property
    def visible(self) -> bool:
        """Say whether pages that link to the entity show something else now."""
        return self.added or self.removed or self.renamed or bool({"name", "status"} & set(self.fields))


def differences(base: Catalog, head: Catalog, names: Names) -> tuple[Difference, ...]:
    """Return what differs from `base` to `head`, sorted by kind and id. An unreadable file counts as there."""
    return tuple(sorted(_differences(base, head, names), key=lambda one: (one.kind, one.id)))


def _differences(base: Catalog, head: Catalog, names: Names) -> Iterator[Difference]:
    for kind, entities in base.entities.items():
        now = head.entities[kind]
        met: set[str] = set()
        for old, before in entities.items():
            after = now.get(old) or now.get(names.get((kind, old), ""))
            if after is None:
                if (kind, old) not in head.unread:
                    yield Difference(before, None)
                continue
            met.add(after.id)
            changed = () if before == after else differing_fields(before, after, names)
            if changed or after.id != before.id:
                yield Difference(before, after, changed)
        for new, after in now.items():
            if new not in met and (kind, new) not in base.unread:
                yield Difference(None, after)


def changed_settings(base: Settings, head: Settings) -> tuple[str, ...]:
    """Return the fields of catalog.yaml that differ in meaning."""
    return tuple(
        field.name
        for field in fields(head)
        if field.name != "file"
        and normalized(getattr(base, field.name), {}) != normalized(getattr(head, field.name), {})
    )


def likely_renames(changes: tuple[Difference, ...]) -> tuple[tuple[Entity, Entity], ...]:
    """Return pairs of something removed and something added that is nearly the same under another id.

    Nearly the same: the same name and organization, or three quarters of what the removed one said. Both are of one
    organization, or the removed one of an organization that is gone: no other may claim its address.
    """
    gone = [change.before for change in changes if change.removed and change.before]
    new = [change.after for change in changes if change.added and change.after]
    left = (change.before for change in changes if change.before and (change.removed or change.renamed))
    without_owner = {entity.id for entity in left if entity.kind is Kind.ORGANIZATION}
    scored = sorted(
        (
            (-similarity(before, after), before.id, after.id, before, after)
            for before, after in _alike(gone, new)
            if before.owner == after.owner or before.owner in without_owner
        ),
        key=lambda pair: pair[:3],
    )
    taken: set[tuple[Kind, str]] = set()
    found = []
    for score, old, other, before, after in scored:
        keys = {(before.kind, old), (after.kind, other)}
        if -score >= _SIMILAR_ENOUGH and not keys & taken:
            taken |= keys
            found.append((before, after))
    return tuple(found)


def _alike(gone: list[Entity], new: list[Entity]) -> Iterator[tuple[Entity, Entity]]:
    """Yield the pairs of one kind with the same name or description: others are not similar at all.

    A name or description that very many share tells nothing of them.
    """
    found: dict[tuple[object, ...], list[Entity]] = {}
    for after in new:
        for said in _said(after):
            found.setdefault(said, []).append(after)
    for before in gone:
        pairs = {after.id: after for said in _said(before) for after in found.get(said, ())[:_MOST_ALIKE]}
        yield from ((before, after) for after in pairs.values())


def _said(entity: Entity) -> Iterator[tuple[object, ...]]:
    for word in ("name", "description"):
        if said := normalized(getattr(entity, word), {}):
            yield entity.kind, word, said


def similarity(before: Entity, after: Entity) -> float:
    """Return how much of what `before` says `after` says too, from 0 to 1: 0 unless name or description stays."""
    same_name = normalized(before.name, {}) == normalized(after.name, {})
    same_description = before.description and normalized(before.description, {}) == normalized(after.description, {})
    if same_name and before.owner == after.owner:
        return 1.0
    if not same_name and not same_description:
        return 0.0
    said = [
        field.name for field in fields(before) if field.name not in _IGNORED_FIELDS and getattr(before, field.name)
    ]
    same = sum(normalized(getattr(before, name), {}) == normalized(getattr(after, name), {}) for name in said)
    return same / len(said)
