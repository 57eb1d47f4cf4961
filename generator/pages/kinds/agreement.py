"""The page of an agreement."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.entities import Agreement, Credential
from generator.pages.drafts import Draft
from generator.pages.page import Page
from generator.pages.parts.dual_credit import rows_of_agreement
from generator.pages.parts.entity_page import drafts_of, entity_page
from generator.pages.render.templates import Templates
from generator.pages.view import View


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the page of every agreement."""
    return drafts_of(view.catalog.agreements.values(), _page, view, templates)


def _page(view: View, templates: Templates, agreement: Agreement) -> Page:
    sides = [view.graph.resolve(side) if side else None for side in (agreement.sending, agreement.receiving)]
    rows = rows_of_agreement(view, agreement)
    return entity_page(
        view,
        templates,
        agreement,
        search=tuple(view.say(side.name) for side in sides if side),
        sending=sides[0],
        receiving=sides[1],
        applies_to=view.resolve_all(agreement.applies_to, Credential),
        rows=rows,
        via=tuple(row.course for row in rows if row.course),
    )
