"""The page of a work-based-learning experience."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.entities import Competency, Credential, Experience, Organization
from generator.pages.drafts import Draft
from generator.pages.page import Page
from generator.pages.parts.entity_page import drafts_of, entity_page
from generator.pages.render.templates import Templates
from generator.pages.view import View


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the page of every experience."""
    return drafts_of(view.catalog.experiences.values(), _page, view, templates)


def _page(view: View, templates: Templates, experience: Experience) -> Page:
    words = view.words
    hosts = view.resolve_all(experience.hosts, Organization)
    prepares_for = view.resolve_all(experience.prepares_for, Credential)
    return entity_page(
        view,
        templates,
        experience,
        search=(words.value("activity", experience.activity), *(view.say(host.name) for host in hosts)),
        filters=(
            ("stage", words.value("stage", experience.stage)),
            *((("pay", words["paid"]),) if experience.paid else ()),
        ),
        hosts=hosts,
        course=view.graph.resolve(experience.course) if experience.course else None,
        prepares_for=prepares_for,
        opens=tuple(other for other in view.graph.opens(experience) if other not in prepares_for),
        competencies=view.resolve_all(experience.teaches, Competency),
    )
