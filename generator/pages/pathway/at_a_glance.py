"""What a family asks first, beside time and cost: what the jobs pay, how one learns, and at which work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.diagram.pictures.scale import Scale
from generator.model.entities import Course, Experience, Pathway, Support
from generator.pages.memory import kept
from generator.pages.parts.wage_pictures import scale_of
from generator.pages.view import View

_STAGES = ("about", "through", "at")


@kept
def catalog_scale(view: View) -> Scale:
    """Return the one scale on which the pay of all pathways of the catalog is shown, so that it can be compared."""
    return scale_of(wage for career in view.catalog.occupations.values() for wage in career.wages)


def how_in_words(view: View, pathway: Pathway) -> str:
    """Return how the courses of `pathway` are taught: in person unless some are online, at least in part."""
    courses = {course.id: course for _, course in view.graph.plans[pathway.id].doing(Course)}
    ways = Counter(_way(view, course) for course in courses.values())
    words, of = view.words, len(courses)
    if not ways["online"] and not ways["hybrid"]:
        return words["how_in_person"]
    parts = [words[f"how_{way}"].format(count=ways[way], of=of) for way in ("online", "hybrid") if ways[way]]
    return "; ".join(parts)


def _way(view: View, course: Course) -> str:
    """Return the way of teaching that asks for the least travel among the offerings of `course`."""
    found = {offering.delivery for offering in view.graph.offerings(course)}
    return next(way for way in ("online", "hybrid", "in-person") if way in found or way == "in-person")


def rides(supports: Iterable[Support]) -> tuple[Support, ...]:
    """Return which of `supports` help learners to get there."""
    return tuple(one for one in supports if one.type == "transport")


def work_by_stage(view: View, pathway: Pathway) -> tuple[tuple[str, tuple[Experience, ...]], ...]:
    """Return the experiences of a plan, each once: those of learning about work, through work, and at work."""
    found = {does.id: does for _, does in view.graph.plans[pathway.id].doing(Experience)}
    by_stage = ((stage, tuple(one for one in found.values() if one.stage == stage)) for stage in _STAGES)
    return tuple((stage, those) for stage, those in by_stage if those)


def levels_of_work(view: View, pathway: Pathway) -> dict[str, tuple[str, ...]]:
    """Return by id of each experience of a plan the names of the levels at which it stands."""
    found: dict[str, dict[str, None]] = {}
    for planned, does in view.graph.plans[pathway.id].doing(Experience):
        found.setdefault(does.id, {})[view.level_name(planned.step.level)] = None
    return {one: tuple(names) for one, names in found.items()}
