"""Entities as plain values: what their files say, with every reference written in full.

The schemas of the catalog describe these values, so whoever can read a catalog file can read an export. It is the way
back of `generator.catalog.decode`: decoding them gives the same entity.
"""

from __future__ import annotations

from dataclasses import is_dataclass
from datetime import date
from functools import cache
from typing import Any

from generator.catalog.schemas import read_schema
from generator.model.amounts import Amount
from generator.model.conditions import LEVEL, PARTS, PERMISSION, Condition, Reference
from generator.model.entities import Entity, Step
from generator.model.fields import fields_of, is_alone, standing_alone
from generator.model.ids import slug_of
from generator.model.texts import Text

_PLAN = "plan"
_COREQUISITES = "corequisites"


@cache
def field_names(kind: str) -> tuple[str, ...]:
    """Return the fields of a kind of entity, in the order in which files have them."""
    return tuple(read_schema(kind)["properties"])


def entity_values(entity: Entity) -> dict[str, Any]:
    """Return what the file of `entity` says, as JSON can hold it; fields that say nothing are left out."""
    found: dict[str, Any] = {}
    for name in field_names(entity.kind.value):
        value = _levels(entity.plan) if name == _PLAN else plain_value(getattr(entity, name))  # type: ignore[attr-defined]
        if name == _COREQUISITES:
            value = _named_alone(value)
        if value is not None:
            found[name] = value
    return found


def _named_alone(value: Any) -> Any:
    """Return a condition without saying of each course that it may be taken in the same term: all may here."""
    if isinstance(value, list):
        return [_named_alone(one) for one in value]
    if not isinstance(value, dict):
        return value
    said = {name: _named_alone(one) for name, one in value.items() if name != "concurrent"}
    return said["course"] if said.keys() == {"course"} else said


def plain_value(value: Any) -> Any:
    """Return one value of the model as JSON can hold it; None for what says nothing."""
    match value:
        case None | () | "":
            return None
        case str() | bool() | int():
            return value
        case Amount():
            return {"from": _number(value), "to": _number(value.most)} if value.most != value else _number(value)
        case float():
            return _number(value)
        case date():
            return value.isoformat()
        case Text():
            return value.written if isinstance(value.written, str) else dict(value.written)
        case Reference():
            return value.id
        case Condition():
            return _condition(value)
        case tuple():
            return [plain_value(one) for one in value]
        case _ if is_dataclass(value):
            return _group(value)
    raise TypeError(f"A catalog holds no {type(value).__name__}.")


def _number(value: float) -> float:
    return int(value) if value == int(value) else float(value)


def _group(value: Any) -> Any:
    """Return a group of fields, or its words where it has no more; where it stands in the file says nothing."""
    kind: type = type(value)
    if is_alone(value):
        return plain_value(getattr(value, standing_alone(kind)))
    held = ((field.name, getattr(value, field.name)) for field in fields_of(kind) if field.name != "pointer")
    return {name: said for name, one in held if (said := plain_value(one)) is not None}


def _levels(plan: tuple[Step, ...]) -> dict[str, Any] | None:
    """Return a plan as its steps by level."""
    found: dict[str, list[dict[str, Any]]] = {}
    for step in plan:
        found.setdefault(step.level, []).append(_step(step))
    return found or None


def _step(step: Step) -> dict[str, Any]:
    does = {step.does.kind.value: step.does.id} if step.does else {}
    options = {"from": [_step(option) for option in step.options]} if step.options else {}
    rest = {
        "milestone": plain_value(step.milestone),
        "due": step.due,
        "choose": step.choose,
        **options,
        "id": step.id,
        "role": step.role,
        "term": step.term,
        "after": _condition(step.after, in_plan=True),
        "exit": step.exit or None,
        "note": plain_value(step.note),
    }
    return {**does, **{name: value for name, value in rest.items() if value is not None}}


def _condition(condition: Condition, *, in_plan: bool = False) -> Any:
    """Return a condition as a file writes it; None for one that asks for nothing."""
    if not condition.parts and condition.word not in (LEVEL, PERMISSION):
        return None
    if len(condition.parts) == 1 and condition.parts[0].pointer == condition.pointer:
        return _part(condition.parts[0], in_plan=in_plan)  # written without a list around it
    return _part(condition, in_plan=in_plan)


def _part(part: Reference | Condition, *, in_plan: bool) -> Any:
    if isinstance(part, Reference):
        id_ = slug_of(part.id.rpartition("#")[2]) if in_plan else part.id
        said = {"minimum_grade": part.minimum_grade, "concurrent": part.concurrent or None}
        said = {name: value for name, value in said.items() if value is not None}
        return {"course": id_, **said} if said or part.pointer.endswith("/course") else id_
    if part.word in (LEVEL, PERMISSION):
        return {part.word: part.says}
    parts = [_part(one, in_plan=in_plan) for one in part.parts]
    if part.word == "all":
        return {"all": parts} if part.pointer.endswith("/all") else parts
    return {part.word: part.count if part.word == "at_least" else parts, PARTS[part.word]: parts}
