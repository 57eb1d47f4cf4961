"""Competencies in CASE 1.1 and as OpenSALT's table: their required shape, and what an import makes of them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from generator.catalog.load import load
from generator.exports.case_package import case_files, opensalt_files
from generator.exports.files import ExportSource
from generator.importers.competencies.case_package import read_package
from generator.importers.competencies.item_table import read_item_table
from generator.importers.competencies.plan import plan_competencies
from generator.importers.tables.table import read_table
from tests.builders import HOME, competency, write
from tests.exports.sources import demonstration_source, hostile_source, source, text_of

GUID = "11111111-aaaa-4aaa-8aaa-000000000001"
CUT = competency(
    "cut-steel",
    statement="Cut steel, plate and pipe; with care",
    category="knowledge",
    keywords=["steel"],
    starts_on="2026-08-15",
    ids={"case": GUID},
)
SAFE = competency("work-safely", statement="Work safely", category="employability")
RETURNS = ("name", "description", "category", "statement", "keywords", "starts_on")


TEXT = {"type": "string", "minLength": 1}
TEXTS = {"type": "array", "items": TEXT}
DAY = {"type": "string", "format": "date"}
EACH = {"identifier": TEXT, "uri": TEXT, "lastChangeDateTime": {"type": "string", "pattern": "T.*Z$"}}
LINK = {
    "type": "object",
    "required": ["title", "identifier", "uri"],
    "properties": {"title": TEXT, "identifier": TEXT, "uri": TEXT, "targetType": TEXT},
    "additionalProperties": False,
}
DOCUMENT = {
    "required": [*EACH, "creator", "title"],
    "properties": {
        **EACH,
        **dict.fromkeys(("creator", "title", "language", "caseVersion", "publisher", "description"), TEXT),
        "adoptionStatus": {"enum": ["Private Draft", "Draft", "Adopted", "Deprecated"]},
    },
}
ITEM = {
    "required": [*EACH, "fullStatement"],
    "properties": {
        **EACH,
        **dict.fromkeys(("fullStatement", "abbreviatedStatement", "CFItemType", "notes", "language"), TEXT),
        "conceptKeywords": TEXTS,
        "statusStartDate": DAY,
        "statusEndDate": DAY,
    },
}
ASSOCIATION = {
    "required": [*EACH, "associationType", "originNodeURI", "destinationNodeURI"],
    "properties": {
        **EACH,
        "associationType": {"const": "isChildOf"},
        "sequenceNumber": {"type": "integer", "minimum": 1},
        "originNodeURI": LINK,
        "destinationNodeURI": LINK,
    },
}
"""What CASE 1.1 asks of the document, the items and the associations in a package. Their shapes are closed: items and
associations name their document only outside of a package. Properties that we do not use are left out."""


def package(made: ExportSource) -> dict[str, Any]:
    """Return the package of a catalog."""
    (file,) = case_files(made)
    found: dict[str, Any] = json.loads(text_of(file))
    return found


@pytest.mark.parametrize("made", [demonstration_source(), hostile_source()], ids=["demonstration", "every field"])
def test_every_object_has_the_closed_shape_of_case_and_each_item_is_below_one(made: ExportSource) -> None:
    found = package(made)
    document, items, associations = found["CFDocument"], found["CFItems"], found["CFAssociations"]
    for one in (document, *items, *associations):
        kind = DOCUMENT if one is document else ASSOCIATION if "originNodeURI" in one else ITEM
        jsonschema.validate(one, {"type": "object", "additionalProperties": False, **kind})
    known = {document["identifier"], *(item["identifier"] for item in items)}
    assert len(known) == len(items) + 1
    below = Counter(one["originNodeURI"]["identifier"] for one in associations)
    assert below == {item["identifier"]: 1 for item in items}
    assert {one["destinationNodeURI"]["identifier"] for one in associations} <= known


def test_a_competency_keeps_the_identifier_that_it_has() -> None:
    assert GUID in {item["identifier"] for item in package(source(CUT, SAFE))["CFItems"]}


@pytest.mark.parametrize("form", ["package", "table"])
def test_competencies_come_back(form: str, tmp_path: Path) -> None:
    made = source(CUT, SAFE)
    if form == "package":
        framework = read_package("case.json", package(made))
    else:
        (file,) = opensalt_files(made)
        path = tmp_path / "opensalt.csv"
        path.write_bytes(file.content())
        framework = read_item_table(read_table(path), {}, {})
    folder = write(tmp_path / "catalog")
    planned = plan_competencies(framework, load(folder).catalog, folder, HOME, {}, force=False, retire=False)
    found = [yaml.safe_load(one.text) for one in planned.update.changes.values()]
    wanted = [{name: piece.fields[name] for name in RETURNS if name in piece.fields} for piece in (CUT, SAFE)]
    kept = [{name: one[name] for name in RETURNS if name in one} for one in found]
    assert sorted(kept, key=str) == sorted(wanted, key=str)
    assert [one["ids"]["case"] for one in found if one["name"] == "Cut steel"] == [GUID]
