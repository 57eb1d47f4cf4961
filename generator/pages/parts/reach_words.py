"""What is missing, in the readers' words."""

from __future__ import annotations

from generator.insight.obstacles import MissingNeed, ObstacleCause, could_be_taken_elsewhere
from generator.insight.reach import Destination, Reach
from generator.model.entities import Entity
from generator.model.ids import Kind
from generator.pages.view import View


def step_entity(view: View, pathway_id: str, step_id: str) -> Entity | None:
    """Return what a step does, if it has a page."""
    planned = view.graph.plans[pathway_id].steps.get(step_id)
    return view.graph.resolve(planned.step.does) if planned and planned.step.does else None


def missing_in_words(view: View, reach: Reach, destination: Destination) -> tuple[str, ...]:
    """Return what `destination` lacks, each in a part of a sentence."""
    return tuple(_missing(view, reach.pathway, one) for one in destination.missing)


def _missing(view: View, pathway_id: str, missing: MissingNeed) -> str:
    naming = view.naming
    what = naming.step(pathway_id, missing.step) if missing.step else naming.name(missing.kind, missing.id)
    return view.words[_key(view, missing)].format(
        what=what,
        level=view.level_name(missing.level or ""),
        age=missing.age,
        oldest=missing.oldest,
        places=view.words["reach_or"].join(_elsewhere(view, missing)),
        by=_asker(view, pathway_id, missing.needed_by),
    )


def _asker(view: View, pathway_id: str, asker: str) -> str:
    kind, _, name = asker.partition(":")
    return view.naming.name(Kind(kind), name) if name else view.naming.step(pathway_id, asker)


def _key(view: View, missing: MissingNeed) -> str:
    match missing.cause:
        case ObstacleCause.NOT_PROVIDED if missing.kind is not Kind.COURSE:
            return "missing_not_provided"
        case ObstacleCause.NOT_PROVIDED:
            return "missing_taught_elsewhere" if _elsewhere(view, missing) else "missing_not_taught"
        case ObstacleCause.TOO_LATE:
            return "missing_after_level" if missing.level else "missing_too_late"
        case cause:
            return f"missing_{cause.value.replace(' ', '_')}"


def _elsewhere(view: View, missing: MissingNeed) -> list[str]:
    places = could_be_taken_elsewhere(missing, view.graph)
    return [view.naming.name(Kind.ORGANIZATION, place) for place in places]
