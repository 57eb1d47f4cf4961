"""From checked values to the classes of the model, as the annotations of their fields say.

Shape has been checked before, and what had the wrong shape was left out: so a field is either as the schema
says or absent, and nothing here complains a second time. What each class needs is worked out once; which kinds of
thing a reference may name is asked of the schema.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, replace
from datetime import date
from functools import cache
from sys import intern
from typing import Any

from generator.catalog.schemas import describe, kinds_named
from generator.catalog.yaml.reader import Value
from generator.model.amounts import Amount
from generator.model.conditions import LEVEL, PARTS, PERMISSION, Condition, Reference
from generator.model.fields import Held, fields_of, standing_alone
from generator.model.ids import Kind
from generator.model.relations import Relation
from generator.model.texts import Text

Decode = Callable[[Value, str, str], Any]
"""From a value, the organization in whose folder it is written and its pointer, to what it says; None for nothing."""
Route = tuple[str, ...]

_BLANK: Mapping[type, Any] = {
    str: "",
    Text: Text.plain(""),
    float: 0.0,
    int: 0,
    bool: False,
    Condition: Condition.nothing(),
}
"""What stands for a field that is left out although its class cannot do without."""


@dataclass(frozen=True, slots=True)
class Decoder:
    """How groups of fields become objects of the class `made`; `usual` stands for fields that are left out.

    Where a file has no group of fields but only words, they are those of the field `alone`, if there is one.
    """

    made: type
    fields: Mapping[str, Decode]
    usual: Mapping[str, Any]
    needed: frozenset[str]
    keeps_place: bool
    alone: str

    def values(self, given: Mapping[str, Value], organization: str, pointer: str = "") -> dict[str, Any]:
        """Return what `given`, written at `pointer`, says of each field."""
        found = dict(self.usual)
        if self.keeps_place:
            found["pointer"] = pointer
        for name, value in given.items():
            decode = self.fields.get(name)
            if decode is not None:
                said = decode(value, organization, f"{pointer}/{name}")
                if said is not None:
                    found[name] = said
        return found

    def __call__(self, value: Value, organization: str, pointer: str) -> Any:
        """Return the object that a group of fields describes, None when something is left out that it needs."""
        if self.alone and not (isinstance(value, dict) and value.keys() & self.fields.keys()):
            said = self.fields[self.alone](value, organization, pointer)
            return None if said is None else self.made(**{**self.usual, self.alone: said})
        if not isinstance(value, dict):
            return None
        found = self.values(value, organization, pointer)
        return self.made(**found) if self.needed <= found.keys() else None


@cache
def decoder_of(made: type, schema: str, route: Route = ()) -> Decoder:
    """Return the decoder of the groups of fields that stand at `route` in `schema`.

    Fields that the schema does not have there are for the caller to add.
    """
    properties = describe(schema, route).get("properties", {})
    held = [field for field in fields_of(made) if field.name in properties]
    usual = {field.name: _usual(field) for field in held}
    return Decoder(
        made,
        {field.name: _decode_of(field, schema, (*route, field.name)) for field in held},
        {name: value for name, value in usual.items() if value is not MISSING},
        frozenset(name for name, value in usual.items() if value is MISSING),
        any(field.name == "pointer" for field in fields_of(made)),
        standing_alone(made),
    )


def _usual(field: Held) -> Any:
    """Return what stands for `field` when it is left out, MISSING when nothing can."""
    if field.default is not MISSING:
        return field.default
    if field.is_list:
        return ()
    return None if field.is_optional else _BLANK.get(field.type, MISSING)


def _decode_of(field: Held, schema: str, route: Route) -> Decode:
    if field.is_list:
        return _list_of(_one(field.type, schema, (*route, "0")))
    if field.type is Condition:
        together = field.metadata.get("relation") is Relation.TAKEN_TOGETHER
        return _condition_of(reference_to(kinds_named(schema, route)), together=together)
    return _one(field.type, schema, route)


def _one(held: Any, schema: str, route: Route) -> Decode:
    if held is Reference:
        return reference_to(kinds_named(schema, route))
    return _SIMPLE.get(held) or decoder_of(held, schema, route)


def _list_of(decode: Decode) -> Decode:
    def decode_list(value: Value, organization: str, pointer: str) -> tuple[Any, ...] | None:
        if not isinstance(value, list):
            return None
        found = [decode(item, organization, f"{pointer}/{index}") for index, item in enumerate(value)]
        return tuple([one for one in found if one is not None]) or None

    return decode_list


def reference_to(kinds: tuple[Kind, ...]) -> Decode:
    """Return how a reference is read that may name things of `kinds`."""
    belongs = kinds[0] is not Kind.ORGANIZATION

    def decode_reference(value: Value, organization: str, pointer: str) -> Reference | None:
        if not isinstance(value, str):
            return None
        meant = f"{organization}/{value}" if belongs and "/" not in value else value
        return Reference(intern(meant), kinds, intern(pointer))

    return decode_reference


def _condition_of(refer: Decode, *, together: bool) -> Decode:
    """Return how a condition is read; what is taken `together` may all be finished in the same term."""

    def decode_condition(value: Value, organization: str, pointer: str) -> Condition | None:
        part = decode_part(value, organization, pointer)
        if isinstance(part, Reference) or (part is not None and part.word in (LEVEL, PERMISSION)):
            return Condition("all", 1, (part,), part.pointer)
        return part

    def decode_part(value: Value, organization: str, pointer: str) -> Reference | Condition | None:
        if isinstance(value, str):
            found: Reference = refer(value, organization, pointer)
            return replace(found, concurrent=True) if together else found
        if isinstance(value, list):
            return count("all", len(value), value, organization, pointer)
        if not isinstance(value, dict):
            return None
        if "course" in value:
            return of_course(value, organization, f"{pointer}/course")
        for word in (LEVEL, PERMISSION):
            if isinstance(value.get(word), str):
                return Condition(word, 0, (), intern(f"{pointer}/{word}"), intern(str(value[word])))
        for word, inner in PARTS.items():
            parts = value.get(inner)
            if word in value and isinstance(parts, list):
                wanted = {"all": len(parts), "any": 1}.get(word, value.get("at_least"))
                return count(word, wanted, parts, organization, f"{pointer}/{inner}")
        return None

    def of_course(value: dict[str, Value], organization: str, pointer: str) -> Reference | None:
        found: Reference | None = refer(value["course"], organization, pointer)
        grade = value.get("minimum_grade")
        return found and replace(
            found,
            minimum_grade=grade if isinstance(grade, str) else None,
            concurrent=together or value.get("concurrent") is True,
        )

    def count(word: str, wanted: Value, values: list[Value], organization: str, pointer: str) -> Condition:
        found = (decode_part(value, organization, f"{pointer}/{index}") for index, value in enumerate(values))
        parts = tuple(part for part in found if part is not None)
        whole = int(wanted) if isinstance(wanted, (int, float)) else len(parts)
        # A part that could not be used has been reported; that too few are left would be an echo of it.
        return Condition(word, whole if len(parts) == len(values) else min(whole, len(parts)), parts, intern(pointer))

    return decode_condition


def _string(value: Value, _: str, __: str) -> str | None:
    return intern(value) if value and isinstance(value, str) else None


def _text(value: Value, _: str, __: str) -> Text | None:
    if isinstance(value, str):
        return Text.plain(value) if value.strip() else None
    if not isinstance(value, dict):
        return None
    versions = sorted((tag, words) for tag, words in value.items() if isinstance(words, str) and words.strip())
    return Text(tuple(versions)) if versions else None


def _number(value: Value, _: str, __: str) -> float | None:
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _amount(value: Value, _: str, __: str) -> Amount | None:
    if not isinstance(value, dict):
        number = _number(value, "", "")
        return None if number is None else Amount(number)
    ends = [number for end in ("from", "to") if (number := _number(value.get(end), "", "")) is not None]
    return Amount(ends[0], ends[-1]) if ends else None


def _whole_number(value: Value, _: str, __: str) -> int | None:
    return int(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None  # 9.0 is one too


def _flag(value: Value, _: str, __: str) -> bool | None:
    return value if isinstance(value, bool) else None


def _day(value: Value, _: str, __: str) -> date | None:
    return date.fromisoformat(value) if value and isinstance(value, str) else None


_SIMPLE: Mapping[type, Decode] = {
    str: _string,
    Text: _text,
    Amount: _amount,
    float: _number,
    int: _whole_number,
    bool: _flag,
    date: _day,
}
