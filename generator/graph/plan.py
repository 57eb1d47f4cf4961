"""One pathway's plan as steps that need each other, worked out from what their courses and credentials ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import TypeVar

from generator.graph.belonging import Organizations
from generator.graph.college_credit import CollegeCredit, grouped
from generator.graph.links import Relation, vertex
from generator.graph.resolve import Resolver
from generator.model.catalog import Catalog, Level
from generator.model.conditions import Condition, Reference
from generator.model.entities import Course, Credential, Experience, Organization, Pathway, Step
from generator.model.ids import Kind
from generator.model.levels import learning_level
from generator.model.status import is_developing

D = TypeVar("D", Course, Credential, Experience)
_STEP_ONLY = (Kind.STEP,)


@dataclass(frozen=True, slots=True, order=True)
class StepLink:
    """A link between two steps of one plan, by their ids."""

    source: str
    target: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class StandIn(Reference):
    """A mention of a step whose course counts, under an agreement, as the course `wanted`, or the other way round."""

    wanted: str = ""


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step, what it does, and what must be finished before it, worked out for this plan.

    `needs` mentions steps of this plan; a mention of another kind is of something that the plan leaves out.
    `together` mentions likewise what is taken no later than this step: corequisites, or the course to which an
    experience belongs. `choice` is the id of the choice whose option this
    is. What a choice needs begins with its options. `level` is the level at which it stands; None for the careers
    after a plan, for a level nobody knows, and for what is taken beside the plan.
    """

    step: Step
    does: Course | Credential | Experience | None
    needs: Condition
    together: Condition
    choice: str | None
    level: Level | None

    def is_tied_to(self, other: PlannedStep) -> bool:
        """Say whether a step of `together` is taken with this one.

        What belongs to a course may follow in a later year.
        """
        return isinstance(self.does, Course) or other.step.level == self.step.level


@dataclass(frozen=True, slots=True)
class Plan:
    """A pathway's plan worked out: every step in order (a choice before its options), and links beyond `needs`.

    `beside` is what the plan leaves out although its steps need it, at some remove: as steps without a level, by what
    they do. A learner may take these beside the plan.
    """

    pathway: Pathway
    steps: Mapping[str, PlannedStep]
    links: tuple[StepLink, ...]
    beside: Mapping[tuple[Kind, str], PlannedStep]

    def doing(self, kind: type[D]) -> Iterator[tuple[PlannedStep, D]]:
        """Yield the steps that do something of `kind` which could be read, and what they do, in order."""
        for planned in self.steps.values():
            if isinstance(planned.does, kind):
                yield planned, planned.does

    def step(self, reference: Reference) -> PlannedStep | None:
        """Return the step that `reference` mentions; None when it mentions something that the plan leaves out."""
        return self.steps.get(reference.id.partition("#")[2]) if reference.kind is Kind.STEP else None

    def together(self, planned: PlannedStep) -> Iterator[PlannedStep]:
        """Yield the steps of this plan that `planned` may be taken with."""
        yield from filter(None, map(self.step, planned.together.references()))


def build_plan(
    pathway: Pathway,
    catalog: Catalog,
    resolver: Resolver,
    college_credit: CollegeCredit,
    organizations: Organizations,
) -> Plan:
    """Return the plan of `pathway` with the order that its courses, credentials and experiences imply.

    A course stands in for another one here under agreements that serve an organization that offers the pathway.
    A credential without conditions of its own follows any step that prepares for it (DOMAIN.md, section 3).
    A choice is finished when enough of its options are; what a choice comes after, its options come after too.
    """
    named = (resolver.resolve(reference) for reference in pathway.offered_in)
    offering = [target.entity for target in named if target and isinstance(target.entity, Organization)]
    above = [organizations.around(one, is_developing(pathway)).above for one in offering]
    worker = _PlanBuilder(pathway, catalog, resolver, college_credit, frozenset().union(*above))
    steps = worker.steps()
    beside = worker.beside(steps)
    plan = Plan(pathway, steps, (), beside)
    for step_id, planned in steps.items():
        for other in filter(None, map(plan.step, planned.together.required())):
            if planned.is_tied_to(other):
                worker.links.add(StepLink(other.step.id, step_id, Relation.TAKEN_TOGETHER))
    return replace(plan, links=tuple(sorted(worker.links)))


