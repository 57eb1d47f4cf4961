"""One pathway's plan as steps that need each other, worked out from what their courses and credentials ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeVar

from generator.graph.college_credit import CollegeCredit, grouped
from generator.graph.links import Relation
from generator.graph.resolve import Resolver
from generator.model.catalog import Catalog, Level
from generator.model.conditions import Condition, Reference
from generator.model.entities import Course, Credential, Experience, Pathway, Step
from generator.model.ids import Kind
from generator.model.levels import learning_level

D = TypeVar("D", Course, Credential, Experience)
_STEP_ONLY = (Kind.STEP,)


@dataclass(frozen=True, slots=True, order=True)
class StepLink:
    """A link between two steps of one plan, by their ids."""

    source: str
    target: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step, what it does, and what must be finished before it, worked out for this plan.

    `needs` mentions steps of this plan; a mention of another kind is of something that the plan leaves out.
    `together` are ids of steps: of each tuple, all of which do one corequisite or the course to which an experience
    belongs, one is taken no later than this step. `choice` is the id of the choice whose option this is. What a
    choice needs begins with its options. `level` is the level at which it stands; None for the careers after a plan,
    and for a level nobody knows.
    """

    step: Step
    does: Course | Credential | Experience | None
    needs: Condition
    together: tuple[tuple[str, ...], ...]
    choice: str | None
    level: Level | None

    def is_tied_to(self, other: PlannedStep) -> bool:
        """Say whether a step of `together` has to be taken with this one.

        What belongs to a course may follow in a later year; then the two are not taken together.
        """
        return isinstance(self.does, Course) or other.step.level == self.step.level


@dataclass(frozen=True, slots=True)
class Plan:
    """A pathway's plan worked out: every step in order (a choice before its options), and links beyond `needs`."""

    pathway: Pathway
    steps: Mapping[str, PlannedStep]
    links: tuple[StepLink, ...]

    def doing(self, kind: type[D]) -> Iterator[tuple[PlannedStep, D]]:
        """Yield the steps that do something of `kind` which could be read, and what they do, in order."""
        for planned in self.steps.values():
            if isinstance(planned.does, kind):
                yield planned, planned.does

    def step(self, reference: Reference) -> PlannedStep | None:
        """Return the step that `reference` mentions; None when it mentions something that the plan leaves out."""
        return self.steps.get(reference.id.partition("#")[2]) if reference.kind is Kind.STEP else None

    def waits_for(self, start: PlannedStep, end: PlannedStep) -> bool:
        """Say whether `start` needs `end`, at some remove."""
        waiting, seen = [start], {start.step.id}
        while waiting:
            for step in filter(None, map(self.step, waiting.pop().needs.references())):
                if step is end:
                    return True
                if step.step.id not in seen:
                    seen.add(step.step.id)
                    waiting.append(step)
        return False


def build_plan(pathway: Pathway, catalog: Catalog, resolver: Resolver, college_credit: CollegeCredit) -> Plan:
    """Return the plan of `pathway` with the order that its courses, credentials and experiences imply.

    A credential without conditions of its own follows any step that prepares for it (DOMAIN.md, section 3).
    A choice is finished when enough of its options are; what a choice comes after, its options come after too.
    """
    worker = _PlanBuilder(pathway, catalog, resolver, college_credit)
    steps = worker.steps()
    for step_id, planned in steps.items():
        for other in chain.from_iterable(planned.together):
            if planned.is_tied_to(steps[other]):
                worker.links.add(StepLink(other, step_id, Relation.TAKEN_TOGETHER))
    return Plan(pathway, steps, tuple(sorted(worker.links)))


