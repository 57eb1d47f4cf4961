"""What stands around one thing: a step back and a step on, as a flow of three bands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.diagram.flow import Box, BoxKind, Choice, Flow, Line, LineKind, Mark, Tone
from generator.diagram.from_pathway import Captions
from generator.graph.catalog_graph import CatalogGraph
from generator.graph.links import Relation as LinkRelation
from generator.model.conditions import Condition, Reference
from generator.model.entities import Course, Credential, Entity, Experience
from generator.model.ids import Kind

MOST = 12
"""How many things may stand on each side; a picture of more would explain nothing."""
_KINDS = {
    Kind.COURSE: BoxKind.COURSE,
    Kind.CREDENTIAL: BoxKind.CREDENTIAL,
    Kind.EXPERIENCE: BoxKind.EXPERIENCE,
    Kind.OCCUPATION: BoxKind.CAREER,
}
_BEFORE, _HERE, _AFTER = range(3)


def neighborhood(graph: CatalogGraph, entity: Entity, captions: Captions) -> Flow | None:
    """Return what `entity` needs and what it leads to; None when nothing stands around it, or too much."""
    drafter = _EntityFlowBuilder(graph, captions, _box_id(entity))
    drafter.add(entity, _HERE, Mark(Tone.NOTE, captions.words("this_page")))
    match entity:
        case Course() | Experience():
            drafter.needs(entity.prerequisites)
        case Credential():
            drafter.needs(entity.requires)
    for relation, kind in _LINE_KINDS.items():
        for other in graph.linked_from(entity, relation, Entity):
            drafter.link(other, _BEFORE, kind)
    for relation, kind in _LINE_KINDS.items():
        for other in graph.linked_to(entity, relation, Entity):
            drafter.link(other, _AFTER, kind)
    for other in graph.opens(entity):
        drafter.link(other, _AFTER, LineKind.NEEDED_FIRST)
    sides = [sum(box.band == band for box in drafter.boxes.values()) for band in (_BEFORE, _AFTER)]
    if not any(sides) or max(sides) > MOST:
        return None
    return drafter.flow(f"around-{entity.kind.value}-{entity.id.replace('/', '-')}", captions.name(entity))


_LINE_KINDS: Mapping[LinkRelation, LineKind] = {
    LinkRelation.PREPARES_FOR: LineKind.EARNS,
    LinkRelation.STACKS_ONTO: LineKind.STACKS_ONTO,
    LinkRelation.QUALIFIES_FOR: LineKind.LEADS_TO,
    LinkRelation.ADVANCES_TO: LineKind.LEADS_TO,
    LinkRelation.COUNTS_AS: LineKind.COLLEGE_CREDIT,
}


def _box_id(entity: Entity) -> str:
    return f"{entity.kind.value}-{entity.id.replace('/', '-')}"


@dataclass(slots=True)
class _EntityFlowBuilder:
    """Collects the boxes and lines around one box."""

    graph: CatalogGraph
    captions: Captions
    here: str
    boxes: dict[str, Box] = field(default_factory=dict)
    lines: dict[tuple[str, str], LineKind] = field(default_factory=dict)
    choices: dict[str, Choice] = field(default_factory=dict)

    def flow(self, flow_id: str, title: str) -> Flow:
        """Return what was collected; bands that nothing stands in are left out."""
        names = [self.captions.words(key) for key in ("band_before", "band_here", "band_after")]
        used = [band for band in (_BEFORE, _HERE, _AFTER) if any(box.band == band for box in self.boxes.values())]
        boxes = tuple(box._replace(band=used.index(box.band)) for box in self.boxes.values())
        return Flow(
            id=flow_id,
            title=title,
            description=self.captions.words("neighbourhood_description"),
            bands=tuple(names[band] for band in used),
            boxes=boxes,
            lines=tuple(Line(source, target, relation) for (source, target), relation in self.lines.items()),
            choices=tuple(self.choices.values()),
        )

    def add(self, entity: Entity, band: int, *marks: Mark) -> str | None:
        """Add the box of `entity` unless it stands there already; None for kinds that are not drawn."""
        if entity.kind not in _KINDS:
            return None
        box_id = _box_id(entity)
        if box_id not in self.boxes:
            self.boxes[box_id] = Box(
                box_id,
                _KINDS[entity.kind],
                self.captions.name(entity),
                band,
                self.captions.detail(entity),
                None if box_id == self.here else self.captions.href(entity),
                marks,
            )
        return box_id

    def link(self, other: Entity, band: int, relation: LineKind) -> None:
        """Add `other` in `band`, linked with the box in the middle; the first link between two stays."""
        box_id = self.add(other, band)
        if box_id is None or box_id == self.here or self.boxes[box_id].band != band:
            return
        ends = (box_id, self.here) if band == _BEFORE else (self.here, box_id)
        if relation is LineKind.EARNS or ends not in self.lines:
            self.lines[ends] = relation

    def needs(self, condition: Condition) -> None:
        """Add what `condition` asks for, before the box in the middle."""
        for part in condition.parts if condition.wants_all else (condition,):
            source = self._source(part)
            if source and source != self.here:
                self.lines.setdefault((source, self.here), LineKind.NEEDED_FIRST)

    def _source(self, part: Reference | Condition) -> str | None:
        if isinstance(part, Reference):
            entity = self.graph.resolve(part)
            return self.add(entity, _BEFORE) if entity else None
        members = tuple(dict.fromkeys(found for inner in part.parts if (found := self._source(inner))))
        members = tuple(member for member in members if member != self.here)
        if len(members) < 2:
            return members[0] if members else None
        junction = f"choice-{len(self.choices) + 1}"
        key = "all_number" if part.wants_all else "any_number"
        label = self.captions.words(key).format(count=part.count, of=len(members))
        self.boxes[junction] = Box(junction, BoxKind.CHOICE, label, _BEFORE, order=1)
        self.choices[junction] = Choice(junction, members)
        return junction
