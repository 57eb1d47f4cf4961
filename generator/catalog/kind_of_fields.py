"""Which kind of thing a file describes, judged by its fields: a course file may lie in the folder of credentials."""

from __future__ import annotations

from functools import cache

from generator.catalog.schemas import is_valid, read_schema
from generator.catalog.yaml.reader import Value
from generator.model.ids import Kind

_CLEARLY = 2
"""By how many fields another kind has to fit better, so that a slip or two in a field's name is no other kind."""
_KINDS = tuple(kind for kind in Kind if kind is not Kind.STEP)


def kind_meant(placed: Kind, value: dict[str, Value]) -> Kind | None:
    """Return the kind other than `placed` whose fields `value` clearly has; None where it may be of that kind."""
    own = _misfits(placed, value)
    if own < _CLEARLY:
        return None
    others = {kind: _misfits(kind, value) for kind in _KINDS if kind is not placed}
    least = min(others.values())
    best = [kind for kind, misfits in others.items() if misfits == least]
    if len(best) > 1:
        best = [kind for kind in best if is_valid(kind.value, value)]
    return best[0] if len(best) == 1 and least <= 1 and own - least >= _CLEARLY else None


def own_fields(kind: Kind, other: Kind, value: dict[str, Value]) -> tuple[str, ...]:
    """Return the fields of `value` that things of `kind` have and those of `other` do not, required ones first."""
    required = read_schema(kind.value)["required"]
    own = (name for name in value if name in _fields(kind) and name not in _fields(other))
    return tuple(sorted(own, key=lambda name: name not in required))


def _misfits(kind: Kind, value: dict[str, Value]) -> int:
    """Return how many fields of `value` things of `kind` do not have, and how many it lacks."""
    return len(value.keys() - _fields(kind)) + len(_required(kind) - value.keys())


@cache
def _required(kind: Kind) -> frozenset[str]:
    return frozenset(read_schema(kind.value)["required"])


@cache
def _fields(kind: Kind) -> frozenset[str]:
    return frozenset(read_schema(kind.value)["properties"])
