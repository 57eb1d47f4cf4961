"""The page of an occupation, which readers know as a career."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.links import Relation
from generator.model.entities import Competency, Occupation
from generator.pages.drafts import Draft
from generator.pages.page import Page
from generator.pages.parts.entity_page import drafts_of, entity_page
from generator.pages.render.templates import Templates
from generator.pages.view import View


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the page of every occupation."""
    return drafts_of(view.catalog.occupations.values(), _page, view, templates)


def _page(view: View, templates: Templates, occupation: Occupation) -> Page:
    graph = view.graph
    return entity_page(
        view,
        templates,
        occupation,
        search=tuple(filter(None, (occupation.soc, occupation.onet, occupation.entry_education))),
        filters=(
            *((("education", occupation.entry_education),) if occupation.entry_education else ()),
            *(("interest", view.words[f"interest_{letter}"].partition(":")[0]) for letter in occupation.interests),
        ),
        wage_rows=tuple((occupation, wage) for wage in occupation.wages),
        credentials=graph.credentials_for(occupation),
        advances_to=view.resolve_all(occupation.advances_to, Occupation),
        reached_from=graph.linked_from(occupation, Relation.ADVANCES_TO, Occupation),
        competencies=view.resolve_all(occupation.needs, Competency),
    )
