"""The page of a competency, which readers know as a skill."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.links import Relation
from generator.model.entities import Credential, Entity, Occupation, Organization
from generator.pages.entity_page import entity_page
from generator.pages.page import Page
from generator.pages.render import Templates
from generator.pages.view import View


def pages(view: View, templates: Templates) -> Iterator[Page]:
    """Yield the page of every competency."""
    graph = view.graph
    for competency in view.catalog.competencies.values():
        taught_in = graph.linked_from(competency, Relation.TEACHES, Entity)
        yield entity_page(
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
