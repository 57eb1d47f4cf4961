"""Translations: which text each was made from, by whom, and the words that a language uses for the field's terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType

_DIGITS = 12


class By(StrEnum):
    """Who made a translation. A person has read it where a person is named."""

    MACHINE = "machine"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Origin:
    """What a translation was made from, as `digest` of the original words, and by whom."""

    digest: str
    by: By


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field, and the ways in which a language may say it, the usual one first."""

    term: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Translations:
    """What a catalog remembers of its translations into one language.

    `origins` by the key of the text (`generator.catalog.translations.texts`); `glossary` in the order of its file.
    """

    origins: Mapping[str, Origin] = field(default_factory=lambda: MappingProxyType({}))
    glossary: tuple[Term, ...] = ()


NO_TRANSLATIONS = Translations()


def digest(words: str) -> str:
    """Return a short text that is the same for the same words, and in all likelihood for no others.

    How lines are broken makes no difference, because YAML may break them elsewhere.
    """
    return sha256(" ".join(words.split()).encode(errors="surrogatepass")).hexdigest()[:_DIGITS]
