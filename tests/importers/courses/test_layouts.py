"""Layouts of course exports: for each, which columns are used, which are not, and what a row becomes."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.catalog.load import load
from generator.importers.courses.columns import FIELDS, find_columns
from generator.importers.courses.layouts import LAYOUTS
from generator.importers.courses.plan import Choices, plan_import
from generator.importers.courses.rows import read_rows
from generator.importers.courses.whole_columns import holds_sced_codes
from generator.importers.tables.table import read_table
from generator.model.catalog import Catalog
from tests.builders import HOME, write

TABLE: list[Mapping[str, Any]] = yaml.safe_load(Path(__file__).with_name("layouts.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a catalog with one district and no course."""
    return write(tmp_path_factory.mktemp("layouts") / "catalog")


@pytest.fixture(scope="module")
def catalog(folder: Path) -> Catalog:
    """Return what that catalog says."""
    return load(folder).catalog


@pytest.mark.parametrize("export", TABLE, ids=lambda export: export["file"])
def test_every_column_of_a_layout_is_used_or_told(
    export: Mapping[str, Any], folder: Path, catalog: Catalog, tmp_path: Path
) -> None:
    path = tmp_path / "export.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([*export.get("above", ()), export["headers"], export["row"]])
    table = read_table(path)
    columns = find_columns(table, {}, {})
    found = read_rows(table, columns)
    useless = [] if holds_sced_codes(found) else ["state_code"]
    unused = [*columns.unused, *(columns.header(field) for field in useless if field in columns.used)]
    assert (columns.layout and columns.layout.name) == export["layout"]
    assert sorted(unused) == sorted(export["unused"])
    planned = plan_import(found, catalog, folder, HOME, Choices(subjects={}))
    ((_, change),) = planned.changes.items()
    course = yaml.safe_load(change.text)
    assert {field: course.get(field) for field in export["course"]} == export["course"]


def test_there_are_thirty_layouts_and_each_is_tried() -> None:
    assert len(TABLE) >= 30
    assert {layout.name for layout in LAYOUTS} == {export["layout"] for export in TABLE} - {None}


def test_a_layout_names_only_fields_that_there_are() -> None:
    assert {field for layout in LAYOUTS for field in layout.columns} <= FIELDS.keys()
    assert all(layout.tells and layout.name for layout in LAYOUTS)


def test_half_of_a_range_alone_is_told_as_a_column_that_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("Course Title,Max Cr,High Grade\nArt,1,12\n", encoding="utf-8")
    found = find_columns(read_table(path), {}, {})
    assert found.unused == ("Max Cr", "High Grade")
    assert find_columns(read_table(path), {"credits": "Max Cr"}, {}).unused == ("High Grade",)


def test_headers_that_say_text_are_read(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("Crs Long Ttl,Pre-Req Text,Take With,Catalog Text\nArt,,,\n", encoding="utf-8")
    used = find_columns(read_table(path), {}, {}).used
    assert used == {"name": 0, "prerequisites": 1, "corequisites": 2, "description": 3}
