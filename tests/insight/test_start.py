"""What a page is given is enough to find what `reach` finds."""

from __future__ import annotations

from typing import cast

from hypothesis import HealthCheck, given, settings

from generator.insight.reach import Reacher
from generator.insight.start import WITH, StartPlan, Tree, start_plan
from generator.model.entities import Entry
from tests.insight.random_plans import SETTINGS, small_catalogs
from tests.insight.small import Files, catalog
from tests.insight.test_reach_laws import ENTRIES


def _as_a_page_does(plan: StartPlan, at: str, begin: int, had: set[int], things: set[str]) -> dict[int, int]:
    """Follow the words of `start`: sweep over the steps until nothing changes."""
    times = dict.fromkeys(had, 2 * begin)
    together = {step: group for group in plan.together for step in group}
    while True:
        found = dict(times)
        for step in range(len(plan.steps)):
            group = [one for one in together.get(step, (step,)) if one not in had]
            if step not in had:
                ready = [_ready(plan, one, times, had, things, 2 * begin) for one in group]
                shared = set.intersection(*(set(plan.steps[one].moments[at]) for one in group))
                if None not in ready:
                    later = [moment for moment in shared if moment >= max(cast("list[int]", ready))]
                    found.update({step: min(later)} if later else {})
        if found == times:
            return times
        times = found


def _ready(
    plan: StartPlan, step: int, times: dict[int, int], had: set[int], things: set[str], now: int
) -> int | None:
    def met(part: Tree) -> int | None:
        if isinstance(part, str):
            return now if part in things else None
        if isinstance(part, int):
            time = times.get(part)
            waits = part in plan.steps[step].waits and part not in had
            return time if time is None or not waits else -(-time // 2) * 2
        count, *parts = part
        if count == WITH:
            return times.get(cast("int", parts[0]))
        if count == WITH:
            return times.get(cast("int", parts[0]))
        known = sorted(time for each in parts if (time := met(each)) is not None)
        assert isinstance(count, int)
        if count == 0:
            return now
        return known[count - 1] if len(known) >= count else None

    return met(plan.steps[step].needs)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small_catalogs(), ENTRIES)
def test_a_page_finds_what_reach_finds(files: Files, start: Entry) -> None:
    graph = catalog(files, SETTINGS)
    (only,) = graph.catalog.pathways.values()
    reacher = Reacher(graph)
    plan, answer = start_plan(reacher, only), reacher.reach(only, graph.catalog.organizations["town"], start)
    had = {number for number, step in enumerate(plan.steps) if step.id in answer.had}
    things = {f"course:{one.id}" for one in start.assumes}
    times = _as_a_page_does(plan, "town", plan.begins[start.level], had, things)
    found = {step.id: times.get(number) for number, step in enumerate(plan.steps)}
    levels = {step: None if time is None else plan.levels[time // 2] for step, time in found.items()}
    assert levels == dict(answer.levels)
