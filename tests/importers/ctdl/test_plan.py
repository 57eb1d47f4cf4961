"""A pathway in CTDL comes in with what it needs and stays up to date; any JSON ends in files or a sentence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.load import load
from generator.importers.ctdl.document import read_documents
from generator.importers.ctdl.pathway import CtdlChoices
from generator.importers.ctdl.plan import CtdlImport, plan_ctdl
from generator.importers.files import write_files
from generator.importers.json_file import read_json
from generator.importers.memory import memory_file
from generator.importers.merge import ImportAction
from generator.importers.tables.rows import CannotImport
from generator.model.findings import Severity
from tests.builders import HOME, course, experience, occupation, organization, write
from tests.importers.ctdl.graphs import address, needs, part, pathway, thing

PIECES = (
    organization("mesa-college", type="college", name="Mesa College"),
    course("mesa-college/welding", name="Welding I"),
    experience("tour", name="Shop tour"),
    occupation("state/roofers", name="Roofers"),
)
PARTS = (
    part(
        2,
        "CredentialComponent",
        "Roofer card",
        "Grade 10",
        credentialType="ceterms:Certification",
        hasCondition=[needs(3, 4)],
    ),
    part(3, "CourseComponent", "Roofs", proxyFor=[address(20)]),
    part(4, "CourseComponent", "Welding 1", "Grade 10"),
    part(5, "WorkExperienceComponent", "Shop tour"),
    part(6, "WorkExperienceComponent", "A season outdoors"),
    part(7, "BasicComponent", "Apply for the card", "Grade 10"),
    part(8, "JobComponent", "Roofers", ""),
    thing(20, "Course", "Roofs and ladders", codedNotation="RF 1", ownedBy=[address(9)]),
    thing(9, "CredentialOrganization", "Mesa College"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a catalog with a college's course, an experience and an occupation."""
    return write(tmp_path / "catalog", *PIECES)


def imported(folder: Path, held: Any, **choices: Any) -> CtdlImport:
    """Import the graph in `held` into the catalog in `folder`."""
    catalog = load(folder).catalog
    planned = plan_ctdl(read_documents([("a.json", held)]), catalog, folder, HOME, CtdlChoices(**choices))
    texts = {one.file: one.text for one in planned.update.changes.values() if one.text}
    write_files(folder, {**texts, memory_file(HOME, planned.remembered_as): planned.update.memory.text()})
    return planned


def fields(folder: Path, file: str) -> Any:
    """Return the fields of a file of the district."""
    return yaml.safe_load((folder / HOME / f"{file}.yaml").read_text(encoding="utf-8"))


def test_a_pathway_comes_in_with_the_courses_and_credentials_that_are_new(folder: Path) -> None:
    done = imported(folder, pathway(PARTS, offeredBy=[address(9)]))
    assert sorted(done.update.changes) == [
        "aspen-ridge/courses/rf-1.yaml",
        "aspen-ridge/credentials/roofer-card.yaml",
        "aspen-ridge/pathways/roofing.yaml",
    ]
    assert fields(folder, "pathways/roofing") == {
        "name": "Roofing",
        "description": "From first tools to a first job.",
        "cluster": "construction",
        "offered_in": ["mesa-college"],
        "occupations": ["state/roofers"],
        "plan": {
            "grade-9": [
                {"course": "rf-1"},
                {"experience": "tour"},
                {"milestone": "A season outdoors", "id": "a-season-outdoors"},
            ],
            "grade-10": [
                {"course": "mesa-college/welding"},
                {"milestone": "Apply for the card", "id": "apply-for-the-card"},
                {"credential": "roofer-card", "after": ["rf-1", "welding"], "exit": True},
            ],
        },
    }
    assert fields(folder, "credentials/roofer-card")["type"] == "certification"
    assert [one.title for one in load(folder).findings if one.severity is Severity.ERROR] == []


def test_what_a_catalog_cannot_say_is_listed(folder: Path) -> None:
    done = imported(folder, pathway((*PARTS, part(11, "AssessmentComponent", "Test")), versionIdentifier="2"))
    assert [(one.place, one.words) for one in done.missing] == [
        ("A season outdoors", "became a milestone: CTDL does not say the stage and activity that an experience has."),
        ("Test", "became a milestone: a plan has no steps of class AssessmentComponent."),
    ]
    assert done.unused == (
        "ceterms:Course ownedBy",
        "ceterms:Pathway versionIdentifier",
        "whole: ceterms:CredentialOrganization",
    )


def test_the_next_version_changes_what_changed_and_keeps_what_was_edited(folder: Path) -> None:
    imported(folder, pathway(PARTS))
    path = folder / HOME / "courses" / "rf-1.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("subject: other", "subject: cte"), encoding="utf-8")
    again = (*PARTS[:-2], thing(20, "Course", "Roofs, ladders and ropes", codedNotation="RF 2"))
    done = imported(folder, pathway(again))
    assert {Path(file).stem: one.outcome for file, one in done.update.changes.items()} == {
        "rf-1": ImportAction.UPDATED,
        "roofer-card": ImportAction.UNCHANGED,
        "roofing": ImportAction.UNCHANGED,
    }
    assert fields(folder, "courses/rf-1")["subject"] == "cte"
    assert fields(folder, "courses/rf-1")["name"] == "Roofs, ladders and ropes"
    assert fields(folder, "courses/rf-1")["code"] == "RF 2"


