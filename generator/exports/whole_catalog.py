"""The whole catalog as one JSON document with a schema of its own, and each entity as a document.

The shape of an entity is that of its file, so the schema is put together from those of the files.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.catalog.schemas import read_schema
from generator.exports.entity_values import entity_values, plain_value
from generator.exports.files import DATA, ExportFile, ExportSource
from generator.model.entities import Entity
from generator.model.ids import Kind, address_of

VERSION = "1.0"
"""The version of the document: the first number changes when a reader has to."""
CATALOG_FILE = f"{DATA}catalog.json"
SCHEMA_FILE = f"{DATA}catalog.schema.json"
ENTITY_FILE = "data.json"
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_ABOUT = ("name", "region", "description", "notice", "languages", "school_year", "license", "web_page", "levels")
"""What the document repeats of the settings; the rest of them is about how the catalog is kept."""


def catalog_files(source: ExportSource) -> Iterator[ExportFile]:
    """Yield the document of the whole catalog and its schema."""
    yield ExportFile(CATALOG_FILE, partial(_catalog, source), sum(map(len, source.catalog.entities.values())))
    yield ExportFile(SCHEMA_FILE, lambda: iter((_json(document_schema()), "\n")), 1)


def entity_files(source: ExportSource) -> Iterator[ExportFile]:
    """Yield a document for each entity."""
    for entity in source.catalog.all():
        page = address_of(entity.kind, entity.id)
        yield ExportFile(f"{page}{ENTITY_FILE}", partial(_entity, source, entity), 1, page)


def _catalog(source: ExportSource) -> Iterator[str]:
    head = {"$schema": f"{source.site}{SCHEMA_FILE}", "version": VERSION, "as_of": source.as_of.isoformat()}
    yield _json({**head, **about_catalog(source)})[:-1]
    for kind, entities in source.catalog.entities.items():
        yield f',\n"{kind.plural}": ['
        for number, entity in enumerate(entities.values()):
            yield f"{',' if number else ''}\n{_json(_document(source, entity))}"
        yield "\n]"
    yield "}\n"


def about_catalog(source: ExportSource) -> dict[str, Any]:
    """Return what the settings say of the catalog as a whole, to those who read it."""
    said = {name: plain_value(getattr(source.settings, name)) for name in _ABOUT}
    for level in said["levels"]:
        level.pop("order", None)  # which is that of the list
    return {name: value for name, value in said.items() if value is not None}


def _entity(source: ExportSource, entity: Entity) -> Iterator[str]:
    yield _json({"$schema": f"{source.site}{SCHEMA_FILE}#/$defs/{entity.kind.value}", **_document(source, entity)})
    yield "\n"


def _document(source: ExportSource, entity: Entity) -> dict[str, Any]:
    return {"id": entity.id, "page": source.page_of(entity), **entity_values(entity)}


def document_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the document of the whole catalog."""
    kinds = [kind for kind in Kind if kind is not Kind.STEP]
    shared: dict[str, Any] = {}
    for kind in kinds:
        shared |= read_schema(kind.value)["$defs"]
    settings = read_schema("catalog")["properties"]
    lists = {kind.plural: {"type": "array", "items": {"$ref": f"#/$defs/{kind.value}"}} for kind in kinds}
    head = {
        "$schema": {"type": "string"},
        "version": {"const": VERSION},
        "as_of": {"type": "string", "format": "date"},
    }
    return {
        "$schema": _DRAFT,
        "title": "A catalog of career pathways",
        "description": "An entity has the shape of its file. Every id is written in full: organization/name.",
        "type": "object",
        "additionalProperties": False,
        "required": ["version", "as_of", "name", "languages", "levels", *lists],
        "properties": {**head, **{name: settings[name] for name in _ABOUT}, **lists},
        "$defs": {**shared, **{kind.value: _entity_schema(kind) for kind in kinds}},
    }


def _entity_schema(kind: Kind) -> dict[str, Any]:
    own = read_schema(kind.value)
    more = {name: {"type": "string"} for name in ("$schema", "id", "page")}
    kept = {name: own[name] for name in ("title", "description", "type", "additionalProperties")}
    return {**kept, "required": ["id", *own["required"]], "properties": {**more, **own["properties"]}}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
