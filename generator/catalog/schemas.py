"""The schemas: read once, bundled, asked for shape and for words.

`schemas/<name>.schema.json` is the one source of shape. Each is bundled with the shared parts of
`common.schema.json`, so that every validator sees one self-contained schema.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from generator.catalog.yaml.reader import Value
from generator.model.ids import Kind
from generator.runtime.bundled import bundled

if TYPE_CHECKING:
    import jsonschema

CATALOG = "catalog"
"""The name of the schema of catalog.yaml; every other schema is named for its kind."""
SCHEMA_NAMES = (CATALOG, *(kind.value for kind in Kind if kind is not Kind.STEP))
_COMMON = "common"


def schema_files() -> tuple[Path, ...]:
    """Return the schema files as they are published, sorted by name."""
    return tuple(sorted(bundled("schemas").glob("*.schema.json")))


@cache
def read_schema(name: str) -> Mapping[str, Any]:
    """Return the bundled schema called `name` (one of `SCHEMA_NAMES`). Treat it as read-only."""
    own, common = (json.loads(_text(part)) for part in (name, _COMMON))
    own["$defs"] = {**common["$defs"], **own.get("$defs", {})}
    bundled: dict[str, Any] = own
    return bundled


def _text(name: str) -> str:
    path = next(path for path in schema_files() if path.name == f"{name}.schema.json")
    return path.read_text(encoding="utf-8").replace("common.schema.json#/$defs/", "#/$defs/")


def is_valid(name: str, value: Value) -> bool:
    """Say whether `value` has the shape that the schema `name` describes."""
    return bool(_fast_validator(name).is_valid(value))


def errors(name: str, value: Value) -> Iterator[jsonschema.ValidationError]:
    """Yield what is wrong with the shape of `value`, in the order of its places."""
    found: list[jsonschema.ValidationError] = list(_wording_validator(name).iter_errors(value))
    yield from sorted(found, key=lambda error: ([str(key) for key in error.absolute_path], str(error.validator)))


@cache
def _fast_validator(name: str) -> Any:
    return jsonschema_rs.Draft202012Validator(dict(read_schema(name)), validate_formats=True)


@cache
def _wording_validator(name: str) -> Any:
    return thorough_validator(read_schema(name))


def thorough_validator(schema: Mapping[str, Any]) -> Any:
    """Return the validator of jsonschema that says what is wrong with the shape of a value, not only whether."""
    import jsonschema  # takes a fifth of a second, and most catalogs have nothing for it to say

    extend: Any = jsonschema.validators.extend
    kind = extend(jsonschema.Draft202012Validator, {"pattern": _match_entire_string})
    return kind(schema, format_checker=jsonschema.FormatChecker(["date"]))


def _match_entire_string(_: Any, pattern: str, value: Any, __: Any) -> Iterator[jsonschema.ValidationError]:
    from jsonschema import ValidationError

    # Python lets `$` match before a final line break; JSON Schema's regular expressions do not.
    if isinstance(value, str) and not re.search(pattern.replace("$", r"\Z"), value):
        yield ValidationError(f"{value!r} does not match {pattern!r}")


def describe(name: str, keys: tuple[str, ...]) -> Mapping[str, Any]:
    """Return the schema of the value at `keys` within schema `name`, its own title and examples foremost.

    An unknown route gives the nearest schema above it that is known.
    """
    return _resolve(read_schema(name), _find(name, keys))


def types_of(name: str, keys: tuple[str, ...]) -> frozenset[str]:
    """Return the names of the shared parts (`$defs`) that the value at `keys` may be: `web_address`, `text`."""
    return frozenset(_types(read_schema(name), _find(name, keys)))


def kinds_named(name: str, keys: tuple[str, ...]) -> tuple[Kind, ...]:
    """Return the kinds of thing that the value at `keys` may name; a list or condition says it for all it holds."""
    for end in range(len(keys), 0, -1):
        kinds = describe(name, keys[:end]).get("x-reference")
        if kinds:
            return tuple(Kind(kind) for kind in kinds)
    return ()


def _find(name: str, keys: tuple[str, ...]) -> Mapping[str, Any]:
    bundle = read_schema(name)
    here: Mapping[str, Any] = bundle
    for key in keys:
        below = _below(_resolve(bundle, here), key)
        if below is None:
            break
        here = below
    return here


def _below(schema: Mapping[str, Any], key: str) -> Mapping[str, Any] | None:
    below = schema.get("properties", {}).get(key)
    if below is None and isinstance(schema.get("additionalProperties"), dict):
        below = schema["additionalProperties"]
    if below is None:
        below = schema.get("items")
    return below if isinstance(below, dict) else None


def _types(bundle: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[str]:
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/$defs/")
        yield name
        yield from _types(bundle, bundle["$defs"][name])
    for word in ("allOf", "anyOf"):
        for part in schema.get(word, ()):
            yield from _types(bundle, part)


def _resolve(bundle: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    if "then" in schema:  # words alone or a group of fields: what the group has is what may stand there
        return {**_resolve(bundle, schema["then"]), "type": ["string", "object"], **schema}
    if "$ref" not in schema:
        return schema
    target: Any = bundle
    for part in schema["$ref"].removeprefix("#/").split("/"):
        target = target[part]
    return {**_resolve(bundle, target), **{key: value for key, value in schema.items() if key != "$ref"}}