def test_a_pathway_that_ends_at_a_job_says_that_exits_are_to_be_marked(folder: Path) -> None:
    done = imported(folder, pathway(PARTS, destination=8))
    said = "the pathway ends at this job, which became one of its occupations. Mark its exits yourself."
    assert (said, "Roofers") in [(one.words, one.place) for one in done.remarks]


def test_levels_come_from_a_progression_model_too(folder: Path) -> None:
    level = {"@id": address(30), "@type": "asn:ProgressionLevel", "skos:prefLabel": {"en-US": "Stage one, fall"}}
    card = part(2, "CredentialComponent", "Roofer card", "", **{"asn:hasProgressionLevel": [address(30)]})
    with pytest.raises(CannotImport, match='Nobody says at which level these stand: "Stage one, fall"'):
        imported(folder, pathway([card, level]))
    imported(folder, pathway([card, level]), levels={"Stage one": "grade-9"})
    assert fields(folder, "pathways/roofing")["plan"]["grade-9"][0]["term"] == "fall"


def test_parts_without_a_level_stand_where_somebody_says(folder: Path) -> None:
    imported(folder, pathway([part(2, "CredentialComponent", "Roofer card", "")]), at="grade-10")
    assert list(fields(folder, "pathways/roofing")["plan"]) == ["grade-10"]


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (thing(20, "Course", "Roofs"), "There is no ceterms:Pathway in this file."),
        (pathway([]), 'The pathway "Roofing" has no parts in this file that can be steps.'),
        (pathway(PARTS, industryType=[]), "The career cluster is missing. Say it: --cluster ID."),
    ],
)
def test_what_is_missing_is_asked_for(folder: Path, held: Any, said: str) -> None:
    with pytest.raises(CannotImport) as problem:
        imported(folder, held)
    assert said in str(problem.value)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a catalog into which anything is imported, none of it written."""
    return write(tmp_path_factory.mktemp("fuzz") / "catalog", *PIECES)


WORDS = st.sampled_from(
    [
        *(address(number) for number in range(1, 5)),
        *(
            "",
            "a",
            "Grade 9",
            "Construction",
            "~",
            "yes",
            "- b",
            ": c",
            "=1",
            "<b>x</b>",
            "\u202e",
            "\ud800",
            "12:30",
        ),
        *("ceterms:Course", "lifeCycle:Ceased", "creditUnit:SemesterHour", "2026-08-15", "logic:Or", "Welding I"),
    ]
)
TERMS = st.sampled_from(
    [
        *(
            "@id",
            "@type",
            "ceterms:name",
            "ceterms:description",
            "ceterms:hasPart",
            "ceterms:hasDestinationComponent",
        ),
        *("ceterms:hasCondition", "ceterms:targetComponent", "ceterms:requiredNumber", "ceterms:proxyFor", "en-US"),
        *("ceterms:creditValue", "schema:value", "ceterms:creditUnitType", "ceterms:targetNode", "ceterms:keyword"),
        *("ceterms:programTerm", "ceterms:targetNodeName", "ceterms:industryType", "ceterms:codedNotation", "@value"),
        *("ceterms:occupationType", "ceterms:ownedBy", "ceterms:lifeCycleStatusType", "ceterms:logicalOperator"),
    ]
)
VALUES = st.recursive(
    WORDS | st.text(max_size=8) | st.integers() | st.floats() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TERMS, inner, max_size=3),
    max_leaves=6,
)
CLASSES = st.sampled_from(
    [
        "Pathway",
        "CourseComponent",
        "CredentialComponent",
        "JobComponent",
        "BasicComponent",
        "Course",
        "Badge",
        "Thing",
    ]
)
THINGS = st.builds(
    lambda number, class_, terms: {**thing(number, class_, "Roofs"), **terms},
    st.integers(1, 4),
    CLASSES,
    st.dictionaries(TERMS, VALUES, max_size=4),
)


def outcome(shared: Path, path: Path) -> str:
    """Return why the file at `path` is refused; nothing when its files could be written and read again."""
    try:
        document = read_documents([(path.name, read_json(path))])
        choices = CtdlChoices(at="grade-9", cluster="construction")
        planned = plan_ctdl(document, load(shared).catalog, shared, HOME, choices)
    except CannotImport as problem:
        return str(problem)
    write_files(shared.parent / "written", {one.file: one.text for one in planned.update.changes.values()})
    return ""


@given(st.lists(THINGS | VALUES, max_size=5) | VALUES, st.booleans())
def test_any_graph_is_imported_or_refused_in_one_sentence(shared: Path, graph: Any, whole: bool) -> None:
    listed = [address(number) for number in range(2, 5)]
    told = [thing(1, "Pathway", "Roofing", hasPart=listed), *graph] if whole and isinstance(graph, list) else graph
    path = shared.parent / "any.json"
    path.write_text(json.dumps({"@graph": told}), encoding="utf-8")
    assert "\n" not in outcome(shared, path)
