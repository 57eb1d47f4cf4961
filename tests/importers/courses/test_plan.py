"""A second import is an update: what the two tables say, what a person wrote in between, and what is gone."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog.load import load
from generator.importers.courses.columns import find_columns
from generator.importers.courses.plan import Choices, ImportPlan, plan_import
from generator.importers.courses.rows import read_rows
from generator.importers.files import write_files
from generator.importers.memory import memory_file
from generator.importers.merge import ImportAction
from generator.importers.tables.table import read_table
from tests.builders import HOME, course, write
from tests.laws import examples

HEADERS = ("Course Code", "Course Title", "Grade Level", "Credits", "Department", "Prerequisites", "Description")
Table = Sequence[Mapping[str, str]]


def imported(folder: Path, table: Table, headers: Sequence[str] = HEADERS, **choices: Any) -> ImportPlan:
    """Import `table`, whose rows hold cells by header, into the catalog in `folder`."""
    path = folder.parent / f"{folder.name}.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, headers, restval="", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(table)
    read = read_table(path)
    found = read_rows(read, find_columns(read, {}, {}))
    planned = plan_import(found, load(folder).catalog, folder, HOME, Choices(subjects={}, **choices))
    texts = {change.file: change.text for change in planned.changes.values() if change.text}
    write_files(folder, {**texts, memory_file(HOME, "courses"): planned.memory.text()})
    return planned


def row(code: str, name: str, **cells: str) -> dict[str, str]:
    """Return a row of a table."""
    return {"Course Code": code, "Course Title": name, **{key.replace("_", " "): cell for key, cell in cells.items()}}


def fields(folder: Path) -> dict[str, Any]:
    """Return the fields of every course of the district."""
    files = sorted((folder / HOME / "courses").glob("*.yaml"))
    return {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in files}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a catalog with one district and no course."""
    return write(tmp_path / "catalog")


FIRST = (
    row("C1", "Algebra I", Grade_Level="9", Credits="1"),
    row("C2", "Geometry", Grade_Level="10", Credits="1", Prerequisites="Algebra I"),
    row("C3", "Statistics", Grade_Level="12", Credits="1", Prerequisites="Geometry"),
    row("C4", "Typing", Grade_Level="9", Credits="0.5"),
)


def test_an_emptied_cell_empties_its_field_and_what_is_gone_is_told(folder: Path) -> None:
    imported(folder, FIRST)
    planned = imported(folder, (FIRST[0], {**FIRST[1], "Prerequisites": ""}, {**FIRST[2], "Grade Level": ""}))
    assert "prerequisites" not in fields(folder)["c2"]
    assert "grades" not in fields(folder)["c3"]
    assert fields(folder)["c3"]["prerequisites"] == "c2"
    assert (planned.gone, planned.retired) == (("c4",), ())
    assert fields(folder)["c4"]["name"] == "Typing"


def test_what_is_gone_ceases_when_that_is_asked_and_is_back_when_it_returns(folder: Path) -> None:
    imported(folder, FIRST)
    assert imported(folder, FIRST[:3], retire_missing=True).retired == ("c4",)
    assert fields(folder)["c4"]["status"] == "ceased"
    assert imported(folder, FIRST[:3]).gone == ()
    imported(folder, FIRST)
    assert "status" not in fields(folder)["c4"]


def test_a_status_that_somebody_wrote_is_not_overwritten(folder: Path) -> None:
    imported(folder, FIRST)
    path = folder / HOME / "courses" / "c4.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "status: suspended\n", encoding="utf-8")
    planned = imported(folder, FIRST[:3], retire_missing=True)
    assert (planned.gone, planned.retired) == (("c4",), ())
    assert fields(folder)["c4"]["status"] == "suspended"


def test_a_column_that_is_not_there_changes_nothing(folder: Path) -> None:
    described = {**FIRST[1], "Description": "Proofs and figures in the plane.", "Department": "Math"}
    imported(folder, (FIRST[0], described))
    before = fields(folder)
    imported(folder, (FIRST[0], {**described, "Credits": "0.5"}), headers=(*HEADERS[:2], "Credits"))
    assert fields(folder) == {**before, "c2": {**before["c2"], "credits": {"high_school": 0.5}}}


def test_zeros_that_a_spreadsheet_took_make_no_other_course(folder: Path) -> None:
    imported(folder, (row("041", "Welding I"), row("42", "Welding II", Prerequisites="041")))
    planned = imported(folder, (row("41", "Welding I", Credits="1"), row("42", "Welding II", Prerequisites="41")))
    assert list(fields(folder)) == ["welding-i", "welding-ii"]
    assert fields(folder)["welding-i"]["code"] == "041"
    assert fields(folder)["welding-i"]["credits"] == {"high_school": 1}
    assert fields(folder)["welding-ii"]["prerequisites"] == "welding-i"
    assert planned.gone == ()


