"""Each rule sees the mistake that it is about: in the right places of the whole demonstration, and alone.

A mutation changes the catalog the way somebody might by mistake. What is new must be its rule, where it is expected,
and nothing else.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.catalog.load import Loaded, load
from generator.checks.rules import ALL_RULES
from generator.checks.runner import Report, check
from tests.checks.mutations import MUTATIONS
from tests.checks.mutations.changes import Mutation
from tests.checks.mutations.laid_over import laid_over, write
from tests.demonstration import CATALOG, CHECK_DAY, loaded, report

EACH = pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: f"{mutation.rule} {mutation.change}")


@pytest.fixture(scope="module")
def sound() -> Loaded:
    return loaded()


@pytest.fixture(scope="module")
def known() -> frozenset[str]:
    return frozenset(finding.fingerprint for finding in report().findings)


def new(report: Report, known: frozenset[str]) -> set[str]:
    """Return the findings that came with a mutation, as code and place."""
    assert report.crashes == ()
    return {
        f"{finding.code} {finding.place.file}{finding.place.pointer}"
        for finding in report.findings
        if finding.fingerprint not in known
    }


@EACH
def test_a_mutation_is_seen_by_its_rule_where_it_is_and_by_no_other(
    mutation: Mutation, sound: Loaded, known: frozenset[str], tmp_path: Path
) -> None:
    found = new(check(laid_over(sound, tmp_path, mutation.files), CHECK_DAY), known)
    assert found == {f"{mutation.rule} {place}" for place in mutation.at}


def test_every_rule_has_a_mutation() -> None:
    assert {rule.code for rule in ALL_RULES} == {mutation.rule for mutation in MUTATIONS}


@pytest.mark.parametrize("rule", ["F104", "F105", "L201", "X991"])
def test_reading_only_what_changed_finds_what_reading_everything_finds(
    rule: str, sound: Loaded, tmp_path: Path
) -> None:
    files = [mutation for mutation in MUTATIONS if mutation.rule == rule][-1].files
    whole = tmp_path / "whole"
    shutil.copytree(CATALOG, whole)
    write(whole, files)
    read = check(load(whole), CHECK_DAY)
    quick = check(laid_over(sound, tmp_path / "quick", files), CHECK_DAY)
    assert {finding.fingerprint for finding in quick.findings} == {finding.fingerprint for finding in read.findings}


def test_a_mutation_has_places_and_a_description_of_its_own() -> None:
    assert all(mutation.at for mutation in MUTATIONS)
    assert len({(mutation.rule, mutation.change) for mutation in MUTATIONS}) == len(MUTATIONS)
