"""`pathways refresh`: what is printed, written and refused."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.catalog.load import load
from tests.cli.conftest import run_in
from tests.importers.outlook.tables import national
from tests.importers.wages.survey import HEADER, row
from tests.importers.workbooks import packed, xlsx

WELDERS = """\
name: Welders
description: They join metal.
soc: "51-4121"
wages:
  - {area: Colorado, low: 29000, median: 39000, high: 49000, unit: year, period: "2024-05", source: BLS OEWS May 2024}
source: BLS OEWS May 2024
"""


def survey(folder: Path, name: str = "oesm25st.zip") -> str:
    """Return where a zip with one workbook is, in which welders earn more."""
    rows: list[Sequence[object]] = [HEADER, row("Colorado", "51-4121", A_PCT90="#"), row("Utah", "51-4121")]
    book = xlsx({"State_M2025_dl": rows})
    (folder.parent / name).write_bytes(packed({f"{name[:-4]}/state_M20{name[4:6]}_dl.xlsx": book}))
    return str(folder.parent / name)


def with_welders(folder: Path) -> Path:
    """Return the file of welders, put into the catalog in `folder`."""
    file = folder / "town/occupations/welders.yaml"
    file.parent.mkdir()
    file.write_text(WELDERS, encoding="utf-8")
    return file


def test_wages_are_written_and_old_new_and_change_printed(folder: Path) -> None:
    file = with_welders(folder)
    printed = run_in(folder, "refresh", "wages", survey(folder), "--area", "Colorado").output
    assert printed == (
        "state_M2025_dl.xlsx: 2 rows of 2025-05.\n"
        "\n"
        "Wages: 10th percentile, median, 90th percentile\n"
        "Occupation\tArea\tOld\tNew\tChange of the median\n"
        "Welders\tColorado\t$29,000, $39,000, $49,000 per year\t$30,000, $40,000, $239,200+ per year\t+2.6%\n"
        "\n"
        "Look at these:\n"
        "- Welders: high: # in the table, a lower bound.\n"
        "\n"
        "These files still name the old wages somewhere, for example in `source`:\n"
        "- town/occupations/welders.yaml: BLS OEWS May 2024\n"
        "\n"
        "Occupations: 1 with new figures, 0 that say the same already, 0 without.\n"
    )
    new = '{area: Colorado, low: 30000, median: 40000, high: 239200, unit: year, period: "2025-05", '
    new += "source: BLS OEWS May 2025, top_coded: [high]}"
    assert file.read_text(encoding="utf-8").splitlines()[4] == f"  - {new}"
    assert [one for one in load(folder).findings if one.place.file.endswith("welders.yaml")] == []


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    file = with_welders(folder)
    result = run_in(folder, "refresh", "wages", survey(folder), "--area", "Colorado", "--dry-run")
    assert result.output.endswith("Nothing was written (--dry-run).\n")
    assert file.read_text(encoding="utf-8") == WELDERS


def test_an_older_table_is_refused(folder: Path) -> None:
    file = with_welders(folder)
    result = run_in(folder, "refresh", "wages", survey(folder, "oesm23st.zip"), "--area", "Colorado")
    assert result.exit_code == 2
    assert "The table is older than the catalog: Welders: Colorado has wages of 2024-05 already" in result.output
    assert file.read_text(encoding="utf-8") == WELDERS


def test_what_is_not_there_and_what_is_no_month_are_refused(folder: Path) -> None:
    with_welders(folder)
    result = run_in(folder, "refresh", "wages", survey(folder), "--area", "Utha")
    assert (result.exit_code, "Did you mean Utah?" in result.output) == (2, True)
    result = run_in(folder, "refresh", "wages", survey(folder), "--area", "Utah", "--period", "May 2025")
    assert (result.exit_code, '"May 2025" is no month. Write --period as 2025-05.' in result.output) == (2, True)


def test_an_occupation_whose_file_has_errors_is_left_alone(folder: Path) -> None:
    file = with_welders(folder)
    file.write_text(WELDERS + "colour: red\n", encoding="utf-8")
    result = run_in(folder, "refresh", "wages", survey(folder), "--area", "Colorado")
    assert "- Welders: its file has errors; run pathways check.\n" in result.output
    assert file.read_text(encoding="utf-8") == WELDERS + "colour: red\n"


def test_an_outlook_is_written_and_old_new_and_change_printed(folder: Path) -> None:
    file = with_welders(folder)
    table = folder.parent / "occupation.xlsx"
    table.write_bytes(national(["51-4121", "Line item", 2.2, 45.6]))
    printed = run_in(folder, "refresh", "outlook", str(table)).output
    assert printed == (
        "Outlook: openings per year, growth, years\n"
        "Occupation\tOld\tNew\tChange\n"
        "Welders\tnone\t45,600, +2.2%, 2024-2034\tnew\n"
        "\n"
        "Occupations: 1 with new figures, 0 that say the same already, 0 without.\n"
    )
    assert "\noutlook:\n  area: United States\n  openings_per_year: 45600\n" in file.read_text(encoding="utf-8")
    table.write_bytes(national(["51-4121", "Line item", 2.2, 45.5]))
    printed = run_in(folder, "refresh", "outlook", str(table), "--dry-run").output
    assert "\t45,600, +2.2%, 2024-2034\t45,500, +2.2%, 2024-2034\t-100\n" in printed
    assert "openings_per_year: 45600\n" in file.read_text(encoding="utf-8")
    assert [one for one in load(folder).findings if one.place.file.endswith("welders.yaml")] == []


def test_a_table_that_holds_no_projections_is_refused(folder: Path) -> None:
    result = run_in(folder, "refresh", "outlook", survey(folder))
    assert result.exit_code == 2
    assert "Traceback" not in result.output
