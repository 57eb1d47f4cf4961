"""Any table at all is imported as files that the catalog can read, or refused in one sentence."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.load import load
from generator.importers.courses.columns import find_columns
from generator.importers.courses.plan import Choices, plan_import
from generator.importers.courses.rows import read_rows
from generator.importers.files import write_files
from generator.importers.tables.rows import CannotImport
from generator.importers.tables.table import read_table
from generator.model.catalog import Catalog
from tests.builders import HOME, write

HEADERS = st.sampled_from(
    [
        "Course Code",
        "Course Title",
        "Grade Level",
        "Low Grade",
        "High Grade",
        "Credits",
        "Units",
        "Department",
        "Description",
        "Prerequisites",
        "Corequisites",
        "Recommended",
        "SCED Code",
        "State Course Code",
        "SCED Subject Area",
        "SCED Course Identifier",
        "Status",
        "Active",
        "is_cte",
        "Repeatable",
        "College Credits",
        "Hours Low",
        "Hours High",
        "Course_Number",
        "CRS.CN",
        "CRS.CO",
        "sourcedId",
        "Student ID",
        "Room",
        "",
    ]
)
CELLS = st.sampled_from(
    [
        "",
        "1",
        "041",
        "A1",
        "Algebra I",
        "algebra i",
        "ALGEBRA DEPARTMENT",
        "Page 2 of 3",
        "9-12",
        "12-Sep",
        "K",
        "½",
        "1-4",
        "10",
        "5 units",
        "1e3",
        "0x1F",
        "yes",
        "no",
        "~",
        "null",
        "{a}",
        "[b]",
        "- c",
        ": d",
        "# e",
        "'f",
        '"g',
        "&h",
        "*i",
        "!j",
        "%k",
        "@l",
        "`m",
        "=1+1",
        '="00125"',
        "<b>x</b>",
        "&amp;",
        "C or better in A1",
        "A1/041",
        "(A1 and",
        "A1, 041",
        "Junior standing",
        "permission",
        "tobedeleted",
        "0",
        "N/A",
        "\u202e",
        "\x00",
        "\ufeff",
        "ñ",
        "日本語",
        "😀",
        "-",
        "--",
        ".",
        ",",
        ";",
    ]
) | st.text(max_size=20)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a catalog with one district, into which every table is imported."""
    return write(tmp_path_factory.mktemp("fuzz") / "catalog")


@pytest.fixture(scope="module")
def catalog(folder: Path) -> Catalog:
    """Return what that catalog says."""
    return load(folder).catalog


def outcome(rows: Sequence[Sequence[str]], folder: Path, catalog: Catalog) -> str:
    """Import a table of `rows`; return why it is refused, nothing when its files were written and read again."""
    path = folder.parent / "any.csv"
    with path.open("w", newline="", encoding="utf-8", errors="replace") as stream:
        csv.writer(stream).writerows(rows)
    try:
        read = read_table(path)
        found = read_rows(read, find_columns(read, {}, {}))
        planned = plan_import(found, catalog, folder, HOME, Choices(subjects={}))
    except CannotImport as problem:
        return str(problem)
    write_files(folder.parent / "written", {one.file: one.text for one in planned.changes.values() if one.text})
    return ""


@given(st.lists(HEADERS, min_size=1, max_size=6), st.lists(st.lists(CELLS, max_size=7), max_size=5), st.booleans())
def test_any_table_is_imported_or_refused_in_one_sentence(
    folder: Path, catalog: Catalog, headers: list[str], rows: list[list[str]], named: bool
) -> None:
    table = [["Course Title", *headers] if named else headers, *rows]
    assert "\n" not in outcome(table, folder, catalog)
