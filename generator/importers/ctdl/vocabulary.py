"""How a catalog and CTDL say the same, as `vocabulary.yaml` and the terms of the schemas tell it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.catalog.schemas import read_schema
from generator.catalog.yaml.reader import read_data
from generator.model.ids import Kind

_DATA: Mapping[str, Any] = read_data(Path(__file__).with_name("vocabulary.yaml"))
STRUCTURE: Mapping[str, str] = _DATA["structure"]
"""Terms that say how things belong together."""
COMPONENTS: Mapping[str, str] = _DATA["components"]
"""What a step does by the class of a pathway's part: a kind, or `milestone`."""
TARGETS: tuple[str, ...] = tuple(_DATA["targets"])
"""Terms of a condition profile that name the things it is about."""
CREDIT_UNITS: Mapping[str, list[str]] = _DATA["credit_units"]
"""Units of credit by field of credits."""
_CLASSES: Mapping[str, list[str]] = _DATA["classes"]


@dataclass(frozen=True, slots=True)
class Said:
    """How CTDL says one field: the term, and in which form its value stands."""

    term: str
    form: str


CREDENTIAL_TYPES: Mapping[str, str] = {
    name: type_ for type_, names in _DATA["credential_types"].items() for name in names
}
"""The type of a credential by its class."""
CLASSES: Mapping[str, Kind] = {
    **{name: Kind(kind) for kind, names in _CLASSES.items() for name in names},
    **dict.fromkeys(CREDENTIAL_TYPES, Kind.CREDENTIAL),
}
"""The kind of an entity by its class."""
CONCEPTS: Mapping[str, Mapping[str, str]] = {
    field: {name: value for value, names in values.items() for name in names}
    for field, values in _DATA["concepts"].items()
}
"""The value of a field by the concept that says it."""


@cache
def said_of(kind: Kind) -> Mapping[str, Said]:
    """Return how CTDL says each field of `kind` that is exchanged, in the order in which files have them."""
    schema = read_schema(kind.value)["properties"]
    told: Mapping[str, Mapping[str, str]] = _DATA["fields"].get(kind.value, {})
    return {
        field: Said(told[field].get("term") or schema[field].get("x-term", ""), told[field]["as"])
        for field in schema
        if field in told
    }


def not_said_of(kind: Kind) -> tuple[str, ...]:
    """Return the fields of `kind` that are not exchanged in CTDL."""
    said = said_of(kind)
    return tuple(field for field in read_schema(kind.value)["properties"] if field not in said)
