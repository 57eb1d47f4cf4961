"""A pathway's plan as a flow: which boxes, which lines, which choices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from generator.diagram.flow import Box, BoxKind, Choice, Flow, Line, LineKind, Mark, Tone
from generator.graph.catalog_graph import CatalogGraph
from generator.graph.links import Relation as LinkRelation
from generator.graph.plan import Plan, PlannedStep
from generator.model.conditions import PERMISSION, Condition, Reference
from generator.model.entities import Course, Credential, Entity, Occupation, Pathway
from generator.model.ids import Kind

_KINDS = {
    Kind.COURSE: BoxKind.COURSE,
    Kind.CREDENTIAL: BoxKind.CREDENTIAL,
    Kind.EXPERIENCE: BoxKind.EXPERIENCE,
    Kind.SUPPORT: BoxKind.SUPPORT,
}
_LINKS = {
    LinkRelation.PREPARES_FOR: LineKind.EARNS,
    LinkRelation.STACKS_ONTO: LineKind.STACKS_ONTO,
    LinkRelation.TAKEN_TOGETHER: LineKind.TAKEN_TOGETHER,
}


NOTHING_ABSENT: Mapping[str, Mark] = {}


class Captions(Protocol):
    """The words and addresses that a flow needs from its readers' language."""

    def name(self, entity: Entity) -> str:
        """Return what `entity` is called."""

    def detail(self, entity: Entity) -> str:
        """Return the one line about `entity` that matters most to a family."""

    def href(self, entity: Entity) -> str | None:
        """Return the address of the page of `entity`."""

    def level(self, level_id: str) -> str:
        """Return what the level is called."""

    def words(self, key: str) -> str:
        """Return the words at `key`."""

    def milestone(self, planned: PlannedStep) -> str:
        """Return the words of a milestone."""

    def due(self, planned: PlannedStep) -> str:
        """Return by when a milestone is due, or nothing."""


def flow_of(
    graph: CatalogGraph, pathway: Pathway, captions: Captions, absent: Mapping[str, Mark] = NOTHING_ABSENT
) -> Flow:
    """Return the flow of `pathway`: every step of its plan, and its careers at the end.

    `absent` gives by step id the mark of a step that is not offered, to everybody or in some places.
    """
    return _PathwayFlowBuilder(graph, graph.plans[pathway.id], captions, absent).draft()


def career_box(career: Occupation) -> str:
    """Return the id of the box of `career` in the flow of a pathway."""
    return f"career-{career.id.replace('/', '-')}"


