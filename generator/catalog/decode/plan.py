"""What is special about a plan: the order of its levels, the names of its steps, and what each step names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from generator.catalog.decode.decoder import Decode, decoder_of, reference_to
from generator.catalog.schemas import describe, kinds_named
from generator.catalog.yaml.reader import Value
from generator.model.conditions import LEVEL, Condition, Reference
from generator.model.entities import Entity, Pathway, Step
from generator.model.fields import fields_of
from generator.model.ids import Kind, organization_of, slug_of
from generator.model.places import join_pointer
from generator.model.texts import Text

_SCHEMA = Kind.PATHWAY.value
_STEP = ("plan", "any-level", "0")
"""The route to a step in the schema of pathways."""


def decode_plan(plan: Value, pathway: str, level_order: tuple[str, ...]) -> tuple[Step, ...]:
    """Return the steps of `plan`, a field of `pathway`, in the order of `level_order`, then as written."""
    if not isinstance(plan, dict):
        return ()
    position = {level: index for index, level in enumerate(level_order)}
    levels = sorted(plan, key=lambda level: position.get(level, len(position)))
    reader = _PlanReader(pathway)
    return tuple(
        step for level in levels for step in reader.steps(plan[level], level, join_pointer("", "plan", level))
    )


@cache
def _tasks() -> Mapping[str, Decode]:
    """Return the fields with which a step names what to do: references that are no fields of the step itself."""
    own = decoder_of(Step, _SCHEMA, _STEP).fields
    described = describe(_SCHEMA, _STEP)["properties"]
    kinds = {name: kinds_named(_SCHEMA, (*_STEP, name)) for name in described if name not in own}
    return {name: reference_to(named) for name, named in kinds.items() if named}


class _PlanReader:
    """Reads the steps of one plan; each step gets a name that is free in this plan."""

    def __init__(self, pathway: str) -> None:
        self.pathway = pathway
        self.owner = organization_of(pathway)
        self.names: set[str] = set()
        self.fields = decoder_of(Step, _SCHEMA, _STEP)

    def steps(self, written: Value, level: str, pointer: str) -> Iterator[Step]:
        """Yield the steps in the list `written` at `pointer`."""
        for index, values in enumerate(written if isinstance(written, list) else ()):
            if isinstance(values, dict):
                yield self._step(values, level, f"{pointer}/{index}")

    def _step(self, values: Mapping[str, Value], level: str, pointer: str) -> Step:
        found = self.fields.values(values, self.owner, pointer)
        named = (task(values[key], self.owner, f"{pointer}/{key}") for key, task in _tasks().items() if key in values)
        does = next((one for one in named if one), None)
        written = found["id"]
        found["id"] = self._name(written, does, found["milestone"])
        found["after"] = _resolve_in_plan(found["after"], self.pathway)
        options = tuple(self.steps(values.get("from"), level, f"{pointer}/from"))
        repeats = written if found["id"] != written else ""
        return Step(level=level, does=does, options=options, repeats=repeats, **found)

    def _name(self, own: str, does: Reference | None, milestone: Text | None) -> str:
        usual = own or (slug_of(does.id) if does else _slug(str(milestone)) if milestone else "choice")
        name, count = usual, 1
        while name in self.names:
            count += 1
            name = f"{usual}-{count}"
        self.names.add(name)
        return name


def _slug(words: str) -> str:
    letters = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in words.lower())
    return "-".join(letters.split())[:60].strip("-") or "milestone"


def _resolve_in_plan(condition: Condition, pathway: str) -> Condition:
    """Return `condition` with its references pointing to steps of `pathway`: `<pathway>#<step>`."""
    if not condition.parts:
        return condition
    parts: Iterable[Reference | Condition] = (
        _resolve_in_plan(part, pathway)
        if isinstance(part, Condition)
        else replace(part, id=f"{pathway}#{slug_of(part.id)}")
        for part in condition.parts
    )
    return replace(condition, parts=tuple(parts))


def levels_used(entity: Entity) -> Iterator[tuple[str, str]]:
    """Yield every level that `entity` mentions with the pointer of the mention: entries, plan, class standings."""
    held: list[Any] = [entity]
    if isinstance(entity, Pathway):
        for index, entry in enumerate(entity.entries):
            yield entry.level, join_pointer("", "entries", index, "level")
        for level in dict.fromkeys(step.level for step in entity.plan):
            yield level, join_pointer("", "plan", level)
        held += entity.steps
    for one in held:
        kind: type = type(one)
        for field in fields_of(kind):
            if field.type is Condition:
                asked: Condition = getattr(one, field.name)
                yield from ((inner.says, inner.pointer) for inner in asked.conditions() if inner.word == LEVEL)
