"""Year by year: where and when each step can be taken, and the college credit it carries, school by school."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.diagram.flow import BoxKind
from generator.diagram.outline import OutlineLevel
from generator.graph.plan import PlannedStep
from generator.insight.availability import CourseSource
from generator.model.entities import Course, Entity, Organization, Pathway
from generator.model.status import is_developing
from generator.pages.parts.dual_credit import DualCreditRow
from generator.pages.view import View

MOST_NAMES = 4
_NAMED = (BoxKind.COURSE, BoxKind.CREDENTIAL, BoxKind.EXPERIENCE)


@dataclass(frozen=True, slots=True)
class Taught:
    """By whom, when and how a course is taught to learners of `places`; those who teach their own are None.

    Where it is the same at all places, none is named.
    """

    places: tuple[Organization, ...]
    ways: tuple[tuple[Entity | None, str], ...]


@dataclass(frozen=True, slots=True)
class CollegeCredit:
    """A college course and its credits, and the agreements under which a step counts as it, by sending side."""

    course: Entity | None
    credits: float | None
    under: tuple[DualCreditRow, ...]


def names_of(card: OutlineLevel) -> str:
    """Return what a card holds, for readers who have not opened it: its first names, and how many more."""
    names = [item.box.name for item in card.items if item.box.kind in _NAMED]
    more = len(card.items) - len(names[:MOST_NAMES])
    return ", ".join(names[:MOST_NAMES]) + (f" + {more}" if more else "")


def taught(view: View, pathway: Pathway) -> dict[str, tuple[Taught, ...]]:
    """Return by step id how its course can be taken, places where it is the same together."""
    places = view.graph.organizations_of(pathway)
    steps = view.graph.plans[pathway.id].doing(Course)
    return {planned.step.id: tuple(_taught(view, pathway, planned, course, places)) for planned, course in steps}


def _taught(
    view: View, pathway: Pathway, planned: PlannedStep, course: Course, places: tuple[Organization, ...]
) -> Iterator[Taught]:
    supply, preparing = view.reaches.reacher.supply, is_developing(pathway)
    found: dict[tuple[tuple[Entity | None, str], ...], list[Organization]] = {}
    for place in places:
        sources = supply.sources(course, place, preparing) if planned.level else ()
        open_here = (one for one in sources if planned.level and one.is_open_at(planned.level, planned))
        ways = tuple(dict.fromkeys(_way(view, one, place) for one in open_here))
        if ways:
            found.setdefault(ways, []).append(place)
    for ways, those in found.items():
        yield Taught(() if len(those) == len(places) else tuple(those), ways)


def _way(view: View, source: CourseSource, place: Organization) -> tuple[Entity | None, str]:
    words, offering = view.words, source.offering
    terms = ", ".join(words[f"term_{term}"] for term in offering.terms)
    years = "" if offering.years == "every" else words[f"{offering.years}_years"]
    times = ", ".join(words[f"time_{time}"] for time in offering.times)
    said = ", ".join(filter(None, (terms, years, times, words[f"delivery_{offering.delivery}"])))
    # "At your own school" is the same everywhere, and more to the point than a name.
    return None if source.by == place.id else view.catalog.organizations.get(source.by), said


def college_credit(rows: tuple[DualCreditRow, ...]) -> dict[str, tuple[CollegeCredit, ...]]:
    """Return by course id what college credit it carries: each college course once, with every agreement."""
    found: dict[str, dict[tuple[str, float | None], list[DualCreditRow]]] = {}
    for row in rows:
        if row.course:
            counted = row.college_course.id if row.college_course else ""
            found.setdefault(row.course.id, {}).setdefault((counted, row.credits), []).append(row)
    return {
        course: tuple(CollegeCredit(same[0].college_course, same[0].credits, tuple(same)) for same in counts.values())
        for course, counts in found.items()
    }
