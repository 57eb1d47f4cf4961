"""The page of an organization: a small home page of its own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.graph.links import Relation
from generator.insight.partners.labor_market import wage_of
from generator.model.entities import (
    Agreement,
    Competency,
    Course,
    Credential,
    Entity,
    Experience,
    Occupation,
    Organization,
    Partnership,
    Support,
    Wage,
)
from generator.pages.drafts import Batch, Draft
from generator.pages.embed.addresses import oembed_of, pathways_to_show
from generator.pages.page import Page
from generator.pages.parts.entity_page import drafts_of, entity_page
from generator.pages.parts.key_dates import FILE, calendar_of, dates_of_organization, key_dates
from generator.pages.parts.place_maps import around_organization, places_on_map
from generator.pages.parts.proposals import proposals
from generator.pages.parts.summary import yearly_median
from generator.pages.render.templates import Templates
from generator.pages.view import View, path_of

Group = tuple[str, str, tuple[Entity, ...], bool]
"""A part of the page: anchor, heading, what is listed, and whether as cards."""


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the page of every organization."""
    return drafts_of(view.catalog.organizations.values(), _page, view, templates)


def calendars(view: View) -> Iterator[Batch]:
    """Yield the dates of each organization that has any as a calendar file."""
    for one in view.catalog.organizations.values():
        if (dates := dates_of_organization(view, one)).days:
            yield Batch(f"{path_of(one)}{FILE}", partial(calendar_of, view, one, dates), about=path_of(one))


def _page(view: View, templates: Templates, organization: Organization) -> Page:
    groups = _groups(view, organization)
    return entity_page(
        view,
        templates,
        organization,
        bodies=view.resolve_all(organization.member_of, Organization),
        members=view.graph.members(organization),
        groups=groups,
        oembed=oembed_of(organization) if pathways_to_show(view, organization) else "",
        map=places_on_map(view, around_organization(view, organization)),
        key_dates=key_dates(view, dates_of_organization(view, organization)),
        careers=_careers(view, organization),
        proposals=proposals(view, organization),
        filled=any(entities for _, _, entities, _ in groups),
    )


def _careers(view: View, organization: Organization) -> tuple[tuple[Occupation, Wage | None], ...]:
    """Return what one can become here: the careers of its pathways, each once, the best paid first."""
    found = {
        career.id: career
        for pathway in view.graph.offered_in(organization)
        for career in view.graph.occupations_of(pathway)
    }
    paid = [(career, wage_of(career)) for career in found.values()]
    return tuple(sorted(paid, key=lambda pair: (-(yearly_median(pair[1]) or 0), pair[0].id)))


def _groups(view: View, organization: Organization) -> tuple[Group, ...]:
    graph, words = view.graph, view.words
    owned, linked = partial(graph.owned_by, organization), partial(graph.linked_to, organization)

    def once(*found: tuple[Entity, ...]) -> tuple[Entity, ...]:
        distinct = {entity.id: entity for entities in found for entity in entities}
        return tuple(sorted(distinct.values(), key=lambda entity: (view.say(entity.name).casefold(), entity.id)))

    courses = once(owned(Course), linked(Relation.OFFERS, Course))
    agreements = once(owned(Agreement), linked(Relation.SENDS, Agreement), linked(Relation.RECEIVES, Agreement))
    supports = once(owned(Support), linked(Relation.OFFERS, Support))
    partnerships = once(linked(Relation.CONVENES, Partnership), linked(Relation.TAKES_PART, Partnership))
    return (
        ("pathways", words["pathways_here"], graph.offered_in(organization), True),
        ("courses", words["courses_here"], courses, False),
        ("credentials", words["credentials_here"], owned(Credential), False),
        ("awards", words["credentials_awarded"], linked(Relation.AWARDS, Credential), False),
        ("experiences", words["experiences_here"], owned(Experience), False),
        ("hosts", words["hosts_here"], graph.hosted_by(organization), False),
        ("agreements", words["agreements_here"], agreements, False),
        ("supports", words["supports_here"], supports, False),
        ("partnerships", words["partnerships_here"], partnerships, False),
        ("validates", words["validates_here"], linked(Relation.VALIDATES, Competency), False),
    )
