"""Pathways in CTDL: what its vocabulary allows, what a viewer needs, and what `pathways import ctdl` makes of it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.catalog.load import load
from generator.exports.ctdl import CTDL_FILE, ctdl_files
from generator.exports.files import ExportSource
from generator.graph.build import build_graph
from generator.importers.ctdl.document import read_documents
from generator.importers.ctdl.pathway import CtdlChoices
from generator.importers.ctdl.plan import plan_ctdl
from tests.builders import HOME, Piece, course, credential, experience, occupation, pathway, support, write
from tests.demonstration import DAY
from tests.exports.sources import demonstration_source, hostile_source, source, text_of
from tests.outside_data import data_folder
from tests.pages.maximal import HOSTILE

PUBLISHED = data_folder() / "ctdl" / "ctdl-schema.json"
OUTSIDE = ("asn:", "skos:", "schema:", "ceasn:", "@")
"""Terms of other vocabularies, which CTDL uses and does not list."""
PLAN: dict[str, list[Mapping[str, Any]]] = {
    "grade-9": [{"course": "welding-1"}],
    "grade-10": [
        {"course": "welding-2", "after": "welding-1"},
        {"choose": 1, "id": "choice-1", "from": [{"course": "algebra"}, {"course": "geometry"}]},
    ],
    "grade-11": [
        {"course": "welding-3", "term": "spring", "after": {"any": ["welding-1", "welding-2"]}},
        {"credential": "card", "exit": True, "after": ["welding-2", "choice-1"]},
    ],
    "grade-12": [
        {"milestone": "Visit a shop", "id": "visit-a-shop"},
        {
            "credential": "certificate",
            "exit": True,
            "after": ["welding-3", {"at_least": 2, "of": ["welding-1", "welding-2", "visit-a-shop"]}],
        },
    ],
}
PIECES = (
    *(course(one) for one in ("welding-1", "algebra", "geometry", "welding-3")),
    course("welding-2", prerequisites="welding-1", credits={"high_school": 1, "college": {"from": 3, "to": 4}}),
    credential("card"),
    credential("certificate"),
    support("bus", type="transport"),
    occupation("welders"),
)
PATHWAY = pathway(
    "metal", PLAN, keywords=["welder"], supports=["bus"], occupations=[f"{HOME}/welders"], cip="48.0508"
)


@cache
def published() -> dict[str, Any]:
    """Return what CTDL says of each of its terms."""
    if not PUBLISHED.exists():
        pytest.skip("The published vocabulary is not here.")
    return {one["@id"]: one for one in json.loads(PUBLISHED.read_text(encoding="utf-8"))["@graph"]}


def graph_of(made: ExportSource, path: str = f"data/{CTDL_FILE}") -> list[dict[str, Any]]:
    """Return the things in one file of the export."""
    found: list[dict[str, Any]] = json.loads(text_of(next(one for one in ctdl_files(made) if one.path == path)))[
        "@graph"
    ]
    return found


def groups(value: Any) -> list[dict[str, Any]]:
    """Return every thing in `value` that has a class, and those inside them."""
    if isinstance(value, list):
        return [one for item in value for one in groups(item)]
    if not isinstance(value, dict):
        return []
    return [*([value] if "@type" in value else []), *(one for item in value.values() for one in groups(item))]


def imported(folder: Path, *pieces: Piece, into: tuple[Piece, ...]) -> dict[str, dict[str, Any]]:
    """Return the fields of each file that importing the first pathway of a catalog into another one writes."""
    made = ExportSource(build_graph(load(write(folder / "whole", *pieces)).catalog), DAY)
    first = next(iter(made.catalog.pathways.values()))
    held = json.loads(text_of(next(one for one in ctdl_files(made) if one.about == f"pathways/{first.id}/")))
    other = write(folder / "other", *into)
    planned = plan_ctdl(
        read_documents([("export.jsonld", held)]), load(other).catalog, other, HOME, CtdlChoices(force=True)
    )
    assert planned.missing == ()
    return {change.file: _fields(change.text) for change in planned.update.changes.values()}


def _fields(text: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def test_a_pathway_comes_back_with_its_plan_its_exits_its_choices_and_its_conditions(tmp_path: Path) -> None:
    whole = (*PIECES, PATHWAY)
    written = imported(tmp_path, *whole, into=PIECES)
    assert {**written[PATHWAY.file]} == dict(PATHWAY.fields) | {"plan": written[PATHWAY.file]["plan"]}
    found = written[PATHWAY.file]["plan"]
    for level, steps in PLAN.items():
        assert sorted(map(repr, map(sorted_items, found[level]))) == sorted(map(repr, map(sorted_items, steps)))


def sorted_items(step: Mapping[str, Any]) -> list[Any]:
    """Return a step without the order in which it was written."""
    return sorted((name, str(value)) for name, value in step.items())


def test_courses_and_credentials_that_are_new_come_with_their_fields(tmp_path: Path) -> None:
    written = imported(tmp_path, *PIECES, PATHWAY, into=(support("bus", type="transport"), occupation("welders")))
    found = written[f"{HOME}/courses/welding-2.yaml"]
    assert found["prerequisites"] == ["welding-1"]
    assert found["credits"] == {"high_school": 1, "college": {"from": 3, "to": 4}}
    assert written[f"{HOME}/credentials/card.yaml"]["type"] == "certificate"


def above(class_: str) -> list[str]:
    """Return a class of CTDL and those that it is a variety of."""
    wider = published().get(class_, {}).get("rdfs:subClassOf", [])
    return [class_, *(one for each in wider for one in above(each))]


def test_ctdl_knows_every_class_and_allows_every_term_on_it_and_every_class_in_it() -> None:
    known = published()
    odd = set()
    for made in (demonstration_source(), hostile_source()):
        nodes = graph_of(made)
        class_of = {one["@id"]: one["@type"] for one in nodes}
        for one in groups(nodes):
            class_ = one["@type"]
            of_ctdl = not class_.startswith(("asn:", "ceasn:"))
            assert class_ in known or not of_ctdl, class_
            for term, value in one.items():
                if term.startswith(OUTSIDE):
                    continue
                if class_ not in known[term]["schema:domainIncludes"] and (of_ctdl or term != "ceterms:ctid"):
                    odd.add(f"{class_} {term}")
                for held in value if isinstance(value, list) else [value]:
                    held_class = held.get("@type") if isinstance(held, dict) else class_of.get(str(held))
                    ranges = known[term]["schema:rangeIncludes"]
                    if held_class and "xsd:anyURI" not in ranges and not {*ranges} & {*above(held_class)}:
                        odd.add(f"{held_class} in {term}")
    assert odd == set()


@pytest.mark.parametrize("made", [demonstration_source(), hostile_source()], ids=["demonstration", "every field"])
def test_an_outside_judge_finds_no_error(made: ExportSource, tmp_path: Path) -> None:
    pytest.importorskip("ctdl_validate", reason="ctdl-validate asks for Python 3.12.")
    file = tmp_path / CTDL_FILE
    file.write_text(text_of(next(ctdl_files(made))), encoding="utf-8")
    judged = subprocess.run(
        [sys.executable, "-m", "ctdl_validate", "--format", "json", file], capture_output=True, text=True
    )
    found = json.loads(judged.stdout)["findings"]
    assert [one["message"] for one in found if one["severity"] == "ERROR"] == []


@pytest.mark.parametrize("made", [demonstration_source(), hostile_source()], ids=["demonstration", "every field"])
def test_every_pathway_ends_at_one_part_no_part_is_loose_and_every_level_is_in_its_model(made: ExportSource) -> None:
    nodes = {one["@id"]: one for one in graph_of(made)}
    pathways = [one for one in nodes.values() if one["@type"] == "ceterms:Pathway"]
    assert len(pathways) >= len(made.catalog.pathways)
    for one in pathways:
        (end,) = one["ceterms:hasDestinationComponent"]
        parts = one["ceterms:hasPart"]
        assert end in parts
        (model,) = one["asn:hasProgressionModel"]
        for part in (nodes[part] for part in parts):
            (level,) = part["asn:hasProgressionLevel"]
            assert level in nodes[model]["skos:hasTopConcept"]
    named = {target for one in groups(list(nodes.values())) for target in one.get("ceterms:targetComponent", [])}
    ends = {end for one in pathways for end in one["ceterms:hasDestinationComponent"]}
    for one in nodes.values():
        if one["@type"].endswith("Component"):
            assert one["@id"] in named | ends or one["ceterms:precedes"]


def test_a_pathway_with_two_exits_is_a_set_with_a_pathway_for_each() -> None:
    nodes = graph_of(source(*PIECES, PATHWAY))
    (whole,) = [one for one in nodes if one["@type"] == "ceterms:PathwaySet"]
    pathways = [one["@id"] for one in nodes if one["@type"] == "ceterms:Pathway"]
    assert whole["ceterms:hasPathway"] == pathways
    assert len(pathways) == 2


def test_the_file_of_a_pathway_describes_every_part_and_what_it_stands_for() -> None:
    for file in ctdl_files(demonstration_source()):
        nodes = {one["@id"]: one for one in graph_of(demonstration_source(), file.path)}
        assert len(nodes) == len(graph_of(demonstration_source(), file.path))
        if file.about:
            for one in nodes.values():
                assert {*one.get("ceterms:hasPart", []), *one.get("ceterms:hasPathway", [])} <= nodes.keys()
                assert one.get("ceterms:proxyFor", one["@id"]) in nodes


def test_a_ctid_stays_the_same_when_a_thing_is_renamed_and_differs_between_sites() -> None:
    def ctid(piece: Piece, site: str) -> str:
        nodes = graph_of(source(piece, web_page=site))
        return next(str(one["ceterms:ctid"]) for one in nodes if one["@type"] == "ceterms:Course")

    first = ctid(course("welding"), "https://example.org/")
    assert ctid(course("metal", formerly=["welding"]), "https://example.org/") == first
    assert ctid(course("welding"), "https://example.com/") != first


def test_hostile_words_stay_words() -> None:
    names = [one.get("ceterms:name", {}).get("en") for one in graph_of(hostile_source())]
    assert HOSTILE in names


def test_an_experience_and_what_an_agreement_is_worth_are_said() -> None:
    made = source(experience("shadow"), pathway("metal", {"grade-9": [{"experience": "shadow"}]}))
    assert [one["@type"] for one in graph_of(made) if one["@type"].endswith("Component")] == [
        "ceterms:WorkExperienceComponent"
    ]
    values = [one for one in graph_of(demonstration_source()) if one["@type"] == "ceterms:TransferValueProfile"]
    assert len(values) == len(demonstration_source().catalog.agreements)
    assert any(one.get("ceterms:transferValue") for one in values)
