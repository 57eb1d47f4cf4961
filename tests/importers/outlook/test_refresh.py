"""Which projection an occupation gets, and that nothing but its outlook changes in its file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.catalog.load import load
from generator.importers.outlook.projections import Projection
from generator.importers.outlook.refresh import Foreseen, plan_outlook
from generator.importers.tables.rows import CannotImport

HEAD = 'name: Welders\ndescription: They join metal.\nsoc: "51-4121"\n'
OUTLOOK = """\
outlook:  # who is wanted
  area: Colorado
  openings_per_year: 900   # each year
  growth_percent: 1.5
  period: "2022-2032"
  source: Projections Central 2022-2032
"""
NEW = Projection("Colorado", "51-4121", "2024-2034", 1000, 2.5, "Projections Central 2024-2034")
FILE = "town/occupations/welders.yaml"


def plan(folder: Path, outlook: str, *found: Projection, area: str | None = None, wrong: bool = False) -> Foreseen:
    """Return what happens to welders whose file says `outlook`, when the table has `found`."""
    (folder / FILE).parent.mkdir(parents=True, exist_ok=True)
    (folder / "catalog.yaml").write_text("name: A\nregion: B\nschool_year: '2026-27'\n", encoding="utf-8")
    (folder / FILE).write_text(HEAD + outlook, encoding="utf-8")
    (planned,) = plan_outlook(load(folder).catalog, folder, found, area, {FILE} if wrong else set())
    return planned


def test_only_the_outlook_changes(tmp_path: Path) -> None:
    after = OUTLOOK.replace("900", "1000").replace("1.5", "2.5").replace("2022-2032", "2024-2034")
    assert plan(tmp_path, OUTLOOK + "# end\n", NEW).text == HEAD + after + "# end\n"
    assert plan(tmp_path, after, NEW).text == ""


def test_a_first_outlook_is_added_where_it_belongs(tmp_path: Path) -> None:
    after = OUTLOOK.replace("900   # each year", "1000").replace("1.5", "2.5").replace("2022-2032", "2024-2034")
    after = after.replace("  # who is wanted", "")
    assert plan(tmp_path, "web_page: https://example.org/\n", NEW).text == (
        HEAD + after + "web_page: https://example.org/\n"
    )


def test_a_number_that_is_not_given_goes(tmp_path: Path) -> None:
    assert "growth_percent" not in plan(tmp_path, OUTLOOK, replace(NEW, growth=None)).text
    none = plan(tmp_path, OUTLOOK, replace(NEW, growth=None, openings=None))
    assert (none.text, none.reason) == ("", "the table has no numbers for 51-4121")


def test_an_older_table_and_one_of_another_area_change_nothing(tmp_path: Path) -> None:
    older = plan(tmp_path, OUTLOOK, replace(NEW, period="2020-2030"))
    assert (older.text, older.is_older) == ("", True)
    assert older.reason == "its outlook is of 2022-2032 already; the table is of 2020-2030"
    other = plan(tmp_path, OUTLOOK, replace(NEW, area="Utah"))
    assert (other.text, other.reason) == ("", "its outlook is about Colorado, the table about Utah")


def test_a_combined_code_is_taken_and_said(tmp_path: Path) -> None:
    found = plan(tmp_path, OUTLOOK, replace(NEW, code="51-4120"))
    assert found.note == "published only for the combined code 51-4120"
    assert "  source: Projections Central 2024-2034 (published for the combined code 51-4120)\n" in found.text


def test_an_occupation_without_a_row_and_a_file_with_errors_say_why(tmp_path: Path) -> None:
    assert plan(tmp_path, OUTLOOK, replace(NEW, code="11-1011")).reason == "the table has no row for 51-4121"
    assert plan(tmp_path, OUTLOOK, NEW, wrong=True).reason == "its file has errors; run pathways check"


def test_of_several_areas_one_must_be_named(tmp_path: Path) -> None:
    two = (NEW, replace(NEW, area="Utah", openings=7))
    with pytest.raises(CannotImport, match=r"The table is about 2 areas\. Say which with --area\."):
        plan(tmp_path, OUTLOOK, *two)
    with pytest.raises(CannotImport, match=r'about the area "Utha"\. Did you mean Utah\?'):
        plan(tmp_path, OUTLOOK, *two, area="Utha")
    assert "openings_per_year: 1000 " in plan(tmp_path, OUTLOOK, *two, area="colorado").text
