"""`pathways explain`: every rule in words, with its examples."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from generator.checks.rules import ALL_RULES
from generator.cli import main
from generator.model.findings import Rule


def explain(rule: str) -> Result:
    return CliRunner().invoke(main, ["explain", rule])


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_every_rule_is_explained_with_its_examples(rule: Rule) -> None:
    result = explain(rule.code.lower())
    assert result.exit_code == 0
    for heading in (
        "What it means",
        "Why it matters",
        "How to fix it",
        "An example of the problem",
        "A correct example",
    ):
        assert heading in result.stdout


def test_a_rule_is_explained_by_name_too() -> None:
    assert explain("unknown-reference").stdout.startswith("L201 unknown-reference (error)\n")


def test_an_unknown_rule_is_not_explained() -> None:
    result = explain("L299")
    assert result.exit_code == 2
    assert 'Unknown rule "L299". Did you mean' in result.stderr
