"""Reach agrees with trying everything, and more courses never mean fewer exits."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.graph.links import vertex
from generator.insight.earliest_times import earliest
from generator.insight.reach import Reach, ReachCalculator
from generator.model.entities import Entry
from tests.insight.random_plans import LEVELS, SETTINGS, Oracle, small_catalogs
from tests.insight.small import Files, catalog, entry
from tests.laws import examples

ASSUMED = st.lists(st.integers(0, 4), max_size=2, unique=True).map(
    lambda steps: [*(f"town/s{index}" for index in steps), "town/outside"]
)
"""Courses that an entry assumes: some of the plan, and one that it leaves out."""
ENTRIES = st.builds(lambda level, assumed: entry(level, *assumed), st.sampled_from(LEVELS), ASSUMED)
TERMS = st.sampled_from([[], [], ["fall"], ["spring"], ["fall", "spring"], ["summer"]])
LAW = settings(max_examples=examples(500))
PLANS = settings(LAW, max_examples=examples(1000))


def _reach(reacher: ReachCalculator, start: Entry, have: tuple[str, ...] = ()) -> Reach:
    (only,) = reacher.graph.catalog.pathways.values()
    return reacher.reach(only, reacher.graph.catalog.organizations["town"], start, have)


@PLANS
@given(small_catalogs(), ASSUMED, st.sampled_from([(), ("s0",), ("s1",), ("s0", "s1"), ("s1", "s2", "s3")]))
def test_reach_is_what_trying_every_set_of_steps_in_every_order_finds(
    files: Files, assumed: list[str], have: tuple[str, ...]
) -> None:
    graph = catalog(files, SETTINGS)
    reacher, oracle = ReachCalculator(graph), Oracle(graph)
    for level in LEVELS:
        start = entry(level, *assumed)
        found = _reach(reacher, start, have).levels
        assert {step: level for step, level in found.items() if level is not None} == oracle.earliest(start, have)


@LAW
@given(small_catalogs(), ENTRIES)
def test_exits_alone_are_those_of_the_whole_answer_without_routes(files: Files, start: Entry) -> None:
    reacher = ReachCalculator(catalog(files, SETTINGS))
    (only,) = reacher.graph.catalog.pathways.values()
    whole = _reach(reacher, start)
    exits = tuple(replace(one, route=()) for one in whole.exits)
    found = reacher.reach_exits(only, reacher.graph.catalog.organizations["town"], start)
    assert found == replace(whole, exits=exits, occupations=())


@LAW
@given(small_catalogs(), ENTRIES)
def test_whether_everything_is_reached_is_known_without_routes(files: Files, start: Entry) -> None:
    reacher = ReachCalculator(catalog(files, SETTINGS))
    (only,) = reacher.graph.catalog.pathways.values()
    town = reacher.graph.catalog.organizations["town"]
    found = reacher.reach(only, town, start).destinations
    assert reacher.reaches_all(only, town, start) == all(one.reachable for one in found)


@LAW
@given(small_catalogs(), ASSUMED)
def test_a_route_is_a_sequence_a_learner_can_take_and_ends_at_the_earliest_level(
    files: Files, assumed: list[str]
) -> None:
    graph = catalog(files, SETTINGS)
    reacher, oracle = ReachCalculator(graph), Oracle(graph)
    for level in LEVELS:
        start = entry(level, *assumed)
        had = oracle.had(start, ())
        for exit_ in _reach(reacher, start).exits:
            if exit_.level is None:
                assert exit_.missing
                continue
            beside = [vertex(kind, thing) for kind, thing in exit_.beside]
            assert oracle.earliest(start, only=(*exit_.route, *beside)).get(exit_.id) == exit_.level
            assert exit_.id in had or exit_.id in exit_.route
            assert not had & set(exit_.route)


@LAW
@given(small_catalogs(), ENTRIES, st.integers(0, 4), st.sampled_from(["town", "boces", "college"]), TERMS)
def test_one_more_offering_never_takes_an_exit_away(
    files: Files, start: Entry, which: int, by: str, terms: list[str]
) -> None:
    path = f"town/courses/s{which}"
    if path not in files:
        return
    offerings: Any = files[path]["offerings"]
    own = offerings or [{"by": "town", "years": "every", "delivery": "in-person"}]
    offering = {"by": by, "years": "every", "delivery": "online", "terms": terms}
    more: Any = {**files, path: {**files[path], "offerings": [*own, offering]}}
    before, after = (_reach(ReachCalculator(catalog(each, SETTINGS)), start) for each in (files, more))
    position = {level: index for index, level in enumerate(LEVELS)}
    for step, level in before.levels.items():
        later = after.levels[step]
        assert level is None or (later is not None and position[later] <= position[level])


@LAW
@given(small_catalogs(), ENTRIES)
def test_moments_that_are_left_out_change_no_answer(files: Files, start: Entry) -> None:
    reacher = ReachCalculator(catalog(files, SETTINGS))
    (only,) = reacher.graph.catalog.pathways.values()
    learner = reacher.learner_times(only, reacher.graph.catalog.organizations["town"], start)
    every = replace(learner.calendar, tied=True)
    assert earliest(learner.compiled, every, learner.begin, learner.had, learner.things) == earliest(
        learner.compiled, learner.calendar, learner.begin, learner.had, learner.things
    )
