"""How a plan's courses depend on each other, by the measures of Curricular Analytics.

Vertices are the courses of one plan; there is an edge from u to v when u is a pre- or corequisite of v. Definitions:
Heileman, Abdallah, Slim and Hickman (2018), "Curricular Analytics: A Framework for Quantifying the Impact of
Curricular Reforms and Pedagogical Innovations", arXiv:1811.09676.

- blocking of v: how many courses cannot be taken as long as v is not passed, that is, can be reached from v;
- delay of v: how many courses are on the longest path through v;
- complexity of v: blocking and delay together, times 2/3 where a year has three quarters rather than two semesters;
- centrality of v: over all paths from a source to a sink with v strictly inside, the sum of their numbers of courses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType

import networkx as nx

from generator.graph.catalog_graph import CatalogGraph
from generator.insight.numbered_plan import NumberedPlan, StepNeed, courses_of, leaves, number_plan
from generator.model.entities import Pathway
from generator.model.ids import Kind

QUARTER_FACTOR = 2 / 3

Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class CourseMeasures:
    """The measures of one course, or their totals. Complexity is rounded to a tenth, as it is published."""

    blocking: int
    delay: int
    centrality: int
    complexity: float


@dataclass(frozen=True, slots=True)
class CurricularMetrics:
    """The measures of a plan's courses by their ids in the order of the plan, and the totals.

    `longest_chain` is one of the longest paths, in order. `redundant` are prerequisites that others imply already,
    as pairs of the prerequisite and the course that asks for it.
    """

    courses: Mapping[str, CourseMeasures]
    totals: CourseMeasures
    longest_chain: tuple[str, ...]
    redundant: tuple[Edge, ...] = ()


class Circular(ValueError):
    """Courses need each other in a circle, so that no path through them has an end (rule S301 names the circle)."""


def metrics(graph: CatalogGraph, pathway: Pathway, *, quarters: bool = False) -> CurricularMetrics:
    """Return the curricular metrics of `pathway`. Raises `Circular` when its courses need each other in a circle.

    Credentials, experiences and choices are no vertices. Needing a choice is needing one of its courses.
    """
    measured = measure_plan(number_plan(graph, graph.plans[pathway.id]), quarters=quarters)
    place = {course: index for index, course in enumerate(measured.courses)}
    found = [
        (one.target.id, one.entity.id)
        for one in graph.redundant
        if one.target and one.entity.kind is Kind.COURSE and one.entity.id in place
    ]
    return replace(measured, redundant=tuple(sorted(found, key=lambda edge: place[edge[1]])))


def measure_plan(numbered: NumberedPlan, *, quarters: bool = False) -> CurricularMetrics:
    """Return the metrics of a numbered plan, as `measure` does: quicker than `metrics` where redundancy is not
    asked for.
    """
    ids = tuple(dict.fromkeys(course.id for _, course in courses_of(numbered)))
    return measure(ids, *_course_edges(numbered), quarters=quarters)


def measure(
    courses: Sequence[str], before: Iterable[Edge], together: Iterable[Edge] = (), *, quarters: bool = False
) -> CurricularMetrics:
    """Return the metrics of `courses` with prerequisites `before` and corequisites `together`, as pairs (u, v).

    Two courses that are corequisites of each other get one edge, from the one that is listed first. Which edges are
    redundant, pairs do not say. Raises `Circular` when the prerequisites have a circle.
    """
    order, after, ahead = _sorted(courses, sorted(set(before)), sorted(set(together)))
    below = _reachable(order, after)
    down, up = _longest(reversed(order), after), _longest(order, ahead)
    inside = _centrality(order, after, ahead)
    found = {}
    for course in courses:
        blocking, delay = below[course].bit_count() - 1, down[course] + up[course] - 1
        complexity = round((blocking + delay) * (QUARTER_FACTOR if quarters else 1), 1)
        found[course] = CourseMeasures(blocking, delay, inside[course], complexity)
    total = CourseMeasures(
        sum(one.blocking for one in found.values()),
        sum(one.delay for one in found.values()),
        sum(one.centrality for one in found.values()),
        round(sum(one.complexity for one in found.values()), 1),
    )
    chain = _chain(courses, after, up, down)
    return CurricularMetrics(MappingProxyType(found), total, chain)


def _course_edges(numbered: NumberedPlan) -> tuple[list[Edge], list[Edge]]:
    """Return the pairs of prerequisites and of corequisites among the plan's courses."""
    course_at = {index: course.id for index, course in courses_of(numbered)}
    before: list[Edge] = []
    together: list[Edge] = []
    rings = _rings(numbered)
    ring_of = {step: ring for ring in rings for step in ring}
    for index, course_id in course_at.items():
        for leaf in leaves(numbered.needs[index]):
            if not isinstance(leaf, StepNeed) or (leaf.together and leaf.step in ring_of.get(index, ())):
                continue
            edges = together if leaf.together else before
            edges.extend((other, course_id) for other in _courses_at(numbered, leaf.step, course_at))
    for ring in rings:
        members = [course_at[step] for step in ring if step in course_at]
        together.extend(pairwise(members))
    return [edge for edge in before if edge[0] != edge[1]], [edge for edge in together if edge[0] != edge[1]]


