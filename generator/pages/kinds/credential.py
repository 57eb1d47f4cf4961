"""The page of a credential."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.links import Relation
from generator.model.entities import Competency, Credential, Occupation
from generator.pages.drafts import Draft
from generator.pages.page import Page
from generator.pages.parts.entity_page import drafts_of, entity_page
from generator.pages.render.templates import Templates
from generator.pages.view import View


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the page of every credential."""
    return drafts_of(view.catalog.credentials.values(), _page, view, templates)


def _page(view: View, templates: Templates, credential: Credential) -> Page:
    graph = view.graph
    kind = view.words.value("credential_type", credential.type)
    return entity_page(
        view,
        templates,
        credential,
        search=(kind,),
        filters=(("credential type", kind),),
        prepared_by=graph.preparing_for(credential),
        occupations=view.resolve_all(credential.qualifies_for, Occupation),
        stacks_onto=view.resolve_all(credential.stacks_onto, Credential),
        stacked_by=graph.linked_from(credential, Relation.STACKS_ONTO, Credential),
        opens=graph.opens(credential),
        competencies=view.resolve_all(credential.assesses, Competency),
    )
