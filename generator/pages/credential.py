"""The page of a credential."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.links import Relation
from generator.model.entities import Competency, Credential, Occupation
from generator.pages.entity_page import entity_page
from generator.pages.page import Page
from generator.pages.render import Templates
from generator.pages.view import View


def pages(view: View, templates: Templates) -> Iterator[Page]:
    """Yield the page of every credential."""
    graph = view.graph
    for credential in view.catalog.credentials.values():
        kind = view.words.value("credential_type", credential.type)
        yield entity_page(
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
