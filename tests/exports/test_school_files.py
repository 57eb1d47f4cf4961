"""Files for schools' own programs: the shapes that their standards require, and what imports make of them."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from pathlib import Path

import jsonschema
import pytest
import yaml

from generator.catalog.load import load
from generator.exports.files import ExportFile, ExportSource
from generator.exports.school_files import badge_files, curriculum_files, oneroster_files
from generator.importers.courses.columns import find_columns
from generator.importers.courses.plan import Choices, plan_import
from generator.importers.courses.rows import read_rows
from generator.importers.tables.table import read_table
from tests.builders import HOME, course, credential, pathway, write
from tests.exports.sources import demonstration_source, hostile_source, source, text_of

ACHIEVEMENT = {
    "type": "object",
    "required": ["id", "type", "criteria", "description", "name"],
    "properties": {
        "id": {"type": "string", "pattern": "^(urn:uuid:|https?://)"},
        "type": {"type": "array", "contains": {"const": "Achievement"}},
        "achievementType": {
            "enum": [
                *("ApprenticeshipCertificate", "AssociateDegree", "BachelorDegree", "Badge", "Certificate"),
                *("Certification", "Diploma", "DoctoralDegree", "License", "MasterDegree"),
                "QualityAssuranceCredential",
            ]
        },
        "criteria": {"type": "object", "properties": {"narrative": {"type": "string", "minLength": 1}}},
        "description": {"type": "string", "minLength": 1},
        "name": {"type": "string", "minLength": 1},
        "creator": {"type": "object", "required": ["id", "type"]},
    },
}
"""What Open Badges 3.0 requires of an Achievement."""
COURSES = (
    course("welding-1", code="WEL 101", sced="13207", grades=[9, 10], credits={"college": 3}),
    course("welding-2", code="WEL 102", sced="13208", prerequisites="welding-1", credits={"college": 4}),
)


def imported(file: ExportFile, folder: Path) -> dict[str, dict[str, object]]:
    """Return the fields of each course that an import of a file writes."""
    path = folder / "courses.csv"
    path.write_bytes(file.content())
    catalog = write(folder / "catalog")
    read = read_table(path)
    found = read_rows(read, find_columns(read, {}, {}))
    planned = plan_import(found, load(catalog).catalog, catalog, HOME, Choices(subjects={}))
    return {str(one["name"]): one for change in planned.changes.values() if (one := yaml.safe_load(change.text))}


def test_oneroster_has_the_columns_of_the_standard_in_their_order_and_ids_that_stay() -> None:
    (file,) = oneroster_files(source(*COURSES))
    rows = list(csv.reader(io.StringIO(text_of(file))))
    assert rows[0] == [
        *("sourcedId", "status", "dateLastModified", "schoolYearSourcedId", "title", "courseCode", "grades"),
        *("orgSourcedId", "subjects", "subjectCodes"),
    ]
    assert rows[1][1:7] == ["", "", "", "Welding 1", "WEL 101", "09,10"]
    assert (rows[1][7], rows[1][8:]) == (rows[2][7], ["cte", "13207"])
    assert len({row[0] for row in rows}) == 3


def test_courses_come_back_from_oneroster(tmp_path: Path) -> None:
    (file,) = oneroster_files(source(*COURSES))
    found = imported(file, tmp_path)["Welding 1"]
    wanted = {"name": "Welding 1", "code": "WEL 101", "sced": "13207", "subject": "cte", "grades": [9, 10]}
    assert {name: found[name] for name in wanted} == wanted


@pytest.mark.parametrize("made", [demonstration_source(), hostile_source()], ids=["demonstration", "every field"])
def test_every_credential_is_an_achievement_as_open_badges_wants_it(made: ExportSource) -> None:
    for file in badge_files(made):
        jsonschema.validate(json.loads(text_of(file)), ACHIEVEMENT)


@pytest.mark.parametrize("made", [demonstration_source(), hostile_source()], ids=["demonstration", "every field"])
def test_the_published_contexts_know_every_term_of_an_achievement(made: ExportSource, tmp_path: Path) -> None:
    for number, file in enumerate(badge_files(made)):
        (tmp_path / f"{number}.json").write_bytes(file.content())
    judge = Path(__file__).with_name("achievements.mjs")
    said = subprocess.run(["node", judge, *tmp_path.iterdir()], capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (0, "")


def test_an_achievement_says_who_made_it_and_where_it_is_described() -> None:
    (file,) = badge_files(source(credential("card"), web_page="https://example.org"))
    found = json.loads(text_of(file))
    assert found["criteria"]["id"] == f"https://example.org/credentials/{HOME}/card/"
    assert (found["achievementType"], found["creator"]["name"]) == ("Certificate", "Aspen ridge")


def test_the_courses_of_a_pathway_come_back_from_its_curriculum(tmp_path: Path) -> None:
    plan = pathway("metal", {"grade-9": [{"course": "welding-1"}], "grade-10": [{"course": "welding-2"}]})
    (file,) = curriculum_files(source(*COURSES, plan))
    assert text_of(file).splitlines()[0] == "Curriculum,Metal"
    found = imported(file, tmp_path)
    assert found["Welding 2"]["code"] == "WEL 102"
    assert found["Welding 2"]["credits"] == {"college": 4}
    assert found["Welding 2"]["prerequisites"] in ("wel-101", ["wel-101"])


def test_hostile_names_are_cells_and_no_formulas() -> None:
    spoiled = course("welding-1", name='=cmd|"/c calc"!A1', code="@SUM 1")
    plan = pathway("metal", {"grade-9": [{"course": "welding-1"}]}, name="=1+1")
    made = source(spoiled, plan)
    for file in (*oneroster_files(made), *curriculum_files(made)):
        cells = [cell for row in csv.reader(io.StringIO(text_of(file))) for cell in row]
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
        assert '\'=cmd|"/c calc"!A1' in cells
