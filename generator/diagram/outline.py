"""The same flow in words: level by level, each step with what it needs and what it leads to."""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from generator.diagram.flow import Box, BoxKind, Flow, LineKind, all_lines


class FactKind(StrEnum):
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


_ROLES_BY_LINE_KIND = {
    LineKind.NEEDED_FIRST: (FactKind.NEEDS, FactKind.NEEDED_FOR),
    LineKind.TAKEN_TOGETHER: (FactKind.WITH, FactKind.WITH),
    LineKind.EARNS: (FactKind.EARNED_BY, FactKind.EARNS),
    LineKind.LEADS_TO: (FactKind.FOLLOWS, FactKind.LEADS_TO),
    LineKind.COLLEGE_CREDIT: (FactKind.CREDIT_FROM, FactKind.CREDIT_FOR),
    LineKind.STACKS_ONTO: (FactKind.BUILT_ON, FactKind.STACKS_ONTO),
}
_ORDER = {role: place for place, role in enumerate(FactKind)}


@dataclass(frozen=True, slots=True)
class Fact:
    """One sentence about a step: "Needs: Biology, Chemistry". `steps` in the flow's order."""

    role: FactKind
    steps: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A step and its facts, in the order of `FactKind`."""

    box: Box
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class OutlineLevel:
    """A level and its steps."""

    band: int
    name: str
    items: tuple[Item, ...]


def outline(flow: Flow) -> tuple[OutlineLevel, ...]:
    """Every level that has steps, every step once, every line twice: seen from either end."""
    facts = _facts(flow)
    return tuple(
        OutlineLevel(band, name, items)
        for band, name in enumerate(flow.bands)
        if (items := tuple(Item(box, facts[box.id]) for box in flow.boxes if box.band == band))
    )


def _facts(flow: Flow) -> dict[str, tuple[Fact, ...]]:
    boxes = {box.id: box for box in flow.boxes}
    place = {box.id: index for index, box in enumerate(flow.boxes)}
    found: dict[str, dict[FactKind, set[str]]] = {box.id: defaultdict(set) for box in flow.boxes}
    for line in all_lines(flow):
        into, out = _ROLES_BY_LINE_KIND[line.relation]
        if boxes[line.target].kind is BoxKind.CHOICE and line.relation is not LineKind.TAKEN_TOGETHER:
            into, out = FactKind.CHOOSE_FROM, FactKind.PART_OF
        found[line.target][into].add(line.source)
        found[line.source][out].add(line.target)
    return {
        id_: tuple(
            Fact(role, tuple(boxes[step] for step in sorted(steps, key=place.__getitem__)))
            for role, steps in sorted(roles.items(), key=lambda pair: _ORDER[pair[0]])
        )
        for id_, roles in found.items()
    }
