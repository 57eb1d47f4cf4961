"""Do this next: for learners of each school who join now, the courses of their first year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.graph.plan import PlannedStep
from generator.insight.calendar import required_steps
from generator.model.catalog import Level
from generator.model.entities import Contact, Course, Entity, Organization, Pathway
from generator.model.levels import entries_of, learning_level, starting_year
from generator.model.status import is_developing
from generator.pages.view import View


@dataclass(frozen=True, slots=True)
class FirstYear:
    """What those who join at `level` take first: courses with their terms, and what is not taught this school year.

    `choices` are those that everybody makes, each as how many to take and of what.
    """

    level: Level
    courses: tuple[tuple[Entity, str], ...]
    choices: tuple[tuple[int, tuple[Entity, ...]], ...]
    elsewhere: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class NextAt:
    """What learners of `place` do next, and whom they ask."""

    place: Organization
    years: tuple[FirstYear, ...]
    contact: Contact | None


def next_steps(view: View, pathway: Pathway) -> tuple[NextAt, ...]:
    """Return what to do next at each organization that offers `pathway`."""
    entries = (learning_level(view.settings, entry.level) for entry in entries_of(pathway, view.settings))
    levels = tuple(dict.fromkeys(level for level in entries if level))
    return tuple(
        NextAt(place, tuple(_first_years(view, pathway, place, levels)), place.contact)
        for place in view.graph.organizations_of(pathway)
    )


def same_everywhere(steps: tuple[NextAt, ...]) -> tuple[FirstYear, ...]:
    """Return the first years in which learners of every place take the same; none where there is one place."""
    if len(steps) < 2:
        return ()
    by_level = zip(*(one.years for one in steps), strict=True)
    return tuple(
        years[0]
        for years in by_level
        if len({tuple(course.id for course, _ in year.courses) for year in years}) == 1
        and (years[0].courses or years[0].choices)
    )


def _first_years(view: View, pathway: Pathway, place: Organization, levels: tuple[Level, ...]) -> Iterator[FirstYear]:
    numbered = view.reaches.reacher.compiled(pathway).numbered
    required = {numbered.ids[step] for step in required_steps(numbered)}
    plan = view.graph.plans[pathway.id]
    steps = plan.steps
    planned = [(one, course) for one, course in plan.doing(Course) if one.step.id in required]
    for level in levels:
        here = [(course, _terms(view, pathway, place, one)) for one, course in planned if one.level == level]
        chosen = (one for one in steps.values() if one.level == level and one.step.is_choice)
        yield FirstYear(
            level,
            tuple((course, terms) for course, terms in here if terms is not None),
            tuple(_choice(steps, one) for one in chosen if one.step.id in required),
            tuple(course for course, terms in here if terms is None),
        )


def _choice(steps: Mapping[str, PlannedStep], choice: PlannedStep) -> tuple[int, tuple[Entity, ...]]:
    options = choice.step.options
    return choice.step.choose or len(options), tuple(does for one in options if (does := steps[one.id].does))


def _terms(view: View, pathway: Pathway, place: Organization, planned: PlannedStep) -> str | None:
    """Return when the course of a step is taught this school year, in words; None where it is not."""
    assert isinstance(planned.does, Course)
    assert planned.level
    year = starting_year(view.settings)
    sources = view.reaches.reacher.supply.sources(planned.does, place, is_developing(pathway))
    this_year = ("every", ("even", "odd")[year % 2]) if year else ("every", "even", "odd")
    here = (one.offering for one in sources if one.is_open_at(planned.level, planned))
    offerings = [offering for offering in here if offering.years in this_year]
    if not offerings:
        return None
    every_term = any(not one.terms for one in offerings)
    terms = () if every_term else dict.fromkeys(term for one in offerings for term in one.terms)
    return view.words["reach_or"].join(view.words[f"term_{term}"] for term in terms)
