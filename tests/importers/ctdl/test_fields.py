"""Each form in which CTDL says a value gives a field, or a remark."""

from __future__ import annotations

from typing import Any

import pytest

from generator.importers.ctdl.document import read_documents
from generator.importers.ctdl.fields import FieldReader
from generator.importers.plan.lookup import Names
from generator.model.ids import Kind
from tests.builders import catalog, occupation
from tests.importers.ctdl.graphs import address, ctid, thing

CATALOG = catalog(occupation("state/welders", name="Welders"))


def reader() -> FieldReader:
    """Return a reader of a catalog in English and Spanish, in which thing 2 is a course."""
    occupations = Names.of(CATALOG, Kind.OCCUPATION, "aspen-ridge", {})
    return FieldReader(
        ("en", "es"), {ctid(2): (Kind.COURSE, "welding-1")}, lambda key: {ctid(9): "college"}.get(key), occupations
    )


def fields(kind: Kind, class_: str, **terms: Any) -> dict[str, Any]:
    """Return what a thing of `class_` says of the fields of `kind`."""
    node = read_documents([("a.json", thing(1, class_, "Welding II", **terms))]).nodes[ctid(1)]
    return {name: value for name, value in reader().fields(kind, node).items() if name != "name"}


def value(unit: str, **amount: float) -> dict[str, Any]:
    """Return a profile of credits."""
    told = {f"schema:{name}": number for name, number in amount.items()}
    return {"@type": "ceterms:ValueProfile", "ceterms:creditUnitType": [{"ceterms:targetNode": unit}], **told}


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ({"description": {"en-US": "Longer welds on steel."}}, {"description": "Longer welds on steel."}),
        (
            {"description": {"en": "Longer welds on steel.", "es": "Soldaduras más largas.", "fr": "Des soudures."}},
            {"description": {"en": "Longer welds on steel.", "es": "Soldaduras más largas."}},
        ),
        ({"codedNotation": "WEL 1020"}, {"code": "WEL 1020"}),
        ({"sced": "13207"}, {"sced": "13207"}),
        ({"creditValue": [value("creditUnit:SemesterHour", value=3)]}, {"credits": {"college": 3}}),
        (
            {"creditValue": [value("creditUnit:CarnegieUnit", minValue=0.5, maxValue=1)]},
            {"credits": {"high_school": {"from": 0.5, "to": 1}}},
        ),
        ({"prerequisite": [address(2)]}, {"prerequisites": ["welding-1"]}),
        ({"corequisite": [{"ceterms:targetLearningOpportunity": [address(2)]}]}, {"corequisites": ["welding-1"]}),
        ({"lifeCycleStatusType": {"ceterms:targetNode": "lifeCycle:Suspended"}}, {"status": "suspended"}),
        ({"lifeCycleStatusType": {"ceterms:targetNode": "lifeCycle:Active"}}, {}),
        ({"dateEffective": "2026-08-15"}, {"starts_on": "2026-08-15"}),
        ({"subjectWebpage": "https://example.org/w"}, {"web_page": "https://example.org/w"}),
        ({"keyword": {"en-US": ["steel", "steel", "shop"]}}, {"keywords": ["steel", "shop"]}),
    ],
)
def test_a_course_says_its_fields(terms: dict[str, Any], said: dict[str, Any]) -> None:
    assert fields(Kind.COURSE, "Course", **terms) == said


@pytest.mark.parametrize(
    ("terms", "remark"),
    [
        ({"description": "Welds."}, 'description: "Welds." cannot be used; not read.'),
        ({"sced": "metal"}, 'sced: "metal" cannot be used; not read.'),
        ({"dateEffective": "soon"}, 'starts_on: "soon" cannot be used; not read.'),
        ({"subjectWebpage": "javascript:alert(1)"}, 'web_page: "javascript:alert(1)" cannot be used; not read.'),
        (
            {"creditValue": [value("creditUnit:ClockHour", value=3)]},
            "its credits name no unit that a catalog has; not read.",
        ),
        (
            {"creditValue": [value("creditUnit:SemesterHour", value=-3)]},
            "its credits name no unit that a catalog has; not read.",
        ),
    ],
)
def test_what_no_field_can_hold_is_told(terms: dict[str, Any], remark: str) -> None:
    node = read_documents([("a.json", thing(1, "Course", "Welding II", **terms))]).nodes[ctid(1)]
    one = reader()
    assert one.fields(Kind.COURSE, node) == {"name": "Welding II"}
    assert [(note.place, note.words) for note in one.remarks] == [("Welding II", remark)]


def test_a_credential_has_its_type_by_its_class_and_its_owner_by_address() -> None:
    said = fields(Kind.CREDENTIAL, "AssociateOfArtsDegree", ownedBy=[address(9)])
    assert said == {"type": "associate-degree", "awarded_by": "college"}


def test_a_pathway_names_occupations_by_code_or_name_and_others_are_missing() -> None:
    alignments = [{"ceterms:codedNotation": "51-4121.00"}, {"ceterms:targetNodeName": "Divers"}]
    node = read_documents([("a.json", thing(1, "Pathway", "Roofs", occupationType=alignments))]).nodes[ctid(1)]
    one = reader()
    assert one.fields(Kind.PATHWAY, node)["occupations"] == ["state/welders"]
    assert [note.words for note in one.missing] == ['"Divers" was not found.']


def test_what_a_course_names_and_nobody_knows_or_is_of_another_kind_is_missing() -> None:
    terms = {"teaches": [{"ceterms:targetNode": address(7)}], "isPreparationFor": [address(2)]}
    node = read_documents([("a.json", thing(1, "Course", "Welding II", **terms))]).nodes[ctid(1)]
    one = reader()
    assert one.fields(Kind.COURSE, node) == {"name": "Welding II"}
    assert [note.words for note in one.missing] == [
        f"teaches: {ctid(7)} is not known here.",
        f"prepares_for: {ctid(2)} is not known here.",
    ]
