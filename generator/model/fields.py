"""What each field of a class holds, as its annotation says: the one declaration that reading and linking go by."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

ALONE = MappingProxyType({"stands_alone": True})
"""The declaration of a field whose words may stand in place of the whole group, when nothing else is said of it."""


class Held(NamedTuple):
    """What a field holds.

    `type` is that of one value: `Text` for `Text`, `Text | None` and `tuple[Text, ...]` alike. `default` is what
    stands for a field that is left out, `MISSING` when the class does not say.
    """

    name: str
    type: Any
    is_list: bool
    is_optional: bool
    default: Any
    metadata: Any


@cache
def fields_of(kind: type) -> tuple[Held, ...]:
    """Return what the fields of the dataclass `kind` hold, in their order."""
    hints = get_type_hints(kind)
    return tuple(_held(field, hints[field.name]) for field in fields(kind))


@cache
def standing_alone(kind: type) -> str:
    """Return the field of the dataclass `kind` that is declared `ALONE`; "" when none is."""
    return next((field.name for field in fields_of(kind) if field.metadata.get("stands_alone")), "")


def is_alone(value: Any) -> bool:
    """Say whether a group of fields says nothing but the field that may stand in place of it."""
    kind: type = type(value)
    alone = standing_alone(kind)
    return bool(alone) and not any(getattr(value, held.name) for held in fields_of(kind) if held.name != alone)


def _held(field: Any, hint: Any) -> Held:
    is_list = get_origin(hint) is tuple
    is_optional = type(None) in get_args(hint)
    one = get_args(hint)[0] if is_list or is_optional else hint  # `X | None` and `tuple[X, ...]`: X stands first
    return Held(field.name, one, is_list, is_optional, field.default, field.metadata)
