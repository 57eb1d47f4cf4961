"""Projections of the nation count thousands and name their years in headers; those of states do neither."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.importers.outlook.projections import Projection, read_projections
from generator.importers.tables.rows import CannotImport
from tests.importers.outlook.tables import STATE, national


def test_the_national_table_gives_line_items_with_whole_numbers(tmp_path: Path) -> None:
    rows = (["51-4120", "Summary", 1, 2], ["51-4121", "Line item", -2.34, 45.6], ["51-4122", "Line item", "—", "—"])
    (tmp_path / "occupation.xlsx").write_bytes(national(*rows))
    source = "BLS Employment Projections 2024-2034"
    assert read_projections(tmp_path / "occupation.xlsx") == (
        Projection("United States", "51-4121", "2024-2034", 45600, -2.3, source),
        Projection("United States", "51-4122", "2024-2034", None, None, source),
    )


def test_a_state_gives_its_own_area_and_years(tmp_path: Path) -> None:
    row = '08,Colorado,51-4121,Welders,2022,"5,010",2032,"5,460",450,9.0,"1,560"\n'
    (tmp_path / "state.csv").write_text(STATE + row + "08,Colorado,Notes\n", encoding="utf-8")
    assert read_projections(tmp_path / "state.csv") == (
        Projection("Colorado", "51-4121", "2022-2032", 1560, 9.0, "Projections Central 2022-2032"),
    )


def test_another_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Course,Name\n1,Welding\n", encoding="utf-8")
    with pytest.raises(CannotImport, match=r"a\.csv is no table of projections\. Download occupation\.xlsx"):
        read_projections(tmp_path / "a.csv")
