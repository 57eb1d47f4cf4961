"""Which row of the survey an occupation gets, and that nothing but its wages changes in its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalog.load import load
from generator.importers.tables.archive import read_tables
from generator.importers.tables.rows import CannotImport
from generator.importers.wages.oews import read_oews
from generator.importers.wages.refresh import Refreshed, plan_wages
from tests.importers.wages.survey import row, text

WAGES = """\
wages:
  - area: Colorado   # the whole state
    low: 29000
    median: 39000  # half earn less
    high: 49000
    unit: year
    period: "2024-05"
    source: BLS OEWS May 2024
"""
HEAD = 'name: Welders\ndescription: They join metal.\nsoc: "51-4121"\n'


def plan(folder: Path, wages: str, *rows: list[object], areas: tuple[str, ...] = ("Colorado",)) -> Refreshed:
    """Return what happens to welders whose file says `wages`, when the survey of May 2025 has `rows`."""
    file = folder / "catalog/town/occupations/welders.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    (folder / "catalog/catalog.yaml").write_text("name: A\nregion: B\nschool_year: '2026-27'\n", encoding="utf-8")
    file.write_bytes((HEAD + wages).encode())
    table = folder / "state_M2025_dl.csv"
    table.write_text(text(*rows), encoding="utf-8")
    catalog = load(folder / "catalog").catalog
    (found,) = plan_wages(catalog, folder / "catalog", read_oews(read_tables(table), table.name, None), areas)
    return found


def test_only_the_wages_change(tmp_path: Path) -> None:
    after = HEAD + WAGES.replace("2024", "2025")
    for old, new in (("29000", "30000"), ("39000", "40000"), ("49000", "50000")):
        after = after.replace(old, new)
    found = plan(tmp_path, WAGES + "# the end\n", row("Colorado", "51-4121"))
    assert found.text == after + "# the end\n"


def test_a_lower_bound_is_named_and_a_missing_amount_goes(tmp_path: Path) -> None:
    found = plan(tmp_path, WAGES, row("Colorado", "51-4121", A_PCT10="*", A_PCT90="#"))
    assert "low:" not in found.text
    assert "    high: 239200\n    unit: year\n    top_coded: [high]\n" in found.text
    assert found.notes == ("high: # in the table, a lower bound", "low: not available")


def test_a_bound_of_last_year_goes_when_the_wage_is_known(tmp_path: Path) -> None:
    found = plan(tmp_path, WAGES + "    top_coded: [high]\n", row("Colorado", "51-4121"))
    assert "top_coded" not in found.text


def test_what_the_file_says_already_is_not_written(tmp_path: Path) -> None:
    written = plan(tmp_path, WAGES, row("Colorado", "51-4121")).text.removeprefix(HEAD)
    assert plan(tmp_path, written, row("Colorado", "51-4121")).text == ""


def test_older_wages_never_replace_newer_ones(tmp_path: Path) -> None:
    found = plan(tmp_path, WAGES.replace('"2024-05"', '"2025-06"'), row("Colorado", "51-4121"))
    assert (found.text, found.is_older) == ("", True)
    assert found.reason == "Colorado has wages of 2025-06 already; the table is of 2025-05"
    assert plan(tmp_path, WAGES.replace('"2024-05"', '"2025"'), row("Colorado", "51-4121")).text


def test_another_area_is_added_and_history_stays(tmp_path: Path) -> None:
    old = WAGES.replace("Colorado", "United States")
    added = "  - area: Colorado\n    low: 30000\n    median: 40000\n    high: 50000\n    unit: year\n"
    added += '    period: "2025-05"\n    source: BLS OEWS May 2025\n'
    assert plan(tmp_path, old, row("Colorado", "51-4121")).text == HEAD + old + added
    page = "web_page: https://example.org/\n"
    assert plan(tmp_path, page, row("Colorado", "51-4121")).text == HEAD + "wages:\n" + added + page


def test_of_several_wages_of_an_area_the_newest_is_updated(tmp_path: Path) -> None:
    older = WAGES.partition("\n")[2].replace("2024", "2019")
    found = plan(tmp_path, WAGES + older, row("Colorado", "51-4121"))
    assert found.text.endswith(older)


def test_areas_are_tried_in_their_order_and_the_wage_says_which_it_is(tmp_path: Path) -> None:
    rows = (row("Colorado", "51-4121", A_PCT10="**", A_MEDIAN="**", A_PCT90="**"), row("U.S.", "51-4121"))
    found = plan(tmp_path, WAGES, *rows, areas=("colorado", "United States"))
    assert found.area == "United States"
    assert found.text.count("area: ") == 2
    why = "low: not released; median: not released; high: not released"
    assert found.notes == (f"taken from United States, as Colorado has no wages for 51-4121 ({why})",)
    alone = plan(tmp_path, WAGES, *rows)
    assert (alone.text, alone.reason) == ("", f"Colorado has no wages for 51-4121 ({why})")


def test_the_detailed_occupation_counts_where_a_code_has_two_rows(tmp_path: Path) -> None:
    broad = row("Colorado", "51-4121", O_GROUP="broad", A_MEDIAN=1)
    for rows in ((broad, row("Colorado", "51-4121")), (row("Colorado", "51-4121"), broad)):
        found = plan(tmp_path, WAGES, *rows)
        assert found.new is not None
        assert found.new.values[1] == 40000
    assert plan(tmp_path, WAGES, broad).notes == ("51-4121 is a broad group in the table",)


@pytest.mark.parametrize("codes", [("31-1121", "31-1120"), ("25-9042", "25-9045")])
def test_a_code_that_exists_only_combined_is_taken_and_said(tmp_path: Path, codes: tuple[str, str]) -> None:
    soc, combined = codes
    found = plan(tmp_path, WAGES, row("Colorado", "51-4121"))
    (tmp_path / "catalog/town/occupations/welders.yaml").write_text(HEAD.replace("51-4121", soc), encoding="utf-8")
    table = tmp_path / "state_M2025_dl.csv"
    table.write_text(text(row("Colorado", combined)), encoding="utf-8")
    catalog = load(tmp_path / "catalog").catalog
    tables = read_oews(read_tables(table), table.name, None)
    (found,) = plan_wages(catalog, tmp_path / "catalog", tables, ("Colorado",))
    assert found.notes == (f"published only for the combined code {combined}, People of {combined}",)
    assert f"BLS OEWS May 2025 (published for the combined code {combined}, People of {combined})" in found.text


def test_an_occupation_without_a_row_says_why_and_what_is_beside_it(tmp_path: Path) -> None:
    found = plan(tmp_path, WAGES, row("Colorado", "51-4122"), row("Colorado", "11-1011"))
    beside = "(it has 51-4122; look whether one of them includes it)"
    assert found.reason == f"Colorado has no row for 51-4121 {beside}"


def test_an_area_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotImport, match=r'about the area "Colorada"\. Did you mean Colorado\?'):
        plan(tmp_path, WAGES, row("Colorado", "51-4121"), areas=("Colorada",))


def test_a_file_with_errors_is_left_alone(tmp_path: Path) -> None:
    plan(tmp_path, WAGES, row("Colorado", "51-4121"))
    table = tmp_path / "state_M2025_dl.csv"
    (found,) = plan_wages(
        load(tmp_path / "catalog").catalog,
        tmp_path / "catalog",
        read_oews(read_tables(table), table.name, None),
        ("Colorado",),
        {"town/occupations/welders.yaml"},
    )
    assert (found.text, found.reason) == ("", "its file has errors; run pathways check")


def test_an_area_in_several_languages_stays_as_it_is_written(tmp_path: Path) -> None:
    areas = "area: {en: Colorado, es: El estado de Colorado}"
    found = plan(tmp_path, WAGES.replace("area: Colorado   # the whole state", areas), row("Colorado", "51-4121"))
    assert found.reason == ""
    assert f"  - {areas}\n    low: 30000\n" in found.text
