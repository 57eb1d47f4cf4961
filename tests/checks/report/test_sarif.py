"""Reports follow the schema of SARIF 2.1.0, as OASIS publishes it and a test package of Microsoft carries it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.catalog.load import load
from generator.checks.baseline import mark_known
from generator.checks.example_catalog import PATHWAY, changed
from generator.checks.report.sarif import sarif_report
from generator.checks.runner import Crash, Report, check
from tests.bench.parts import FAULTS
from tests.bench.synthetic import write_synthetic
from tests.checks.places import report_on
from tests.demonstration import CHECK_DAY, ROOT
from tests.demonstration import report as demonstration_report

PACKAGE = ROOT / "tests" / "node_modules" / "@microsoft" / "jest-sarif"


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    (file,) = PACKAGE.glob("lib/schemas/sarif-2.1.0-*.json")
    loaded: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return loaded


def problems(schema: dict[str, Any], report: Report) -> list[str]:
    """Return where the SARIF text of `report` does not follow `schema`."""
    validator = jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())
    return [
        error.json_path + ": " + error.message for error in validator.iter_errors(json.loads(sarif_report(report)))
    ]


def test_the_schema_refuses_what_is_no_report(schema: dict[str, Any]) -> None:
    assert schema["title"].startswith("Static Analysis Results Format (SARIF) Version 2.1.0")
    validator = jsonschema.Draft7Validator(schema)
    assert not validator.is_valid({"version": "2.1.0", "runs": [{"tool": {}}]})
    assert validator.is_valid({"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "pathways"}}}]})


def test_the_demonstration_gives_valid_sarif(schema: dict[str, Any]) -> None:
    report = demonstration_report()
    assert report.findings
    assert problems(schema, report) == []


def test_a_catalog_with_every_kind_of_fault_gives_valid_sarif(schema: dict[str, Any], tmp_path: Path) -> None:
    write_synthetic(tmp_path, 20, faults=len(FAULTS))
    report = check(load(tmp_path), CHECK_DAY)
    assert {code for code, *_ in FAULTS} <= {finding.code for finding in report.findings}
    assert problems(schema, report) == []


def test_a_comparison_and_a_failed_rule_give_valid_sarif(schema: dict[str, Any], tmp_path: Path) -> None:
    base = report_on(tmp_path / "base")
    head = report_on(tmp_path / "head", changed(PATHWAY, ("course: welding-2", "course: weldng-2")))
    compared = replace(mark_known(head, base), crashes=(Crash("L201", "unknown-reference", "KeyError: 'x'"),))
    assert compared.new
    assert problems(schema, compared) == []
