"""Each rule about a change sees the change that it is about in the whole demonstration, and alone.

Where pages of other organizations show what is changed, they change too; rule I984 says so of each, by its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.catalog.load import Loaded
from generator.checks.change_rules import CHANGE_RULES
from generator.diff.assess_impact import assess_impact
from tests.checks.mutations.changes import File, append, delete, edit, put, rename, retype, step
from tests.checks.mutations.laid_over import laid_over
from tests.checks.mutations.names import CULINARY, CULINARY_1
from tests.demonstration import CHECK_DAY, loaded

COOKING_1 = "kestrel-pass/courses/cooking-1.yaml"
TRANSPORT = "three-forks-boces/supports/rural-transport.yaml"
JUNIPER = "juniper-street-media/organization.yaml"


@dataclass(frozen=True)
class Change:
    """A change to the whole catalog, the rule that must see it and where, and whose pages change besides."""

    rule: str
    about: str
    files: Mapping[str, File]
    at: str = ""
    others: tuple[str, ...] = ()


CHANGES = (
    Change("I981", "a deleted course", delete(CULINARY_1), f"{CULINARY}/entries/1/assumes/1"),
    Change(
        "I981",
        "a course that has ceased",
        edit(CULINARY_1, put(status="ceased")),
        f"{CULINARY}/plan/grade-10/0/course",
        others=("state",),
    ),
    Change("I982", "a renamed course", rename(CULINARY_1, COOKING_1), COOKING_1, others=("state",)),
    Change(
        "I983",
        "an exit that needs a season with the only employer who hosts one",
        edit(CULINARY, step("state/servsafe-manager", after=["culinary-2", "lodge-kitchen-internship"])),
        CULINARY,
    ),
    Change(
        "I984",
        "a support with another name, which pathways of four others offer",
        edit(TRANSPORT, put(name="A ride to class")),
        others=("bluestem-plains", "cinder-mesa", "granite-gap-tech", "sagehen-valley"),
    ),
    Change(
        "I984",
        "an employer with another name",
        edit(JUNIPER, put(name="Juniper Media")),
        others=("kestrel-pass", "state", "upper-fork-workforce"),
    ),
)
UNSEEN = {
    "a comment more": append(CULINARY, "# Seen by the counselor.\n"),
    "other quotes": retype(CULINARY, 'cip: "12.0503"', "cip: '12.0503'"),
}


@pytest.fixture(scope="module")
def sound() -> Loaded:
    return loaded()


def seen(sound: Loaded, folder: Path, files: Mapping[str, File]) -> set[str]:
    """Return what the rules find in the change, as code and place; of pages of others, as code and organization."""
    found = assess_impact(sound, laid_over(sound, folder, files), CHECK_DAY).findings
    return {f"{one.code} {one.entity if one.code == 'I984' else one.place.file + one.place.pointer}" for one in found}


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: f"{change.rule} {change.about}")
def test_a_change_is_seen_by_its_rule_where_it_is(change: Change, sound: Loaded, tmp_path: Path) -> None:
    expected = {f"I984 {other}" for other in change.others} | ({f"{change.rule} {change.at}"} if change.at else set())
    assert seen(sound, tmp_path, change.files) == expected


@pytest.mark.parametrize("about", UNSEEN)
def test_what_changes_no_meaning_is_not_seen(about: str, sound: Loaded, tmp_path: Path) -> None:
    assert seen(sound, tmp_path, UNSEEN[about]) == set()


def test_every_rule_about_a_change_has_one() -> None:
    assert {rule.code for rule in CHANGE_RULES} == {change.rule for change in CHANGES}
    assert all(change.at or change.others for change in CHANGES)
