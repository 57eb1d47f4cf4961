"""What holds for every rule: it is listed, its words are plain, and its examples do what they say."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import generator.checks.rules
from generator.checks.rule import GraphRule, manual_of
from generator.checks.rules import ALL_RULES, RULES
from generator.model.findings import Finding, Rule, Severity
from tests.checks.places import find

BY_CODE = pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
FORBIDDEN = re.compile(
    r"\b(?:schemas?|nodes?|null|regex|dangling|you must|your fault|invalid|illegal)\b", re.IGNORECASE
)
LONGEST_SENTENCE = 20


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!])\s+", text) if part]


def words(sentence: str) -> int:
    return len([word for word in sentence.split() if re.search(r"\w", word)])


def assert_plain(text: str) -> None:
    assert not FORBIDDEN.search(text), text
    for sentence in sentences(text):
        assert words(sentence) <= LONGEST_SENTENCE, sentence


def shown(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{finding.code} {finding.place.file} {finding.title}" for finding in findings]


def test_every_file_of_a_rule_is_listed() -> None:
    listed = {rule.code for rule in ALL_RULES}
    for module in pkgutil.iter_modules(generator.checks.rules.__path__):
        rule = importlib.import_module(f"generator.checks.rules.{module.name}").RULE
        assert rule.code in listed, module.name


def test_no_code_and_no_name_is_used_twice() -> None:
    assert len({rule.code for rule in ALL_RULES}) == len(ALL_RULES)
    assert len({rule.name for rule in ALL_RULES}) == len(ALL_RULES)


def test_rules_stand_in_the_order_of_their_codes() -> None:
    assert [rule.code for rule in RULES] == sorted(rule.code for rule in RULES)


@BY_CODE
def test_a_rule_is_described_in_plain_words(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z][0-9]{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)
    for text in (rule.title, rule.meaning, rule.why, rule.fix):
        assert text
        assert_plain(text)


@BY_CODE
def test_a_rule_about_dates_is_never_an_error(rule: Rule) -> None:
    assert not (rule.depends_on_date and rule.severity is Severity.ERROR)


@BY_CODE
def test_a_rule_has_a_manual(rule: Rule) -> None:
    assert len(manual_of(rule)) > 40
    if isinstance(rule, GraphRule):
        assert manual_of(rule).startswith(f"{rule.code} {rule.name}.")


@BY_CODE
def test_the_bad_example_raises_this_rule_and_nothing_else(rule: Rule, tmp_path: Path) -> None:
    found = find(tmp_path, rule.bad)
    assert {finding.code for finding in found} == {rule.code}, shown(found)
    assert {finding.severity for finding in found} == {rule.severity}
    for finding in found:
        assert_plain(finding.title)
        assert_plain(finding.what)
        assert_plain(finding.fix)


@BY_CODE
def test_the_good_example_raises_nothing(rule: Rule, tmp_path: Path) -> None:
    assert rule.good.files
    found = find(tmp_path, rule.good)
    assert found == (), shown(found)
