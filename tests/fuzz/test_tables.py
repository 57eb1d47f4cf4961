"""Whatever a table of another program holds, an import ends in files that can be read again, or in one sentence."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog.load import load
from generator.cli import main
from generator.model.findings import Severity
from tests.builders import HOME, course, occupation, write
from tests.effort import worked_off
from tests.fuzz import corpus
from tests.fuzz.hostile_tables import COURSES, OUTLOOK, PROJECTIONS, WAGES, Rows, hostile_files
from tests.importers.workbooks import ods, xlsx
from tests.laws import examples

IMPORTS = {
    "courses": (["import", "courses", "--organization", HOME], COURSES),
    "wages": (["refresh", "wages", "--area", "Colorado", "--area", "United States"], WAGES),
    "outlook": (["refresh", "outlook"], OUTLOOK),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a small sound catalog, which every import gets as new."""
    wage = {"area": "Colorado", "median": 39_000, "unit": "year", "period": "2024-05", "source": "BLS OEWS May 2024"}
    outlook = {"area": "Colorado", "period": "2020-2030", "growth_percent": 1.5, "source": "Projections Central"}
    return write(
        tmp_path_factory.mktemp("sound") / "catalog",
        course("one"),
        occupation("welder", wages=[wage], outlook=outlook),
    )


def assert_imported_or_refused(sound: Path, what: str, name: str, content: bytes) -> None:
    folder = sound.parent / "catalog-now"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(sound, folder)
    table = sound.parent / name
    table.write_bytes(content)
    command, _ = IMPORTS[what]
    with worked_off():
        ended = CliRunner().invoke(main, [*command, str(table), "--catalog", str(folder)])
    assert ended.exit_code in (0, 1, 2), ended.output
    assert "Traceback" not in ended.output
    assert [one for one in load(folder).findings if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize("what", IMPORTS)
@given(data=st.data())
@settings(max_examples=examples(150))
def test_any_table_is_imported_or_refused(sound: Path, what: str, data: st.DataObject) -> None:
    rows: Rows = IMPORTS[what][1]
    assert_imported_or_refused(sound, what, *data.draw(hostile_files(rows)))


@pytest.mark.parametrize("what", IMPORTS)
@pytest.mark.parametrize("number", range(len(corpus.TABLES)))
def test_tables_that_failed_once_are_imported_or_refused(sound: Path, what: str, number: int) -> None:
    assert_imported_or_refused(sound, what, *corpus.TABLES[number])


def test_the_workbook_of_the_nation_is_read_without_changes(sound: Path) -> None:
    assert_imported_or_refused(sound, "outlook", "occupation.xlsx", PROJECTIONS)


def test_a_workbook_made_again_has_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What depends on the clock cannot be tried again, and counts as a failure that nobody can explain."""
    made = [xlsx({"Sheet1": COURSES}), ods({"Sheet1": COURSES})]
    monkeypatch.setattr(time, "time", lambda: 2e9)
    assert [xlsx({"Sheet1": COURSES}), ods({"Sheet1": COURSES})] == made
