"""What every page kind is given: the graph, the language, the words, and the addresses of things."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from generator.catalog.addresses import unsafe_link
from generator.graph.catalog_graph import CatalogGraph
from generator.graph.naming import NameFinder
from generator.insight.partners.progress import YearScore
from generator.model.catalog import Catalog, Settings
from generator.model.clusters import Cluster
from generator.model.conditions import Reference
from generator.model.entities import Contact, Entity, Organization, Pathway
from generator.model.findings import Finding
from generator.model.ids import Kind, address_of
from generator.model.texts import PLAIN, Text
from generator.pages.cache import Cache
from generator.pages.editor.bundle import Editor
from generator.pages.page import Crumb
from generator.pages.parts.reach import SiteInsight
from generator.pages.render.words import Words

E = TypeVar("E", bound=Entity)


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A graph seen by readers of one language on one day. `findings` are what the checks found.

    `folder` is what the catalog's folder is called in its repository, `editor` what the form for editing needs.
    `reaches` answers who can finish what, for all pages together, and views of one graph in several languages share
    it (`insight`); `answers` are what was worked out before (`kept`); `naming` says what things are called; `cache`
    keeps what is expensive to make. `history` is what earlier school years showed, the oldest first.
    """

    graph: CatalogGraph
    words: Words
    as_of: date
    findings: tuple[Finding, ...] = ()
    cache: Cache = field(default_factory=Cache, compare=False, repr=False)
    folder: str = "catalog"
    editor: Editor | None = field(default=None, compare=False, repr=False)
    insight: SiteInsight | None = field(default=None, compare=False, repr=False)
    history: tuple[YearScore, ...] = field(default=(), compare=False, repr=False)
    reaches: SiteInsight = field(init=False, compare=False, repr=False)
    naming: NameFinder = field(init=False, compare=False, repr=False)
    answers: dict[Any, Any] = field(init=False, default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "reaches", self.insight or SiteInsight(self.graph))
        object.__setattr__(self, "naming", NameFinder(self.graph, say=self.say, either=self.words["reach_or"]))

    @property
    def catalog(self) -> Catalog:
        """Return the catalog."""
        return self.graph.catalog

    @property
    def settings(self) -> Settings:
        """Return the settings of the catalog."""
        return self.graph.catalog.settings

    @property
    def language(self) -> str:
        """Return the tag of the readers' language."""
        return self.words.language

    @property
    def is_translation(self) -> bool:
        """Say whether the readers' language is not the first of the catalog."""
        return self.language != self.settings.languages[0]

    @property
    def below(self) -> str:
        """Return the folder of the pages in this language, below the site: "" for the first one, else "es/"."""
        return f"{self.language}/" if self.is_translation else ""

    @property
    def out(self) -> str:
        """Return the way from the folder of the language to the site as a whole: "" for the first one, else "../"."""
        return "../" if self.is_translation else ""

    @property
    def to_site(self) -> str:
        """Return the way from the folder of a script to the root of the site, which all languages share."""
        return "../../.." if self.is_translation else "../.."

    @property
    def published(self) -> str:
        """Return the web address of the pages in this language with its last "/", or "" if nobody said."""
        address = self.settings.web_page or ""
        return f"{address.rstrip('/')}/{self.below}" if address and not unsafe_link(address) else ""

    def foreign(self, text: Text | None) -> str:
        """Return the tag of the language in which `text` is shown, if it is not the readers'; else ""."""
        if text is None or not self.is_translation:
            return ""
        first = self.settings.languages[0]
        tag = first if text.versions[0][0] == PLAIN else text.language_of(self.language)
        return "" if tag == self.language else tag

    def say(self, text: Text | None) -> str:
        """Return the words of `text` in the readers' language; nothing for None."""
        return "" if text is None else text.in_language(self.language)

    def level_name(self, level_id: str) -> str:
        """Return what readers call the level `level_id`."""
        return self.naming.level(level_id)

    def cluster(self, pathway: Pathway) -> Cluster | None:
        """Return the career cluster of `pathway`."""
        return self.settings.cluster(pathway.cluster)

    def owner(self, entity: Entity) -> Organization | None:
        """Return the organization whose folder holds `entity`."""
        return self.catalog.organizations.get(entity.owner)

    def contact(self, entity: Entity) -> tuple[Contact, Entity | None] | None:
        """Return whom to ask about `entity` and whose contact that is: its own, its owner's, the catalog's (None)."""
        owner = self.owner(entity)
        for one in (entity, owner):
            if one is not None and one.contact is not None:
                return one.contact, one
        return None if self.settings.contact is None else (self.settings.contact, None)

    def resolve_all(self, references: tuple[Reference, ...], kind: type[E]) -> tuple[E, ...]:
        """Return what `references` mean, in their order, as far as they mean something of `kind`."""
        return self.graph.resolve_all(references, kind)

    def crumb(self, kind: Kind) -> Crumb:
        """Return the page above every page of `kind`: their list."""
        return Crumb(self.words[f"kind_{kind.value}_many"], f"{kind.plural}/")


def path_of(entity: Entity) -> str:
    """Return the address of the page of `entity`; addresses never change once published."""
    return address_of(entity.kind, entity.id)
