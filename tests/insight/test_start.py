"""What a page is given is enough to find what `reach` finds."""

from __future__ import annotations

from hypothesis import given, settings

from generator.insight.reach import ReachCalculator
from generator.insight.start import COREQUISITE, PERMISSION, StartPlan, Tree, start_plan
from generator.model.entities import Entry
from tests.insight.random_plans import SETTINGS, small_catalogs
from tests.insight.small import Files, catalog
from tests.insight.test_reach_laws import ENTRIES
from tests.laws import examples


def _as_a_page_does(plan: StartPlan, at: str, begin: int, had: set[int], things: set[str]) -> dict[int, int]:
    """Follow the words of `start`: first without the steps beside the plan, then with them, then with permission."""
    alone = _moment_by_moment(plan, at, begin, had, things, plan.beside)
    more = _moment_by_moment(plan, at, begin, had, things, len(plan.steps))
    permitted = _moment_by_moment(plan, at, begin, had, things | {PERMISSION}, len(plan.steps))
    return {**permitted, **more, **alone}


def _moment_by_moment(
    plan: StartPlan, at: str, begin: int, had: set[int], things: set[str], count: int
) -> dict[int, int]:
    times, under_way, open_steps = (
        dict.fromkeys(had, 5 * begin),
        dict[int, int](),
        list(enumerate(plan.steps))[:count],
    )

    def met(part: Tree, step: int, moment: int, taken: set[int], end: int) -> bool:
        if isinstance(part, str):
            return part in things
        if isinstance(part, int):
            if part not in times or not plan.steps[step].waits or part in had:
                return part in times
            whole = end in plan.places[at].whole[step]
            return times[part] <= moment - moment % 5 if whole else times[part] < moment
        number, *parts = part
        if number == COREQUISITE:
            return parts[0] in {*times, *under_way, *taken}
        assert isinstance(number, int)
        return sum(met(one, step, moment, taken, end) for one in parts) >= number

    for moment in range(5 * begin, 5 * len(plan.levels)):
        times.update((step, moment) for step, end in under_way.items() if end == moment)
        under_way = {step: end for step, end in under_way.items() if end > moment}
        while True:
            left = {n: step for n, step in open_steps if n not in times and n not in under_way}
            found = {n for n, step in left.items() if moment in plan.places[at].moments[n]}
            if found := {n for n in found if met(plan.steps[n].needs, n, moment, set(), moment)}:
                times.update(dict.fromkeys(found, moment))
                continue
            ends = {
                n: [one for one in plan.places[at].moments[n] if one >= moment and one // 5 == moment // 5]
                for n, step in left.items()
            }
            tied = {n: 0 for n in left if plan.steps[n].tied and ends[n]}
            while tied != (
                kept := {
                    n: will_do[0]
                    for n in tied
                    if (will_do := [e for e in ends[n] if met(plan.steps[n].needs, n, moment, {*tied}, e)])
                }
            ):
                tied = kept
            if not tied:
                break
            times.update((n, moment) for n, end in tied.items() if end == moment)
            under_way.update((n, end) for n, end in tied.items() if end > moment)
    return times


@settings(max_examples=examples(200))
@given(small_catalogs(), ENTRIES)
def test_a_page_finds_what_reach_finds(files: Files, start: Entry) -> None:
    graph = catalog(files, SETTINGS)
    (only,) = graph.catalog.pathways.values()
    reacher = ReachCalculator(graph)
    plan, answer = start_plan(reacher, only), reacher.reach(only, graph.catalog.organizations["town"], start)
    had = {number for number, step in enumerate(plan.steps) if step.id in answer.had}
    things = {f"course:{one.id}" for one in start.assumes} | {*plan.places["town"].credit}
    had |= {number for number, step in enumerate(plan.steps) if step.id in things}
    times = _as_a_page_does(plan, "town", plan.begins[start.level], had, things)
    found = {step.id: times.get(number) for number, step in enumerate(plan.steps[: plan.beside])}
    levels = {step: None if time is None else plan.levels[time // 5] for step, time in found.items()}
    assert levels == dict(answer.levels)
