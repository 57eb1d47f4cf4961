"""Files of an export: how each is made, in pieces, so that the largest need not be held whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from uuid import NAMESPACE_URL, UUID, uuid5

from generator.graph.catalog_graph import CatalogGraph
from generator.insight.small_groups import publishable
from generator.model.catalog import Catalog, Settings
from generator.model.entities import Entity, Pathway
from generator.model.ids import address_of
from generator.model.texts import Text

DATA = "data/"
"""Where exports of the whole catalog are published, below the site."""


@lru_cache(maxsize=2**14)  # one thing is named by several others, and making one takes longer than all else
def _uuid(namespace: UUID, name: str) -> str:
    return str(uuid5(namespace, name))


@dataclass(frozen=True)
class ExportSource:
    """What exports are made from: the graph of a catalog, as of a day.

    `translation` is the language of texts in files that hold only one, where it is not the first of the catalog.
    """

    graph: CatalogGraph
    as_of: date
    translation: str = ""

    @property
    def catalog(self) -> Catalog:
        """Return the catalog."""
        return self.graph.catalog

    @property
    def settings(self) -> Settings:
        """Return the settings of the catalog."""
        return self.graph.catalog.settings

    def shown(self, entity: Entity) -> Entity:
        """Return `entity` as it may be published: without counts of groups so small that somebody could be known."""
        if not isinstance(entity, Pathway):
            return entity
        return replace(entity, outcomes=publishable(entity, self.settings.limits.smallest_group))

    @property
    def language(self) -> str:
        """Return the language of texts in files that hold only one."""
        return self.translation or self.settings.languages[0]

    @property
    def below(self) -> str:
        """Return the folder of the pages in this language, below the site: "" for the first one, else "es/"."""
        return f"{self.translation}/" if self.translation else ""

    def say(self, text: Text | None) -> str:
        """Return the words of `text` in that language; nothing for None."""
        return "" if text is None else text.in_language(self.language)

    @cached_property
    def site(self) -> str:
        """Return the address of the site with its last "/"; empty when the catalog does not say it."""
        page = self.settings.web_page or ""
        return page if not page or page.endswith("/") else f"{page}/"

    def page_of(self, entity: Entity) -> str:
        """Return the web address of the page of `entity`; below the site where the site's own is not known."""
        return self.site + self.below + address_of(entity.kind, entity.id)

    def uuid(self, name: str) -> str:
        """Return the UUID (version 5) of what is called `name` in this catalog: always the same one.

        The site's address tells one catalog's `state/welders` from another's.
        """
        return _uuid(self._namespace, name)

    @cached_property
    def _namespace(self) -> UUID:
        return uuid5(NAMESPACE_URL, self.site or self.settings.name.in_language(self.settings.languages[0]))

    def uuid_of(self, entity: Entity, part: str = "") -> str:
        """Return the UUID of `entity`, or of a `part` of it. A renamed one keeps that of its first former id."""
        first = entity.formerly[0] if entity.formerly else entity.id
        return self.uuid(f"{entity.kind.value}:{first}{'#' if part else ''}{part}")


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file to publish: its address below the site, how it is made in pieces, and how many things it lists.

    `about` is the address of the page of the one thing that it describes, empty when it describes many.
    """

    path: str
    pieces: Callable[[], Iterator[str]]
    rows: int
    about: str = ""

    def content(self) -> bytes:
        """Return the whole file."""
        return "".join(self.pieces()).encode()

    def size(self) -> int:
        """Return how many bytes the file has, without holding them."""
        return sum(len(piece.encode()) for piece in self.pieces())
