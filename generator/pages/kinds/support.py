"""The page of a support."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.entities import Support
from generator.pages.drafts import Draft
from generator.pages.page import Page
from generator.pages.parts.entity_page import drafts_of, entity_page
from generator.pages.render.templates import Templates
from generator.pages.view import View


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the page of every support."""
    return drafts_of(view.catalog.supports.values(), _page, view, templates)


def _page(view: View, templates: Templates, support: Support) -> Page:
    kind = view.words.value("support_type", support.type)
    return entity_page(view, templates, support, search=(kind,), filters=(("support type", kind),))