class _PlanBuilder:
    """Works out one plan. Holds what the steps do, so that mentions of courses become mentions of steps."""

    def __init__(
        self,
        pathway: Pathway,
        catalog: Catalog,
        resolver: Resolver,
        college_credit: CollegeCredit,
        served: frozenset[str],
    ) -> None:
        self.pathway = pathway
        self.catalog = catalog
        self.resolver = resolver
        self.college_credit = college_credit
        self.served = served
        self.preparing_too = is_developing(pathway)
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
        does = self.does[step.id]
        planned[step.id] = PlannedStep(step, does, needs, self._corequisites(does, step.id), choice, level)
        for option in step.options:
            self._plan(option, step.id, after, planned)

    def _needs(self, step: Step) -> list[Condition]:
        match self.does[step.id]:
            case Course() | Experience() as learning:
                return [self._within(learning.prerequisites, step.id)]
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
        needs = [self._within(credential.requires, step.id)] if credential.requires.parts else []
        if not needs and not step.after.parts and earning:
            mentions = tuple(self._mention(other.id, other.pointer) for other in earning)
            needs = [Condition("any", 1, mentions, step.pointer)]
        return needs

    def _corequisites(self, done: object, own: str) -> Condition:
        match done:
            case Course(corequisites=wanted) if not wanted.parts:  # as in most plans
                return wanted
            case Course(corequisites=wanted) if wanted.wants_all:  # whether it names itself is for rule S302 to say
                others = [one for one in wanted.parts if isinstance(one, Condition) or not self._means(one, done)]
                return self._within(replace(wanted, count=len(others), parts=tuple(others)), own)
            case Course(corequisites=wanted):
                return self._within(wanted, own)
            case Experience(course=Reference() as reference):
                belongs = (replace(reference, concurrent=True),)
                return self._within(Condition("all", 1, belongs, reference.pointer), own)
            case _:
                return Condition.nothing()

    def _means(self, reference: Reference, course: Course) -> bool:
        return self.resolver.meant(reference) == course.id

    def _steps_doing(self, reference: Reference) -> tuple[str, ...]:
        target = self.resolver.resolve(reference)
        return tuple(self.doing.get((target.kind, target.id), ())) if target else ()

    def _within(self, condition: Condition, own: str) -> Condition:
        """Return `condition`, which the step `own` asks for, in terms of this plan's steps."""
        if not condition.parts:
            return condition
        parts = tuple(
            self._within(part, own) if isinstance(part, Condition) else self._placed(part, own)
            for part in condition.parts
        )
        return condition if parts == condition.parts else replace(condition, parts=parts)

    def _placed(self, reference: Reference, own: str) -> Reference | Condition:
        found = tuple(self._mentions(reference, own))
        if reference.concurrent:
            found = tuple(replace(one, concurrent=True) for one in found)
        return found[0] if len(found) == 1 else Condition("any", 1, found, reference.pointer)

    def _mentions(self, reference: Reference, own: str) -> Iterator[Reference]:
        """Yield mentions of the steps that are what `reference` means, or count as it; itself if there are none.

        A course that counts as what it needs itself is no help (rule S302).
        """
        target = self.resolver.resolve(reference)
        steps = self.doing.get((target.kind, target.id), ()) if target else ()
        yield from (self._mention(step, reference.pointer) for step in steps)
        others = self._interchangeable(target.id) if target and target.kind is Kind.COURSE else ()
        found = [step for other in others for step in self.doing.get((Kind.COURSE, other), ()) if step != own]
        for step in found:
            yield StandIn(self._name(step), _STEP_ONLY, reference.pointer, wanted=target.id if target else "")
        if not steps and not found:
            yield reference

    def _interchangeable(self, course: str) -> Iterator[str]:
        """Yield what does for `course` under an agreement that serves somebody here; any, where nobody is known."""
        for other, pairs in self.college_credit.interchangeable(course, self.preparing_too).items():
            if not self.served or any(pair.serves(self.served) for pair in pairs):
                yield other

    def beside(self, steps: Mapping[str, PlannedStep]) -> dict[tuple[Kind, str], PlannedStep]:
        """Return what the plan leaves out although `steps` need it, or what is left out itself needs."""
        found: dict[tuple[Kind, str], PlannedStep] = {}
        waiting = list(steps.values())
        while waiting:
            for kind, name in self._left_out(waiting.pop(0)):
                done = self.catalog.find(kind, name)
                if (kind, name) not in found and isinstance(done, (Course, Credential, Experience)):
                    found[kind, name] = self._taken_beside(done)
                    waiting.append(found[kind, name])
        return found

    def _left_out(self, planned: PlannedStep) -> Iterator[tuple[Kind, str]]:
        for mention in chain(planned.needs.references(), planned.together.references()):
            match mention:
                case StandIn(wanted=wanted):
                    thing = (Kind.COURSE, wanted)
                case Reference(kinds=kinds) if kinds == _STEP_ONLY:
                    continue
                case _:
                    target = self.resolver.resolve(mention)
                    if target is None or target.kind is Kind.STEP:
                        continue
                    thing = (target.kind, target.id)
            if thing not in self.doing:
                yield thing
                others = self._interchangeable(thing[1]) if thing[0] is Kind.COURSE else ()
                yield from ((Kind.COURSE, other) for other in others if (Kind.COURSE, other) not in self.doing)

    def _taken_beside(self, done: Course | Credential | Experience) -> PlannedStep:
        own, nothing = vertex(done.kind, done.id), Condition.nothing()
        asked = done.requires if isinstance(done, Credential) else done.prerequisites
        if isinstance(done, Credential) and not asked.parts and (earning := self.preparing.get(done.id, ())):
            needs = Condition("any", 1, tuple(self._mention(other.id, "") for other in earning), "")
        else:
            needs = _all_of([self._within(asked, own)], "")
        step = Step(
            id=own, level="", pointer="", does=Reference(done.id, (done.kind,), ""), milestone=None, choose=None,
            options=(), term=None, due=None, after=nothing, exit=False, note=None,
        )  # fmt: skip
        return PlannedStep(step, done, needs, self._corequisites(done, own), None, None)

    def _name(self, step_id: str) -> str:
        return self.names.setdefault(step_id, f"{self.pathway.id}#{step_id}")

    def _mention(self, step_id: str, pointer: str) -> Reference:
        return Reference(self._name(step_id), _STEP_ONLY, pointer)


def _all_of(conditions: list[Condition], pointer: str) -> Condition:
    """Return the condition that all of `conditions` hold, without needless nesting."""
    parts = tuple(
        part for condition in conditions for part in (condition.parts if condition.wants_all else (condition,))
    )
    return Condition("all", len(parts), parts, pointer) if parts else Condition.nothing()
