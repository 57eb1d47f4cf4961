"""Files that are no catalog files are not told to become some; those that may be one are told where it belongs."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalog.load import load
from generator.checks.runner import check
from generator.model.findings import Finding
from tests.builders import course, write
from tests.demonstration import CHECK_DAY

WELDING = "name: Welding\ndescription: Students learn to weld metal.\nsubject: cte\n"
COURSES = "aspen-ridge/courses"


def told(folder: Path, *files: str) -> tuple[Finding, ...]:
    """Return what is said of `files`, laid beside a course called welding-1."""
    write(folder, course("welding-1"))
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(WELDING, encoding="utf-8")
    return load(folder).findings


@pytest.mark.parametrize(
    "name",
    [
        "Thumbs.db",
        "desktop.ini",
        "~$welding.yaml",
        "Icon\r",
        "._welding.yaml",
        "welding-1.yaml.bak",
        "welding-1.yaml~",
        "#welding-1.yaml#",
        "welding-1.yaml.orig",
        "welding-1.yaml.swp",
        "welding.yaml.crdownload",
    ],
)
def test_what_a_program_left_behind_is_to_be_deleted(tmp_path: Path, name: str) -> None:
    found = told(tmp_path, f"{COURSES}/{name}")
    assert [finding.fix for finding in found] == ([] if name.startswith(".") else ["Delete it."])


def test_the_only_copy_is_not_lost(tmp_path: Path) -> None:
    (finding,) = told(tmp_path, f"{COURSES}/new.yaml.bak")
    assert finding.fix == 'Delete it. If it is the only copy, rename it to "aspen-ridge/courses/new.yaml".'


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        (
            "Forging.docx",
            'Delete it here. Copy its words into a text file such as "aspen-ridge/courses/forging.yaml".',
        ),
        ("welding-1.docx", "Delete it here. Copy its words into a text file."),
        (
            "courses.xlsx",
            "Move it out of the catalog. A list of courses can be read with: "
            "pathways import courses courses.xlsx --organization aspen-ridge",
        ),
        ("photo.jpg", "Move it next to the hand-written pages, outside the folders of organizations, or delete it."),
        ("all.zip", "Delete it here. Unpack it somewhere else, and add the files themselves."),
    ],
)
def test_a_document_of_another_kind_is_not_told_to_change_its_ending(tmp_path: Path, name: str, fix: str) -> None:
    (finding,) = told(tmp_path, f"{COURSES}/{name}")
    assert (finding.code, finding.title, finding.fix) == ("F104", f'"{COURSES}/{name}" is not a catalog file', fix)


@pytest.mark.parametrize("name", ["welding-1 (1).yaml", "Copy of welding-1.yaml", "welding-1 copy.yaml"])
def test_a_copy_is_called_a_copy(tmp_path: Path, name: str) -> None:
    (finding,) = told(tmp_path, f"{COURSES}/{name}")
    assert finding.fix == (
        'It looks like a copy of "aspen-ridge/courses/welding-1.yaml". Delete it, or give it a name of its own.'
    )


@pytest.mark.parametrize(
    ("file", "fix"),
    [
        ("aspen-ridge/courses/forging (1).yaml", 'Rename it to "aspen-ridge/courses/forging.yaml".'),
        ("aspen-ridge/courses/cocina-española.yaml", 'Rename it to "aspen-ridge/courses/cocina-espanola.yaml".'),
        (
            "aspen-ridge/organisation.yaml",
            '"aspen-ridge/organization.yaml" exists already. Keep one of the two, or give this one another name.',
        ),
        ("catalog.yml", '"catalog.yaml" exists already. Keep one of the two, or give this one another name.'),
        ("courses/welding.yaml", "Move it into courses, in the folder of its organization."),
        ("welding.yaml", "Move it into the folder of its kind, in the folder of its organization."),
    ],
)
def test_a_file_in_a_wrong_place_is_told_the_right_one(tmp_path: Path, file: str, fix: str) -> None:
    (finding,) = told(tmp_path, file)
    assert finding.fix == fix


def test_a_course_among_credentials_is_one_finding_that_says_so(tmp_path: Path) -> None:
    write(tmp_path, course("welding-2", prerequisites="forging"))
    (finding,) = told(tmp_path, "aspen-ridge/credentials/forging.yaml")
    assert (finding.code, finding.title) == ("F104", "This is a course, not a credential")
    assert finding.fix == 'Move the file to "aspen-ridge/courses/forging.yaml".'
    codes = [
        one.code for one in check(load(tmp_path), CHECK_DAY, only=("F104", "L201", "L202", "D101", "D102")).findings
    ]
    assert codes == ["F104"]


def test_a_slip_in_a_field_is_no_other_kind(tmp_path: Path) -> None:
    write(tmp_path, course("welding-1"))
    (tmp_path / COURSES / "a.yaml").write_text(WELDING.replace("subject", "subjct"), encoding="utf-8")
    assert [finding.code for finding in load(tmp_path).findings] == ["D102"]


def test_what_one_program_leaves_in_many_folders_is_one_finding(tmp_path: Path) -> None:
    told(tmp_path, f"{COURSES}/Thumbs.db", "aspen-ridge/pathways/Thumbs.db")
    (finding,) = check(load(tmp_path), CHECK_DAY, only=("F104",)).findings
    assert finding.title == "2 files in the catalog's folders are not catalog files"
    assert [other.place.file for other in finding.related] == ["aspen-ridge/pathways/Thumbs.db"]
