"""What importing pathways in CTDL would do: pathways, and courses and credentials that the catalog has not yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.catalog.yaml.reader import Value
from generator.importers.ctdl.document import Document, Node
from generator.importers.ctdl.fields import FieldReader
from generator.importers.ctdl.pathway import WRITTEN, CtdlChoices, PathwayReader, kind_of, name_of
from generator.importers.ctdl.pathway_sets import sets_as_pathways
from generator.importers.ctdl.vocabulary import CLASSES, CREDENTIAL_TYPES, STRUCTURE, said_of
from generator.importers.memory import Memory, recall
from generator.importers.plan.lookup import Names
from generator.importers.prerequisites.known import normalized
from generator.importers.remarks import Note
from generator.importers.tables.rows import CannotImport
from generator.importers.update import (
    Described,
    EntityUpdate,
    plan_update,
    recalled,
    refusals,
    slugs_for,
)
from generator.importers.update import (
    key_of as file_key_of,
)
from generator.model.catalog import Catalog
from generator.model.ids import Kind

CTDL = "ctdl"
_MADE_FROM = "a pathway in CTDL"


@dataclass(frozen=True, slots=True)
class CtdlImport:
    """What would happen: the ids of the pathways, the update, its memory's name, and what a person should look at.

    `missing` is what the file says and the catalog cannot; `unused` are terms and whole things that were not read.
    """

    pathways: tuple[str, ...]
    update: EntityUpdate
    remembered_as: str
    missing: tuple[Note, ...]
    unused: tuple[str, ...]
    remarks: tuple[Note, ...]


def plan_ctdl(
    document: Document, catalog: Catalog, folder: Path, organization: str, choices: CtdlChoices
) -> CtdlImport:
    """Return what importing the pathways in `document` for `organization` into the catalog in `folder` would do.

    Nothing is written. Raises `CannotImport` when there is no pathway with parts, when levels or a cluster have to be
    asked for, or when what was imported last cannot be recalled.
    """
    pathways = sets_as_pathways(document, document.of(name for name, kind in CLASSES.items() if kind is Kind.PATHWAY))
    if not pathways:
        raise CannotImport("There is no ceterms:Pathway in this file. Download the graph of a pathway.")
    remembered_as = f"{CTDL}-{slug}" if (slug := _memory_slug(pathways[0])) else CTDL
    memory = recalled(recall(folder, organization, remembered_as), catalog, organization)
    importing = _Importing(document, catalog, organization, choices, memory)
    entities = importing.entities(pathways)
    levels = [level.id for level in catalog.settings.levels]
    update = plan_update(folder, organization, entities, memory, levels, force=choices.force, made_from=_MADE_FROM)
    named = [key for key in entities if key.startswith(Kind.PATHWAY.plural)]
    return CtdlImport(
        tuple(f"{organization}/{key.partition('/')[2]}" for key in named),
        update,
        remembered_as,
        tuple(importing.missing),
        document.unused(),
        (*importing.remarks, *refusals(update)),
    )


def _memory_slug(pathway: Node) -> str:
    return pathway.key if pathway.key.startswith("ce-") else ""


class _Importing:
    """One import: which things are there, which are new, and what each says."""

    def __init__(
        self, document: Document, catalog: Catalog, organization: str, choices: CtdlChoices, memory: Memory
    ) -> None:
        self.document = document
        self.catalog = catalog
        self.organization = organization
        self.choices = choices
        self.memory = memory
        self.names = {
            kind: Names.of(catalog, kind, organization, _of_kind(choices.names, catalog, kind))
            for kind in (*WRITTEN, Kind.EXPERIENCE, Kind.OCCUPATION, Kind.SUPPORT)
        }
        self.remembered = {one.code: key for key, one in memory.entries.items() if one.code}
        self.pathways = PathwayReader(document, catalog, organization, choices, self.names)
        self.missing, self.remarks = self.pathways.missing, self.pathways.remarks

    def entities(self, pathways: Sequence[Node]) -> dict[str, tuple[Described, dict[str, Value]]]:
        """Return what to write, by key: each of the `pathways`, and what its parts stand for and is new."""
        parts = {pathway.key: self.pathways.parts(pathway) for pathway in pathways}
        things = {
            thing.key: (kind, thing)
            for components in parts.values()
            for component in components
            if (kind := kind_of(component)) in WRITTEN
            for thing in [self.pathways.thing(component)]
        }
        known = {key: id_ for key, (kind, thing) in things.items() if (id_ := self._known(kind, thing))}
        new = {key: one for key, one in things.items() if key not in known}
        described = {key: Described(kind, key, name_of(node), _words(node)) for key, (kind, node) in new.items()}
        described |= {one.key: Described(Kind.PATHWAY, one.key, name_of(one), name_of(one)) for one in pathways}
        slugs = slugs_for(list(described.values()), self.catalog, self.organization, self.memory, {})
        own = dict(zip(described, slugs, strict=True))
        references = {**known, **{key: own[key] for key in new}}
        kinds = {key: (kind, references[key]) for key, (kind, _) in things.items()} | self._supports()
        reader = FieldReader(
            self.catalog.settings.languages,
            kinds,
            self._organization_of,
            self.names[Kind.OCCUPATION],
            self.catalog.settings.web_page or "",
        )
        written: dict[str, tuple[Described, dict[str, Value]]] = {}
        for key, (kind, node) in new.items():
            file_key = file_key_of(kind, own[key])
            written[file_key] = (described[key], self._fields(kind, node, reader, file_key))
        for pathway in pathways:
            file_key = file_key_of(Kind.PATHWAY, own[pathway.key])
            is_new = file_key not in self.memory.entries
            fields = self.pathways.fields(pathway, parts[pathway.key], references, reader, is_new=is_new)
            written[file_key] = (described[pathway.key], fields)
        self.missing += reader.missing
        self.remarks += reader.remarks
        return dict(sorted(written.items()))

    def _supports(self) -> dict[str, tuple[Kind, str]]:
        """Return the supports that the catalog has, of those in the document."""
        nodes = self.document.of(name for name, kind in CLASSES.items() if kind is Kind.SUPPORT)
        named = {node.key: self.names[Kind.SUPPORT].find(name_of(node)).ids for node in nodes}
        own = f"{self.organization}/"
        return {key: (Kind.SUPPORT, ids[0].removeprefix(own)) for key, ids in named.items() if len(ids) == 1}

    def _known(self, kind: Kind, thing: Node) -> str | None:
        """Return the id of what the catalog has already and this import did not write; None for anything else."""
        if thing.key in self.remembered:
            return None
        ids = self.names[kind].find(name_of(thing)).ids
        if len(ids) != 1:
            return None
        key = file_key_of(kind, ids[0].partition("/")[2])
        mine = ids[0].startswith(f"{self.organization}/") and key in self.memory.entries
        return None if mine else ids[0].removeprefix(f"{self.organization}/")

    def _organization_of(self, key: str) -> str | None:
        """Return the organization of the catalog that the thing with `key` is: by its name or its page."""
        node = self.document.nodes.get(key)
        if node is None:
            return None
        said = said_of(Kind.ORGANIZATION)
        name, page = normalized(node.words(said["name"].term)), node.words(said["web_page"].term)
        for one in self.catalog.organizations.values():
            if normalized(str(one.name)) == name or (page and one.web_page == page):
                return one.id
        self.remarks.append(Note(name_of(node), "the organization is not in the catalog under this name."))
        return None

    def _fields(self, kind: Kind, node: Node, reader: FieldReader, file_key: str) -> dict[str, Value]:
        """Return what `node` says of the entity; of a new one, also what its file has to say."""
        said = reader.fields(kind, node)
        if kind is Kind.CREDENTIAL and "type" not in said:
            named = (node.words(STRUCTURE["credential_type"]), *node.keys(STRUCTURE["credential_type"]))
            types = [CREDENTIAL_TYPES.get(f"ceterms:{one.rpartition(':')[2].rpartition('/')[2]}") for one in named]
            said["type"] = next(filter(None, types), None) or self._guess(node, file_key)
        said = {name: value for name, value in said.items() if value is not None}
        if file_key in self.memory.entries:
            return said
        name, owner = name_of(node), self.catalog.organizations[self.organization].name
        usual: dict[str, Value] = {"name": name, "description": f"{name}, a {kind.value} of {owner}."}
        if "description" not in said:
            self.remarks.append(
                Note(name, "has no description: it got a sentence with its name until you write one.")
            )
        if kind is Kind.COURSE:
            usual["subject"] = "other"
            self.remarks.append(Note(name, 'has no subject of a catalog: it is "other" until you write one.'))
        return {**usual, **said}

    def _guess(self, node: Node, file_key: str) -> Value:
        """Return the type of a new credential that says none, with a remark; nothing for one that is there."""
        if file_key in self.memory.entries:
            return None
        self.remarks.append(Note(name_of(node), 'the credential says no type, so it became a "certificate".'))
        return "certificate"


def _words(node: Node) -> str:
    """Return the words from which an id is made: a code where there is one."""
    return node.words("ceterms:codedNotation") or name_of(node)


def _of_kind(names: Mapping[str, str], catalog: Catalog, kind: Kind) -> dict[str, str]:
    return {words: id_ for words, id_ in names.items() if id_ in catalog.entities[kind]}
