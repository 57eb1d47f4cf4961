"""Reach agrees with trying everything, and more courses never mean fewer exits."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.graph.catalog_graph import CatalogGraph
from generator.insight.reach import Reach, Reacher
from generator.model.entities import Entry
from tests.insight.random_plans import LEVELS, SETTINGS, Oracle, small_catalogs
from tests.insight.small import Files, catalog, entry

ENTRIES = st.builds(
    lambda level, assumed: entry(level, *(f"town/s{index}" for index in assumed), "town/outside"),
    st.sampled_from(LEVELS),
    st.lists(st.integers(0, 4), max_size=2, unique=True),
)
LAW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _reach(graph: CatalogGraph, start: Entry, have: tuple[str, ...] = ()) -> Reach:
    (only,) = graph.catalog.pathways.values()
    return Reacher(graph).reach(only, graph.catalog.organizations["town"], start, have)


@LAW
@given(small_catalogs(), ENTRIES, st.lists(st.sampled_from(["s0", "s1"]), max_size=1))
def test_reach_is_what_trying_every_set_of_steps_in_every_order_finds(
    files: Files, start: Entry, have: list[str]
) -> None:
    graph = catalog(files, SETTINGS)
    found = _reach(graph, start, tuple(have)).levels
    expected = Oracle(graph, start, frozenset(have)).earliest()
    assert {step: level for step, level in found.items() if level is not None} == expected


@LAW
@given(small_catalogs(), ENTRIES)
def test_a_route_is_a_sequence_a_learner_can_take_and_ends_at_the_earliest_level(files: Files, start: Entry) -> None:
    graph = catalog(files, SETTINGS)
    answer = _reach(graph, start)
    oracle = Oracle(graph, start, frozenset())
    for exit_ in answer.exits:
        if exit_.level is None:
            assert exit_.missing
            continue
        allowed = frozenset(exit_.route) | oracle.had
        oracle_on_route = Oracle(graph, start, frozenset())
        oracle_on_route.had = oracle.had
        best = _within(oracle_on_route, allowed)
        assert best.get(exit_.id) == exit_.level
        assert exit_.id in oracle.had or exit_.route[-1] == exit_.id or exit_.id in exit_.route


def _within(oracle: Oracle, allowed: frozenset[str]) -> dict[str, str]:
    """Return the oracle's answer when a learner takes only the steps in `allowed`."""
    inner = oracle.open

    def only(planned: Any, moment: int) -> bool:
        return planned.step.id in allowed and inner(planned, moment)

    oracle.open = only  # type: ignore[method-assign]
    return oracle.earliest()


@LAW
@given(small_catalogs(), ENTRIES, st.integers(0, 4), st.sampled_from(["town", "boces", "college"]))
def test_one_more_offering_never_takes_an_exit_away(files: Files, start: Entry, which: int, by: str) -> None:
    path = f"town/courses/s{which}"
    if path not in files:
        return
    offerings = files[path]["offerings"]
    assert isinstance(offerings, list)
    own = offerings or [{"by": "town", "years": "every", "delivery": "in-person"}]
    more: Any = {
        **files,
        path: {**files[path], "offerings": [*own, {"by": by, "years": "every", "delivery": "online"}]},
    }
    before, after = _reach(catalog(files, SETTINGS), start), _reach(catalog(more, SETTINGS), start)
    position = {level: index for index, level in enumerate(LEVELS)}
    for step, level in before.levels.items():
        later = after.levels[step]
        assert level is None or (later is not None and position[later] <= position[level])
