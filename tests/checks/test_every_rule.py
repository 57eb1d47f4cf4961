"""What holds for every rule: it is listed, its words are plain, and its examples do what they say."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable
from functools import cache

import pytest

import generator.checks.rules
from generator.catalog.load import load
from generator.checks.example_catalog import EXAMPLE_DATE
from generator.checks.rule import GraphRule, manual_of
from generator.checks.rules import ALL_RULES, RULES
from generator.checks.runner import check
from generator.model.findings import Example, Finding, Rule, Severity
from tests.checks.golden import assert_golden
from tests.checks.places import lay_out
from tests.checks.stranger import STRANGER, WITH_A_STRANGER

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


def shown(findings: tuple[Finding, ...], rule: Rule) -> list[str]:
    """Return those of `findings` that are of `rule`, as text."""
    return [f"{finding.place.file} {finding.title}" for finding in findings if finding.code == rule.code]


def test_every_file_of_a_rule_is_listed() -> None:
    for module in pkgutil.iter_modules(generator.checks.rules.__path__):
        rule = importlib.import_module(f"generator.checks.rules.{module.name}").RULE
        assert any(rule is listed for listed in ALL_RULES), module.name


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


Found = Callable[[str], tuple[Finding, ...]]
EXAMPLES = {
    "the example catalog": Example(()),
    **{f"{rule.code}, bad": rule.bad for rule in ALL_RULES},
    **{f"{rule.code}, good": rule.good for rule in ALL_RULES},
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """Return what gives the findings in an example by its name, checked once, with a stranger among the rules."""

    @cache
    def find(example: str) -> tuple[Finding, ...]:
        catalog = load(lay_out(tmp_path_factory.mktemp("example"), EXAMPLES[example]))
        return check(catalog, EXAMPLE_DATE, rules=WITH_A_STRANGER).findings

    return find


@BY_CODE
def test_the_bad_example_raises_this_rule(rule: Rule, found: Found) -> None:
    own = [finding for finding in found(f"{rule.code}, bad") if finding.code == rule.code]
    assert {finding.severity for finding in own} == {rule.severity}
    for finding in own:
        assert_plain(finding.title)
        assert_plain(finding.what)
        assert_plain(finding.fix)


@BY_CODE
def test_the_good_example_does_not_raise_this_rule(rule: Rule, found: Found) -> None:
    assert rule.good.files
    assert shown(found(f"{rule.code}, good"), rule) == []


@BY_CODE
def test_a_rule_is_silent_about_the_examples_of_others(rule: Rule, found: Found) -> None:
    others = (example for example in EXAMPLES if not example.startswith(rule.code))
    assert_golden(
        "other_examples", rule.code, (f"{one}: {line}" for one in others for line in shown(found(one), rule))
    )


def test_a_stranger_among_the_rules_is_heard(found: Found) -> None:
    assert shown(found("the example catalog"), STRANGER)
