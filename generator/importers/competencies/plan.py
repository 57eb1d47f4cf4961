"""What importing a competency framework would do: which files it writes, and what has changed since the last time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.importers.competencies.drafts import ItemReader, name_of
from generator.importers.competencies.framework import Framework
from generator.importers.memory import recall
from generator.importers.remarks import Note
from generator.importers.tables.rows import CannotImport
from generator.importers.update import Described, EntityUpdate, key_of, plan_update, recalled, refusals, slugs_for
from generator.model.catalog import Catalog
from generator.model.ids import Kind, is_slug

COMPETENCIES = "competencies"
_MADE_FROM = "a competency framework"


@dataclass(frozen=True, slots=True)
class CompetencyImport:
    """What would happen: the update, its memory's name, how types were read, and what a person should look at.

    `headings` is how many items only say what stands below them. `guessed` are items that say no category, by type.
    """

    update: EntityUpdate
    remembered_as: str
    headings: int
    categories: Mapping[str, str]
    guessed: Mapping[str, int]
    remarks: tuple[Note, ...]


def plan_competencies(
    framework: Framework,
    catalog: Catalog,
    folder: Path,
    organization: str,
    categories: Mapping[str, str],
    *,
    force: bool,
    retire: bool,
) -> CompetencyImport:
    """Return what importing `framework` for `organization` into the catalog in `folder` would do.

    `categories` are those that somebody chose by type of item. Nothing is written. Raises `CannotImport` when no item
    is a competency, or what was imported last cannot be recalled.
    """
    owner = catalog.organizations[organization]
    reader = ItemReader(framework, str(owner.name), categories, catalog.settings.languages)
    items = reader.competencies()
    if not items:
        raise CannotImport("No item of this file is a competency: each is only a heading, or has no statement.")
    remembered_as = _memory_of(framework)
    memory = recalled(recall(folder, organization, remembered_as), catalog, organization)
    described = [
        Described(
            Kind.COMPETENCY,
            item.values.get("identifier", ""),
            name_of(item),
            item.values.get("humanCodingScheme") or name_of(item),
        )
        for item in items
    ]
    slugs = slugs_for(described, catalog, organization, memory, _identified(catalog, organization))
    entities = {
        key_of(Kind.COMPETENCY, slug): (one, reader.fields(item))
        for slug, one, item in sorted(zip(slugs, described, items, strict=True), key=lambda found: found[0])
    }
    update = plan_update(folder, organization, entities, memory, force=force, retire=retire, made_from=_MADE_FROM)
    return CompetencyImport(
        update,
        remembered_as,
        len(framework.items) - len(items),
        reader.found,
        reader.guessed,
        (*framework.remarks, *reader.remarks, *refusals(update)),
    )


def _memory_of(framework: Framework) -> str:
    """Return the name of the memory: an organization may import several frameworks, and each has its own past."""
    identifier = framework.identifier.casefold()
    return f"{COMPETENCIES}-{identifier}" if is_slug(identifier) else COMPETENCIES


def _identified(catalog: Catalog, organization: str) -> dict[str, str]:
    """Return the competencies of `organization` by the CASE identifier that their files say."""
    return {
        one.ids.case: key_of(Kind.COMPETENCY, one.slug)
        for one in catalog.competencies.values()
        if one.owner == organization and one.ids and one.ids.case
    }
