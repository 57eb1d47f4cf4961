"""What files are advised to become: nobody is sent from one mistake into the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalog.load import load
from tests.builders import course, write


@pytest.mark.parametrize("name", ["Welding 1.yaml", "welding-1.yml", "WELDING-1.yaml"])
def test_nobody_is_told_to_rename_a_file_onto_another(tmp_path: Path, name: str) -> None:
    text = "name: Welding\ndescription: Students learn to weld metal.\nsubject: cte\n"
    courses = write(tmp_path, course("welding-1")) / "aspen-ridge" / "courses"
    (courses / name).write_text(text, encoding="utf-8")
    (finding,) = load(tmp_path).findings
    assert finding.fix == (
        '"aspen-ridge/courses/welding-1.yaml" exists already. Keep one of the two, or give this one another name.'
    )


@pytest.mark.parametrize(
    ("file", "fix"),
    [
        ("catalog.yaml", "Add at least name, region, school_year and levels."),
        ("aspen-ridge/organization.yaml", "Add at least name, description and type."),
        ("aspen-ridge/courses/welding-2.yaml", "Add at least name, description and subject, or delete the file."),
    ],
)
def test_an_empty_file_is_told_what_it_needs_and_deleted_only_where_it_can_be(
    tmp_path: Path, file: str, fix: str
) -> None:
    path = write(tmp_path, course("welding-1")) / file
    path.write_text("# to do\n", encoding="utf-8")
    (finding,) = load(tmp_path).findings
    assert finding.fix == fix
