"""What a page is given is enough to find what `reach` finds."""

from __future__ import annotations

from hypothesis import given, settings

from generator.insight.reach import ReachCalculator
from generator.insight.start import COREQUISITE, StartPlan, Tree, start_plan
from generator.model.entities import Entry
from tests.insight.random_plans import SETTINGS, small_catalogs
from tests.insight.small import Files, catalog
from tests.insight.test_reach_laws import ENTRIES
from tests.laws import examples


def _as_a_page_does(plan: StartPlan, at: str, begin: int, had: set[int], things: set[str]) -> dict[int, int]:
    """Follow the words of `start`: moment by moment, to each step what it has by then."""
    times = dict.fromkeys(had, 2 * begin)

    def met(part: Tree, step: int, moment: int, taken: set[int]) -> bool:
        if isinstance(part, str):
            return part in things
        if isinstance(part, int):
            waits = part in plan.steps[step].waits and part not in had
            return part in times and times[part] <= (moment - moment % 2 if waits else moment)
        count, *parts = part
        if count == COREQUISITE:
            return parts[0] in times or parts[0] in taken
        assert isinstance(count, int)
        return sum(met(one, step, moment, taken) for one in parts) >= count

    for moment in range(2 * begin, 2 * len(plan.levels)):
        while True:
            steps = {n for n, step in enumerate(plan.steps) if n not in times and moment in step.moments[at]}
            found = {n for n in steps if met(plan.steps[n].needs, n, moment, set())}
            while not found and steps != (kept := {n for n in steps if met(plan.steps[n].needs, n, moment, steps)}):
                steps = kept
            if not found | steps:
                break
            times.update(dict.fromkeys(found or steps, moment))
    return times


@settings(max_examples=examples(200))
@given(small_catalogs(), ENTRIES)
def test_a_page_finds_what_reach_finds(files: Files, start: Entry) -> None:
    graph = catalog(files, SETTINGS)
    (only,) = graph.catalog.pathways.values()
    reacher = ReachCalculator(graph)
    plan, answer = start_plan(reacher, only), reacher.reach(only, graph.catalog.organizations["town"], start)
    had = {number for number, step in enumerate(plan.steps) if step.id in answer.had}
    things = {f"course:{one.id}" for one in start.assumes}
    times = _as_a_page_does(plan, "town", plan.begins[start.level], had, things)
    found = {step.id: times.get(number) for number, step in enumerate(plan.steps)}
    levels = {step: None if time is None else plan.levels[time // 2] for step, time in found.items()}
    assert levels == dict(answer.levels)
