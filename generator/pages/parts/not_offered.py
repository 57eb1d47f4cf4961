"""Which steps of a plan are not offered in one of the places where the pathway is."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagram.flow import Mark, Tone
from generator.model.entities import Organization, Pathway
from generator.model.status import is_developing
from generator.pages.view import View


def steps_without(view: View, pathway: Pathway, place: Organization) -> tuple[str, ...]:
    """Return the ids of the steps of `pathway` that learners of `place` cannot take, in the order of the plan.

    Somebody must teach or host a step for them at the level where the plan puts it (`Availability.is_provided`), and
    it must not be suspended or ceased.
    """
    supply, preparing = view.reaches.reacher.supply, is_developing(pathway)
    return tuple(
        planned.step.id
        for planned in view.graph.plans[pathway.id].steps.values()
        if not planned.step.is_choice
        and (level := view.settings.level(planned.step.level)) is not None
        and (supply.is_closed(planned, preparing) or not supply.is_provided(planned, level, place, preparing))
    )


def places_without(view: View, pathway: Pathway) -> Mapping[str, tuple[Organization, ...]]:
    """Return by step id the organizations of `pathway` whose learners cannot take it; only steps that lack one."""
    reacher, found = view.reaches.reacher, dict[str, list[Organization]]()
    lacking = {group[0].id: steps_without(view, pathway, group[0]) for group in reacher.alike(pathway)}
    for place in view.graph.organizations_of(pathway):
        for step in lacking[reacher.first_alike(pathway, place).id]:
            found.setdefault(step, []).append(place)
    return {step: tuple(places) for step, places in found.items()}


def marks_in_places(view: View, pathway: Pathway) -> Mapping[str, Mark]:
    """Return by step id the words for readers from a place where it is not offered; a page shows them on demand."""
    words = view.words["not_offered_here"]
    return {
        step: Mark(Tone.ABSENT, words, tuple(place.id for place in places))
        for step, places in places_without(view, pathway).items()
    }


def marks_at(view: View, pathway: Pathway, place: Organization) -> Mapping[str, Mark]:
    """Return by step id the words for a drawing of `pathway` made for `place`."""
    mark = Mark(Tone.ABSENT, view.words["not_offered_at"].format(place=view.say(place.name)))
    return dict.fromkeys(steps_without(view, pathway, place), mark)
