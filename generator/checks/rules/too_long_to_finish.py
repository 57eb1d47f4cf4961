"""P407 too-long-to-finish.

For each entry, the longest chain of courses that need one another is counted in levels. A full-year course takes one
level; a half-year course, and one with a term, takes half. What the entry assumes takes nothing. Of alternatives, the
shortest counts. Electives and options of choices count only where something needs them.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from generator.checks.example_catalog import PATHWAY, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import counted, name_of
from generator.graph.plan import PlannedStep
from generator.insight.plans import levels_used, steps_beside_choices
from generator.model.catalog import Level
from generator.model.conditions import Condition, Reference
from generator.model.entities import Course, Pathway
from generator.model.levels import is_half_year, learning_level, track_of


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find entries that leave too few levels for the longest chain of courses."""
    settings = graph.catalog.settings
    for pathway in graph.catalog.pathways.values():
        used = levels_used(graph, pathway)
        for index, entry in enumerate(pathway.entries):
            start = learning_level(settings, entry.level)
            same_track = [level for level in used if start and track_of(level) == track_of(start)]
            if start is None or not same_track:
                continue
            last = same_track[-1]
            left = sum(
                start.order <= level.order <= last.order
                and level.kind != "career"
                and track_of(level) == track_of(start)
                for level in settings.levels
            )
            assumed = frozenset(map(graph.meant, entry.assumes))
            longest = _longest(graph, pathway, assumed, {level.id for level in same_track})
            if longest > left:
                yield _problem(pathway, index, start, last, longest, left)


def _longest(graph: CatalogGraph, pathway: Pathway, assumed: frozenset[str], levels: set[str]) -> int:
    steps = graph.plans[pathway.id].steps
    done: dict[str, float] = {}
    required = [planned for planned in steps_beside_choices(graph, pathway) if planned.step.level in levels]
    return ceil(max((_finish(steps, planned.step.id, assumed, done) for planned in required), default=0))


def _finish(steps: Mapping[str, PlannedStep], step: str, assumed: frozenset[str], done: dict[str, float]) -> float:
    """Return how many levels it takes to finish `step`; one that waits for itself counts as nothing there."""
    if step not in done:
        done[step] = 0
        planned = steps[step]
        if planned.does is None or planned.does.id not in assumed:
            done[step] = _wait(steps, planned.needs, assumed, done) + _length(planned)
    return done[step]


def _wait(
    steps: Mapping[str, PlannedStep], part: Reference | Condition, assumed: frozenset[str], done: dict[str, float]
) -> float:
    if isinstance(part, Condition):
        if not part.parts:
            return 0
        waits = [_wait(steps, inner, assumed, done) for inner in part.parts]
        if part.count >= len(waits):
            return max(waits)
        return sorted(waits)[part.count - 1] if part.count else 0
    step = part.id.partition("#")[2]
    return _finish(steps, step, assumed, done) if step in steps else 0


def _length(planned: PlannedStep) -> float:
    if not isinstance(planned.does, Course):
        return 0
    return 0.5 if planned.step.term or is_half_year(planned.does) else 1


def _problem(pathway: Pathway, index: int, start: Level, last: Level, longest: int, left: int) -> Problem:
    return Problem(
        place=pathway.place(f"/entries/{index}"),
        title=f"{start.name} is too late to join {name_of(pathway)}",
        what=f"The longest chain of courses takes {counted(longest, 'year')}. "
        f"From {start.name} to {last.name} there are {left}.",
        value=start.id,
    )


RULE = GraphRule(
    code="P407",
    severity=Severity.ERROR,
    title="An entry that leaves too little time",
    meaning="The courses, one after the other, take more years than the plan has left for learners who join here.",
    why="Students who join at that point could not finish.",
    fix="Remove the entry, or list under `assumes` what learners who join there have finished.",
    bad=changed(PATHWAY, ("{level: grade-11, assumes: [welding-1, welding-2]}", "{level: grade-12}")),
    check=check,
)