@dataclass(slots=True)
class _PathwayFlowBuilder:
    """Collects boxes and lines of one plan."""

    graph: CatalogGraph
    plan: Plan
    captions: Captions
    absent: Mapping[str, Mark]
    boxes: dict[str, Box] = field(default_factory=dict)
    lines: set[Line] = field(default_factory=set)
    choices: dict[str, Choice] = field(default_factory=dict)
    bands: list[str] = field(default_factory=list)

    def draft(self) -> Flow:
        pathway = self.plan.pathway
        careers = self.graph.occupations_of(pathway)
        used = [step.level for step in pathway.plan]
        levels = [level.id for level in self.graph.catalog.settings.levels if level.id in used]
        self.bands = [self.captions.level(level) for level in levels]
        if careers:
            self.bands.append(self.captions.words("careers"))
        for order, planned in enumerate(self.plan.steps.values()):
            self._add_step(planned, levels.index(planned.step.level), order)
        for career in careers:
            self._add(career_box(career), BoxKind.CAREER, career, len(self.bands) - 1)
        self._drop_single_choices()
        for planned in self.plan.steps.values():
            self._link_needs(planned)
        self._link_plan()
        self._link_careers(careers)
        return Flow(
            id=pathway.id.replace("/", "-"),
            title=self.captions.name(pathway),
            description=self.captions.words("diagram_description"),
            bands=tuple(self.bands),
            boxes=tuple(self.boxes.values()),
            lines=tuple(self.lines),
            choices=tuple(self.choices.values()),
        )

    def _add(self, box_id: str, kind: BoxKind, entity: Entity, band: int, order: int = 0, *marks: Mark) -> None:
        name, detail = self.captions.name(entity), self.captions.detail(entity)
        self.boxes[box_id] = Box(box_id, kind, name, band, detail, self.captions.href(entity), marks, order)

    def _add_step(self, planned: PlannedStep, band: int, order: int) -> None:
        step = planned.step
        if step.is_choice:
            options = tuple(option.id for option in step.options)
            label = self.captions.words("choose").format(count=step.choose or len(options), of=len(options))
            if len(options) > 1:
                self.boxes[step.id] = Box(step.id, BoxKind.CHOICE, label, band, order=order)
                self.choices[step.id] = Choice(step.id, options)
            return
        marks = tuple(self._marks(planned))
        target = self.graph.resolve(step.does) if step.does else None
        if target is None:
            name = self.captions.milestone(planned)
            due = self.captions.due(planned)
            self.boxes[step.id] = Box(step.id, BoxKind.MILESTONE, name, band, due, marks=marks, order=order)
        else:
            self._add(step.id, _KINDS[target.kind], target, band, order, *marks)

    def _drop_single_choices(self) -> None:
        """Keep only choices among two or more boxes; a choice inside a choice may have been dropped before."""
        for choice in reversed(list(self.choices.values())):
            members = tuple(member for member in choice.members if member in self.boxes)
            if len(members) > 1:
                self.choices[choice.id] = Choice(choice.id, members)
            else:
                del self.choices[choice.id], self.boxes[choice.id]

    def _marks(self, planned: PlannedStep) -> Iterator[Mark]:
        if planned.step.exit:
            yield Mark(Tone.EXIT, self.captions.words("exit"))
        offered_in = {reference.id for reference in self.plan.pathway.offered_in}
        if isinstance(planned.does, Course) and any(
            credit.agreement.sending and credit.agreement.sending.id in offered_in
            for credit in self.graph.dual_credit(planned.does)
        ):
            yield Mark(Tone.CREDIT, self.captions.words("dual_credit"))
        if planned.step.role == "elective":
            yield Mark(Tone.NOTE, self.captions.words("elective"))
        asked = (planned.needs, planned.together)
        if any(one.needs_permission for one in asked):
            yield Mark(Tone.NOTE, self.captions.words("with_permission"))
        elif any(inner.word == PERMISSION for one in asked for inner in one.conditions()):
            yield Mark(Tone.NOTE, self.captions.words("or_with_permission"))
        if planned.step.id in self.absent:
            yield self.absent[planned.step.id]

    def _link_needs(self, planned: PlannedStep) -> None:
        step = planned.step
        if step.is_choice:
            return
        earned = isinstance(planned.does, Credential) and not step.after.parts and not planned.does.requires.parts
        if not earned:  # what earns a credential has lines of its own
            for part in planned.needs.parts:
                self._link_part(part, step.id, planned, len(self.boxes))
        together = planned.together
        for part in together.parts if together.wants_all else (together,):
            if isinstance(part, Condition):  # a single one is linked as what is taken together
                self._link_part(part, step.id, planned, len(self.boxes))

    def _link_part(self, part: Reference | Condition, target: str, planned: PlannedStep, order: int) -> None:
        source = self._source(part, planned, order)
        if source and source != target:
            relation = LineKind.NEEDED_FIRST
            if isinstance(part, Reference) and self._is_matched(source, planned):
                relation = LineKind.COLLEGE_CREDIT
            self.lines.add(Line(source, target, relation))
        elif isinstance(part, Condition) and part.wants_all:
            for inner in part.parts:
                self._link_part(inner, target, planned, order)

    def _source(self, part: Reference | Condition, planned: PlannedStep, order: int) -> str | None:
        """Return the box that stands for `part`; None where it is not in the plan or needs no box of its own."""
        if isinstance(part, Reference):
            step_id = part.id.rpartition("#")[2]
            return step_id if part.kind is Kind.STEP and step_id in self.boxes else None
        if part.wants_all and len(part.parts) != 1 and planned is not None and part.word != "any":
            return None
        found = (self._source(inner, planned, order) for inner in part.parts)
        members = tuple(dict.fromkeys(member for member in found if member))
        if len(members) < 2:
            return members[0] if members else None
        for choice in self.choices.values():
            if set(choice.members) == set(members) and part.count == 1:
                return choice.id
        junction = f"any-{planned.step.id}-{len(self.choices) + 1}"
        together = all(one.concurrent for one in part.references())
        label = self.captions.words("any_number_together" if together else "any_number").format(
            count=part.count, of=len(members)
        )
        band = max(self.boxes[member].band for member in members)
        self.boxes[junction] = Box(junction, BoxKind.CHOICE, label, band, order=order)
        self.choices[junction] = Choice(junction, members)
        return junction

    def _is_matched(self, source: str, planned: PlannedStep) -> bool:
        """Say whether `source` comes before `planned` because of an agreement, not by itself."""
        done = self.plan.steps[source].does if source in self.plan.steps else None
        if not isinstance(done, Course) or not isinstance(planned.does, Course):
            return False
        asked = {reference.id for reference in planned.does.prerequisites.references()}
        return done.id not in asked and any(done.id in self.graph.stand_ins(wanted) for wanted in asked)

    def _link_plan(self) -> None:
        for link in self.plan.links:
            if link.source != link.target and {link.source, link.target} <= self.boxes.keys():
                relation = _LINKS[link.relation]
                if relation is LineKind.EARNS:
                    self.lines.discard(Line(link.source, link.target, LineKind.NEEDED_FIRST))
                self.lines.add(Line(link.source, link.target, relation))

    def _link_careers(self, careers: tuple[Occupation, ...]) -> None:
        """Link each career with the credentials of the plan that open it, or else with the last exit."""
        steps = [planned for planned in self.plan.steps.values() if isinstance(planned.does, Credential)]
        exits = [planned.step.id for planned in steps if planned.step.exit]
        for career in careers:
            opened_by = {credential.id for credential in self.graph.credentials_for(career)}
            sources = [planned.step.id for planned in steps if planned.does and planned.does.id in opened_by]
            for source in sources or exits[-1:]:
                self.lines.add(Line(source, career_box(career), LineKind.LEADS_TO))
