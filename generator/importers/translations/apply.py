"""What came back from a translator becomes texts in the catalog's files and entries in its lock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.catalog.load import Loaded
from generator.catalog.read import HIDDEN
from generator.catalog.translations.files import lock_file, lock_text
from generator.catalog.translations.texts import CatalogText, catalog_texts, translation_of
from generator.importers.tables.rows import visible
from generator.importers.translated_text import set_translation
from generator.importers.translations.units import Returned
from generator.model.findings import Severity
from generator.model.places import split_pointer
from generator.model.translations import NO_TRANSLATIONS, By, Origin, digest

_LONGEST = 4000


@dataclass(slots=True)
class Applied:
    """What an import does: the new text of each file, and by what happened to them, the keys of texts.

    `refused` says why. `changed_since` are taken, but their original is no longer what was translated.
    """

    files: dict[str, str] = field(default_factory=dict)
    taken: list[str] = field(default_factory=list)
    same: int = 0
    empty: int = 0
    unknown: list[str] = field(default_factory=list)
    changed_since: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)


def apply(loaded: Loaded, language: str, texts: Iterable[Returned], by: By) -> Applied:
    """Return what becomes of `texts`, translated into `language`. Nothing is written."""
    catalog = loaded.catalog
    known = catalog.translations.get(language, NO_TRANSLATIONS)
    first = catalog.settings.languages[0]
    by_key = {one.key: one for one in catalog_texts(catalog)}
    unsound = {finding.place.file for finding in loaded.findings if finding.severity is Severity.ERROR}
    origins = dict(known.origins)
    done = Applied()
    for text in texts:
        place = by_key.get(text.key)
        words = text.words.strip()
        if not words:
            done.empty += 1
        elif place is None:
            done.unknown.append(visible(text.key)[:200])
        elif reason := _refused(words):
            done.refused[text.key] = reason
        elif place.place.file in unsound:
            done.refused[text.key] = f"{place.place.file} has an error; run pathways check"
        else:
            before = translation_of(place, first, language, known)
            if before.words.split() == words.split():
                done.same += 1
                continue
            _write(loaded, done, place, first, language, words)
            origins[text.key] = Origin(digest(text.original), by)
            done.taken.append(text.key)
            if digest(text.original) != digest(before.original):
                done.changed_since.append(text.key)
    if origins != known.origins:
        done.files[lock_file(language)] = lock_text(_still_there(origins, by_key))
    return done


def accept(loaded: Loaded, language: str, entities: frozenset[str], by: By) -> dict[str, str]:
    """Return the files that remember every translation into `language` as made from what is written now.

    `entities` are the ids whose texts are meant; none means all of them.
    """
    catalog = loaded.catalog
    known = catalog.translations.get(language, NO_TRANSLATIONS)
    by_key = {one.key: one for one in catalog_texts(catalog)}
    origins = dict(known.origins)
    for key, one in by_key.items():
        made = translation_of(one, catalog.settings.languages[0], language, known)
        if made.words and (not entities or (one.entity and one.entity.id in entities)):
            origins[key] = Origin(digest(made.original), by)
    kept = _still_there(origins, by_key)
    return {lock_file(language): lock_text(kept)} if kept != known.origins else {}


def _still_there(origins: Mapping[str, Origin], by_key: Mapping[str, CatalogText]) -> dict[str, Origin]:
    return {key: one for key, one in origins.items() if key in by_key}


def _refused(words: str) -> str:
    if len(words) > _LONGEST:
        return f"it has {len(words):,} letters; {_LONGEST:,} is the most"
    return "it holds a hidden character" if HIDDEN.search(words) else ""


def _write(loaded: Loaded, done: Applied, place: CatalogText, first: str, language: str, words: str) -> None:
    file = place.place.file
    text = done.files.get(file) or (loaded.folder / file).read_bytes().decode()
    done.files[file] = set_translation(text, split_pointer(place.place.pointer), first, language, words)
