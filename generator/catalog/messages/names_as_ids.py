"""Names written where ids belong: "Culinary Arts II" for culinary-2 (D105). The name tells which id is intended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from generator.catalog.entity_files import EntityFile, entity_file
from generator.catalog.file_rules import BAD_FORMAT
from generator.catalog.messages.close_matches import close_matches
from generator.catalog.messages.corrections import as_slug
from generator.catalog.messages.wording import shortened
from generator.catalog.schemas import kinds_named
from generator.model.catalog import Catalog
from generator.model.entities import Entity
from generator.model.findings import Finding, Suggestion
from generator.model.ids import Kind, organization_of
from generator.model.places import split_pointer

_ByName: TypeAlias = dict[tuple[Kind, str], list[Entity]]


def suggest_ids_for_names(findings: Iterable[Finding], catalog: Catalog) -> Iterator[Finding]:
    """Yield `findings`; those about a name in place of an id suggest what has that name in `catalog`."""
    names: _ByName = {}
    for finding in findings:
        file = entity_file(finding.place.file) if finding.code == BAD_FORMAT.code else None
        if file is None:
            yield finding
            continue
        if file.kind is Kind.PATHWAY and finding.place.pointer == "/cluster":
            meant = _clusters(finding.value, catalog)
        else:
            names = names or _by_name(catalog)
            meant = _entities(finding, file, names)
        yield replace(finding, fix=_did_you_mean(meant), suggestions=meant) if meant else finding


def _by_name(catalog: Catalog) -> _ByName:
    """Return everything in `catalog` by its kind and names, and by its kind and the last part of its id."""
    found: _ByName = {}
    for entity in catalog.all():
        for name in {entity.slug, *(_normalized(words) for _, words in entity.name.versions)}:
            found.setdefault((entity.kind, name), []).append(entity)
    return found


def _normalized(words: str) -> str:
    return " ".join(words.split()).casefold()


def _clusters(value: str, catalog: Catalog) -> tuple[Suggestion, ...]:
    names = {cluster.id: str(cluster.name) for cluster in catalog.settings.career_clusters.clusters}
    slug = as_slug(value)
    same = [one for one, name in names.items() if _normalized(name) == _normalized(value)]
    close = same or [one for one in names if slug and one.startswith(slug)] or close_matches(slug, tuple(names))
    return tuple(Suggestion(one, names[one]) for one in close[:3])


def _entities(finding: Finding, file: EntityFile, names: _ByName) -> tuple[Suggestion, ...]:
    """Return what has the name, else what has the id that the name would make; one's own first."""
    kinds, owner = kinds_named(file.kind.value, split_pointer(finding.place.pointer)), organization_of(file.id)
    for word in (_normalized(finding.value), as_slug(finding.value)):
        found = [entity for kind in kinds for entity in names.get((kind, word), ())]
        if found:
            found.sort(key=lambda entity: (kinds.index(entity.kind), entity.owner != owner, entity.id))
            return tuple(_suggestion(entity, owner) for entity in found[:3])
    return ()


def _suggestion(entity: Entity, writer: str) -> Suggestion:
    own = entity.owner == writer and entity.kind is not Kind.ORGANIZATION
    return Suggestion(entity.slug if own else entity.id, str(entity.name))


def _did_you_mean(meant: tuple[Suggestion, ...]) -> str:
    options = [f'"{option.value}" ({shortened(option.name)})' for option in meant]
    return f"Did you mean {' or '.join(part for part in (', '.join(options[:-1]), options[-1]) if part)}?"