def test_a_course_whose_code_is_a_bare_number_is_called_by_its_name(folder: Path) -> None:
    write(folder, course("typing", name="Keyboards and typewriters"))
    rows = [
        row("0302", "Welding II"),
        row("0303", "Welding II"),
        row("41", "Typing"),
        row("7", "日本語"),
        row("A7", "Art"),
    ]
    imported(folder, rows)
    assert {slug: one.get("code") for slug, one in fields(folder).items()} == {
        "typing": None,
        "welding-ii": "0302",
        "welding-ii-0303": "0303",
        "typing-41": "41",
        "7": "7",
        "a7": "A7",
    }


def test_a_course_with_a_new_code_is_found_by_its_name_and_one_with_a_new_name_by_its_code(folder: Path) -> None:
    imported(folder, (row("A1", "Algebra I"), row("G1", "Geometry")))
    imported(folder, (row("M101", "Algebra I"), row("G1", "Plane Geometry")))
    assert {slug: (one["code"], one["name"]) for slug, one in fields(folder).items()} == {
        "a1": ("M101", "Algebra I"),
        "g1": ("G1", "Plane Geometry"),
    }


def test_a_course_that_was_given_another_code_by_hand_is_still_the_same(folder: Path) -> None:
    imported(folder, (row("A1", "Algebra I"),))
    path = folder / HOME / "courses" / "a1.yaml"
    text = (
        path.read_text(encoding="utf-8").replace("code: A1", "code: MATH-1").replace("Algebra I\n", "Algebra One\n")
    )
    path.write_text(text, encoding="utf-8")
    planned = imported(folder, (row("A1", "Algebra I", Credits="1"),))
    assert list(fields(folder)) == ["a1"]
    assert (fields(folder)["a1"]["code"], fields(folder)["a1"]["credits"]) == ("MATH-1", {"high_school": 1})
    assert planned.changes["a1"].kept == ("name", "code")


def test_a_file_that_was_renamed_by_hand_is_still_the_same_course(folder: Path) -> None:
    imported(folder, (row("A1", "Algebra I", Grade_Level="9"),))
    old = folder / HOME / "courses" / "a1.yaml"
    text = old.read_text(encoding="utf-8") + "formerly: [a1]\n"
    old.unlink()
    old.with_name("algebra-1.yaml").write_text(text, encoding="utf-8")
    planned = imported(folder, (row("A1", "Algebra I", Grade_Level="10"),))
    assert list(fields(folder)) == ["algebra-1"]
    assert fields(folder)["algebra-1"]["grades"] == [10]
    assert planned.changes["algebra-1"].kept == ()


def test_a_file_that_was_deleted_by_hand_is_not_written_again(folder: Path) -> None:
    imported(folder, FIRST)
    (folder / HOME / "courses" / "c4.yaml").unlink()
    assert imported(folder, FIRST).changes["c4"].outcome is ImportAction.DELETED
    assert "c4" not in fields(folder)
    imported(folder, FIRST, force=True)
    assert "c4" in fields(folder)


def test_a_row_that_cannot_be_used_does_not_make_its_course_gone(folder: Path) -> None:
    imported(folder, (row("A1", "Art 1"), row("A2", "Art 2")))
    path = folder.parent / "short.csv"
    path.write_text("Course Code,Course Title\nA1,Art 1,one,cell,more\nA2,Art 2\n", encoding="utf-8")
    read = read_table(path)
    found = read_rows(read, find_columns(read, {}, {}))
    planned = plan_import(found, load(folder).catalog, folder, HOME, Choices(subjects={}))
    assert [skipped.line for skipped in planned.skipped] == [2]
    assert planned.gone == ()


def test_names_that_differ_in_signs_only_are_different_courses(folder: Path) -> None:
    names = ("C Programming", "C++ Programming", "C# Programming")
    imported(folder, [{"Course Title": name} for name in names], headers=("Course Title",))
    assert {slug: one["name"] for slug, one in fields(folder).items()} == {
        "c-programming": "C Programming",
        "c-plus-plus-programming": "C++ Programming",
        "c-sharp-programming": "C# Programming",
    }


def test_curricular_analytics_names_its_courses_by_rows(folder: Path) -> None:
    headers = ("Course ID", "Course Name", "Prefix", "Number", "Prerequisites", "Corequisites", "Credit Hours")
    cells = (("1", "Calculus I", "MA", "121", "", "", "3"), ("2", "Physics I", "PH", "121", "", "1", "4"))
    last = ("3", "Physics II", "PH", "122", "1;2", "", "4")
    imported(folder, [dict(zip(headers, one, strict=True)) for one in (*cells, last)], headers=headers)
    assert fields(folder)["ph-122"]["prerequisites"] == ["ma-121", "ph-121"]
    assert fields(folder)["ph-121"]["corequisites"] == ["ma-121"]
    assert fields(folder)["ph-121"]["credits"] == {"college": 4}


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("Algebra I", ["algebra-i"]),
        ("Algebra I and Geometry", ["algebra-i", "geometry"]),
        ("Algebra I or Geometry", [{"any": ["algebra-i", "geometry"]}]),
        ("C or better in Geometry", [{"course": "geometry", "minimum_grade": "C"}]),
        ("Geometry or instructor approval", [{"any": ["geometry", {"permission": "instructor"}]}]),
        ("None", None),
    ],
)
def test_corequisites_are_conditions_like_prerequisites(folder: Path, words: str, meaning: object) -> None:
    headers = ("Course Title", "Corequisites")
    rows = [
        {"Course Title": "Algebra I"},
        {"Course Title": "Geometry"},
        {"Course Title": "Lab", "Corequisites": words},
    ]
    imported(folder, rows, headers)
    assert fields(folder)["lab"].get("corequisites") == meaning
    assert "prerequisites_as_written" not in fields(folder)["lab"]


