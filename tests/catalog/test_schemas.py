"""The schemas say everything: words, examples, terms, and exactly the fields of the classes."""

from __future__ import annotations

import dataclasses
import json
import re
import types
import typing
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.catalog.schemas import CATALOG, SCHEMA_NAMES, errors, is_valid, read_schema, schema_files
from generator.model import entities
from generator.model.catalog import Settings
from generator.model.conditions import Condition, Reference
from generator.model.entities import Entity, Pathway, Step
from generator.model.ids import Kind
from generator.model.texts import Text

CLASSES: dict[str, type] = {CATALOG: Settings, **{kind.value: cls for kind, cls in entities.CLASSES.items()}}
# What a class knows from elsewhere: from where the file or step stands, or made from two properties.
KNOWN_FROM_THE_PATH = {"id", "file"}
OWN_NAMES: dict[type, dict[str, str | None]] = {
    Step: {"options": "from", "level": None, "pointer": None, "does": None, "repeats": None}
}
KNOWN_TERMS = (Path(__file__).parents[1] / "golden" / "ctdl_terms.txt").read_text(encoding="utf-8").splitlines()
"""The terms of CTDL that the schemas use, each looked up in the vocabulary as it is published."""
STEP_TASKS = {"course", "credential", "experience", "support"}


def properties(schema: Mapping[str, Any], route: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield every property and list entry below `schema`, each with its route."""
    for name, inner in schema.get("properties", {}).items():
        yield f"{route}/{name}", inner
        yield from properties(inner, f"{route}/{name}")
    for word in ("items", "additionalProperties"):
        inner = schema.get(word)
        if isinstance(inner, dict):
            if "$ref" not in inner or len(inner) > 1:
                yield f"{route}/{word}", inner
            yield from properties(inner, f"{route}/{word}")
    for name, inner in schema.get("$defs", {}).items():
        yield f"{route}/$defs/{name}", inner
        yield from properties(inner, f"{route}/$defs/{name}")


ALL = [(name, route, inner) for name in SCHEMA_NAMES for route, inner in properties(read_schema(name), name)]


def _resolved(name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    if "then" in schema:  # words alone, or this group of fields
        return {**_resolved(name, schema["then"]), **schema}
    if "$ref" not in schema:
        return dict(schema)
    target: Any = read_schema(name)
    for part in schema["$ref"].removeprefix("#/").split("/"):
        target = target[part]
    return {**_resolved(name, target), **{key: value for key, value in schema.items() if key != "$ref"}}


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_every_property_has_a_title_a_description_and_a_valid_example(name: str) -> None:
    seen = 0
    for schema, route, inner in ALL:
        if schema != name or (route.endswith("/additionalProperties") and "text" in route):
            continue
        whole = _resolved(name, inner)
        assert whole.get("title"), route
        assert whole.get("description"), route
        assert whole.get("examples"), route
        checked = {**inner, "$defs": read_schema(name)["$defs"]}
        validator = jsonschema.Draft202012Validator(checked, format_checker=jsonschema.FormatChecker(["date"]))
        for example in whole["examples"]:
            validator.validate(example)
        seen += 1
    assert seen > 10


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_every_whole_example_is_valid(name: str) -> None:
    examples = read_schema(name)["examples"]
    assert examples
    for example in examples:
        assert list(errors(name, example)) == []
        assert is_valid(name, example)


@pytest.mark.parametrize(("name", "route", "inner"), ALL, ids=[route for _, route, _ in ALL])
def test_every_group_of_fields_is_closed(name: str, route: str, inner: Mapping[str, Any]) -> None:
    kinds = inner.get("type", [])
    if "properties" in inner or "object" in ([kinds] if isinstance(kinds, str) else kinds):
        assert "additionalProperties" in inner, route
        assert "additionalProperties" not in inner or inner["additionalProperties"] is not True
    if "pattern" in inner:
        assert "maxLength" in inner, f"{route} matches a pattern against text of any length"
        re.compile(inner["pattern"])


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_the_outermost_group_is_closed_and_draft_2020_12(name: str) -> None:
    schema = read_schema(name)
    assert schema["additionalProperties"] is False
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)
    assert "oneOf" not in json.dumps(schema)


def test_every_kind_has_a_schema_and_a_class() -> None:
    kinds = {kind for kind in Kind if kind is not Kind.STEP}
    assert {path.name for path in schema_files()} == {f"{name}.schema.json" for name in (*SCHEMA_NAMES, "common")}
    assert set(CLASSES) == set(SCHEMA_NAMES)
    assert set(entities.CLASSES) == kinds


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_the_fields_of_a_class_are_the_properties_of_its_schema(name: str) -> None:
    assert _mismatches(name, CLASSES[name], read_schema(name), set()) == []


def _mismatches(name: str, cls: type, schema: Mapping[str, Any], seen: set[type]) -> list[str]:
    if cls in seen:
        return []
    seen.add(cls)
    own = OWN_NAMES.get(cls, {})
    hidden = KNOWN_FROM_THE_PATH if issubclass(cls, (Entity, Settings)) else set()
    hints = typing.get_type_hints(cls)
    fields = {field.name: hints[field.name] for field in dataclasses.fields(cls) if field.name not in hidden}
    fields.pop("pointer", None)
    if cls.__name__ == "Level":
        fields.pop("order")
    named = {own.get(field, field): hint for field, hint in fields.items()}
    named.pop(None, None)
    wanted = set(schema.get("properties", {})) - (STEP_TASKS if cls is Step else set())
    found = [f"{cls.__name__}: {word}" for word in sorted({str(key) for key in named} ^ wanted)]
    for field, hint in named.items():
        for inner in _classes(hint):
            below = _resolved(name, schema.get("properties", {}).get(field, {}))
            if inner is Step and cls is Pathway:
                below = _resolved(name, below["additionalProperties"])
            if "items" in below:
                below = _resolved(name, below["items"])
            found += _mismatches(name, inner, below, seen)
    return found


def _classes(hint: Any) -> Iterator[type]:
    if typing.get_origin(hint) in (types.UnionType, typing.Union, tuple):
        for inner in typing.get_args(hint):
            yield from _classes(inner)
    elif dataclasses.is_dataclass(hint) and hint not in (Text, Reference, Condition):
        yield typing.cast("type", hint)


def test_every_term_is_one_of_those_known_to_exist() -> None:
    terms = {str(inner["x-term"]) for _, _, inner in ALL if "x-term" in inner}
    assert len(terms) > 50
    others = ("ceasn:", "asn:", "schema:")
    assert sorted(term for term in terms if not term.startswith(others)) == KNOWN_TERMS


def test_every_term_exists_in_its_vocabulary(data: Path) -> None:
    published = json.loads((data / "ctdl" / "ctdl-schema.json").read_text(encoding="utf-8"))
    known = {entry["@id"] for entry in published["@graph"]}
    assert [term for term in KNOWN_TERMS if term not in known] == []


def test_references_say_which_kinds_they_may_be() -> None:
    kinds = {kind.value for kind in Kind}
    wanted = [set(inner["x-reference"]) for _, _, inner in ALL if "x-reference" in inner]
    assert wanted
    assert all(found <= kinds for found in wanted)
