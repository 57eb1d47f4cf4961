"""What translators are given and what they give back, whatever the format."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from generator.catalog.translations.texts import State, Translation, translations_into
from generator.model.catalog import Catalog
from generator.model.ids import address_of
from generator.model.translations import NO_TRANSLATIONS, Term

NEEDS_WORK = (State.MISSING, State.OUTDATED)


@dataclass(frozen=True, slots=True)
class Unit:
    """One text for a translator: its key, the words, those of the translation so far, and what helps to translate it.

    `page` is the address of the page that shows it, empty where the catalog does not say where its site is.
    """

    key: str
    original: str
    words: str
    state: State
    page: str
    field: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """All the texts for one translator, from one language into another, as of a day."""

    first: str
    language: str
    units: tuple[Unit, ...]
    as_of: date


@dataclass(frozen=True, slots=True)
class Returned:
    """One text that came back: its key, what was translated, and the translation, empty when there is none."""

    key: str
    original: str
    words: str


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A file that came back. `language` is empty where the file does not say into which it is translated."""

    language: str
    texts: tuple[Returned, ...]


def job_for(catalog: Catalog, language: str, as_of: date, states: Collection[State]) -> Job:
    """Return the texts of `catalog` whose translation into `language` is in one of `states`."""
    glossary = catalog.translations.get(language, NO_TRANSLATIONS).glossary
    units = tuple(
        _unit(catalog, one, glossary) for one in translations_into(catalog, language) if one.state in states
    )
    return Job(catalog.settings.languages[0], language, units, as_of)


def _unit(catalog: Catalog, one: Translation, glossary: tuple[Term, ...]) -> Unit:
    entity = one.of.entity
    site = (catalog.settings.web_page or "").rstrip("/")
    page = f"{site}/{address_of(entity.kind, entity.id) if entity else ''}" if site else ""
    key = one.of.key
    return Unit(
        key, one.original, one.words, one.state, page, key.partition("#")[2], tuple(_met(one.original, glossary))
    )


def _met(original: str, glossary: tuple[Term, ...]) -> Iterator[Term]:
    words = original.casefold()
    yield from (term for term in glossary if term.term.casefold() in words)
