"""What an organization belongs to and what belongs to it."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

from generator.graph.belonging import Belonging
from tests.insight.small import catalog


def _around(name: str, *, preparing: bool = False, **changes: dict[str, Any]) -> Belonging:
    files: dict[str, dict[str, Any]] = {
        "state": {"type": "agency"},
        "boces": {"type": "boces", "part_of": "state"},
        "center": {"type": "school", "part_of": "boces"},
        "town": {"type": "school-district", "member_of": ["boces"]},
        "high": {"type": "school", "part_of": "town"},
        "annex": {"type": "school", "part_of": "high"},
        "valley": {"type": "school-district", "member_of": ["boces"]},
    }
    files = {one: {**fields, **changes.get(one, {})} for one, fields in files.items()}
    graph = catalog(files)
    return graph.around(graph.catalog.organizations[name], preparing)


def test_parts_and_wholes_at_any_depth_are_family_and_their_bodies_with_their_parts_are_near() -> None:
    assert _around("high") == Belonging(
        family=frozenset({"high", "annex", "town"}),
        bodies=frozenset({"boces", "center", "state"}),
        above=frozenset({"high", "town", "boces", "state"}),
    )


def test_another_member_of_the_same_body_is_nothing_to_one_and_a_body_does_not_have_its_members() -> None:
    assert "valley" not in _around("town").all
    assert _around("boces") == Belonging(
        family=frozenset({"boces", "center", "state"}), bodies=frozenset(), above=frozenset({"boces", "state"})
    )


def test_no_tie_leads_through_what_is_not_in_force() -> None:
    ceased = _around("high", boces={"status": "ceased"})
    assert (ceased.bodies, ceased.above) == (frozenset(), frozenset({"high", "town"}))
    assert _around("town", high={"status": "suspended"}).family == {"town"}
    assert _around("high", high={"status": "ceased"}).family == {"high", "annex", "town"}


def test_what_is_being_prepared_counts_for_what_is_being_prepared_only() -> None:
    assert _around("town", boces={"status": "developing"}).bodies == frozenset()
    assert "boces" in _around("town", boces={"status": "developing"}, preparing=True).bodies


def test_a_circle_of_parts_ends() -> None:
    assert _around("town", town={"type": "school-district", "part_of": "annex"}).family == {"town", "high", "annex"}


def test_in_a_long_chain_of_parts_everybody_is_near_however_much_is_remembered() -> None:
    names = [f"part-{number}" for number in range(40)]
    wholes = [{"part_of": whole} for whole in names[:-1]]
    parts = {name: {"type": "school", **whole} for name, whole in zip(names, [{}, *wholes], strict=True)}
    with patch("generator.graph.belonging._MOST_NAMES", 100):
        graph = catalog(parts)
        organizations = [graph.catalog.organizations[name] for name in names]
        found = [graph.around(one, preparing=False).family for one in (*organizations, *organizations)]
    assert found == [frozenset(names)] * 80
    assert len(graph.organizations._found) <= 2
