"""What a rule says of a problem, and what is known without its saying so."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from generator.catalog.load import load
from generator.checks.baseline import shared_fingerprints
from generator.checks.example_catalog import CERTIFICATION, unchanged
from generator.checks.rule import Problem, manual_of
from generator.checks.rules import RULES, age_too_low, not_offered_here
from generator.checks.runner import Report, check
from generator.model.capping import MOST_TOLD
from generator.model.places import Place
from tests.builders import course, organization, pathway, write
from tests.checks.asked import problems
from tests.demonstration import CHECK_DAY


@pytest.mark.parametrize(
    ("file", "entity"),
    [
        ("aspen-ridge/courses/welding-1.yaml", "aspen-ridge/welding-1"),
        ("aspen-ridge/organization.yaml", "aspen-ridge"),
        ("catalog.yaml", ""),
    ],
)
def test_a_problem_is_about_what_its_file_describes(file: str, entity: str) -> None:
    assert Problem(place=Place(file, "/name"), title="Title", what="What.").entity == entity


def test_rules_that_a_rule_names_exist_and_are_not_itself() -> None:
    codes = {rule.code for rule in RULES}
    for rule in RULES:
        named = {*rule.suppressed_by, *(asked.code for asked in rule.asks)}
        assert named <= codes - {rule.code}, rule.code


def test_work_is_shared_by_two_rules_at_least() -> None:
    words = [rule.shares_work for rule in RULES if rule.shares_work]
    assert all(words.count(word) > 1 for word in words)


def test_a_rule_is_called_what_its_file_is_called() -> None:
    assert (age_too_low.RULE.name, manual_of(age_too_low.RULE)) == ("age-too-low", age_too_low.__doc__)


def test_a_good_example_is_what_the_bad_one_was_before() -> None:
    assert age_too_low.RULE.good == unchanged(CERTIFICATION)


def test_of_many_districts_without_a_course_some_are_put_into_words_and_all_are_counted() -> None:
    names = [f"d{number}" for number in range(MOST_TOLD + 20)]
    lacking = [course(f"c{number}") for number in range(5)]
    plan: dict[str, Any] = {"grade-9": [{"course": f"c{number}"} for number in range(5)]}
    with patch(f"{not_offered_here.__name__}._problem", wraps=not_offered_here._problem) as worded:
        found = problems(
            not_offered_here.RULE, *map(organization, names), *lacking, pathway("welding", plan, offered_in=names)
        )
    assert worded.call_count < 2 * MOST_TOLD
    assert found[-1].title == "20 more of these in this file"
    of_each = Counter[str]()
    for one in found[:-1]:
        of_each[one.value.split()[1]] += 1 + one.more
    assert list(of_each.values()) == [5] * MOST_TOLD


def test_how_many_come_from_one_cause_is_counted_before_any_is_left_out(tmp_path: Path) -> None:
    count = MOST_TOLD + 20
    lacking = [course(f"c{number}") for number in range(count)]
    plan: dict[str, Any] = {"grade-9": [{"course": f"c{number}"} for number in range(count)]}
    here = [organization(name) for name in ("north", "south")]
    offered = pathway("welding", plan, offered_in=["north", "south"])
    found = check(load(write(tmp_path / "catalog", *here, *lacking, offered)), CHECK_DAY, only=["O501"]).findings
    assert [(one.title, one.more) for one in found] == [
        (f"120 steps of Welding are not offered to learners of {place}", 0) for place in ("North", "South")
    ]
    # One more or less is another finding, though the places that are listed are the same.
    fewer = pathway("welding", {"grade-9": plan["grade-9"][:-1]}, offered_in=["north", "south"])
    before = check(load(write(tmp_path / "before", *here, *lacking, fewer)), CHECK_DAY, only=["O501"])
    known = shared_fingerprints(Report(tmp_path, CHECK_DAY, found), before)
    assert not known.intersection(one.fingerprint for one in found)
