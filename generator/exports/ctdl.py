"""Pathways in CTDL as JSON-LD, as the Credential Registry publishes them: https://credreg.net/ctdl/terms

A pathway with several exits is a set of pathways, one for each exit, which share their parts. What CTDL cannot say of
a plan is left out: roles, notes, class standings and permissions, and a choice that no step waits for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain

from generator.exports.ctdl_fields import (
    Node,
    entity_node,
    language_map,
    node,
    node_address,
    term_alignment,
    value_profile,
)
from generator.exports.files import DATA, ExportFile, ExportSource
from generator.graph.references import everything_mentioned
from generator.importers.ctdl.vocabulary import COMPONENTS, CREDIT_UNITS, STRUCTURE
from generator.model.conditions import Condition
from generator.model.entities import (
    Agreement,
    Competency,
    Course,
    Credential,
    Entity,
    Organization,
    Pathway,
    Step,
    Support,
)
from generator.model.ids import Kind, address_of

CTDL_FILE = "ctdl.jsonld"
_CONTEXT = "https://credreg.net/ctdl/schema/context/json"
_MILESTONE = "ceterms:BasicComponent"
_MODEL = "progression-model"
_NAMED = (Organization, Course, Credential, Support, Competency, Agreement)


def ctdl_files(source: ExportSource) -> Iterator[ExportFile]:
    """Yield the whole catalog as one graph, and each pathway with all that it names."""
    yield ExportFile(f"{DATA}{CTDL_FILE}", partial(_whole, source), len(source.catalog.pathways))
    for pathway in source.catalog.pathways.values():
        page = address_of(pathway.kind, pathway.id)
        yield ExportFile(f"{page}{CTDL_FILE}", partial(_one, source, pathway), 1, page)


def _whole(source: ExportSource) -> Iterator[str]:
    things = chain.from_iterable(source.catalog.entities[kind.kind].values() for kind in _NAMED)
    nodes = chain(
        chain.from_iterable(pathway_nodes(source, one) for one in source.catalog.pathways.values()),
        (thing_node(source, thing) for thing in things),
    )
    yield from _graph(nodes)


def _one(source: ExportSource, pathway: Pathway) -> Iterator[str]:
    yield from _graph(
        chain(pathway_nodes(source, pathway), (thing_node(source, one) for one in _around(source, pathway)))
    )


def _graph(nodes: Iterator[Node]) -> Iterator[str]:
    yield f'{{"@context": "{_CONTEXT}", "@graph": ['
    for number, told in enumerate(nodes):
        yield f"{',' if number else ''}\n{json.dumps(told, ensure_ascii=False)}"
    yield "\n]}\n"


def _around(source: ExportSource, pathway: Pathway) -> list[Entity]:
    """Return what a pathway names, what those name, and whose all of it is, sorted."""
    found: dict[str, Entity] = {}
    new: list[Entity] = [pathway]
    for _ in range(2):
        named = [one for entity in new for one in _mentioned(source, entity) if f"{one.kind}:{one.id}" not in found]
        new = list({f"{one.kind}:{one.id}": one for one in named}.values())
        found |= {f"{one.kind}:{one.id}": one for one in new}
    for entity in (pathway, *list(found.values())):
        if owner := source.catalog.organizations.get(entity.owner):
            found[f"{owner.kind}:{owner.id}"] = owner
    return [found[key] for key in sorted(found) if isinstance(found[key], _NAMED)]


def _mentioned(source: ExportSource, entity: Entity) -> Iterator[Entity]:
    for mention in everything_mentioned(entity, source.graph.resolver):
        if mention.target and isinstance(mention.target.entity, _NAMED):
            yield mention.target.entity
    if isinstance(entity, Course):
        yield from source.graph.agreements_of(entity)


def thing_node(source: ExportSource, entity: Entity) -> Node:
    """Return what CTDL can say of anything but a pathway."""
    match entity:
        case Support():
            return _support(source, entity)
        case Competency():
            return _competency(source, entity)
        case Agreement():
            return _transfer(source, entity)
    return entity_node(source, entity)


def _support(source: ExportSource, support: Support) -> Node:
    offering = source.graph.resolve(support.offered_by) if support.offered_by else None
    by = offering or source.catalog.organizations.get(support.owner)
    return {
        **_described(source, "ceterms:SupportService", support),
        **({STRUCTURE["offered_by"]: [node_address(source, by)]} if by else {}),
    }


def _competency(source: ExportSource, competency: Competency) -> Node:
    return {
        **node(source, "ceasn:Competency", competency),
        "ceasn:competencyText": language_map(source, competency.statement),
        "ceasn:competencyLabel": language_map(source, competency.name),
    }


def _transfer(source: ExportSource, agreement: Agreement) -> Node:
    """Return an agreement as the value that learning has at the receiving college."""
    pairs = agreement.courses
    owner = source.graph.resolve(agreement.receiving) if agreement.receiving else None
    ends = {"ceterms:startDate": agreement.starts_on, "ceterms:endDate": agreement.ends_on}
    sides = {
        "ceterms:transferValueFrom": [pair.course for pair in pairs],
        "ceterms:transferValueFor": [pair.college_course for pair in pairs],
    }
    named = {
        term: list(
            dict.fromkeys(node_address(source, one) for side in told if side and (one := source.graph.resolve(side)))
        )
        for term, told in sides.items()
    }
    credits_ = sum(pair.credits or 0 for pair in pairs)
    values = [value_profile(credits_, credits_, CREDIT_UNITS["college"][0])] if credits_ else []
    return {
        **_described(source, "ceterms:TransferValueProfile", agreement),
        **({STRUCTURE["owned_by"]: [node_address(source, owner)]} if owner else {}),
        **{term: day.isoformat() for term, day in ends.items() if day},
        **{term: told for term, told in {**named, "ceterms:transferValue": values}.items() if told},
    }


def _described(source: ExportSource, class_: str, entity: Entity) -> Node:
    told = node(source, class_, entity)
    told["ceterms:name"] = language_map(source, entity.name)
    if entity.description:
        told["ceterms:description"] = language_map(source, entity.description)
    if source.site:
        told["ceterms:subjectWebpage"] = source.page_of(entity)
    return told


def pathway_nodes(source: ExportSource, pathway: Pathway) -> Iterator[Node]:
    """Yield a pathway, its set where it has several exits, its parts, and the model of its levels."""
    yield from _Plan(source, pathway).nodes()


class _Plan:
    """One pathway on its way to CTDL."""

    def __init__(self, source: ExportSource, pathway: Pathway) -> None:
        self.source = source
        self.pathway = pathway
        self.steps: Mapping[str, Step] = {step.id: step for step in pathway.steps}
        self.parts = [step for step in pathway.steps if not step.is_choice]
        self.order = {level.id: level.order for level in source.settings.levels}
        # A plan without an exit ends at its last step: a pathway in CTDL has to end somewhere.
        self.exits = [step for step in self.parts if step.exit] or self.parts[-1:]

    def address(self, step: Step) -> str:
        """Return the address of the part that `step` is."""
        return node_address(self.source, self.pathway, f"step:{step.id}")

    def nodes(self) -> Iterator[Node]:
        """Yield every node."""
        yield from self._pathways()
        ends = self._ends()
        for step in self.parts:
            yield self._part(step, ends.get(step.id))
        yield from self._model()

    def _pathways(self) -> Iterator[Node]:
        told = {**entity_node(self.source, self.pathway), STRUCTURE["model"]: [self._at(_MODEL)]}
        if len(self.exits) == 1:
            yield {**told, **self._leads_to(self.exits[0], self.parts)}
            return
        shared = (*("@id", "ceterms:ctid", "ceterms:name", "ceterms:description"), *_SET_TERMS)
        kept = {term: told[term] for term in shared if term in told}
        pathways = [self._at(f"exit:{step.id}") for step in self.exits]
        yield {**kept, "@type": STRUCTURE["set"], STRUCTURE["pathways"]: pathways}
        for number, step in enumerate(self.exits, start=1):
            last = number == len(self.exits)
            parts = [one for one in self.parts if last or one is step or self._is_before(one, step)]
            own = node(self.source, "ceterms:Pathway", self.pathway, f"exit:{step.id}")
            yield {**told, **own, **self._leads_to(step, parts)}

    def _at(self, part: str) -> str:
        return node_address(self.source, self.pathway, part)

    def _is_before(self, one: Step, exit_: Step) -> bool:
        return not one.exit and self.order.get(one.level, 0) <= self.order.get(exit_.level, 0)

    def _leads_to(self, exit_: Step, parts: list[Step]) -> Node:
        return {
            STRUCTURE["parts"]: [self.address(step) for step in parts],
            STRUCTURE["destination"]: [self.address(exit_)],
        }

    def _part(self, step: Step, leads_to: list[str] | None) -> Node:
        thing = self.source.graph.resolve(step.does) if step.does else None
        kind = step.does.kind if step.does else None
        class_ = next((name for name, does in COMPONENTS.items() if kind and does == kind.value), _MILESTONE)
        told = node(self.source, class_, self.pathway, f"step:{step.id}")
        text = thing.name if thing else step.milestone
        level = self.source.settings.level(step.level)
        if text:
            told["ceterms:name"] = language_map(self.source, text)
        if thing is not None and isinstance(thing, _NAMED):
            told[STRUCTURE["stands_for"]] = node_address(self.source, thing)
        told[STRUCTURE["level"]] = [self._at(f"level:{step.level}")]
        if kind is Kind.COURSE and level and step.term:
            told[STRUCTURE["term"]] = [term_alignment(f"{self.source.say(level.name)}, {step.term}")]
        condition = self._condition(step.after)
        if condition:
            told[STRUCTURE["condition"]] = [condition]
        if leads_to:
            told["ceterms:precedes"] = leads_to
        return told

    def _ends(self) -> dict[str, list[str]]:
        """Return what each part leads to of which nothing else says that it leads anywhere: the exits."""
        named = {
            id_
            for step in self.parts
            for reference in step.after.references()
            for id_ in self._meant(reference.id.rpartition("#")[2])
        }
        loose = [step for step in self.parts if step.id not in named and step not in self.exits]
        return {step.id: [self.address(self._next_exit(step))] for step in loose}

    def _next_exit(self, step: Step) -> Step:
        return next((one for one in self.exits if self._is_before(step, one)), self.exits[-1])

    def _meant(self, step_id: str) -> list[str]:
        step = self.steps.get(step_id)
        return [] if step is None else [option.id for option in step.options] if step.is_choice else [step.id]

    def _condition(self, asked: Condition) -> Node | None:
        targets: list[str] = []
        inner: list[Node] = []
        for part in asked.parts:
            if isinstance(part, Condition):
                inner += [one] if (one := self._condition(part)) else []
                continue
            step = self.steps.get(part.id.rpartition("#")[2])
            if step is not None and step.is_choice:
                options = [self.address(one) for one in step.options if not one.is_choice]
                inner.append(_asked(step.choose or len(options), options, []))
            elif step is not None:
                targets.append(self.address(step))
        if not targets and len(inner) == 1:
            return inner[0]
        return _asked(min(asked.count, len(targets) + len(inner)), targets, inner) if targets or inner else None

    def _model(self) -> Iterator[Node]:
        """Yield the levels of the plan, in order, and what they belong to."""
        used = {step.level for step in self.parts}
        levels = [level for level in self.source.settings.levels if level.id in used]
        told = node(self.source, "asn:ProgressionModel", self.pathway, _MODEL)
        yield {
            **told,
            "ceasn:name": language_map(self.source, self.pathway.name),
            "skos:hasTopConcept": [self._at(f"level:{level.id}") for level in levels],
        }
        for level in levels:
            told = node(self.source, "asn:ProgressionLevel", self.pathway, f"level:{level.id}")
            label = language_map(self.source, level.name)
            yield {**told, "skos:prefLabel": label, "skos:inScheme": self._at(_MODEL)}


_SET_TERMS = (STRUCTURE["owned_by"], STRUCTURE["offered_by"], "ceterms:subjectWebpage")


def _asked(number: int, targets: list[str], inner: list[Node]) -> Node:
    told: Node = {"@type": "ceterms:ComponentCondition", STRUCTURE["number"]: number}
    if targets:
        told[STRUCTURE["targets"]] = targets
    if inner:
        told[STRUCTURE["condition"]] = inner
    return told
