"""What a mistaken id may have meant: what has that name, or an id close to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from generator.catalog.messages.close_matches import close_matches
from generator.catalog.messages.corrections import as_slug
from generator.graph.college_credit import grouped
from generator.model.catalog import Catalog
from generator.model.findings import Suggestion
from generator.model.ids import Kind, organization_of, slug_of


class SuggestionIndex:
    """The ids and names in a catalog, for suggestions. A thing whose file could not be read may be meant as well."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    def suggest(self, wanted: str, kinds: tuple[Kind, ...], writer: str) -> tuple[Suggestion, ...]:
        """Return at most three things that the id `wanted` may have meant, as the organization `writer` writes them.

        Same kind first, then other kinds; of a kind, first what has that name (welding-one for Welding One). Of ids
        in the same organization, only the last part has to be close.
        """
        found: dict[str, Suggestion] = {}
        rest = tuple(kind for kind in self.catalog.entities if kind not in kinds)
        for group in (tuple(kind for kind in kinds if kind is not Kind.STEP), rest):
            for kind in group:
                for entity_id in (*self._with_name(wanted, kind, writer), *self._nearest_ids(wanted, kind)):
                    entity = self.catalog.find(kind, entity_id)
                    own = organization_of(entity_id) == writer
                    shown = slug_of(entity_id) if own and kind is not Kind.ORGANIZATION else entity_id
                    found.setdefault(shown, Suggestion(shown, str(entity.name) if entity else ""))
            if found:
                break
        return tuple(found.values())[:3]

    def _with_name(self, wanted: str, kind: Kind, writer: str) -> Iterator[str]:
        """Yield what has this name, the writer's own first; where another organization is named, only what it has."""
        owner, anywhere = organization_of(wanted), kind is Kind.ORGANIZATION or organization_of(wanted) == writer
        named = self._names.get((kind, slug_of(wanted)), ())
        meant = [entity_id for entity_id in named if anywhere or organization_of(entity_id) == owner]
        yield from sorted(meant, key=lambda entity_id: (organization_of(entity_id) != writer, entity_id))

    def _nearest_ids(self, wanted: str, kind: Kind) -> tuple[str, ...]:
        owner, slug = organization_of(wanted), slug_of(wanted)
        if kind is Kind.ORGANIZATION:  # has no owner's name in front, so that of another kind must not count
            return close_matches(slug, self._ids[kind])
        if owner not in self._ids[Kind.ORGANIZATION]:
            return close_matches(wanted, self._ids[kind])
        own = [f"{owner}/{close}" for close in close_matches(slug, self._slugs.get((kind, owner), ()))]
        elsewhere = [other for other in self._ids[kind] if slug_of(other) == slug and other not in own]
        return tuple((*own, *elsewhere)[:3])

    @cached_property
    def _names(self) -> Mapping[tuple[Kind, str], tuple[str, ...]]:
        return grouped(((entity.kind, as_slug(str(entity.name))), entity.id) for entity in self.catalog.all())

    @cached_property
    def _ids(self) -> Mapping[Kind, tuple[str, ...]]:
        unread = self.catalog.unread
        return {
            kind: tuple(sorted((*entities, *(entity_id for other, entity_id in unread if other is kind))))
            for kind, entities in self.catalog.entities.items()
        }

    @cached_property
    def _slugs(self) -> Mapping[tuple[Kind, str], tuple[str, ...]]:
        return grouped(((kind, organization_of(one)), slug_of(one)) for kind, ids in self._ids.items() for one in ids)
