"""A whole catalog: its settings and every entity by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Generic, TypeVar, cast

from generator.model.clusters import NATIONAL_CLUSTERS, CareerClusters, Cluster
from generator.model.entities import (
    Agreement,
    Competency,
    Contact,
    Course,
    Credential,
    Entity,
    Experience,
    Occupation,
    Organization,
    Partnership,
    Pathway,
    Support,
)
from generator.model.ids import Kind
from generator.model.texts import Text
from generator.model.translations import Translations


@dataclass(frozen=True, slots=True)
class Level:
    """A point on the catalog's time scale; `kind` is grade, college, adult or career.

    `number` says which grade or which year of college it is; None where its id says so, or nobody does.
    """

    id: str
    name: Text
    kind: str = "grade"
    order: int = 0
    number: int | None = None


USUAL_LEVELS = tuple(
    Level(level_id, Text.plain(name), kind, order)
    for order, (level_id, name, kind) in enumerate(
        (
            *((f"grade-{grade}", f"Grade {grade}", "grade") for grade in range(6, 13)),
            *((f"college-{year}", f"College year {year}", "college") for year in range(1, 5)),
            *((f"adult-{term}", f"Term {term}", "adult") for term in range(1, 5)),
            ("careers", "Careers", "career"),
        )
    )
)
"""The time scale of a catalog whose own could not be read."""
_USUAL_NAME = Text.plain("Career pathways")


@dataclass(frozen=True, slots=True)
class Limits:
    """Numbers that rules compare with; a region may set its own."""

    wage_age_months: int = 24
    review_age_months: int = 12
    confirmation_age_months: int = 12
    validation_age_months: int = 36
    agreement_notice_days: int = 120
    credits_per_year: float = 9
    smallest_group: int = 16


@dataclass(frozen=True, slots=True)
class Waiver:
    """Permission to keep one finding for a while: the rule, the entity, why, and until when."""

    rule: str
    entity: str
    reason: Text | None
    until: date | None
    pointer: str


@dataclass(frozen=True, slots=True)
class Synonym:
    """A word that people type, and what pages call it."""

    word: str
    means: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `catalog.yaml` says about the catalog as a whole. `file` is that file's name."""

    file: str
    name: Text = _USUAL_NAME
    region: Text
    description: Text | None
    notice: Text | None
    languages: tuple[str, ...] = ("en",)
    school_year: str
    levels: tuple[Level, ...] = USUAL_LEVELS
    career_clusters: CareerClusters = NATIONAL_CLUSTERS
    limits: Limits = Limits()
    waivers: tuple[Waiver, ...]
    synonyms: tuple[Synonym, ...]
    repository: str | None
    format: int = 1
    branch: str = "main"
    allowed_html: tuple[str, ...]
    code_lists: str | None
    license: str | None
    web_page: str | None
    contact: Contact | None

    def level(self, level_id: str) -> Level | None:
        """Return the level called `level_id`, or None."""
        for level in self.levels:  # asked millions of times; there are a dozen levels at most
            if level.id == level_id:
                return level
        return None

    def cluster(self, cluster_id: str) -> Cluster | None:
        """Return the career cluster called `cluster_id`, or None."""
        return next((cluster for cluster in self.career_clusters.clusters if cluster.id == cluster_id), None)


E = TypeVar("E", bound=Entity)


class _OfKind(Generic[E]):
    """The entities of one class by id, as an attribute of a catalog."""

    def __init__(self, made: type[E]) -> None:
        self.kind = made.kind

    def __get__(self, catalog: Catalog, _: type[Catalog]) -> Mapping[str, E]:
        return cast("Mapping[str, E]", catalog.entities[self.kind])


@dataclass(frozen=True, slots=True)
class Catalog:
    """Everything that was read: entities by kind and id (sorted by id), and the ids of files that could not be read.

    A file that cannot be read is in `unread`, so that what mentions it is not reported a second time. `translations`
    is what is known of them by language.
    """

    settings: Settings
    entities: Mapping[Kind, Mapping[str, Entity]]
    unread: frozenset[tuple[Kind, str]]
    translations: Mapping[str, Translations] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(
        cls,
        settings: Settings,
        entities: Iterator[Entity] | tuple[Entity, ...],
        unread: frozenset[tuple[Kind, str]] = frozenset(),
        translations: Mapping[str, Translations] = MappingProxyType({}),
    ) -> Catalog:
        """Return the catalog of `entities`, sorted."""
        by_kind: dict[Kind, dict[str, Entity]] = {kind: {} for kind in Kind if kind is not Kind.STEP}
        for entity in sorted(entities, key=lambda entity: (entity.kind, entity.id)):
            by_kind[entity.kind][entity.id] = entity
        kept = MappingProxyType({kind: MappingProxyType(of_kind) for kind, of_kind in by_kind.items()})
        return cls(settings, kept, unread, translations)

    def find(self, kind: Kind, entity_id: str) -> Entity | None:
        """Return the entity of that kind and id, or None."""
        return self.entities[kind].get(entity_id)

    def all(self) -> Iterator[Entity]:
        """Yield every entity, kind by kind, sorted by id."""
        for kind in self.entities:
            yield from self.entities[kind].values()

    organizations = _OfKind(Organization)
    pathways = _OfKind(Pathway)
    courses = _OfKind(Course)
    credentials = _OfKind(Credential)
    experiences = _OfKind(Experience)
    occupations = _OfKind(Occupation)
    agreements = _OfKind(Agreement)
    supports = _OfKind(Support)
    competencies = _OfKind(Competency)
    partnerships = _OfKind(Partnership)
