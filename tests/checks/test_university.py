"""A university's courses, checked: what is wrong with them is found, and nothing else."""

from __future__ import annotations

from collections import Counter

import pytest

from generator.catalog.load import Loaded
from generator.checks.causes import members
from generator.checks.runner import Report, check
from generator.model.catalog import Catalog
from generator.model.findings import Severity
from tests.demonstration import DAY
from tests.university import University


@pytest.fixture(name="checked", scope="module")
def checked_catalog(university_loaded: Loaded) -> tuple[Catalog, Report]:
    return university_loaded.catalog, check(university_loaded, DAY)


def test_the_only_errors_are_the_references_to_nothing(
    checked: tuple[Catalog, Report], university: University
) -> None:
    errors = Counter(finding.code for finding in members(checked[1].findings) if finding.severity is Severity.ERROR)
    assert errors == {"L201": university.unknown}


def test_suggestions_are_few_and_name_courses_there_are(
    checked: tuple[Catalog, Report], university: University
) -> None:
    catalog, report = checked
    found = [finding for finding in report.findings if finding.code == "L201"]
    suggested = [suggestion.value for finding in found for suggestion in finding.suggestions]
    assert all(len(finding.suggestions) <= 3 for finding in found)
    assert suggested
    assert {f"{university.id}/{value}" for value in suggested} <= set(catalog.courses)
