"""P407 too-long-to-finish.

For each entry, the exits are looked for that learners could not reach in time although every course were provided in
every term that is stated, and open in every grade. Learners may use every level from the entry to the last one of the
catalog's scale of a kind that the plan uses. A full-year course takes one level; two half-year courses fit one. What
the entry assumes takes nothing. Of alternatives, the shortest counts. What is out of reach for another reason, such
as a circle, is left to other rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from generator.checks.example_catalog import PATHWAY, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import counted, join_words, name_of, one_line
from generator.graph.plan import PlannedStep
from generator.insight.sentences import Sentences
from generator.insight.time_alone import exits_too_late
from generator.model.catalog import Level
from generator.model.conditions import Condition, Reference
from generator.model.entities import Course, Pathway
from generator.model.levels import CAREER, TimeScale, is_half_year, learning_level


def check(graph: CatalogGraph, context: RuleContext) -> Problems:
    """Find entries that leave too few levels for the longest chain of courses."""
    reacher = context.reacher(graph)
    for pathway in reacher.affordable(graph.catalog.pathways.values()):
        for index, entry in enumerate(pathway.entries):
            start = learning_level(graph.catalog.settings, entry.level)
            late = exits_too_late(reacher, pathway, entry) if start else ()
            if start and late:
                yield _problem(graph, pathway, index, start, late)


def _problem(graph: CatalogGraph, pathway: Pathway, index: int, start: Level, late: tuple[str, ...]) -> Problem:
    scale = TimeScale.of(graph.catalog.settings, pathway)
    left = [level for level in scale.left(start.id) if level.kind != CAREER]
    assumed = frozenset(map(graph.meant, pathway.entries[index].assumes))
    steps, done = graph.plans[pathway.id].steps, dict[str, float]()
    longest = ceil(max(_finish(steps, step, assumed, done) for step in late))
    what = f"The longest chain of courses takes {counted(longest, 'year')}. "
    if longest <= len(left) or not left:
        names = join_words((one_line(Sentences(graph).step(pathway.id, step)) for step in late), most=3)
        what = f"The courses before {names} do not fit one after the other. "
    return Problem(
        place=pathway.place(f"/entries/{index}"),
        title=f"{start.name} is too late to join {name_of(pathway)}",
        what=what + (f"From {start.name} to {left[-1].name} there are {len(left)}." if left else ""),
        value=start.id,
    )


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
    if step not in steps:
        return 0
    finished = _finish(steps, step, assumed, done)
    return max(0, finished - _length(steps[step])) if part.concurrent else finished


def _length(planned: PlannedStep) -> float:
    if not isinstance(planned.does, Course):
        return 0
    return 0.5 if planned.step.term or is_half_year(planned.does) else 1


RULE = GraphRule(
    code="P407",
    severity=Severity.ERROR,
    title="An entry that leaves too little time",
    meaning="The courses, one after the other, take more years than the plan has left for learners who join here.",
    why="Students who join at that point could not finish.",
    fix="Remove the entry, or list under `assumes` what learners who join there have finished.",
    bad=changed(PATHWAY, ("{level: grade-11, assumes: [welding-1, welding-2]}", "{level: grade-12}")),
    shares_work="reach",
    waits_for=("/plan",),
    check=check,
)
