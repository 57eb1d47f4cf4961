"""A matrix is read with its titles, years and lists, and what is neither is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.importers.plan.matrix import Matrix, read_matrix
from generator.importers.tables.rows import CannotImport
from generator.importers.tables.table import read_table
from tests.builders import catalog

MATRIX = """\
Draft for the board,,,,
Career Pathway:,Welding,,,
Cluster: Advanced Manufacturing,,,,
Stage,Grade,English,Career and Technical,Electives
Secondary,9,English 9,Welding I,Band
,,,Shop Math; First Aid,
,10,English 10,"Welding II
Drafting",Elective
Postsecondary,Year 1,N/A,WEL 1030,
Teacher notes,bring gloves,,,
Certifications,,AWS Certified Welder,,
,,OSHA 10,,
CTSO: SkillsUSA,,,,
"""


def read(tmp_path: Path, content: str = MATRIX, levels: dict[str, str] | None = None) -> Matrix:
    """Return the matrix in a file with `content`."""
    path = tmp_path / "plan.csv"
    path.write_text(content, encoding="utf-8")
    return read_matrix(read_table(path), catalog().settings, levels or {})


def test_cells_stand_at_the_level_of_their_row_and_of_rows_that_go_on(tmp_path: Path) -> None:
    found = read(tmp_path)
    assert [(one.level[0], one.words, one.elective) for one in found.cells] == [
        ("grade-9", "English 9", False),
        ("grade-9", "Welding I", False),
        ("grade-9", "Band", True),
        ("grade-9", "Shop Math", False),
        ("grade-9", "First Aid", False),
        ("grade-10", "English 10", False),
        ("grade-10", "Welding II", False),
        ("grade-10", "Drafting", False),
        ("college-1", "WEL 1030", False),
    ]
    assert (found.columns, found.unused) == (("English", "Career and Technical", "Electives"), ("Stage",))


def test_titles_and_lists_are_read_by_their_words(tmp_path: Path) -> None:
    found = read(tmp_path)
    assert found.titles == {"name": "Welding", "cluster": "Advanced Manufacturing"}
    listed = {name: [one.words for one in notes] for name, notes in found.lists.items()}
    assert listed == {"credentials": ["AWS Certified Welder", "OSHA 10"], "student_organizations": ["SkillsUSA"]}


def test_a_title_that_stands_alone_names_the_pathway(tmp_path: Path) -> None:
    found = read(tmp_path, "Heavy Equipment Program of Study,,\nGrade,English,Shop\n9,English 9,Welding I\n")
    assert (found.titles, found.remarks) == ({"name": "Heavy Equipment"}, ())


def test_what_was_not_read_is_told_with_its_line(tmp_path: Path) -> None:
    assert [(one.place, one.words) for one in read(tmp_path).remarks] == [
        ("line 1", '"Draft for the board" above the matrix was not read.'),
        ("line 7", '"Elective" names no course; not read.'),
        ("line 10", '"Teacher notes" is neither a year nor a known list; not read.'),
    ]


def test_a_table_without_years_asks_what_its_words_mean(tmp_path: Path) -> None:
    content = "Step,English,Shop\nFirst,English 9,Welding I\nSecond,English 10,Welding II\n"
    with pytest.raises(
        CannotImport, match=r"Its first column: Step, First, Second\. Say which words mean which level"
    ):
        read(tmp_path, content)
    found = read(tmp_path, content, {"first": "grade-9", "second": "grade-10"})
    assert [one.level[0] for one in found.cells] == ["grade-9", "grade-9", "grade-10", "grade-10"]


def test_a_table_of_students_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotImport, match='is about students: it has the column "Student ID"'):
        read(tmp_path, "Student ID,Grade,English\n123,9,English 9\n")
