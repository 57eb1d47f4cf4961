"""The page of a support."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.entity_page import entity_page
from generator.pages.page import Page
from generator.pages.render import Templates
from generator.pages.view import View


def pages(view: View, templates: Templates) -> Iterator[Page]:
    """Yield the page of every support."""
    for support in view.catalog.supports.values():
        kind = view.words.value("support_type", support.type)
        yield entity_page(view, templates, support, search=(kind,), filters=(("support type", kind),))
