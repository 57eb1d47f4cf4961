"""A pathway from its node in CTDL: its parts, where they stand, and what it says of itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.catalog.yaml.reader import Value
from generator.importers.ctdl.document import Document, Node, key_of
from generator.importers.ctdl.fields import FieldReader
from generator.importers.ctdl.steps import Part, PlanBuilder
from generator.importers.ctdl.vocabulary import CLASSES, COMPONENTS, STRUCTURE, said_of
from generator.importers.plan.levels import Level, level_in
from generator.importers.plan.lookup import Names
from generator.importers.plan.pathway import cluster_id
from generator.importers.remarks import Note
from generator.importers.tables.rows import CannotImport
from generator.model.catalog import Catalog
from generator.model.ids import Kind

WRITTEN = (Kind.COURSE, Kind.CREDENTIAL)
"""The kinds that an import writes where the catalog has no such thing."""
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


@dataclass(slots=True)
class PathwayReader:
    """Reads pathways of a document; collects what the catalog cannot say, and what a person should look at."""

    document: Document
    catalog: Catalog
    organization: str
    choices: CtdlChoices
    names: Mapping[Kind, Names]
    missing: list[Note] = field(default_factory=list)
    remarks: list[Note] = field(default_factory=list)

    def parts(self, pathway: Node) -> list[Node]:
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
                    Note(name_of(pathway), f"its part {key[:100]} is not in this file, or of no known class.")
                )
        return [by_key[key] for key in found if key in by_key]

    def thing(self, component: Node) -> Node:
        """Return what `component` stands for, where this file describes it; else the component itself."""
        kind = kind_of(component)
        for key in component.keys(STRUCTURE["stands_for"]):
            thing = self.document.nodes.get(key)
            if thing is not None and CLASSES.get(thing.class_) is kind:
                return thing
        return component

    def fields(
        self,
        pathway: Node,
        components: Sequence[Node],
        references: Mapping[str, str],
        reader: FieldReader,
        *,
        is_new: bool,
    ) -> dict[str, Value]:
        """Return what `pathway` says of each field, in the order in which they are written."""
        said = reader.fields(Kind.PATHWAY, pathway)
        owner = self.catalog.organizations[self.organization].name
        cluster = self._cluster(pathway, is_new=is_new)
        destinations = frozenset(
            [*pathway.keys(STRUCTURE["destination"])]
            + [one.key for one in components if pathway.key in one.keys(STRUCTURE["destination_of"])]
        )
        jobs = [one for one in components if kind_of(one) is Kind.OCCUPATION]
        occupations = dict.fromkeys(map(str, _listed(said.pop("occupations", None))))
        for job in jobs:
            occupations |= dict.fromkeys(self._occupation(job, is_destination=job.key in destinations))
        builder = PlanBuilder(self._step_parts(components, references), destinations)
        plan = builder.plan([level.id for level in self.catalog.settings.levels])
        self.remarks += builder.remarks
        if not plan:
            raise CannotImport(f'The pathway "{name_of(pathway)[:60]}" has no parts in this file that can be steps.')
        usual: dict[str, Value] = {"name": name_of(pathway)}
        if is_new:
            usual["description"] = f"{name_of(pathway)}, a pathway of {owner}."
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
                self.missing.append(Note(name_of(pathway), f'the industry "{words[:80]}" is no career cluster.'))
        return cluster_id("", self.catalog) if is_new else None

    def _occupation(self, job: Node, *, is_destination: bool) -> tuple[str, ...]:
        """Return the occupations that a part of class JobComponent is; it is what a pathway leads to, and no step."""
        named = self.names[Kind.OCCUPATION].find(name_of(job))
        if not named.ids:
            self.missing.append(Note("occupation", f'"{name_of(job)[:80]}" {named.why}'))
        elif is_destination:
            words = "the pathway ends at this job, which became one of its occupations. Mark its exits yourself."
            self.remarks.append(Note(name_of(job), words))
        return tuple(one.removeprefix(f"{self.organization}/") for one in named.ids)

    def _step_parts(self, components: Sequence[Node], references: Mapping[str, str]) -> dict[str, Part]:
        """Return the parts that are steps; raise for all at once whose level nobody says."""
        found: dict[str, Part] = {}
        unplaced: list[str] = []
        done: set[str] = set()
        for one in components:
            kind = kind_of(one)
            if kind is Kind.OCCUPATION:
                continue
            level = self._level(one, unplaced)
            does = self._does(one, kind, references)
            reference = str(next(iter(does.values())))
            if kind is not None and "milestone" not in does and f"{kind}{reference}" in done:
                self.remarks.append(Note(name_of(one), "stands in the pathway twice; the first one counts."))
                continue
            done.add(f"{kind}{reference}")
            if level:
                found[one.key] = Part(one.key, name_of(one), level, does, one)
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
        found = [level_in(label, self.catalog.settings, self.choices.levels) for label in labels]
        levels = [level for level in found if level]
        if levels:  # one that says the term as well says more
            return next((level for level in levels if level[1]), levels[0])
        if self.choices.at:
            return self.choices.at, None
        unplaced.append(labels[0] if labels else name_of(component))
        return None

    def _does(self, component: Node, kind: Kind | None, references: Mapping[str, str]) -> dict[str, Value]:
        """Return what the step of `component` says: a thing of the catalog, or else a milestone's words."""
        if kind in WRITTEN:
            return {str(kind): references[self.thing(component).key]}
        name = name_of(component)
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


def kind_of(component: Node) -> Kind | None:
    kind = COMPONENTS[component.class_]
    return None if kind == "milestone" else Kind(kind)


def name_of(node: Node) -> str:
    return node.words(_NAME)[:200] or key_of(node.key)[:60]


def _label(level: Node) -> str:
    return level.words("skos:prefLabel") or level.words(_NAME)


def _listed(value: Value) -> list[Value]:
    return value if isinstance(value, list) else []
