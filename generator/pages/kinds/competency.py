"""The page of a competency, which readers know as a skill."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.links import Relation
from generator.model.entities import Competency, Credential, Entity, Occupation, Organization
from generator.pages.drafts import Draft
from generator.pages.page import Page
from generator.pages.parts.entity_page import drafts_of, entity_page
from generator.pages.render.templates import Templates
from generator.pages.view import View


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the page of every competency."""
    return drafts_of(view.catalog.competencies.values(), _page, view, templates)


def _page(view: View, templates: Templates, competency: Competency) -> Page:
    graph = view.graph
    taught_in = graph.linked_from(competency, Relation.TEACHES, Entity)
    return entity_page(
        view,
        templates,
        competency,
        search=(view.say(competency.statement),),
        validated_by=view.resolve_all(competency.validated_by, Organization),
        via=taught_in,
        taught_in=taught_in,
        assessed_by=graph.linked_from(competency, Relation.ASSESSES, Credential),
        occupations=graph.linked_to(competency, Relation.USED_BY, Occupation),
    )
