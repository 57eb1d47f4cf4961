"""The document of the whole catalog and those of its entities, judged by the schema that is published with them."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from generator.exports.files import ExportSource
from generator.exports.whole_catalog import catalog_files, document_schema, entity_files
from generator.model.ids import Kind
from tests.builders import course
from tests.exports.sources import demonstration_source, hostile_source, source, text_of
from tests.pages.maximal import HOSTILE, OWNER


def validator(of: str = "") -> jsonschema.Draft202012Validator:
    """Return the validator of the published schema, or of one kind in it."""
    schema = document_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator({**schema, **(schema["$defs"][of] if of else {})})


def document(made: ExportSource) -> Any:
    """Return what the document of the whole catalog says."""
    return json.loads(text_of(next(catalog_files(made))))


@pytest.mark.parametrize("made", [demonstration_source(), hostile_source()], ids=["demonstration", "every field"])
def test_the_document_has_every_entity_and_the_shape_that_its_schema_says(made: ExportSource) -> None:
    found = document(made)
    assert list(validator().iter_errors(found)) == []
    for kind, entities in made.catalog.entities.items():
        assert [one["id"] for one in found[kind.plural]] == list(entities)


def test_a_document_of_another_shape_is_refused() -> None:
    found = document(source(course("welding")))
    found["courses"][0]["subjct"] = "cte"
    assert [error.message for error in validator().iter_errors(found)] == [
        "Additional properties are not allowed ('subjct' was unexpected)"
    ]


def test_the_document_says_whose_it_is_of_which_day_and_under_which_license() -> None:
    found = document(source(license="CC-BY-4.0", web_page="https://example.org/careers"))
    said = {name: found[name] for name in ("$schema", "name", "as_of", "license", "version")}
    assert said == {
        "$schema": "https://example.org/careers/data/catalog.schema.json",
        "name": "Pathways",
        "as_of": "2026-11-01",
        "license": "CC-BY-4.0",
        "version": "1.0",
    }


def test_the_published_schema_is_the_one_that_is_tested() -> None:
    _, schema = catalog_files(demonstration_source())
    assert json.loads(text_of(schema)) == document_schema()


def test_each_entity_is_a_document_beside_its_page() -> None:
    files = {file.path: file for file in entity_files(hostile_source())}
    assert len(files) == len(list(hostile_source().catalog.all()))
    for kind in (kind for kind in Kind if kind not in (Kind.STEP, Kind.ORGANIZATION)):
        file = files[f"{kind.plural}/{OWNER}/maximal/data.json"]
        found = json.loads(text_of(file))
        assert file.about == f"{kind.plural}/{OWNER}/maximal/"
        assert list(validator(kind.value).iter_errors(found)) == []
        assert found["name"] == HOSTILE
