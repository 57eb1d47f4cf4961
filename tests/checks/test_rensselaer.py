"""Four thousand real courses, checked: what is wrong with them is found, and nothing else."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from generator.catalog.load import load
from generator.checks.runner import Report, check
from generator.model.catalog import Catalog
from generator.model.findings import Severity
from tests import rensselaer


@pytest.fixture(name="checked", scope="module")
def checked_catalog(data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Catalog, Report]:
    loaded = load(rensselaer.write_rensselaer(data, tmp_path_factory.mktemp("rensselaer")))
    return loaded.catalog, check(loaded, date(2026, 11, 1))


def test_the_only_errors_are_the_41_references_to_nothing(checked: tuple[Catalog, Report]) -> None:
    errors = Counter(finding.code for finding in checked[1].findings if finding.severity is Severity.ERROR)
    assert errors == {"L201": 41}


def test_suggestions_are_few_and_name_courses_there_are(checked: tuple[Catalog, Report]) -> None:
    catalog, report = checked
    found = [finding for finding in report.findings if finding.code == "L201"]
    suggested = [suggestion.value for finding in found for suggestion in finding.suggestions]
    assert all(len(finding.suggestions) <= 3 for finding in found)
    assert suggested
    assert {f"{rensselaer.OWNER}/{value}" for value in suggested} <= set(catalog.courses)
