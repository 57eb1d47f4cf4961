"""The demonstration catalog: no errors, and gaps that are intended. Its mutations stand in test_mutations.py."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.checks.runner import Report
from generator.model.findings import Finding, Severity
from tests.demonstration import report

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "known_gaps.txt"


def gap(finding: Finding) -> str:
    """Return a finding as a line of the golden file, without what changes when lines move."""
    return f"{finding.severity} {finding.code} {finding.place.file}{finding.place.pointer} {finding.value}".rstrip()


@pytest.fixture(scope="module")
def sound() -> Report:
    return report()


def test_the_demonstration_catalog_has_no_errors(sound: Report) -> None:
    assert [gap(finding) for finding in sound.findings if finding.severity is Severity.ERROR] == []


def test_its_gaps_are_the_intended_ones(sound: Report) -> None:
    """Set PATHWAYS_UPDATE_GOLDEN to write the list anew, and read what changed."""
    gaps = "".join(f"{gap(finding)}\n" for finding in sound.findings)
    if os.environ.get("PATHWAYS_UPDATE_GOLDEN"):
        GOLDEN.write_text(gaps, encoding="utf-8")
    assert gaps.splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()
