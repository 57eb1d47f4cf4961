"""Every mention of one thing by another, as typed links between vertices."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, cast

from generator.model import entities as e
from generator.model.conditions import Condition, Reference
from generator.model.entities import Entity, Step
from generator.model.ids import Kind


class Relation(StrEnum):
    """What a link says of its source and target. Links that have an order run from what comes first."""

    NEEDED_FIRST = "needed first"  # must be finished before the target (ceterms:prerequisite)
    TAKEN_TOGETHER = "taken together"  # taken no later than the same term as the target (ceterms:corequisite)
    RECOMMENDED = "recommended before"
    PREPARES_FOR = "prepares for"
    STACKS_ONTO = "stacks onto"
    QUALIFIES_FOR = "qualifies for"
    ADVANCES_TO = "advances to"
    TEACHES = "teaches"
    ASSESSES = "assesses"
    USED_BY = "used by"  # a competency, by people in an occupation
    COUNTS_AS = "counts as"  # a course, as a college course, under an agreement
    APPLIES_TO = "applies to"  # an agreement's credit, to a credential
    OFFERS = "offers"
    OPEN_TO = "open to"
    AWARDS = "awards"
    HOSTS = "hosts"
    PART_OF = "part of"
    MEMBER_OF = "member of"
    BELONGS_TO = "belongs to"  # an experience, to a course
    SENDS = "sends"
    RECEIVES = "receives"
    COVERS = "covers"  # an agreement, a course
    VALIDATES = "validates"
    CONVENES = "convenes"
    TAKES_PART = "takes part"
    WANTS_WORKERS = "wants workers"  # a partnership, an occupation
    OFFERED_IN = "offered in"
    LEADS_TO = "leads to"
    BACKS = "backs"
    HELPS = "helps"
    ASSUMES = "assumes"
    INCLUDES = "includes"  # a pathway, a step
    DOES = "does"  # a step, what it names
    OPTION = "option of"  # a step, a choice
    REPLACED_BY = "replaced by"


class Mention(NamedTuple):  # and no dataclass, which takes four times as long to make; there are many
    """A reference as it is written in an entity: how it is meant, and whether one can do without what it names.

    `outward` links run from the entity to what it names; the others run from what it names to the entity.
    `step` is the id of the step that names it, empty when it stands beside the plan.
    """

    reference: Reference
    relation: Relation
    outward: bool = True
    elective: bool = False
    step: str = ""


def vertex(kind: Kind, entity_id: str) -> str:
    """Return the vertex of an entity: `course:aspen-ridge/welding-1`."""
    return kind + ":" + entity_id  # many times faster than kind.value, and there are many


def step_vertex(pathway_id: str, step_id: str) -> str:
    """Return the vertex of a step: `step:aspen-ridge/nursing#nurse-aide`."""
    return f"step:{pathway_id}#{step_id}"


_R = Relation
# Field, relation, and whether the link runs from the entity (True) or to it (False).
_FIELDS: Mapping[Kind, tuple[tuple[str, Relation, bool], ...]] = MappingProxyType(
    {
        Kind.ORGANIZATION: (("part_of", _R.PART_OF, True), ("member_of", _R.MEMBER_OF, True)),
        Kind.COURSE: (
            ("corequisites", _R.TAKEN_TOGETHER, False),
            ("recommended", _R.RECOMMENDED, False),
            ("teaches", _R.TEACHES, True),
            ("prepares_for", _R.PREPARES_FOR, True),
        ),
        Kind.CREDENTIAL: (
            ("awarded_by", _R.AWARDS, False),
            ("stacks_onto", _R.STACKS_ONTO, True),
            ("qualifies_for", _R.QUALIFIES_FOR, True),
            ("assesses", _R.ASSESSES, True),
        ),
        Kind.EXPERIENCE: (
            ("hosts", _R.HOSTS, False),
            ("course", _R.BELONGS_TO, True),
            ("teaches", _R.TEACHES, True),
            ("prepares_for", _R.PREPARES_FOR, True),
        ),
        Kind.OCCUPATION: (("advances_to", _R.ADVANCES_TO, True), ("needs", _R.USED_BY, False)),
        Kind.AGREEMENT: (
            ("sending", _R.SENDS, False),
            ("receiving", _R.RECEIVES, False),
            ("applies_to", _R.APPLIES_TO, True),
        ),
        Kind.SUPPORT: (("offered_by", _R.OFFERS, False),),
        Kind.COMPETENCY: (("validated_by", _R.VALIDATES, False),),
        Kind.PARTNERSHIP: (
            ("convener", _R.CONVENES, False),
            ("members", _R.TAKES_PART, False),
            ("critical_occupations", _R.WANTS_WORKERS, True),
        ),
        Kind.PATHWAY: (
            ("offered_in", _R.OFFERED_IN, True),
            ("occupations", _R.LEADS_TO, True),
            ("partnership", _R.BACKS, False),
            ("supports", _R.HELPS, False),
        ),
    }
)


def mentions(entity: Entity) -> Iterator[Mention]:
    """Yield every reference in `entity` but those in conditions, which `conditions` yields."""
    for name, relation, outward in _FIELDS[entity.kind]:
        value = getattr(entity, name)
        for reference in (value,) if isinstance(value, Reference) else value or ():
            yield Mention(reference, relation, outward, relation is Relation.RECOMMENDED)
    if entity.replaced_by:
        yield Mention(entity.replaced_by, Relation.REPLACED_BY, elective=True)
    extra = _EXTRA.get(entity.kind)
    if extra:
        yield from extra(entity)


def _course_mentions(entity: Entity) -> Iterator[Mention]:
    course = cast("e.Course", entity)
    for offering in course.offerings:
        yield Mention(offering.by, Relation.OFFERS, outward=False)
        for reference in offering.open_to:
            yield Mention(reference, Relation.OPEN_TO)


def _agreement_mentions(entity: Entity) -> Iterator[Mention]:
    agreement = cast("e.Agreement", entity)
    for match in agreement.courses:
        for reference in (match.course, match.college_course):
            if reference:
                yield Mention(reference, Relation.COVERS)


def _pathway_mentions(entity: Entity) -> Iterator[Mention]:
    pathway = cast("e.Pathway", entity)
    for entry in pathway.entries:
        for reference in entry.assumes:
            yield Mention(reference, Relation.ASSUMES)
    for step in pathway.plan:
        yield from _step_mentions(step, elective=False)


def _step_mentions(step: Step, *, elective: bool) -> Iterator[Mention]:
    elective = elective or step.role == "elective"
    if step.does:
        yield Mention(step.does, Relation.DOES, True, elective, step.id)
    for option in step.options:
        yield from _step_mentions(option, elective=elective or (step.choose or 0) < len(step.options))


_EXTRA: Mapping[Kind, Callable[[Entity], Iterator[Mention]]] = MappingProxyType(
    {
        Kind.COURSE: _course_mentions,
        Kind.AGREEMENT: _agreement_mentions,
        Kind.PATHWAY: _pathway_mentions,
    }
)


def conditions(entity: Entity) -> list[Condition]:
    """Return every condition in `entity` that asks for something."""
    match entity:
        case e.Course() | e.Experience():
            found = [entity.prerequisites]
        case e.Credential():
            found = [entity.requires]
        case e.Pathway():
            found = [step.after for step in entity.steps]
        case _:
            found = []
    return [condition for condition in found if condition.pointer]
