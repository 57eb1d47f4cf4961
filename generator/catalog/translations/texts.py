"""Every text of a catalog that readers see, with its place and a key that stays when lines move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from generator.catalog.schemas import CATALOG, describe
from generator.model.catalog import Catalog
from generator.model.entities import Entity
from generator.model.fields import is_alone, standing_alone
from generator.model.places import Place, split_pointer
from generator.model.texts import PLAIN, Text
from generator.model.translations import NO_TRANSLATIONS, By, Origin, Translations, digest


@dataclass(frozen=True, slots=True)
class CatalogText:
    """A text as it is written: whose it is (None: the catalog's own), where, and under which key it is remembered.

    The key names the entity and the fields on the way; what has an id on the way goes by it, not by its number.
    """

    entity: Entity | None
    place: Place
    key: str
    text: Text
    must_be_translated: bool


class State(StrEnum):
    """How a translation stands to the words it was made from."""

    MISSING = "missing"
    OUTDATED = "outdated"
    """The original has changed since."""
    UNRECORDED = "unrecorded"
    """Nobody has recorded what it was made from: it was written by hand beside the original."""
    CURRENT = "current"


@dataclass(frozen=True, slots=True)
class Translation:
    """A text in one language: the original, the words in the language (may be empty), and their state."""

    of: CatalogText
    original: str
    words: str
    state: State
    by: By | None

    @property
    def place(self) -> Place:
        """Return where the words in the language stand, or where they would."""
        return self.of.place


def catalog_texts(catalog: Catalog) -> Iterator[CatalogText]:
    """Yield every text for readers in `catalog`, the catalog's own first, then entity by entity."""
    settings = catalog.settings
    yield from _texts(None, CATALOG, settings.file, CATALOG, settings, "", "")
    for entity in catalog.all():
        kind = entity.kind.value
        yield from _texts(entity, kind, entity.file, f"{kind}:{entity.id}", entity, "", "")


def translations_into(catalog: Catalog, language: str) -> Iterator[Translation]:
    """Yield every text of `catalog` with its translation into `language`."""
    known = catalog.translations.get(language, NO_TRANSLATIONS)
    first = catalog.settings.languages[0]
    for one in catalog_texts(catalog):
        yield translation_of(one, first, language, known)


def translation_of(one: CatalogText, first: str, language: str, known: Translations) -> Translation:
    """Return a text of a catalog whose first language is `first` with its translation into `language`."""
    original = one.text.in_language(first)
    words = "" if one.text.versions[0][0] == PLAIN else dict(one.text.versions).get(language, "")
    origin = known.origins.get(one.key)
    return Translation(one, original, words, _state(original, words, origin), origin.by if origin and words else None)


def _state(original: str, words: str, origin: Origin | None) -> State:
    if not words:
        return State.MISSING
    if origin is None:
        return State.UNRECORDED
    return State.CURRENT if origin.digest == digest(original) else State.OUTDATED


def _texts(
    entity: Entity | None, schema: str, file: str, owner: str, value: Any, pointer: str, path: str
) -> Iterator[CatalogText]:
    if isinstance(value, Text):
        needed = _must_be_translated(schema, _schema_route(pointer))
        yield CatalogText(entity, Place(file, pointer), f"{owner}#{path}", value, needed)
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            name = getattr(one, "id", None) or index
            yield from _texts(entity, schema, file, owner, one, f"{pointer}/{index}", f"{path}/{name}")
    elif is_dataclass(value):
        kind: type = type(value)
        here, alone = getattr(value, "pointer", pointer), standing_alone(kind)
        for field in fields(value):
            inner = getattr(value, field.name)
            if field.name == alone:  # known by the same key, whether or not more is said beside it one day
                where = here if is_alone(value) else f"{here}/{alone}"
                yield from _texts(entity, schema, file, owner, inner, where, path)
                continue
            # What no file says, such as the names of the national clusters, is among the words of the pages.
            if field.default is MISSING or inner != field.default:
                yield from _texts(entity, schema, file, owner, inner, f"{here}/{field.name}", f"{path}/{field.name}")


def _schema_route(pointer: str) -> tuple[str, ...]:
    return tuple("0" if key.isdecimal() else key for key in split_pointer(pointer))


@lru_cache(maxsize=1024)
def _must_be_translated(schema: str, route: tuple[str, ...]) -> bool:
    """Say whether readers miss a translation at `route`: names of bodies and citations stay as they are."""
    return describe(schema, route).get("x-translation") != "optional"
