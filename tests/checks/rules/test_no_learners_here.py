"""O509: pathways offered in an employer."""

from __future__ import annotations

import pytest

from generator.checks.rules.no_learners_here import RULE
from tests.builders import HOME, Piece, organization, pathway
from tests.checks.asked import places, problems


def offered(name: str, *where: str) -> Piece:
    return pathway(name, {"grade-9": [{"milestone": "Start"}]}, offered_in=list(where))


def test_one_employer_is_one_finding_with_all_its_places() -> None:
    steel = organization("steel", type="employer")
    (found,) = problems(RULE, steel, offered("a", HOME, "steel"), offered("b", "steel"))
    assert found.what == "2 pathways are offered in Steel. Its type is employer."
    assert places((found,)) == ["aspen-ridge/a/offered_in/1"]
    assert [(one.place.file, one.place.pointer) for one in found.related] == [
        ("aspen-ridge/pathways/b.yaml", "/offered_in/0"),
        ("steel/organization.yaml", "/type"),
    ]


@pytest.mark.parametrize("kind", ["school-district", "school", "boces", "college", "adult-education"])
def test_where_people_learn_a_pathway_may_be_offered(kind: str) -> None:
    assert problems(RULE, organization("steel", type=kind), offered("a", "steel")) == ()
