"""What is missing, in the readers' words."""

from __future__ import annotations

from generator.insight.obstacles import Cause, Missing, could_be_taken_elsewhere
from generator.insight.reach import Destination, Reach
from generator.model.entities import Entity, Step
from generator.model.ids import Kind
from generator.pages.view import View


def step_name(view: View, pathway_id: str, step_id: str) -> str:
    """Return what readers call a step: what it does, its own words, or the options of a choice."""
    planned = view.graph.plans[pathway_id].steps.get(step_id)
    return _name(view, planned.step) if planned else step_id


def step_entity(view: View, pathway_id: str, step_id: str) -> Entity | None:
    """Return what a step does, if it has a page."""
    planned = view.graph.plans[pathway_id].steps.get(step_id)
    return view.graph.resolve(planned.step.does) if planned and planned.step.does else None


def _name(view: View, step: Step) -> str:
    if step.does:
        entity = view.graph.resolve(step.does)
        return view.say(entity.name) if entity else step.does.id
    if step.milestone:
        return view.say(step.milestone)
    return view.words["reach_or"].join(_name(view, option) for option in step.options) or step.id


def lacks(view: View, reach: Reach, destination: Destination) -> tuple[str, ...]:
    """Return what `destination` lacks, each in a part of a sentence."""
    return tuple(_missing(view, reach.pathway, one) for one in destination.missing)


def _missing(view: View, pathway_id: str, missing: Missing) -> str:
    what = step_name(view, pathway_id, missing.step) if missing.step else entity_name(view, missing.kind, missing.id)
    return view.words[_key(view, missing)].format(
        what=what,
        level=view.level_name(missing.level or ""),
        age=missing.age,
        oldest=missing.oldest,
        places=view.words["reach_or"].join(_elsewhere(view, missing)),
        by=step_name(view, pathway_id, missing.needed_by),
    )


def _key(view: View, missing: Missing) -> str:
    match missing.cause:
        case Cause.NOT_PROVIDED if missing.kind is not Kind.COURSE:
            return "missing_not_provided"
        case Cause.NOT_PROVIDED:
            return "missing_taught_elsewhere" if _elsewhere(view, missing) else "missing_not_taught"
        case Cause.TOO_LATE:
            return "missing_after_level" if missing.level else "missing_too_late"
        case cause:
            return f"missing_{cause.value.replace(' ', '_')}"


def _elsewhere(view: View, missing: Missing) -> list[str]:
    places = could_be_taken_elsewhere(missing, view.graph)
    return [entity_name(view, Kind.ORGANIZATION, place) for place in places]


def entity_name(view: View, kind: Kind | None, entity_id: str) -> str:
    """Return the name of an entity; its id when it could not be read."""
    entity = view.catalog.find(kind, entity_id) if kind else None
    return view.say(entity.name) if entity else entity_id
