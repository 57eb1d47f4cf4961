"""The same flow in words: level by level, each step with what it needs and what it leads to."""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from generator.diagram.flow import Box, BoxKind, Flow, Relation, all_lines


class Role(StrEnum):
    """What the steps listed in a fact are to the step that lists them."""

    NEEDS = "needs"
    CHOOSE_FROM = "choose-from"
    CREDIT_FROM = "credit-from"
    EARNED_BY = "earned-by"
    BUILT_ON = "built-on"
    FOLLOWS = "follows"
    WITH = "with"
    PART_OF = "part-of"
    NEEDED_FOR = "needed-for"
    CREDIT_FOR = "credit-for"
    EARNS = "earns"
    STACKS_ONTO = "stacks-onto"
    LEADS_TO = "leads-to"


_TOWARDS = {
    Relation.NEEDED_FIRST: (Role.NEEDS, Role.NEEDED_FOR),
    Relation.TAKEN_TOGETHER: (Role.WITH, Role.WITH),
    Relation.EARNS: (Role.EARNED_BY, Role.EARNS),
    Relation.LEADS_TO: (Role.FOLLOWS, Role.LEADS_TO),
    Relation.COLLEGE_CREDIT: (Role.CREDIT_FROM, Role.CREDIT_FOR),
    Relation.STACKS_ONTO: (Role.BUILT_ON, Role.STACKS_ONTO),
}
_ORDER = {role: place for place, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class Fact:
    """One sentence about a step: "Needs: Biology, Chemistry". `steps` in the flow's order."""

    role: Role
    steps: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A step and its facts, in the order of `Role`."""

    box: Box
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A level and its steps."""

    band: int
    name: str
    items: tuple[Item, ...]


def outline(flow: Flow) -> tuple[Section, ...]:
    """Every level that has steps, every step once, every line twice: seen from either end."""
    facts = _facts(flow)
    return tuple(
        Section(band, name, items)
        for band, name in enumerate(flow.bands)
        if (items := tuple(Item(box, facts[box.id]) for box in flow.boxes if box.band == band))
    )


def _facts(flow: Flow) -> dict[str, tuple[Fact, ...]]:
    boxes = {box.id: box for box in flow.boxes}
    place = {box.id: index for index, box in enumerate(flow.boxes)}
    found: dict[str, dict[Role, set[str]]] = {box.id: defaultdict(set) for box in flow.boxes}
    for line in all_lines(flow):
        into, out = _TOWARDS[line.relation]
        if boxes[line.target].kind is BoxKind.CHOICE and line.relation is not Relation.TAKEN_TOGETHER:
            into, out = Role.CHOOSE_FROM, Role.PART_OF
        found[line.target][into].add(line.source)
        found[line.source][out].add(line.target)
    return {
        id_: tuple(
            Fact(role, tuple(boxes[step] for step in sorted(steps, key=place.__getitem__)))
            for role, steps in sorted(roles.items(), key=lambda pair: _ORDER[pair[0]])
        )
        for id_, roles in found.items()
    }
