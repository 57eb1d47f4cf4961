"""Entities that a file from elsewhere describes: what they are called here, and what a newer file changes.

The law of a yearly update is `merge.plan_change`, field by field. Here it is decided which entity of the catalog each
of the file's is: the one that came with the same identifier last time, else the one with that identifier or name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.catalog.yaml.reader import Value
from generator.importers.courses.matching import slug_for
from generator.importers.memory import Imported, Memory, digest
from generator.importers.merge import FileChange, ImportAction, digests_after, plan_change
from generator.importers.plan_levels import PLAN, plan_pathway_change
from generator.importers.prerequisites.known import normalized
from generator.importers.remarks import Note
from generator.model.catalog import Catalog
from generator.model.entities import Entity
from generator.model.ids import SLUG_LENGTH, Kind

RETIRED = "ceased"
Fields = Mapping[str, Value]
"""What a file says of each field it speaks of; None where it says that there is nothing."""


@dataclass(frozen=True, slots=True)
class Described:
    """Something that a file describes: its kind, its lasting identifier there, its name, and words for an id."""

    kind: Kind
    identifier: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class EntityUpdate:
    """What an import would do: to each file, and to what is remembered.

    `gone` are files that the last import wrote and whose entities are not in this file; `retired` are those of them
    that cease now.
    """

    changes: Mapping[str, FileChange]
    gone: tuple[str, ...]
    retired: tuple[str, ...]
    memory: Memory


def key_of(kind: Kind, slug: str) -> str:
    """Return how a memory calls an entity of `kind`, which is also where its file stands in its organization."""
    return f"{kind.plural}/{slug}"


def recalled(memory: Memory, catalog: Catalog, organization: str) -> Memory:
    """Return `memory` with entities whose files were renamed under their new names."""
    new_names = {
        key_of(one.kind, old.partition("/")[2]): key_of(one.kind, one.slug)
        for one in own_entities(catalog, organization)
        for old in one.formerly
        if old.partition("/")[0] == organization
    }
    return Memory({new_names.get(key, key): one for key, one in memory.entries.items()})


def own_entities(catalog: Catalog, organization: str) -> list[Entity]:
    """Return the entities in the folder of `organization`, itself left out."""
    return [
        one
        for kind, held in catalog.entities.items()
        if kind is not Kind.ORGANIZATION
        for one in held.values()
        if one.owner == organization
    ]


def slugs_for(
    described: Sequence[Described],
    catalog: Catalog,
    organization: str,
    memory: Memory,
    identified: Mapping[str, str],
) -> list[str]:
    """Return what each of `described` is called in the folder of `organization`; no two of a kind are called alike.

    `identified` are keys of entities by identifiers that their files say themselves. A name decides only where one
    entity has it, and one of `described`.
    """
    own = own_entities(catalog, organization)
    remembered = {one.code: key for key, one in memory.entries.items() if one.code}
    by_name = _by_name(own, memory)
    named = Counter((one.kind, normalized(one.name)) for one in described)
    found: dict[int, str] = {}
    claimed: set[str] = set()
    for index, one in enumerate(described):
        key = remembered.get(one.identifier) or identified.get(one.identifier) if one.identifier else None
        if key and key.startswith(f"{one.kind.plural}/") and key not in claimed:
            found[index] = key
            claimed.add(key)
    taken = {key_of(one.kind, one.slug) for one in own} | memory.entries.keys()
    for index, one in enumerate(described):
        name = (one.kind, normalized(one.name))
        free = [key for key in by_name.get(name, ()) if key not in claimed]
        if index not in found and len(free) == 1 and named[name] == 1:
            found[index] = free[0]
            claimed.add(free[0])
    for index in sorted(set(range(len(described))) - found.keys(), key=lambda at: _spelled(described[at])):
        found[index] = _new_key(described[index], taken)
        taken.add(found[index])
    return [found[index].partition("/")[2] for index in range(len(described))]


def _by_name(own: Iterable[Entity], memory: Memory) -> dict[tuple[Kind, str], list[str]]:
    names: dict[tuple[Kind, str], list[str]] = {}
    kinds = {kind.plural: kind for kind in Kind}
    for one in own:
        names.setdefault((one.kind, normalized(str(one.name))), []).append(key_of(one.kind, one.slug))
    for key, last in memory.entries.items():
        keys = names.setdefault((kinds[key.partition("/")[0]], normalized(last.name)), [])
        if key not in keys:
            keys.append(key)
    return names


def _spelled(one: Described) -> tuple[str, str, str, str]:
    return one.kind, one.words, one.name, one.identifier


def _new_key(one: Described, taken: set[str]) -> str:
    first = slug_for(one.words) or slug_for(one.name) or one.kind.value
    choices = [first, slug_for(f"{first} {one.name}")]
    free = next((slug for slug in choices if key_of(one.kind, slug) not in taken), None)
    number = 2
    while free is None:
        numbered = f"{first[: SLUG_LENGTH - 6].strip('-')}-{number}"
        free = None if key_of(one.kind, numbered) in taken else numbered
        number += 1
    return key_of(one.kind, free)


def plan_update(
    folder: Path,
    organization: str,
    entities: Mapping[str, tuple[Described, Fields]],
    memory: Memory,
    levels: Sequence[str] = (),
    *,
    force: bool,
    retire: bool = False,
    made_from: str,
) -> EntityUpdate:
    """Return what writing `entities`, by key, into the folder of `organization` would do. Nothing is written.

    `levels` are those of the catalog, in order, where there are pathways among them.
    """
    changes: dict[str, FileChange] = {}
    after = dict(memory.entries)
    for key, (described, given) in entities.items():
        last = memory.entries.get(key)
        back = {"status": None} if last and "status" in last.fields and "status" not in given else {}
        fields = {**given, **back}  # one that an import retired, and that is back
        file, then = f"{organization}/{key}.yaml", last.fields if last else None
        if PLAN in fields:
            change, digests = plan_pathway_change(
                folder, file, fields, then, levels, force=force, made_from=made_from
            )
        else:
            change = plan_change(folder, file, fields, then, force=force, made_from=made_from)
            digests = digests_after(fields, then)
        changes[file] = change
        if not change.refusal:
            after[key] = Imported(described.identifier, described.name, digests)
    gone = [key for key in sorted(memory.entries.keys() - entities.keys()) if _stands(folder, organization, key)]
    left = [key for key in gone if memory.entries[key].fields.get("status") != digest(RETIRED)]
    retired = _retire(left, folder, organization, changes, after) if retire else []
    files = tuple(f"{organization}/{key}.yaml" for key in left)
    return EntityUpdate(changes, files, tuple(retired), Memory(after))


def refusals(update: EntityUpdate) -> list[Note]:
    """Return which files an update leaves alone, and why."""
    return [Note(one.file, one.refusal) for one in update.changes.values() if one.refusal]


def _stands(folder: Path, organization: str, key: str) -> bool:
    return (folder / organization / f"{key}.yaml").is_file()


def _retire(
    gone: Iterable[str],
    folder: Path,
    organization: str,
    changes: dict[str, FileChange],
    after: dict[str, Imported],
) -> list[str]:
    """Let what is gone cease, unless somebody wrote another status; return the files of which."""
    retired = []
    for key in gone:
        last = after[key]
        file = f"{organization}/{key}.yaml"
        change = plan_change(folder, file, {"status": RETIRED}, last.fields, force=False)
        if change.outcome is ImportAction.UPDATED:
            changes[file] = change
            after[key] = replace(last, fields={**last.fields, "status": digest(RETIRED)})
            retired.append(file)
    return retired
