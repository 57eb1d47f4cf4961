"""The report, its chart and the README's lines come from what was measured, one row for each size."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.bench import report
from tests.bench.report import CHART, PARTS, README, REPORT, read_results, summary


def test_report_chart_and_readme_say_what_was_measured() -> None:
    results = read_results()
    remedy = "run: python -m tests.bench.report"
    assert REPORT.read_text(encoding="utf-8") == report.report(results), remedy
    assert CHART.read_text(encoding="utf-8") == report.chart(results) + "\n", remedy
    assert "\n".join(summary(results)) in README.read_text(encoding="utf-8"), remedy


def test_every_part_has_rows_with_the_day_of_their_measurement() -> None:
    results = read_results()
    assert set(results) == set(PARTS)
    assert all(date.fromisoformat(row["measured"][:10]) for rows in results.values() for row in rows)


def test_a_size_that_is_measured_again_takes_the_place_of_its_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("RESULTS", "REPORT", "CHART", "README"):
        copy = tmp_path / name
        copy.write_bytes(getattr(report, name).read_bytes())
        monkeypatch.setattr(report, name, copy)
    before = read_results()["reach"]
    report.keep("reach", [{"question": "reach", "pathways": 1000, "seconds": 1.0}])
    after = read_results()["reach"]
    assert [row["pathways"] for row in after] == [row["pathways"] for row in before]
    assert after[0]["seconds"] == 1.0
    assert after[1:] == before[1:]
    assert f"| reach | 1,000 | 1.0 | {date.today()}" in report.REPORT.read_text(encoding="utf-8")