class _PlanBuilder:
    """Works out one plan. Holds what the steps do, so that mentions of courses become mentions of steps."""

    def __init__(self, pathway: Pathway, catalog: Catalog, resolver: Resolver, college_credit: CollegeCredit) -> None:
        self.pathway = pathway
        self.catalog = catalog
        self.resolver = resolver
        self.stand_ins = college_credit.stand_ins
        self.links: set[StepLink] = set()
        self.doing: dict[tuple[Kind, str], list[str]] = defaultdict(list)
        self.every = pathway.steps
        self.does = {step.id: self._entity_of(step) for step in self.every}
        self.names: dict[str, str] = {}
        for step_id, done in self.does.items():
            if done:
                self.doing[(done.kind, done.id)].append(step_id)

    def _entity_of(self, step: Step) -> Course | Credential | Experience | None:
        target = self.resolver.resolve(step.does) if step.does else None
        found = target.entity if target else None
        return found if isinstance(found, (Course, Credential, Experience)) else None

    @cached_property
    def preparing(self) -> Mapping[str, tuple[Step, ...]]:
        """The steps that prepare for each credential, by its id, in the order of the plan."""
        pairs = {
            (target.id, step.pointer): step
            for step in self.every
            if isinstance(done := self.does[step.id], (Course, Experience))
            for target in filter(None, map(self.resolver.resolve, done.prepares_for))
        }
        return grouped((credential, step) for (credential, _), step in pairs.items())

    def steps(self) -> dict[str, PlannedStep]:
        """Return every step worked out, and fill `links` on the way."""
        planned: dict[str, PlannedStep] = {}
        for step in self.pathway.plan:
            self._plan(step, None, (), planned)
        return planned

    def _plan(
        self, step: Step, choice: str | None, inherited: tuple[Condition, ...], planned: dict[str, PlannedStep]
    ) -> None:
        after = (*inherited, step.after) if step.after.parts else inherited
        needs = _all_of([*self._needs(step), *after], step.pointer)
        if step.is_choice:
            options = tuple(self._mention(option.id, option.pointer) for option in step.options)
            chosen = Condition("at_least", step.choose or len(options), options, step.pointer)
            needs = Condition("all", len(needs.parts) + 1, (chosen, *needs.parts), step.pointer)
        level = learning_level(self.catalog.settings, step.level)
        planned[step.id] = PlannedStep(step, self.does[step.id], needs, self._corequisites(step), choice, level)
        for option in step.options:
            self._plan(option, step.id, after, planned)

    def _needs(self, step: Step) -> list[Condition]:
        match self.does[step.id]:
            case Course() | Experience() as learning:
                return [self._within(learning.prerequisites)]
            case Credential() as credential:
                return self._needs_of_credential(step, credential)
            case _:
                return []

    def _needs_of_credential(self, step: Step, credential: Credential) -> list[Condition]:
        earning = self.preparing.get(credential.id, ())
        for other in earning:
            self.links.add(StepLink(other.id, step.id, Relation.PREPARES_FOR))
        for reference in credential.stacks_onto:
            for other_id in self._steps_doing(reference):
                self.links.add(StepLink(step.id, other_id, Relation.STACKS_ONTO))
        needs = [self._within(credential.requires)] if credential.requires.parts else []
        if not needs and not step.after.parts and earning:
            mentions = tuple(self._mention(other.id, other.pointer) for other in earning)
            needs = [Condition("any", 1, mentions, step.pointer)]
        return needs

    def _corequisites(self, step: Step) -> tuple[tuple[str, ...], ...]:
        match self.does[step.id]:
            case Course() as course:
                wanted = course.corequisites
            case Experience(course=Reference() as reference):
                wanted = (reference,)
            case _:
                return ()
        groups = (tuple(other for other in self._steps_doing(one) if other != step.id) for one in wanted)
        return tuple(dict.fromkeys(group for group in groups if group))

    def _steps_doing(self, reference: Reference) -> tuple[str, ...]:
        target = self.resolver.resolve(reference)
        return tuple(self.doing.get((target.kind, target.id), ())) if target else ()

    def _within(self, condition: Condition) -> Condition:
        """Return `condition` in terms of this plan's steps."""
        if not condition.parts:
            return condition
        parts = tuple(
            self._within(part) if isinstance(part, Condition) else self._placed(part) for part in condition.parts
        )
        return Condition(condition.word, condition.count, parts, condition.pointer)

    def _placed(self, reference: Reference) -> Reference | Condition:
        steps = list(self._steps_doing(reference))
        target = self.resolver.resolve(reference)
        for course in self.stand_ins.get(target.id, ()) if target and target.kind is Kind.COURSE else ():
            steps.extend(step for step in self.doing.get((Kind.COURSE, course), ()) if step not in steps)
        if not steps:
            return reference
        mentions = tuple(self._mention(step, reference.pointer) for step in steps)
        return mentions[0] if len(mentions) == 1 else Condition("any", 1, mentions, reference.pointer)

    def _mention(self, step_id: str, pointer: str) -> Reference:
        name = self.names.setdefault(step_id, f"{self.pathway.id}#{step_id}")
        return Reference(name, _STEP_ONLY, pointer)


def _all_of(conditions: list[Condition], pointer: str) -> Condition:
    """Return the condition that all of `conditions` hold, without needless nesting."""
    parts = tuple(
        part for condition in conditions for part in (condition.parts if condition.wants_all else (condition,))
    )
    return Condition("all", len(parts), parts, pointer) if parts else Condition.nothing()
