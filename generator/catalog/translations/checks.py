"""What is told of translations: outdated ones, how many are missing, words that the glossary says otherwise."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.catalog.file_rules import TRANSLATION_MISSING, TRANSLATION_OFF_GLOSSARY, TRANSLATION_OUTDATED
from generator.catalog.translations.texts import State, Translation, translations_into
from generator.model.capping import capped, more_like
from generator.model.catalog import Catalog
from generator.model.findings import Finding, Related
from generator.model.places import Place, join_pointer
from generator.model.translations import NO_TRANSLATIONS, Term

_EXAMPLES = 3
_LEAST_SHARE = 0.01


def check_translations(catalog: Catalog) -> Iterator[Finding]:
    """Yield what is wrong with the translations of `catalog` into each language but its first."""
    for number, language in enumerate(catalog.settings.languages[1:], start=1):
        texts = list(translations_into(catalog, language))
        glossary = [_Wording.of(term) for term in catalog.translations.get(language, NO_TRANSLATIONS).glossary]
        found = (finding for one in texts for finding in _of_text(one, language, glossary))
        yield from capped(found, lambda one: (one.place.file, one.code), more_like)
        yield from _missing(catalog, language, number, [one for one in texts if one.of.must_be_translated])


@dataclass(frozen=True, slots=True)
class _Wording:
    """A term of the glossary: what finds it in a text, and how it may be said, in small letters without accents."""

    term: Term
    used: re.Pattern[str]
    ways: tuple[str, ...]

    @classmethod
    def of(cls, term: Term) -> _Wording:
        return cls(term, re.compile(rf"\b{re.escape(_plain(term.term))}s?\b"), tuple(map(_plain, term.said)))


def _of_text(one: Translation, language: str, glossary: Sequence[_Wording]) -> Iterator[Finding]:
    if one.state is State.MISSING:
        return
    entity = one.of.entity.id if one.of.entity else ""
    place = Place(one.place.file, join_pointer(one.place.pointer, language))
    if one.state is State.OUTDATED:
        yield TRANSLATION_OUTDATED.finding(
            place,
            f"The translation into {language} is out of date",
            "The text that it was made from has changed since.",
            fix=f'Translate this again: "{_shortened(one.original)}"',
            entity=entity,
        )
    for term in _said_otherwise(one, glossary):
        yield TRANSLATION_OFF_GLOSSARY.finding(
            place,
            f'"{term.term}" is translated in another way than elsewhere',
            f'The glossary translates "{term.term}" as {" or ".join(term.said)}. This text does not say that.',
            fix=f'Write "{term.said[0]}", or add the word used here to the glossary.',
            entity=entity,
            value=term.term,
        )


def _said_otherwise(one: Translation, glossary: Sequence[_Wording]) -> Iterator[Term]:
    if not glossary:
        return
    original, words = _plain(one.original), _plain(one.words)
    for wording in glossary:
        if wording.used.search(original) and not any(way in words for way in wording.ways):
            yield wording.term


def _plain(words: str) -> str:
    """Return `words` in small letters without accents."""
    if words.isascii():
        return words.casefold()
    return "".join(
        letter for letter in unicodedata.normalize("NFD", words.casefold()) if not unicodedata.combining(letter)
    )


def _missing(catalog: Catalog, language: str, number: int, texts: Sequence[Translation]) -> Iterator[Finding]:
    missing = [one for one in texts if one.state is State.MISSING]
    if not missing:
        return
    share = len(missing) / len(texts)
    part = f"{share:.0%}" if share >= _LEAST_SHARE else "Less than 1%"
    yield TRANSLATION_MISSING.finding(
        Place(catalog.settings.file, f"/languages/{number}"),
        f"{len(missing):,} of {len(texts):,} texts are not translated into {language}",
        f"{part} of what readers see is shown in {catalog.settings.languages[0]} on the pages in {language}.",
        value=language,
        related=tuple(Related(one.place, "not translated") for one in missing[:_EXAMPLES]),
    )


def _shortened(words: str) -> str:
    return words if len(words) <= 200 else f"{words[:200].rstrip()}…"
