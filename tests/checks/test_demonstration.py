"""The demonstration catalog: no errors, and gaps that are intended. Its mutations stand in test_mutations.py."""

from __future__ import annotations

import pytest

from generator.checks.rules import ALL_RULES
from generator.checks.runner import Report, check
from generator.model.findings import Finding, Rule, Severity
from tests.checks.golden import assert_golden
from tests.checks.stranger import WITH_A_STRANGER
from tests.demonstration import CHECK_DAY, loaded


def gap(finding: Finding) -> str:
    """Return a finding as a line of the golden file, without what changes when lines move."""
    return f"{finding.severity} {finding.place.file}{finding.place.pointer} {finding.value}".rstrip()


@pytest.fixture(scope="module")
def sound() -> Report:
    return check(loaded(), CHECK_DAY, rules=WITH_A_STRANGER)


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_what_a_rule_finds_are_intended_gaps(rule: Rule, sound: Report) -> None:
    own = [finding for finding in sound.findings if finding.code == rule.code]
    assert [gap(finding) for finding in own if finding.severity is Severity.ERROR] == []
    assert_golden("known_gaps", rule.code, map(gap, own))
