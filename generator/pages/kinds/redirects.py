"""Addresses never change once published: what was renamed still answers at its old address."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.model.entities import Entity
from generator.model.ids import address_of
from generator.pages.drafts import Draft
from generator.pages.page import HIDE_CONTENTS, Page
from generator.pages.render.templates import Templates
from generator.pages.view import View, path_of


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield a page at each former address that leads on at once. An address that is in use again stays."""
    taken = {path_of(entity) for entity in view.catalog.all()}
    for entity in view.catalog.all():
        for old in entity.formerly:
            path = address_of(entity.kind, old)
            if path not in taken:
                taken.add(path)
                make = partial(_page, view, templates, entity, path)
                yield Draft(path, make, entity.kind.plural, HIDE_CONTENTS)


def _page(view: View, templates: Templates, entity: Entity, path: str) -> Page:
    return templates.page(
        "moved.html",
        path,
        view.words["moved_title"].format(name=view.say(entity.name)),
        {"entity": entity},
        view.crumb(entity.kind),
        hide=HIDE_CONTENTS,
        listed=False,
        moved_to=path_of(entity),
    )
