"""What a page knows of a pathway to answer "what can I still become?" by itself: the plan as small values for JSON.

The numbers are those of `generator.insight.start`; with them come names and addresses. The text about one pathway is
the same wherever it stands: in its own file, in those of schools whose learners can follow it, in that for adults.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from generator.graph.links import vertex
from generator.graph.plan import PlannedStep
from generator.insight.numbered_plan import NumberedPlan
from generator.insight.start import StartPlan, Tree, start_plan
from generator.model.entities import Course, Entity, Pathway
from generator.model.ids import Kind
from generator.model.levels import ADULT
from generator.model.status import is_active
from generator.pages.render.environment import compact_json
from generator.pages.situation.learners import learners
from generator.pages.view import View

Data: TypeAlias = dict[str, Any]
EXIT, WAITS, TIED, CHOICE, NAMED = 1, 2, 4, 8, 16
"""What is true of a step, as bits of a number. NAMED: it stands there by its words, for it has no page."""
_MOST_KEPT = 2_000


def plan_text(view: View, pathway: Pathway) -> str:
    """Return the plan of `pathway` for the learners of every school, as JSON.

    The last two thousand are kept: the files of neighboring schools tell of the same pathways.
    """
    texts: dict[str, str] = view.answers.setdefault(plan_text, {})
    if pathway.id not in texts:
        if len(texts) >= _MOST_KEPT:
            texts.clear()
        texts[pathway.id] = compact_json(plan_data(view, pathway))
    return texts[pathway.id]


def plan_data(view: View, pathway: Pathway) -> Data:
    """Return the same as values.

    steps      [what (a key of `things`), level at which it is planned, bits, needs, who teaches it elsewhere]
    openings   by number the moments at which a step can be finished, negative where only who began with the level can
    calendars  by number the opening of every step
    places     [id, name, calendar, agreements, pairs of courses of which the first counts as the second]
    careers    [what, steps of which one is enough]
    things     names, with the subject of a course or the kind of anything else
    adult      the level from which adults begin
    """
    reacher = view.reaches.reacher
    plan = start_plan(reacher, pathway, learners(view).schools_of.get(pathway.id, ()))
    numbered = reacher.compiled(pathway).numbered
    openings: dict[tuple[int, ...], int] = {}
    calendars: dict[tuple[int, ...], int] = {}
    places = []
    for name, place in plan.places.items():
        calendar = tuple(
            openings.setdefault(tuple(-one if one in whole else one for one in moments), len(openings))
            for moments, whole in zip(place.moments, place.whole, strict=True)
        )
        number = calendars.setdefault(calendar, len(calendars))
        here = view.naming.name(Kind.ORGANIZATION, name)
        places.append([name, here, number, list(_used(plan, place.credit)), [list(pair) for pair in place.counts]])
    return {
        "id": pathway.id,
        "name": view.say(pathway.name),
        "cluster": pathway.cluster,
        "adult": next((plan.begins[one.id] for one in view.settings.levels if one.kind == ADULT), 0),
        "beside": plan.beside,
        "steps": [_step(view, pathway, plan, numbered, index) for index in range(len(plan.steps))],
        "openings": list(openings),
        "calendars": list(calendars),
        "places": places,
        "careers": [[vertex(Kind.OCCUPATION, one), list(steps)] for one, steps in plan.occupations.items()],
        "things": _things(view, plan, numbered),
    }


def _used(plan: StartPlan, credit: Iterable[str]) -> Iterator[str]:
    """Yield those of the agreements in `credit` that some step asks for."""
    asked = {leaf for step in plan.steps for leaf in _leaves(step.needs)}
    return (one for one in credit if one in asked)


def _leaves(tree: Tree) -> Iterator[Tree]:
    if isinstance(tree, tuple):
        for part in tree[1:]:
            yield from _leaves(part)
    else:
        yield tree


def _step(view: View, pathway: Pathway, plan: StartPlan, numbered: NumberedPlan, index: int) -> list[object]:
    step, planned = plan.steps[index], numbered.steps[index]
    entity = _entity(view, planned)
    what = vertex(entity.kind, entity.id) if entity else view.naming.step(pathway.id, planned.step.id)
    bits = step.exit * EXIT | step.waits * WAITS | step.tied * TIED | planned.step.is_choice * CHOICE
    found: list[object] = [what, step.planned, bits | (entity is None) * NAMED, step.needs]
    everywhere = all(place.moments[index] for place in plan.places.values())
    return found if everywhere else [*found, _teachers(view, entity)]


def _entity(view: View, planned: PlannedStep) -> Entity | None:
    """Return what a step does, if it has a page."""
    return planned.does or (view.graph.resolve(planned.step.does) if planned.step.does else None)


def _teachers(view: View, course: object) -> list[str]:
    """Return the names of those who teach `course`, sorted: where one would have to go."""
    if not isinstance(course, Course) or not is_active(course):
        return []
    teachers = (view.graph.resolve(offering.by) for offering in view.graph.offerings(course))
    return sorted({view.say(one.name) for one in teachers if one and is_active(one)})


def _things(view: View, plan: StartPlan, numbered: NumberedPlan) -> dict[str, list[str]]:
    found = (entity for one in numbered.steps if (entity := _entity(view, one)))
    named = {vertex(one.kind, one.id): [view.say(one.name), _group(one)] for one in found}
    for leaf in plan.asked:
        entity = view.naming.entity(leaf.kind, leaf.id)
        group = _group(entity) if entity else ""
        named[vertex(leaf.kind, leaf.id)] = [view.naming.name(leaf.kind, leaf.id), group]
    for one in plan.occupations:
        named[vertex(Kind.OCCUPATION, one)] = [view.naming.name(Kind.OCCUPATION, one), Kind.OCCUPATION.value]
    for other in {other for place in plan.places.values() for other, _ in place.counts}:
        if course := view.catalog.courses.get(other):
            named[vertex(Kind.COURSE, other)] = [view.say(course.name), _group(course)]
    return dict(sorted(named.items()))


def _group(entity: Entity) -> str:
    return entity.subject or "other" if isinstance(entity, Course) else entity.kind.value
