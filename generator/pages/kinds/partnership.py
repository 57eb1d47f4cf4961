"""The page of a sector partnership."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.entities import Occupation, Organization, Partnership
from generator.pages.drafts import Draft
from generator.pages.page import Page
from generator.pages.parts.entity_page import drafts_of, entity_page
from generator.pages.render.templates import Templates
from generator.pages.view import View


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the page of every partnership."""
    return drafts_of(view.catalog.partnerships.values(), _page, view, templates)


def _page(view: View, templates: Templates, partnership: Partnership) -> Page:
    return entity_page(
        view,
        templates,
        partnership,
        search=(view.say(partnership.industry),),
        members=view.resolve_all(partnership.members, Organization),
        occupations=view.resolve_all(partnership.critical_occupations, Occupation),
    )