def test_corequisites_that_could_mean_two_things_stay_as_words(folder: Path) -> None:
    headers = ("Course Title", "Corequisites", "Recommended")
    rows = [{"Course Title": "Algebra I"}, {"Course Title": "Geometry"}]
    rows.append(
        {"Course Title": "Lab", "Corequisites": "Algebra I, Geometry", "Recommended": "Geometry or Algebra I"}
    )
    imported(folder, rows, headers)
    words = "Corequisites: Algebra I, Geometry; Recommended: Geometry or Algebra I"
    assert fields(folder)["lab"]["prerequisites_as_written"] == words
    assert not fields(folder)["lab"].keys() & {"corequisites", "recommended"}


COURSES = {"A1": "Algebra I", "G1": "Geometry", "S1": "Statistics", "041": "Welding I", "": "Typing"}
CELLS = {
    "Grade Level": ["", "9", "9-12", "11"],
    "Credits": ["", "0.5", "1", "1-2"],
    "Department": ["", "Math", "CTE"],
    "Prerequisites": ["", "Algebra I", "A1 or G1", "Typing, Geometry", "C or better in Geometry"],
    "Description": ["", "All about this course, in a few words.", "Another sentence about this course."],
}


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Return an export of some of the courses, with any cells."""
    chosen = draw(st.lists(st.sampled_from(sorted(COURSES)), unique=True, min_size=1))
    cells = {header: st.sampled_from(values) for header, values in CELLS.items()}
    return [{**row(code, COURSES[code]), **draw(st.fixed_dictionaries(cells))} for code in chosen]


EDITS = st.fixed_dictionaries(
    {},
    optional={
        "subject": st.just("arts"),
        "grades": st.just([6]),
        "name": st.just("Ours"),
        "note": st.just("A note."),
    },
)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for the catalogs of a law."""
    return tmp_path_factory.mktemp("laws")


def fresh(scratch: Path, name: str) -> Path:
    """Return a new empty catalog called `name`."""
    shutil.rmtree(scratch / name, ignore_errors=True)
    return write(scratch / name)


@settings(max_examples=examples(30))
@given(first=tables(), second=tables())
def test_importing_one_table_after_another_is_importing_the_other_but_for_what_is_gone(
    scratch: Path, first: Table, second: Table
) -> None:
    both, alone = fresh(scratch, "both"), fresh(scratch, "alone")
    imported(both, first)
    planned = imported(both, second)
    imported(alone, second)
    expected, found = fields(alone), fields(both)
    assert sorted(found.keys() - expected.keys()) == sorted(planned.gone)
    if planned.gone:  # what is gone is in the catalog still, so others may need it
        expected, found = without_needs(expected), without_needs(found)
    assert {slug: found[slug] for slug in expected} == expected


@settings(max_examples=examples(30))
@given(first=tables(), second=tables(), edits=st.lists(EDITS, min_size=5, max_size=5), deletes=st.booleans())
def test_edits_by_hand_stand_and_nothing_else_changes(
    scratch: Path, first: Table, second: Table, edits: list[dict[str, Any]], deletes: bool
) -> None:
    folder = fresh(scratch, "edited")
    imported(folder, first)
    imported(folder, second)
    for file, edit in zip(sorted((folder / HOME / "courses").glob("*.yaml")), edits, strict=False):
        held = yaml.safe_load(file.read_text(encoding="utf-8"))
        if deletes:
            held.pop("credits", None)
        file.write_text("# ours\n" + yaml.safe_dump({**held, **edit}, sort_keys=False), encoding="utf-8")
    before = contents(folder)
    imported(folder, second)
    assert contents(folder) == before


def without_needs(courses: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of courses but for what they need."""
    needs = {"prerequisites", "prerequisites_as_written", "recommended"}
    return {slug: {name: said for name, said in one.items() if name not in needs} for slug, one in courses.items()}


def contents(folder: Path) -> dict[Path, bytes]:
    """Return every file of the district and what it holds."""
    return {file: file.read_bytes() for file in sorted((folder / HOME).rglob("*")) if file.is_file()}


def test_a_course_of_another_organization_is_no_prerequisite(folder: Path) -> None:
    write(folder, course("college/welding", name="College Welding"))
    imported(folder, (row("W2", "Welding II", Prerequisites="College Welding"),))
    assert fields(folder)["w2"]["prerequisites_as_written"] == "College Welding"
