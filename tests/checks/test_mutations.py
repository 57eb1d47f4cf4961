"""Each rule sees the mistake that it is about: in the right places of the whole demonstration, and alone.

A mutation changes the catalog the way somebody might by mistake. Its rule must see it where it is expected. No other
may see anything new, but for what its own golden file in other_mutations says.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
from filelock import FileLock

from generator.catalog.load import Loaded, load
from generator.checks.causes import members
from generator.checks.rules import ALL_RULES
from generator.checks.runner import check
from generator.model.findings import Rule
from tests.checks.golden import assert_golden
from tests.checks.mutations import MUTATIONS
from tests.checks.mutations.changes import File, Mutation
from tests.checks.mutations.laid_over import laid_over, write
from tests.checks.stranger import WITH_A_STRANGER
from tests.conftest import for_all_processes
from tests.demonstration import CATALOG, CHECK_DAY, loaded

Seen = Callable[[str, str], frozenset[tuple[str, str]]]
BY_CODE = pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
EACH = pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: f"{mutation.rule} {mutation.change}")


@pytest.fixture(scope="module")
def sound() -> Loaded:
    return loaded()


@pytest.fixture(scope="module")
def seen(sound: Loaded, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """Return what gives codes and places of what came with a mutation, with a stranger among the rules."""
    known = {finding.fingerprint for finding in members(check(sound, CHECK_DAY, rules=WITH_A_STRANGER).findings)}
    answers = for_all_processes(tmp_path_factory) / "mutations"
    answers.mkdir(exist_ok=True)

    @cache
    def new(rule: str, change: str) -> frozenset[tuple[str, str]]:
        """Return the new findings of a mutation, which are looked for once for all processes."""
        number = next(n for n, one in enumerate(MUTATIONS) if (one.rule, one.change) == (rule, change))
        answer = answers / f"{number}.json"
        with FileLock(answer.with_suffix(".lock")):
            if not answer.exists():
                answer.write_text(json.dumps(sorted(found(MUTATIONS[number].files))), encoding="utf-8")
        return frozenset((code, place) for code, place in json.loads(answer.read_text(encoding="utf-8")))

    def found(files: Mapping[str, File]) -> set[tuple[str, str]]:
        report = check(laid_over(sound, tmp_path_factory.mktemp("mutation"), files), CHECK_DAY, rules=WITH_A_STRANGER)
        assert report.crashes == ()
        return {
            (finding.code, f"{finding.place.file}{finding.place.pointer}")
            for finding in members(report.findings)
            if finding.fingerprint not in known
        }

    return new


@EACH
def test_a_mutation_is_seen_by_its_rule_where_it_is(mutation: Mutation, seen: Seen) -> None:
    found = seen(mutation.rule, mutation.change)
    assert {place for code, place in found if code == mutation.rule} == set(mutation.at)


@BY_CODE
def test_a_rule_does_not_see_the_mutations_of_others(rule: Rule, seen: Seen) -> None:
    others = [mutation for mutation in MUTATIONS if mutation.rule != rule.code]
    lines = (
        f"{other.rule}, {other.change}: {place}"
        for other in others
        for code, place in seen(other.rule, other.change)
        if code == rule.code
    )
    assert_golden("other_mutations", rule.code, lines)


@BY_CODE
def test_a_rule_has_a_mutation(rule: Rule) -> None:
    assert [mutation for mutation in MUTATIONS if mutation.rule == rule.code]


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
