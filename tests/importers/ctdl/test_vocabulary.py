"""One table says how a catalog and CTDL say the same, and CTDL's own vocabulary agrees with it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.catalog.schemas import read_schema
from generator.importers.ctdl.vocabulary import (
    CLASSES,
    COMPONENTS,
    CONCEPTS,
    CREDENTIAL_TYPES,
    CREDIT_UNITS,
    STRUCTURE,
    not_said_of,
    said_of,
)
from generator.model.ids import Kind
from tests.outside_data import data_folder

PUBLISHED = data_folder() / "ctdl" / "ctdl-schema.json"
KINDS = (Kind.PATHWAY, Kind.COURSE, Kind.CREDENTIAL, Kind.ORGANIZATION)


@pytest.fixture(scope="module")
def published() -> dict[str, Any]:
    """Return what CTDL says of each of its terms."""
    if not PUBLISHED.exists():
        pytest.skip("The published vocabulary is not here.")
    return {one["@id"]: one for one in json.loads(PUBLISHED.read_text(encoding="utf-8"))["@graph"]}


def test_every_field_is_said_or_is_listed_as_not_sayable() -> None:
    for kind in KINDS:
        fields = set(read_schema(kind.value)["properties"])
        assert fields == {*said_of(kind), *not_said_of(kind)}
        assert all(one.term for one in said_of(kind).values())


def test_every_type_of_credential_has_a_class() -> None:
    types = set(read_schema("credential")["properties"]["type"]["enum"])
    assert set(CREDENTIAL_TYPES.values()) == types


def test_ctdl_knows_every_class_concept_and_unit(published: dict[str, Any]) -> None:
    known = set(published)
    told = {*CLASSES, *(name for name in COMPONENTS)}
    told |= {name for names in CONCEPTS.values() for name in names}
    told |= {name for names in CREDIT_UNITS.values() for name in names}
    assert sorted(told - known) == []


def test_ctdl_allows_every_term_on_its_class(published: dict[str, Any]) -> None:
    odd = [
        (kind.value, name, said.term)
        for kind in KINDS
        for name, said in said_of(kind).items()
        for class_ in [one for one, of in CLASSES.items() if of is kind][:1]
        if said.form != "class" and said.term not in published[class_]["meta:domainFor"]
    ]
    assert odd == []


def test_ctdl_knows_the_terms_that_say_how_things_belong_together(published: dict[str, Any]) -> None:
    # Terms of ASN are no part of this vocabulary, though the registry and its viewers use them.
    assert [term for term in STRUCTURE.values() if term not in published and not term.startswith("asn:")] == []
