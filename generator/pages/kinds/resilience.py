"""Resilience: what exits depend on, worst first, for coordinators who plan an alternative before it is needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator.insight.resilience import FailurePoint
from generator.model.entities import Entity, Organization
from generator.model.ids import Kind
from generator.pages.drafts import Draft
from generator.pages.page import HIDE_CONTENTS, Page
from generator.pages.render.templates import Templates
from generator.pages.view import View

SECTION = "resilience"
MOST_PER_KIND = 500
"""So many of each kind are shown; the command `pathways resilience` lists all of them."""


@dataclass(frozen=True, slots=True)
class FailurePointRow:
    """One point of failure: what it is, how many exits its loss takes away, of which learners, in which pathways."""

    entity: Entity
    kind: str
    exits: int
    places: tuple[Entity, ...]
    pathways: tuple[Entity, ...]


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the page that lists every point of failure: agreements, organizations, courses."""
    yield Draft(f"{SECTION}/", partial(_page, view, templates), SECTION, HIDE_CONTENTS)


def _page(view: View, templates: Templates) -> Page:
    words = view.words
    rows = [row for point in view.reaches.failure_points if (row := _row(view, point)) is not None]
    groups = [
        (key, [row for row in rows if row.entity.kind is kind])
        for key, kind in (
            ("threads_agreements", Kind.AGREEMENT),
            ("threads_organizations", Kind.ORGANIZATION),
            ("threads_courses", Kind.COURSE),
        )
    ]
    return templates.page(
        "resilience.html",
        f"{SECTION}/",
        words["threads_title"],
        {"groups": [group for group in groups if group[1]], "most": MOST_PER_KIND},
        description=words["threads_lead"],
        hide=HIDE_CONTENTS,
    )


def _row(view: View, point: FailurePoint) -> FailurePointRow | None:
    entity = view.catalog.find(point.kind, point.id)
    if entity is None:
        return None
    typed = isinstance(entity, Organization) and entity.type
    kind = view.words.value("organization_type", typed) if typed else view.words[f"kind_{point.kind.value}"]
    places = tuple(view.catalog.organizations[one] for one in point.organizations)
    pathways = tuple(view.catalog.pathways[one] for one in point.pathways)
    return FailurePointRow(entity, kind, len(point.cuts), places, pathways)