def _rings(numbered: NumberedPlan) -> tuple[tuple[int, ...], ...]:
    """Return the sets of steps that are corequisites of each other, all round."""
    if not numbered.tied:
        return ()
    network: nx.DiGraph[int] = nx.DiGraph()
    for step, need in enumerate(numbered.needs):
        network.add_edges_from(
            (leaf.step, step) for leaf in leaves(need) if isinstance(leaf, StepNeed) and leaf.together
        )
    rings = (tuple(sorted(ring)) for ring in nx.strongly_connected_components(network))
    return tuple(sorted(ring for ring in rings if len(ring) > 1))


def _courses_at(numbered: NumberedPlan, step: int, course_at: Mapping[int, str]) -> list[str]:
    if not numbered.steps[step].step.is_choice:
        return [course_at[step]] if step in course_at else []
    options = numbered.steps[step].step.options
    return [one for option in options for one in _courses_at(numbered, numbered.number[option.id], course_at)]


def _sorted(
    courses: Sequence[str], before: list[Edge], together: list[Edge]
) -> tuple[list[str], dict[str, list[str]], dict[str, list[str]]]:
    """Return `courses` so that each comes after what it needs, what comes after each, and what comes ahead of it."""
    place = {course: index for index, course in enumerate(courses)}
    network: nx.DiGraph[str] = nx.DiGraph()
    network.add_nodes_from(courses)
    network.add_edges_from(before)
    order = _in_order(network, place)
    if together:
        rank = {course: index for index, course in enumerate(order)}
        mutual = {edge for edge in together if edge[::-1] in set(together)}
        network.add_edges_from(edge for edge in together if edge not in mutual or rank[edge[0]] < rank[edge[1]])
        order = _in_order(network, place)
    after = {course: sorted(network.successors(course), key=place.__getitem__) for course in courses}
    ahead = {course: sorted(network.predecessors(course), key=place.__getitem__) for course in courses}
    return order, after, ahead


def _in_order(network: nx.DiGraph[str], place: Mapping[str, int]) -> list[str]:
    try:
        return list(nx.lexicographical_topological_sort(network, key=place.__getitem__))
    except nx.NetworkXUnfeasible as circle:
        raise Circular from circle


def _reachable(order: Sequence[str], after: Mapping[str, Collection[str]]) -> dict[str, int]:
    """Return by course the set of courses that can be reached from it and itself, as the bits of a number."""
    found: dict[str, int] = {}
    for place in range(len(order) - 1, -1, -1):
        bits = 1 << place
        for course in after[order[place]]:
            bits |= found[course]
        found[order[place]] = bits
    return found


def _longest(order: Iterable[str], links: Mapping[str, Collection[str]]) -> dict[str, int]:
    """Return by course how many courses the longest path along `links` has that begins with it."""
    found: dict[str, int] = {}
    for course in order:
        found[course] = 1 + max((found[other] for other in links[course]), default=0)
    return found


def _paths(order: Iterable[str], links: Mapping[str, Collection[str]]) -> dict[str, tuple[int, int]]:
    """Return by course how many paths run from it along `links` to the end, and how many courses they have in all."""
    found: dict[str, tuple[int, int]] = {}
    for course in order:
        ends = [found[other] for other in links[course]]
        number = sum(count for count, _ in ends) if ends else 1
        found[course] = (number, number + sum(length for _, length in ends))
    return found


def _centrality(
    order: Sequence[str], after: Mapping[str, Collection[str]], ahead: Mapping[str, Collection[str]]
) -> dict[str, int]:
    """Return the centrality of each course: paths are counted, never listed."""
    down, up = _paths(reversed(order), after), _paths(order, ahead)
    found = {}
    for course in order:
        (below, length_below), (above, length_above) = down[course], up[course]
        through = length_above * below + length_below * above - above * below
        found[course] = through if after[course] and ahead[course] else 0
    return found


def _chain(
    courses: Sequence[str], after: Mapping[str, Sequence[str]], up: Mapping[str, int], down: Mapping[str, int]
) -> tuple[str, ...]:
    """Return the longest path whose courses come first in the plan."""
    if not courses:
        return ()
    longest = max(down.values())
    chain = [next(course for course in courses if up[course] == 1 and down[course] == longest)]
    while after[chain[-1]]:
        left = down[chain[-1]] - 1
        chain.append(next(course for course in after[chain[-1]] if down[course] == left))
    return tuple(chain)
