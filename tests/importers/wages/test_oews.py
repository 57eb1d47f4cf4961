"""Tables of wages are recognized however their columns are spelled, and rows about single industries left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.importers.tables.archive import read_tables
from generator.importers.tables.rows import CannotImport
from generator.importers.wages.oews import OewsTable, areas_of, read_oews
from tests.importers.wages.survey import HEADER, row, text


def read(folder: Path, content: str, name: str = "state_M2025_dl.csv", period: str | None = None) -> OewsTable:
    """Return the one table that `content` is, in a file called `name`."""
    (folder / name).write_text(content, encoding="utf-8")
    (table,) = read_oews(read_tables(folder / name), name, period)
    return table


def test_only_rows_of_all_industries_and_owners_count(tmp_path: Path) -> None:
    single = row("Colorado", "51-4121", NAICS="331000", I_GROUP="3-digit")
    private = row("Colorado", "51-4121", OWN_CODE="5", I_GROUP="cross-industry")
    table = read(tmp_path, text(single, row("Colorado", "51-4121"), private))
    assert [(one.area, one.code, one.year, one.period) for one in table.rows] == [
        ("Colorado", "51-4121", ("30000", "40000", "50000"), "2025-05")
    ]
    assert table.other_industries == 2


def test_names_of_columns_of_other_years_are_known(tmp_path: Path) -> None:
    small = [name.lower() for name in HEADER]
    assert read(tmp_path, text(row("Utah", "51-4121"), header=small)).rows[0].group == "detailed"
    older = {"AREA_TITLE": "STATE", "O_GROUP": "OCC_GROUP", "I_GROUP": "LOC", "OWN_CODE": "Q"}
    found = read(tmp_path, text(row("Utah", "51-4121"), header=[older.get(name, name) for name in HEADER]))
    assert [(one.area, one.group) for one in found.rows] == [("Utah", "detailed")]


def test_a_title_above_the_header_and_a_note_below_the_rows_are_no_rows(tmp_path: Path) -> None:
    table = read(tmp_path, '"Wages, May 2025"\n' + text(row("Utah", "51-4121")) + '"* not available"\n')
    assert len(table.rows) == 1


def test_a_national_table_is_about_the_united_states(tmp_path: Path) -> None:
    assert areas_of([read(tmp_path, text(row("U.S.", "51-4121"), row("U.S.", "51-4122")))]) == ("United States",)


@pytest.mark.parametrize(
    ("name", "period"),
    [("national_M2024_dl.csv", "2024-05"), ("oesm21nat.csv", "2021-05"), ("all_data_M_2023.csv", "2023-05")],
)
def test_the_name_of_the_file_says_the_period(tmp_path: Path, name: str, period: str) -> None:
    assert read(tmp_path, text(row("U.S.", "51-4121")), name).period == period


def test_a_period_is_asked_for_where_no_name_says_it(tmp_path: Path) -> None:
    with pytest.raises(CannotImport, match=r"The name wages\.csv does not say of which year it is\. Add --period"):
        read(tmp_path, text(row("U.S.", "51-4121")), "wages.csv")
    assert read(tmp_path, text(row("U.S.", "51-4121")), "wages.csv", "2022-05").period == "2022-05"


def test_another_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotImport, match=r"a\.csv is no table of OEWS wages: it has no columns OCC_CODE"):
        read(tmp_path, "Course,Name\n1,Welding\n", "a.csv")


def test_what_a_terminal_would_obey_is_left_out(tmp_path: Path) -> None:
    title = "Weld\x1b[31mers"
    (found,) = read(tmp_path, text(row("Ut\u200bah", "51-4121", OCC_TITLE=title, A_PCT10="\x1b7"))).rows
    assert (found.area, found.title, found.year[0]) == ("Utah", "Weld[31mers", "7")
