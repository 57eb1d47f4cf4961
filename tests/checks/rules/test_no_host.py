"""W701: who hosts an experience that names nobody."""

from __future__ import annotations

from typing import Any

import pytest

from generator.checks.rules.no_host import RULE
from tests.builders import experience, graph, organization
from tests.checks.asked import problems


def hostless(**employer: Any) -> tuple[Any, Any]:
    return organization("steel", **{"type": "employer", **employer}), experience("steel/season", stage="through")


def test_an_employer_hosts_what_stands_in_its_own_folder() -> None:
    assert problems(RULE, *hostless()) == ()
    found = graph(*hostless())
    season, steel = found.catalog.experiences["steel/season"], found.catalog.organizations["steel"]
    assert found.hosts_of(season) == (steel,)
    assert found.hosted_by(steel) == (season,)


@pytest.mark.parametrize("employer", [{"status": "ceased"}, {"status": "suspended"}, {"type": "college"}])
def test_nobody_else_hosts_without_being_named(employer: dict[str, str]) -> None:
    (found,) = problems(RULE, *hostless(**employer))
    assert found.title == "Nobody hosts Season"


def test_hosts_that_are_named_stand_for_themselves() -> None:
    lodge = organization("lodge", type="employer")
    found = graph(lodge, organization("steel", type="employer"), experience("steel/season", hosts=["lodge"]))
    season = found.catalog.experiences["steel/season"]
    assert found.hosts_of(season) == (found.catalog.organizations["lodge"],)
    assert found.hosted_by(found.catalog.organizations["steel"]) == ()
