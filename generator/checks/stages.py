"""Which stages of work-based learning an activity may have: data, because agencies disagree."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.graph.catalog_graph import CatalogGraph
from generator.insight.plans import experiences
from generator.model.entities import Experience, Pathway

LADDER = _ABOUT, _THROUGH, _AT = "about", "through", "at"
"""The stages of work-based learning, in order."""
STAGES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "guest-speaker": (_ABOUT,),
        "career-fair": (_ABOUT,),
        "worksite-tour": (_ABOUT,),
        "informational-interview": (_ABOUT,),
        "job-shadow": (_ABOUT, _THROUGH),
        "mentorship": (_ABOUT, _THROUGH),
        "service-learning": (_ABOUT, _THROUGH),
        "industry-project": (_ABOUT, _THROUGH),
        "school-enterprise": (_THROUGH,),
        "simulated-workplace": (_ABOUT, _THROUGH),
        "supervised-entrepreneurship": (_THROUGH, _AT),
        "supervised-agriculture": (_THROUGH, _AT),
        "clinical": (_THROUGH, _AT),
        "cooperative-education": (_THROUGH, _AT),
        "internship": (_THROUGH, _AT),
        "pre-apprenticeship": (_THROUGH, _AT),
        "apprenticeship": (_AT,),
        "on-the-job-training": (_AT,),
    }
)
"""The stages that each activity may have."""


def stage_fits(experience: Experience) -> bool:
    """Say whether the stage of `experience` is one that its activity may have; yes when either is not known."""
    allowed = STAGES.get(experience.activity, ())
    return not allowed or not experience.stage or experience.stage in allowed


def stages_are_sound(graph: CatalogGraph, pathway: Pathway) -> bool:
    """Say whether the stages of all experiences of `pathway` can be relied on."""
    return all(stage_fits(experience) for experience, _step, _level in experiences(graph, pathway))
