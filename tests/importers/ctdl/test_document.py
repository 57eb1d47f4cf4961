"""JSON-LD is read with or without prefixes, languages and addresses, and what was not read is told."""

from __future__ import annotations

from typing import Any

import pytest

from generator.importers.ctdl.document import Document, key_of, read_documents
from generator.importers.tables.rows import CannotImport
from tests.importers.ctdl.graphs import address, ctid, thing

NAME = "ceterms:name"


def read(held: Any) -> Document:
    """Return the document in one file."""
    return read_documents([("a.json", held)])


@pytest.mark.parametrize(
    "held",
    [
        {"@graph": [thing(1, "Course", "Roofs")]},
        [thing(1, "Course", "Roofs")],
        thing(1, "Course", "Roofs"),
        {"id": address(1), "type": "Course", "name": "Roofs"},
        {
            "@type": ["x:Other", "http://purl.org/ctdl/terms/Course"],
            "ctid": ctid(1),
            "http://purl.org/ctdl/terms/name": "Roofs",
        },
        {"@id": ctid(1), "@type": "ceterms:Course", NAME: {"@value": "Roofs", "@language": "en"}},
        {"@type": "ceterms:Pathway", "ceterms:hasPart": [thing(1, "Course", "Roofs")]},
    ],
)
def test_a_thing_is_read_however_it_is_written(held: Any) -> None:
    node = read(held).nodes[ctid(1)]
    assert (node.class_, node.words(NAME)) == ("ceterms:Course", "Roofs")


def test_texts_are_plain_and_come_by_language() -> None:
    node = read(thing(1, "Course", "", **{NAME: {"en-US": ["<b>Roofs</b>"], "es": "Techos", "x": {"a": 1}}})).nodes[
        ctid(1)
    ]
    assert node.versions(NAME) == {"en": ["Roofs"], "es": ["Techos"]}


def test_every_address_of_the_registry_tells_the_same_thing() -> None:
    assert key_of(address(7)) == key_of(address(7).replace("resources", "graph").upper()) == ctid(7)
    assert key_of("https://example.org/a") == "https://example.org/a"


def test_what_was_not_read_is_told_by_class_with_how_often_it_came() -> None:
    document = read(
        [thing(1, "Course", "A", deliveryType="x"), thing(2, "Course", "B", deliveryType="x"), thing(3, "Badge", "C")]
    )
    for node in document.of(["ceterms:Course"]):
        node.words(NAME)
    assert document.unused() == ("ceterms:Course deliveryType (2)", "whole: ceterms:Badge")


@pytest.mark.parametrize("held", [None, 3, "a", [], {}, {"@graph": {}}, {"@graph": [1, [2]]}])
def test_json_without_things_is_refused(held: Any) -> None:
    with pytest.raises(CannotImport, match=r"a\.json is no CTDL in JSON-LD: nothing in it has a type\."):
        read(held)


def test_records_of_students_are_refused() -> None:
    with pytest.raises(CannotImport, match='is about students: it has the column "studentID"'):
        read([thing(1, "Course", "A", studentID="7")])
