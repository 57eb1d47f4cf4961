"""The field reference: every property of every schema, so that nobody has to read JSON to write YAML."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.catalog.schemas import SCHEMA_NAMES, describe, read_schema, schema_files
from generator.catalog.starter import starter_file
from generator.model.ids import Kind
from generator.pages.drafts import Draft
from generator.pages.page import Asset, Crumb, Page
from generator.pages.render.templates import Templates
from generator.pages.view import View

SECTION = "fields"


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One property: what it is called and means, what it takes, and what the standard calls it."""

    name: str
    title: str
    description: str
    takes: str
    options: tuple[str, ...]
    example: str
    required: bool
    term: str


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """The properties of one group of fields, and the route to it (empty for the file itself)."""

    route: tuple[str, ...]
    title: str
    description: str
    rows: tuple[FieldRow, ...]


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the list of schemas and a page for each."""
    yield Draft(f"{SECTION}/", partial(_list, view, templates), SECTION)
    for name in SCHEMA_NAMES:
        yield Draft(f"{SECTION}/{name}/", partial(_page, view, templates, name), SECTION)


def _list(view: View, templates: Templates) -> Page:
    words = view.words
    return templates.page(
        "fields.html",
        f"{SECTION}/",
        words["fields_title"],
        {"schemas": [(name, read_schema(name)) for name in SCHEMA_NAMES], "said": words.of_schema},
        description=words["fields_lead"],
    )


def _page(view: View, templates: Templates, name: str) -> Page:
    words, schema = view.words, read_schema(name)
    groups = tuple(_groups(view, name))
    return templates.page(
        "field_page.html",
        f"{SECTION}/{name}/",
        words["fields_of"].format(title=words.of_schema(schema["title"])),
        {"said": words.of_schema, "schema": schema, "name": name, "groups": groups, "file": _file(name)},
        Crumb(words["fields_title"], f"{SECTION}/"),
        description=words.of_schema(schema["description"]),
    )


def assets() -> Iterator[Asset]:
    """Yield the schemas as files, for editors that check while one types."""
    for file in schema_files():
        yield Asset(f"schemas/{file.name}", file.read_bytes())


def _file(name: str) -> str:
    if name == "catalog":
        return "catalog/catalog.yaml"
    return f"catalog/{starter_file(Kind(name), '<organization>', '<name>')}"


def _groups(view: View, name: str) -> Iterator[FieldGroup]:
    """Yield the file's own fields, then those of each group of fields inside it, each group once."""
    seen: set[str] = set()
    waiting: list[tuple[str, ...]] = [()]
    while waiting:
        route = waiting.pop(0)
        schema = describe(name, route)
        properties = schema.get("properties", {})
        required = schema.get("required", ())
        rows = tuple(_row(view, key, describe(name, (*route, key)), key in required) for key in properties)
        said = view.words.of_schema
        yield FieldGroup(route, said(schema["title"]), said(schema["description"]), rows)
        for key in properties:
            inner = _inside(name, (*route, key))
            if inner:
                found = describe(name, inner)
                signature = json.dumps(sorted(found["properties"]))
                if signature not in seen:
                    seen.add(signature)
                    waiting.append(inner)


def _inside(name: str, route: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the route to the group of fields that the property at `route` takes, directly or in a list."""
    for _ in range(3):
        schema = describe(name, route)
        if "properties" in schema:
            return route
        if isinstance(schema.get("items"), dict):
            route = (*route, "0")
        elif isinstance(schema.get("additionalProperties"), dict) and schema.get("type") == "object":
            route = (*route, "*")
        else:
            return None
    return None


def _row(view: View, key: str, schema: Mapping[str, Any], required: bool) -> FieldRow:
    kinds = schema.get("type", "string")
    kinds = [kinds] if isinstance(kinds, str) else kinds
    options = schema.get("enum") or (schema.get("items") or {}).get("enum") or ()
    return FieldRow(
        name=key,
        title=view.words.of_schema(schema["title"]),
        description=view.words.of_schema(schema["description"]),
        takes=", ".join(view.words[f"value_{kind}"] for kind in kinds),
        options=tuple(map(str, options)),
        example=json.dumps(schema["examples"][0], ensure_ascii=False),
        required=required,
        term=schema.get("x-term", ""),
    )
