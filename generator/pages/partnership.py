"""The page of a sector partnership."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.entities import Occupation, Organization
from generator.pages.entity_page import entity_page
from generator.pages.page import Page
from generator.pages.render import Templates
from generator.pages.view import View


def pages(view: View, templates: Templates) -> Iterator[Page]:
    """Yield the page of every partnership."""
    for partnership in view.catalog.partnerships.values():
        yield entity_page(
            view,
            templates,
            partnership,
            search=(view.say(partnership.industry),),
            members=view.resolve_all(partnership.members, Organization),
            occupations=view.resolve_all(partnership.critical_occupations, Occupation),
        )
