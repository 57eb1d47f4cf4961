"""What holds for every rule about a change: plain words, and examples that do what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.checks.change_rules import CHANGE_RULES, EVERY_RULE, ChangeRule
from generator.checks.rules import ALL_RULES
from tests.checks.test_every_rule import assert_plain
from tests.diff.sides import compared, files

BY_CODE = pytest.mark.parametrize("rule", CHANGE_RULES, ids=lambda rule: rule.code)


def test_no_code_and_no_name_is_used_twice() -> None:
    assert len({rule.code for rule in EVERY_RULE}) == len({rule.name for rule in EVERY_RULE}) == len(EVERY_RULE)
    assert len(EVERY_RULE) == len(ALL_RULES) + len(CHANGE_RULES)


@BY_CODE
def test_a_rule_is_described_in_plain_words(rule: ChangeRule) -> None:
    assert re.fullmatch(r"I98[0-9]", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)
    for text in (rule.title, rule.meaning, rule.why, rule.fix):
        assert text
        assert_plain(text)


@BY_CODE
def test_the_bad_example_raises_this_rule_with_its_severity(rule: ChangeRule, tmp_path: Path) -> None:
    found = [one for one in compared(tmp_path, files(rule.bad), files(rule.before)).findings if one.code == rule.code]
    assert found
    assert {finding.severity for finding in found} == {rule.severity}
    for finding in found:
        assert_plain(finding.title)
        assert_plain(finding.what)
        assert_plain(finding.fix)


@BY_CODE
def test_the_good_example_raises_nothing(rule: ChangeRule, tmp_path: Path) -> None:
    assert rule.good.files
    assert compared(tmp_path, files(rule.good), files(rule.before)).findings == ()
