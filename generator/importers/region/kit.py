"""The starter kit of a new region: national occupations and credentials, with the bodies that award them.

They are the demonstration's, so that there is one list of them. What only the demonstration has is left out: its
courses, its employers, its skills (each region's employers confirm their own) and its fictional offices.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from generator.catalog.load import Loaded, load
from generator.catalog.schemas import describe, kinds_named
from generator.catalog.translations.files import glossary_file, lock_file, lock_text
from generator.catalog.translations.texts import catalog_texts
from generator.catalog.yaml.reader import Value
from generator.importers.yaml_edit import value_of
from generator.importers.yaml_text import new_text
from generator.model.entities import Entity
from generator.model.ids import Kind, organization_of
from generator.model.translations import NO_TRANSLATIONS
from generator.runtime.bundled import bundled

KEEPER = "state"
"""The organization whose occupations and credentials all others point to."""
_KINDS = (Kind.OCCUPATION, Kind.CREDENTIAL)
# Fictional in the demonstration: each gets words of its own in a region.
_OWN_WORDS: Mapping[str, Mapping[str, Value]] = MappingProxyType(
    {
        KEEPER: {
            "name": {"en": "Shared occupations and credentials", "es": "Ocupaciones y credenciales compartidas"},
            "description": {
                "en": "Occupations and credentials of the whole nation, kept in one place for every school of the "
                "region. Each names its source and date.",
                "es": "Ocupaciones y credenciales de todo el país, en un solo lugar para todas las escuelas de la "
                "región. Cada una nombra su fuente y su fecha.",
            },
            "type": "intermediary",
        },
        "state-licensing": {
            "name": {"en": "State licensing boards", "es": "Juntas estatales de licencias"},
            "description": {
                "en": "The boards of the state that license nurses, nurse aides and commercial drivers. Their own "
                "web sites say what they ask for.",
                "es": "Las juntas del estado que dan licencias a enfermeras, asistentes de enfermería y conductores "
                "comerciales. Sus sitios web dicen qué piden.",
            },
            "type": "credentialing-body",
        },
    }
)


@cache
def demonstration() -> Loaded:
    """Return the catalog of the demonstration that comes with the program. Treat it as read-only."""
    return load(bundled("catalog"))


def kit_languages() -> tuple[str, ...]:
    """Return the languages that the texts of the kit are written in."""
    return demonstration().catalog.settings.languages


def kit_organizations() -> tuple[str, ...]:
    """Return the ids of the organizations of the kit, sorted."""
    return tuple(sorted(one.id for one in _entities() if one.kind is Kind.ORGANIZATION))


def kit_texts(languages: tuple[str, ...]) -> dict[str, str]:
    """Return the files of the kit, by their paths in a catalog, with texts in `languages`, the first of which counts.

    With several languages, what translations were made from and the glossary come along.
    """
    entities = list(_entities())
    known = {(one.kind, one.id) for one in entities}
    texts = demonstration().texts
    files = {
        one.file: new_text(_in_languages(_within(one, value_of(texts[one.file]), known), languages), in_lines=True)
        for one in entities
    }
    return files | _translations(entities, languages)


def in_languages(value: Value, languages: tuple[str, ...]) -> Value:
    """Return `value` with its texts in `languages` only: plain text when there is one language."""
    if isinstance(value, list):
        return [in_languages(one, languages) for one in value]
    if not isinstance(value, dict):
        return value
    if value and value.keys() <= set(kit_languages()):
        kept = {one: value[one] for one in languages if one in value} or dict(value)
        return kept if len(kept) > 1 else next(iter(kept.values()))
    return {key: in_languages(one, languages) for key, one in value.items()}


def _in_languages(fields: dict[str, Value], languages: tuple[str, ...]) -> dict[str, Value]:
    return {key: in_languages(one, languages) for key, one in fields.items()}


def _entities() -> Iterator[Entity]:
    """Yield what the kit holds: what the keeper has, the keeper itself, and who awards its credentials."""
    catalog = demonstration().catalog
    bodies = {KEEPER}
    for kind in _KINDS:
        for one in catalog.entities[kind].values():
            if organization_of(one.id) == KEEPER:
                yield one
    bodies |= {one.awarded_by.id for one in catalog.credentials.values() if _is_shared(one) and one.awarded_by}
    yield from (catalog.organizations[one] for one in sorted(bodies))


def _is_shared(entity: Entity) -> bool:
    return organization_of(entity.id) == KEEPER


def _within(entity: Entity, fields: dict[str, Value], known: set[tuple[Kind, str]]) -> dict[str, Value]:
    """Return the fields of `entity` without what names something that is not `known`.

    Of a condition nothing is left then: half of it would say something else.
    """
    own = _OWN_WORDS.get(entity.id)
    if own is not None and entity.kind is Kind.ORGANIZATION:
        return dict(own)
    kept: dict[str, Value] = {}
    for name, value in fields.items():
        kinds = kinds_named(entity.kind.value, (name, "0"))
        if not kinds or _all_known(value, kinds, known):
            kept[name] = value
        elif isinstance(value, list) and describe(entity.kind.value, (name,)).get("type") == "array":
            there = [one for one in value if _all_known(one, kinds, known)]
            kept |= {name: there} if there else {}
    return kept


def _all_known(value: Any, kinds: tuple[Kind, ...], known: set[tuple[Kind, str]]) -> bool:
    if isinstance(value, dict):
        return all(_all_known(one, kinds, known) for one in value.values())
    if isinstance(value, list):
        return all(_all_known(one, kinds, known) for one in value)
    return not isinstance(value, str) or any(
        (kind, value) in known or (kind, f"{KEEPER}/{value}") in known for kind in kinds
    )


def _translations(entities: list[Entity], languages: tuple[str, ...]) -> dict[str, str]:
    """Return what the demonstration remembers of translations of `entities`, and its glossaries."""
    loaded = demonstration()
    keys = {
        one.key
        for one in catalog_texts(loaded.catalog)
        if one.entity in entities and one.entity and one.entity.id not in _OWN_WORDS
    }
    files: dict[str, str] = {}
    for language in languages[1:]:
        known = loaded.catalog.translations.get(language, NO_TRANSLATIONS)
        files[lock_file(language)] = lock_text({key: one for key, one in known.origins.items() if key in keys})
        glossary = loaded.folder / glossary_file(language)
        if glossary.is_file():
            files[glossary_file(language)] = glossary.read_text(encoding="utf-8")
    return files
