"""What importing pathways in CTDL would do: pathways, and courses and credentials that the catalog has not yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.catalog.yaml.reader import Value
from generator.importers.ctdl.document import Document, Node, key_of
from generator.importers.ctdl.fields import FieldReader
from generator.importers.ctdl.steps import Part, PlanBuilder
from generator.importers.ctdl.vocabulary import CLASSES, COMPONENTS, CREDENTIAL_TYPES, STRUCTURE, said_of
from generator.importers.memory import Memory, recall
from generator.importers.plan.levels import Level, level_in
from generator.importers.plan.lookup import Names
from generator.importers.plan.pathway import cluster_id
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
_WRITTEN = (Kind.COURSE, Kind.CREDENTIAL)
_SHOWN = 8
_NAME = "ceterms:name"


@dataclass(frozen=True, slots=True, kw_only=True)
class CtdlChoices:
    """What somebody said: levels by words, the level of parts that say none, a cluster, ids by words."""

    levels: Mapping[str, str] = field(default_factory=dict)
    at: str | None = None
    cluster: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    force: bool = False


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
    pathways = document.of(name for name, kind in CLASSES.items() if kind is Kind.PATHWAY)
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
            for kind in (*_WRITTEN, Kind.EXPERIENCE, Kind.OCCUPATION)
        }
        self.remembered = {one.code: key for key, one in memory.entries.items() if one.code}
        self.missing: list[Note] = []
        self.remarks: list[Note] = []

    def entities(self, pathways: Sequence[Node]) -> dict[str, tuple[Described, dict[str, Value]]]:
        """Return what to write, by key: each of the `pathways`, and what its parts stand for and is new."""
        parts = {pathway.key: self._parts(pathway) for pathway in pathways}
        things = {
            thing.key: (kind, thing)
            for components in parts.values()
            for component in components
            if (kind := _kind_of(component)) in _WRITTEN
            for thing in [self._thing(component)]
        }
        known = {key: id_ for key, (kind, thing) in things.items() if (id_ := self._known(kind, thing))}
        new = {key: one for key, one in things.items() if key not in known}
        described = {key: Described(kind, key, _name(node), _words(node)) for key, (kind, node) in new.items()}
        described |= {one.key: Described(Kind.PATHWAY, one.key, _name(one), _name(one)) for one in pathways}
        slugs = slugs_for(list(described.values()), self.catalog, self.organization, self.memory, {})
        own = dict(zip(described, slugs, strict=True))
        references = {**known, **{key: own[key] for key in new}}
        kinds = {key: (kind, references[key]) for key, (kind, _) in things.items()}
        reader = FieldReader(
            self.catalog.settings.languages, kinds, self._organization_of, self.names[Kind.OCCUPATION]
        )
        written: dict[str, tuple[Described, dict[str, Value]]] = {}
        for key, (kind, node) in new.items():
            file_key = file_key_of(kind, own[key])
            written[file_key] = (described[key], self._fields(kind, node, reader, file_key))
        for pathway in pathways:
            file_key = file_key_of(Kind.PATHWAY, own[pathway.key])
            fields = self._pathway(pathway, parts[pathway.key], references, reader, file_key)
            written[file_key] = (described[pathway.key], fields)
        self.missing += reader.missing
        self.remarks += reader.remarks
        return dict(sorted(written.items()))

    def _parts(self, pathway: Node) -> list[Node]:
        """Return the parts of `pathway`: those it lists, then those that say they belong to it."""
        for key in pathway.keys(STRUCTURE["model"]):
            if model := self.document.nodes.get(key):
                model.words(_NAME)  # its levels say all that is needed of it
        listed = [*pathway.keys(STRUCTURE["parts"]), *pathway.keys(STRUCTURE["destination"])]
        found = dict.fromkeys(listed)
        components = self.document.of(COMPONENTS)
        for one in components:
            belongs = [*one.keys(STRUCTURE["part_of"]), *one.keys(STRUCTURE["destination_of"])]
            if pathway.key in belongs:
                found[one.key] = None
        by_key = {one.key: one for one in components}
        for key in found:
            if key not in by_key:
                self.missing.append(
                    Note(_name(pathway), f"its part {key[:100]} is not in this file, or of no known class.")
                )
        return [by_key[key] for key in found if key in by_key]

    def _thing(self, component: Node) -> Node:
        """Return what `component` stands for, where this file describes it; else the component itself."""
        kind = _kind_of(component)
        for key in component.keys(STRUCTURE["stands_for"]):
            thing = self.document.nodes.get(key)
            if thing is not None and CLASSES.get(thing.class_) is kind:
                return thing
        return component

    def _known(self, kind: Kind, thing: Node) -> str | None:
        """Return the id of what the catalog has already and this import did not write; None for anything else."""
        if thing.key in self.remembered:
            return None
        ids = self.names[kind].find(_name(thing)).ids
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
        self.remarks.append(Note(_name(node), "the organization is not in the catalog under this name."))
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
        name, owner = _name(node), self.catalog.organizations[self.organization].name
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
        self.remarks.append(Note(_name(node), 'the credential says no type, so it became a "certificate".'))
        return "certificate"

    def _pathway(
        self,
        pathway: Node,
        components: Sequence[Node],
        references: Mapping[str, str],
        reader: FieldReader,
        file_key: str,
    ) -> dict[str, Value]:
        """Return what `pathway` says of each field, in the order in which they are written."""
        said = reader.fields(Kind.PATHWAY, pathway)
        owner = self.catalog.organizations[self.organization].name
        is_new = file_key not in self.memory.entries
        cluster = self._cluster(pathway, is_new=is_new)
        destinations = frozenset(
            [*pathway.keys(STRUCTURE["destination"])]
            + [one.key for one in components if pathway.key in one.keys(STRUCTURE["destination_of"])]
        )
        jobs = [one for one in components if _kind_of(one) is Kind.OCCUPATION]
        occupations = dict.fromkeys(map(str, _listed(said.pop("occupations", None))))
        for job in jobs:
            occupations |= dict.fromkeys(self._occupation(job, is_destination=job.key in destinations))
        builder = PlanBuilder(self._step_parts(components, references), destinations)
        plan = builder.plan([level.id for level in self.catalog.settings.levels])
        self.remarks += builder.remarks
        if not plan:
            raise CannotImport(f'The pathway "{_name(pathway)[:60]}" has no parts in this file that can be steps.')
        usual: dict[str, Value] = {"name": _name(pathway)}
        if is_new:
            usual["description"] = f"{_name(pathway)}, a pathway of {owner}."
            usual["offered_in"] = [self.organization]
        led_to: list[Value] = list(occupations)
        found = {**usual, **said, "cluster": cluster, "occupations": led_to or None, "plan": plan}
        order = list(said_of(Kind.PATHWAY))
        ordered = sorted((item for item in found.items() if item[0] != "plan"), key=lambda item: order.index(item[0]))
        return {**{name: value for name, value in ordered if value is not None}, "plan": plan}

    def _cluster(self, pathway: Node, *, is_new: bool) -> Value:
        if self.choices.cluster:
            return cluster_id(self.choices.cluster, self.catalog)
        groups = pathway.groups(said_of(Kind.PATHWAY)["cluster"].term)
        names = [words for one in groups if (words := one.words("ceterms:targetNodeName"))]
        for words in names:
            try:
                return cluster_id(words, self.catalog)
            except CannotImport:
                self.missing.append(Note(_name(pathway), f'the industry "{words[:80]}" is no career cluster.'))
        return cluster_id("", self.catalog) if is_new else None

    def _occupation(self, job: Node, *, is_destination: bool) -> tuple[str, ...]:
        """Return the occupations that a part of class JobComponent is; it is what a pathway leads to, and no step."""
        named = self.names[Kind.OCCUPATION].find(_name(job))
        if not named.ids:
            self.missing.append(Note("occupation", f'"{_name(job)[:80]}" {named.why}'))
        elif is_destination:
            words = "the pathway ends at this job, which became one of its occupations. Mark its exits yourself."
            self.remarks.append(Note(_name(job), words))
        return tuple(one.removeprefix(f"{self.organization}/") for one in named.ids)

    def _step_parts(self, components: Sequence[Node], references: Mapping[str, str]) -> dict[str, Part]:
        """Return the parts that are steps; raise for all at once whose level nobody says."""
        found: dict[str, Part] = {}
        unplaced: list[str] = []
        done: set[str] = set()
        for one in components:
            kind = _kind_of(one)
            if kind is Kind.OCCUPATION:
                continue
            level = self._level(one, unplaced)
            does = self._does(one, kind, references)
            reference = str(next(iter(does.values())))
            if kind is not None and "milestone" not in does and f"{kind}{reference}" in done:
                self.remarks.append(Note(_name(one), "stands in the pathway twice; the first one counts."))
                continue
            done.add(f"{kind}{reference}")
            if level:
                found[one.key] = Part(one.key, _name(one), level, does, one)
        if unplaced:
            shown = ", ".join(f'"{words[:40]}"' for words in dict.fromkeys(unplaced[:_SHOWN]))
            raise CannotImport(
                f"Nobody says at which level these stand: {shown}. Say what words mean, "
                '--level "Term 1=college-1", or where parts without any stand, --at college-1. '
                f"The levels: {', '.join(level.id for level in self.catalog.settings.levels)}."
            )
        return found

    def _level(self, component: Node, unplaced: list[str]) -> Level | None:
        """Return the level of `component`: by its progression level, its term in the program, else as answered."""
        keys = component.keys(STRUCTURE["level"])
        labels = [_label(self.document.nodes[key]) for key in keys if key in self.document.nodes]
        labels += [one.words("ceterms:targetNodeName") for one in component.groups(STRUCTURE["term"])]
        labels += [key.rpartition("/")[2] for key in keys if key not in self.document.nodes]
        labels = [label for label in [*labels, component.words(STRUCTURE["term"])] if label]
        for label in labels:
            if level := level_in(label, self.catalog.settings, self.choices.levels):
                return level
        if self.choices.at:
            return self.choices.at, None
        unplaced.append(labels[0] if labels else _name(component))
        return None

    def _does(self, component: Node, kind: Kind | None, references: Mapping[str, str]) -> dict[str, Value]:
        """Return what the step of `component` says: a thing of the catalog, or else a milestone's words."""
        if kind in _WRITTEN:
            return {str(kind): references[self._thing(component).key]}
        name = _name(component)
        if kind is Kind.EXPERIENCE:
            named = self.names[kind].find(name)
            if len(named.ids) == 1:
                return {kind.value: named.ids[0].removeprefix(f"{self.organization}/")}
            words = "became a milestone: CTDL does not say the stage and activity that an experience has."
            self.missing.append(Note(name, words))
        elif component.class_ != "ceterms:BasicComponent":
            what = component.class_.partition(":")[2]
            self.missing.append(Note(name, f"became a milestone: a plan has no steps of class {what}."))
        return {"milestone": name[:4000]}


def _kind_of(component: Node) -> Kind | None:
    kind = COMPONENTS[component.class_]
    return None if kind == "milestone" else Kind(kind)


def _name(node: Node) -> str:
    return node.words(_NAME)[:200] or key_of(node.key)[:60]


def _words(node: Node) -> str:
    """Return the words from which an id is made: a code where there is one."""
    return node.words("ceterms:codedNotation") or _name(node)


def _label(level: Node) -> str:
    return level.words("skos:prefLabel") or level.words(_NAME)


def _listed(value: Value) -> list[Value]:
    return value if isinstance(value, list) else []


def _of_kind(names: Mapping[str, str], catalog: Catalog, kind: Kind) -> dict[str, str]:
    return {words: id_ for words, id_ in names.items() if id_ in catalog.entities[kind]}
