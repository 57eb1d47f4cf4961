"""Plans in time: which level comes before which, in which grade and at what age, and what a plan holds.

Grades and college years are one track. Terms for adults are another: nobody can say whether a first adult term comes
before or after grade 11, so rules never compare the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from generator.graph.catalog_graph import CatalogGraph
from generator.graph.plan import PlannedStep
from generator.model.catalog import Level, Settings
from generator.model.conditions import Reference
from generator.model.entities import Course, Credential, Experience, Occupation, Pathway, Step
from generator.model.ids import Kind

_TERMS = {"fall": 0, "winter": 1, "spring": 2, "summer": 3}
_DIGITS = re.compile(r"[0-9]+")
_AGE_AFTER_GRADE = 6
_AGE_AFTER_SCHOOL = 18
POSTSECONDARY = frozenset(
    {
        "certificate",
        "certification",
        "license",
        "apprenticeship-certificate",
        "associate-degree",
        "bachelor-degree",
        "master-degree",
        "doctoral-degree",
    }
)
"""Types of credential that count as recognized postsecondary credentials (Perkins V, section 3(43))."""


def open_pathways(graph: CatalogGraph) -> Iterator[Pathway]:
    """Yield the pathways that learners can follow now or soon."""
    for pathway in graph.catalog.pathways.values():
        if pathway.status in ("active", "developing"):
            yield pathway


def is_exploration(pathway: Pathway) -> bool:
    """Say whether `pathway` is for middle school only: it explores, and leads to choices rather than exits."""
    return pathway.audience == ("middle-school",)


def level_of(settings: Settings, level_id: str) -> Level | None:
    """Return the level called `level_id`, unless it is the careers after a plan."""
    level = settings.level(level_id)
    return None if level is None or level.kind == "career" else level


def track(level: Level) -> str:
    """Return the track of `level`: school (grades and college) or adult."""
    return "adult" if level.kind == "adult" else "school"


def grade_of(level: Level) -> int | None:
    """Return the grade that `level` stands for; college year 1 counts as 13. None for other levels."""
    return _grade(level.id, level.kind)


@lru_cache(maxsize=64)
def _grade(level_id: str, kind: str) -> int | None:
    digits = _DIGITS.search(level_id)
    if digits is None or kind not in ("grade", "college"):
        return None
    return int(digits.group()) + (12 if kind == "college" else 0)


def age_at(level: Level) -> int | None:
    """Return how old learners usually are at the end of `level`; None where they may have any age."""
    grade = grade_of(level)
    if level.kind == "college":
        return _AGE_AFTER_SCHOOL + (grade or 13) - 12
    return grade + _AGE_AFTER_GRADE if grade is not None else None


def comparable(settings: Settings, first: Step, second: Step) -> bool:
    """Say whether the order in time of two steps is known."""
    one, other = level_of(settings, first.level), level_of(settings, second.level)
    return one is not None and other is not None and track(one) == track(other)


def not_later(settings: Settings, first: Step, second: Step) -> bool:
    """Say whether `first` is done no later than in the term of `second`. Without terms, a level is one moment."""
    one, other = settings.level(first.level), settings.level(second.level)
    if one is None or other is None or one.order != other.order:
        return one is None or other is None or one.order < other.order
    return first.term is None or second.term is None or _TERMS[first.term] <= _TERMS[second.term]


def earlier(settings: Settings, first: Step, second: Step) -> bool:
    """Say whether `first` is surely finished before `second` begins."""
    one, other = settings.level(first.level), settings.level(second.level)
    if one is None or other is None or one.order != other.order:
        return one is None or other is None or one.order < other.order
    return first.term is not None and second.term is not None and _TERMS[first.term] < _TERMS[second.term]


def is_half_year(course: Course) -> bool:
    """Say whether `course` takes half a year or less; college courses take one term."""
    carried = course.credits
    if carried is None:
        return False
    if carried.high_school is not None:
        return carried.high_school <= 0.5
    return carried.college is not None


def steps_at(graph: CatalogGraph, pathway: Pathway) -> Iterator[tuple[PlannedStep, Level]]:
    """Yield every step of the plan of `pathway` with its level, careers left out."""
    for planned in graph.plans[pathway.id].steps.values():
        if planned.level is not None:
            yield planned, planned.level


def levels_used(graph: CatalogGraph, pathway: Pathway) -> tuple[Level, ...]:
    """Return the levels at which `pathway` has steps, in order, careers left out."""
    found = {level.id: level for _, level in steps_at(graph, pathway)}
    return tuple(sorted(found.values(), key=lambda level: level.order))


def entry_levels(graph: CatalogGraph, pathway: Pathway) -> tuple[Level, ...]:
    """Return the levels at which learners may join: the first level of the plan where none is given."""
    settings = graph.catalog.settings
    given = tuple(level for entry in pathway.entries if (level := level_of(settings, entry.level)))
    return given if pathway.entries else levels_used(graph, pathway)[:1]


def experiences(graph: CatalogGraph, pathway: Pathway) -> tuple[tuple[Experience, Step, Level], ...]:
    """Return the experiences in the plan of `pathway`, with their steps and levels."""
    found = ((planned.does, planned.step, level) for planned, level in steps_at(graph, pathway))
    return tuple((does, step, level) for does, step, level in found if isinstance(does, Experience))


def credentials(graph: CatalogGraph, pathway: Pathway) -> tuple[tuple[Credential, Step], ...]:
    """Return the credentials in the plan of `pathway`, with their steps."""
    found = ((planned.does, planned.step) for planned in graph.plans[pathway.id].steps.values())
    return tuple((does, step) for does, step in found if isinstance(does, Credential))


def destinations(graph: CatalogGraph, pathway: Pathway) -> tuple[Occupation, ...]:
    """Return the occupations that `pathway` leads to."""
    return graph.resolve_all(pathway.occupations, Occupation)


def is_whole(graph: CatalogGraph, pathway: Pathway) -> bool:
    """Say whether everything that `pathway` names could be read.

    A rule that says "there is none" must not speak of what another finding says is missing.
    """
    mentioned = (*pathway.occupations, *pathway.supports, *pathway.offered_in)
    known = all(graph.resolve(reference) is not None for reference in mentioned)
    return known and bool(pathway.offered_in) and pathway.id in graph.known_plans


def required_steps(graph: CatalogGraph, pathway: Pathway) -> Iterator[PlannedStep]:
    """Yield the steps that every learner takes: no electives, and no options of a choice."""
    for planned in graph.plans[pathway.id].steps.values():
        if planned.step.role != "elective" and planned.choice is None:
            yield planned


def planned_step(steps: Mapping[str, PlannedStep], reference: Reference) -> PlannedStep | None:
    """Return the step of a plan that `reference` mentions, or None."""
    return steps.get(reference.id.partition("#")[2]) if reference.kind is Kind.STEP else None


def waits_for(steps: Mapping[str, PlannedStep], start: PlannedStep, end: PlannedStep) -> bool:
    """Say whether `start` needs `end`, at some remove."""
    waiting, seen = [start], {start.step.id}
    while waiting:
        for reference in waiting.pop().needs.references():
            step = planned_step(steps, reference)
            if step is end:
                return True
            if step and step.step.id not in seen:
                seen.add(step.step.id)
                waiting.append(step)
    return False


def taken_with(graph: CatalogGraph, pathway: Pathway, planned: PlannedStep) -> dict[str, list[PlannedStep]]:
    """Return the steps at which learners take what `planned` is taken together with, by what they take.

    The links of the plan hold those of one level only, since they are there to be drawn.
    """
    match planned.does:
        case Course() as course:
            wanted = course.corequisites
        case Experience(course=Reference() as reference):
            wanted = (reference,)
        case _:
            return {}
    ids = {target.id for reference in wanted if (target := graph.target(reference))}
    if not ids:
        return {}
    found: dict[str, list[PlannedStep]] = {}
    for other in graph.plans[pathway.id].steps.values():
        if isinstance(other.does, Course) and other.does.id in ids and other is not planned:
            found.setdefault(other.does.id, []).append(other)
    return found
