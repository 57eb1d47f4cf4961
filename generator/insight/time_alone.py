"""Whether time alone keeps learners from an exit, whoever lets whom in, and whatever ages are asked for."""

from __future__ import annotations

from generator.graph.catalog_graph import CatalogGraph
from generator.graph.plan import PlannedStep
from generator.insight.availability import Availability, takes_time
from generator.insight.earliest_times import ALL_MOMENTS, PER_LEVEL, TERM_ENDS, Calendar, CompiledPlan, earliest
from generator.insight.numbered_plan import PERMITTED
from generator.insight.reach import ReachCalculator
from generator.model.catalog import Level
from generator.model.entities import Course, Entry, Pathway
from generator.model.levels import ADULT, GRADE, TERMS, is_half_year

_FALL, _SPRING = (2 << TERMS.index(term) for term in ("fall", "spring"))


def exits_too_late(reacher: ReachCalculator, pathway: Pathway, entry: Entry) -> tuple[str, ...]:
    """Return the exits of `pathway` that nobody who joins at `entry` can reach in time, by their steps' ids.

    They could be reached if there were time: what is in a circle, say, is not among them.
    """
    offering = [alike[0] for alike in reacher.alike(pathway)]
    learners = [reacher.learner_times(pathway, organization, entry) for organization in offering]
    exits = [
        step for step in reacher.ends(pathway).exits if all(learner.finished(step) is None for learner in learners)
    ]
    if not exits:  # as in most plans
        return ()
    compiled = reacher.compiled(pathway)
    numbered, levels = compiled.numbered, len(compiled.numbered.scale.levels)
    had, things = set[int](), {PERMITTED}
    for organization in offering:
        steps, more = reacher.had(numbered, organization, entry, ())
        had |= steps
        things |= more | reacher.openings(pathway, organization).credit
    begin = numbered.scale.begin(entry.level) * PER_LEVEL

    def unfinished(end: int) -> set[int]:
        finished = earliest(compiled, _calendar(reacher.supply, compiled, end), begin, had, things).finished
        return {step for step in exits if finished[step] is None}

    late = unfinished(levels)
    if late:  # one more level for every step is more than any chain needs
        late -= unfinished(levels + len(numbered.steps) + 1)
    return tuple(numbered.ids[step] for step in sorted(late))


def _calendar(supply: Availability, compiled: CompiledPlan, end: int) -> Calendar:
    """Return when each step could be finished if nothing but time mattered, up to the position `end`."""
    numbered = compiled.numbered
    usable = [*numbered.scale.usable, *[True] * (end - len(numbered.scale.usable))]
    opens, whole = list[int](), list[int]()
    for step, planned in enumerate(numbered.steps):
        moments, longer = TERM_ENDS if takes_time(planned) else ALL_MOMENTS, 0
        if isinstance(planned.does, Course):
            stated, all_stated = _term_ends(supply.graph, planned.does, planned.step.term)
            in_school = planned.level is not None and planned.level.kind == GRADE
            carried = planned.does.credits
            if all_stated:
                moments = stated
            elif not is_half_year(planned.does) and (in_school or (carried and carried.high_school)):
                moments, longer = stated | _SPRING, _SPRING & ~stated
            else:
                moments = stated | _FALL | _SPRING
        own, levels = numbered.planned[step], numbered.scale.levels
        there = sum(
            1 << at * PER_LEVEL
            for at in range(own, end)
            if usable[at] and (at >= len(levels) or at == own or _is_open(supply, planned, levels[at]))
        )
        opens.append(there * moments)
        whole.append(there * longer)
    return Calendar(tuple(opens), tuple(whole), bool(compiled.tied))


def _is_open(supply: Availability, planned: PlannedStep, level: Level) -> bool:
    """Say whether somebody could provide what `planned` does at `level`: nobody goes back to school."""
    course = planned.does
    if not isinstance(course, Course) or level.kind in (GRADE, ADULT):
        return True
    return not all(map(supply.is_for_schools_only, supply.graph.offerings(course)))


def _term_ends(graph: CatalogGraph, course: Course, term: str | None) -> tuple[int, bool]:
    """Return the ends of the terms in which somebody says to teach `course`, and whether everybody says so."""
    offered = [offering.terms or ((term,) if term else ()) for offering in graph.offerings(course)]
    named = {one for terms in offered for one in terms if one in TERMS}
    return sum(2 << TERMS.index(one) for one in named), bool(offered) and all(offered)
