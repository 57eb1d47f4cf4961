"""The plan of a pathway, from its parts in CTDL: which step each is, at which level, after what, and choices.

A condition that asks for some of several parts at one level, which no other condition names, is a choice; any other
becomes what its step comes after.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.catalog.yaml.reader import Value
from generator.importers.courses.matching import slug_for
from generator.importers.ctdl.document import Node
from generator.importers.ctdl.vocabulary import STRUCTURE
from generator.importers.plan.levels import Level
from generator.importers.remarks import Note
from generator.model.levels import TERMS

_MOST_NESTED = 8


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a pathway: its key, name and level, and what its step says: what it does, or a milestone's words."""

    key: str
    name: str
    level: Level
    does: Mapping[str, Value]
    node: Node


@dataclass(frozen=True, slots=True)
class _Need:
    """How many of `parts` and of `needs` are needed."""

    number: int
    parts: tuple[str, ...]
    needs: tuple[_Need, ...]

    @property
    def size(self) -> int:
        return len(self.parts) + len(self.needs)


@dataclass(slots=True)
class PlanBuilder:
    """Builds a plan. `destinations` are the keys of parts at which it ends."""

    parts: Mapping[str, Part]
    destinations: frozenset[str]
    remarks: list[Note] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    choices: dict[tuple[str, ...], tuple[str, int]] = field(default_factory=dict)

    def plan(self, order: Sequence[str]) -> dict[str, Value]:
        """Return the steps by level, in the `order` of levels."""
        needs = {key: self._needs(part) for key, part in self.parts.items()}
        self._name_steps()
        self._find_choices(needs)
        inside = {key for parts in self.choices for key in parts}
        steps = {key: self._step(part, needs[key]) for key, part in self.parts.items()}
        plan: dict[str, list[Value]] = {}
        for key, part in self.parts.items():
            if key not in inside:
                plan.setdefault(part.level[0], []).append(steps[key])
        for parts, (id_, number) in self.choices.items():
            options: list[Value] = [steps[key] for key in parts]
            plan.setdefault(self.parts[parts[0]].level[0], []).append({"choose": number, "from": options, "id": id_})
        return {level: sorted(plan[level], key=_turn) for level in order if level in plan}

    def _needs(self, part: Part) -> _Need | None:
        """Return what has to be done before `part`: all of its conditions."""
        found = [self._need(one, part, 1) for one in part.node.groups(STRUCTURE["condition"])]
        needs = tuple(one for one in found if one is not None)
        return needs[0] if len(needs) == 1 else _Need(len(needs), (), needs) if needs else None

    def _need(self, condition: Node, part: Part, depth: int) -> _Need | None:
        if depth > _MOST_NESTED:
            self.remarks.append(
                Note(part.name, "its conditions are nested too deeply; the inner ones were not read.")
            )
            return None
        keys = [key for key in condition.keys(STRUCTURE["targets"]) if key != part.key]
        parts = tuple(key for key in keys if key in self.parts)
        for key in keys:
            if key not in self.parts:
                self.remarks.append(Note(part.name, f"a condition names {key[:80]}, which is no step; not read."))
        inner = (self._need(one, part, depth + 1) for one in condition.groups(STRUCTURE["condition"]))
        needs = tuple(one for one in inner if one is not None)
        size = len(parts) + len(needs)
        if not size:
            return None
        number = condition.number(STRUCTURE["number"])
        operators = [*condition.keys(STRUCTURE["operator"])]
        operators += [
            key for one in condition.groups(STRUCTURE["operator"]) for key in one.keys("ceterms:targetNode")
        ]
        if any(one.endswith(("Or", "OnlyOne")) for one in operators):
            number = 1
        for term in condition.values.keys() - condition.asked - {"name", "description", "alternateName"}:
            self.remarks.append(Note(part.name, f"a condition has {term[:40]}, which a plan cannot say; not read."))
        wanted = size if number is None or not 1 <= number < size else int(number)
        return _Need(wanted, parts, needs)

    def _name_steps(self) -> None:
        """Give every step an id: its thing's slug, or its words; numbered where two would be the same."""
        taken: Counter[str] = Counter()
        for key, part in self.parts.items():
            reference = next((str(value) for value in part.does.values()), "")
            slug = slug_for(part.name) if "milestone" in part.does else reference.rpartition("/")[2]
            slug = slug or "step"
            taken[slug] += 1
            self.ids[key] = slug if taken[slug] == 1 else f"{slug[:54]}-{taken[slug]}"

    def _find_choices(self, needs: Mapping[str, _Need | None]) -> None:
        every = [one for need in needs.values() if need for one in _all(need)]
        named = Counter(key for need in every for key in need.parts)
        for need in every:
            levels = {self.parts[key].level for key in need.parts}
            alone = all(named[key] == 1 and key not in self.destinations for key in need.parts)
            if need.number < need.size and not need.needs and len(levels) == 1 and alone:
                number = len(self.choices) + 1
                self.choices[need.parts] = (f"choice-{number}", need.number)

    def _step(self, part: Part, need: _Need | None) -> dict[str, Value]:
        step = dict(part.does)
        usual = next(iter(part.does.values()), "")
        if "milestone" in part.does or str(usual).rpartition("/")[2] != self.ids[part.key]:
            step["id"] = self.ids[part.key]
        if part.level[1]:
            step["term"] = part.level[1]
        after = self._after(need) if need else None
        if after is not None:
            step["after"] = after
        if part.key in self.destinations:
            step["exit"] = True
        return step

    def _after(self, need: _Need) -> Value:
        """Return `need` as the condition of a step."""
        choice = self.choices.get(need.parts)
        if choice and not need.needs:
            return choice[0]
        inner: list[Value] = [*(self.ids[key] for key in need.parts), *(self._after(one) for one in need.needs)]
        if len(inner) == 1:
            return inner[0]
        if need.number == need.size:
            return inner
        return {"any": inner} if need.number == 1 else {"at_least": need.number, "of": inner}


def _turn(step: Value) -> tuple[int, bool]:
    """Return where a step stands in its level: by its term, and what the pathway ends at behind the others."""
    assert isinstance(step, dict)
    term = step.get("term")
    return TERMS.index(str(term)) if term else 0, bool(step.get("exit"))


def _all(need: _Need) -> list[_Need]:
    return [need, *(inner for one in need.needs for inner in _all(one))]
