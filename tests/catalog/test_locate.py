"""Lines are those of the files that were checked, whatever somebody saves meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalog.load import ParsedFileCache, load
from generator.checks.example_catalog import (
    EXAMPLE_DATE,
    FILES,
    PATHWAY,
    WELDING_1,
    WELDING_2,
    changed,
    combined,
    extended,
)
from generator.checks.report.text import text_report
from generator.checks.runner import check
from generator.runtime import parallel
from tests.checks.places import lay_out

# One finding of the reader, and one of a rule that asks the graph about a file the reader had nothing to say of.
MISTAKES = combined(
    extended(WELDING_1, "shoe_size: 44\n"), changed(PATHWAY, ("course: welding-2", "course: weldng-2"))
)
LINES = {"D102": "  → 6 | shoe_size: 44", "L201": "  → 20 |     - course: weldng-2"}


def save_all_anew(folder: Path) -> None:
    """Write the catalog again, every text ten lines further down."""
    for name in FILES:
        (folder / name).write_text(
            10 * "# Nothing.\n" + (folder / name).read_text(encoding="utf-8"), encoding="utf-8"
        )


@pytest.mark.parametrize("processes", [1, 3])
def test_a_file_saved_after_it_was_read_is_shown_as_it_was_checked(
    processes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "_PARALLEL_FROM", 1)
    monkeypatch.setattr(parallel, "available_processes", lambda: processes)
    loaded = load(lay_out(tmp_path, MISTAKES))
    save_all_anew(tmp_path)
    report = check(loaded, EXAMPLE_DATE, only=LINES)
    save_all_anew(tmp_path)
    shown = text_report(report)
    assert {finding.code for finding in report.findings} == set(LINES)
    assert all(line in shown for line in LINES.values())


def test_files_that_are_gone_are_shown_all_the_same(tmp_path: Path) -> None:
    loaded = load(lay_out(tmp_path, MISTAKES))
    for name in (WELDING_1, PATHWAY):
        (tmp_path / name).unlink()
    assert LINES["L201"] in text_report(check(loaded, EXAMPLE_DATE))


def test_a_report_keeps_only_the_files_it_is_about(tmp_path: Path) -> None:
    report = check(load(lay_out(tmp_path, MISTAKES)), EXAMPLE_DATE, only=LINES)
    assert set(report.texts) == {WELDING_1, PATHWAY}


def test_what_was_not_read_again_is_shown_as_it_was_read(tmp_path: Path) -> None:
    memory = ParsedFileCache()
    load(lay_out(tmp_path, MISTAKES), memory=memory)
    (tmp_path / WELDING_2).touch()
    assert load(tmp_path, memory=memory).texts == load(tmp_path).texts


def test_a_file_that_is_no_text_or_stands_elsewhere_is_shown_by_its_first_line(tmp_path: Path) -> None:
    lay_out(tmp_path)
    (tmp_path / WELDING_1).write_bytes("name: Soldadura básica\n".encode("latin-1"))
    (tmp_path / "aspen-ridge" / "courses" / "Metal Art.yaml").write_text("name: Metal art\nsubject: cte\n")
    shown = text_report(check(load(tmp_path), EXAMPLE_DATE, only=("F101", "F104")))
    assert "  → 1 | name: Soldadura b\ufffdsica" in shown
    assert "  → 1 | name: Metal art\n" in shown
