"""The page of an organization: a small home page of its own."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.links import Relation
from generator.model.entities import (
    Agreement,
    Competency,
    Course,
    Credential,
    Entity,
    Experience,
    Organization,
    Partnership,
    Support,
)
from generator.pages.drafts import Draft
from generator.pages.page import Page
from generator.pages.parts.entity_page import drafts_of, entity_page
from generator.pages.parts.proposals import proposals
from generator.pages.render.templates import Templates
from generator.pages.view import View

Group = tuple[str, str, tuple[Entity, ...], bool]
"""A part of the page: anchor, heading, what is listed, and whether as cards."""


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the page of every organization."""
    return drafts_of(view.catalog.organizations.values(), _page, view, templates)


def _page(view: View, templates: Templates, organization: Organization) -> Page:
    groups = _groups(view, organization)
    kind = view.words.value("organization_type", organization.type)
    return entity_page(
        view,
        templates,
        organization,
        search=(kind, organization.county),
        filters=(("organization type", kind), ("county", organization.county)),
        bodies=view.resolve_all(organization.member_of, Organization),
        members=view.graph.members(organization),
        groups=groups,
        proposals=proposals(view, organization),
        filled=any(entities for _, _, entities, _ in groups),
    )


def _groups(view: View, organization: Organization) -> tuple[Group, ...]:
    graph, words = view.graph, view.words
    return (
        ("pathways", words["pathways_here"], graph.offered_in(organization), True),
        ("courses", words["courses_here"], _courses(view, organization), False),
        ("credentials", words["credentials_here"], graph.owned_by(organization, Credential), False),
        (
            "awards",
            words["credentials_awarded"],
            graph.linked_to(organization, Relation.AWARDS, Credential),
            False,
        ),
        ("experiences", words["experiences_here"], graph.owned_by(organization, Experience), False),
        ("hosts", words["hosts_here"], graph.hosted_by(organization), False),
        ("agreements", words["agreements_here"], _agreements(view, organization), False),
        ("supports", words["supports_here"], _supports(view, organization), False),
        ("partnerships", words["partnerships_here"], _partnerships(view, organization), False),
        (
            "validates",
            words["validates_here"],
            graph.linked_to(organization, Relation.VALIDATES, Competency),
            False,
        ),
    )


def _courses(view: View, organization: Organization) -> tuple[Entity, ...]:
    own = view.graph.owned_by(organization, Course)
    taught = view.graph.linked_to(organization, Relation.OFFERS, Course)
    return _sorted(view, (*own, *taught))


def _agreements(view: View, organization: Organization) -> tuple[Entity, ...]:
    graph = view.graph
    return _sorted(
        view,
        (
            *graph.owned_by(organization, Agreement),
            *graph.linked_to(organization, Relation.SENDS, Agreement),
            *graph.linked_to(organization, Relation.RECEIVES, Agreement),
        ),
    )


def _supports(view: View, organization: Organization) -> tuple[Entity, ...]:
    graph = view.graph
    offered = graph.linked_to(organization, Relation.OFFERS, Support)
    return _sorted(view, (*graph.owned_by(organization, Support), *offered))


def _partnerships(view: View, organization: Organization) -> tuple[Entity, ...]:
    graph = view.graph
    return _sorted(
        view,
        (
            *graph.linked_to(organization, Relation.CONVENES, Partnership),
            *graph.linked_to(organization, Relation.TAKES_PART, Partnership),
        ),
    )


def _sorted(view: View, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    once = {entity.id: entity for entity in entities}
    return tuple(sorted(once.values(), key=lambda entity: (view.say(entity.name).casefold(), entity.id)))
