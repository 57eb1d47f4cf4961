"""The page of each kind that lists everything of that kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from generator.checks.stages import LADDER
from generator.model.entities import Entity, Experience, Occupation, Organization, Pathway
from generator.model.ids import Kind
from generator.pages.drafts import Draft
from generator.pages.page import Page
from generator.pages.parts.proposals import PATHWAY_FORM, issue_form_link, new_organization_link
from generator.pages.render.templates import Templates
from generator.pages.view import View

Group = tuple[str, str, tuple[Entity, ...]]
"""A part of a list: anchor, heading, entities."""
_MOST_WITH_DESCRIPTIONS = 150


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the list of each kind, empty kinds included: addresses never change once published."""
    for kind in view.catalog.entities:
        yield Draft(f"{kind.plural}/", partial(_page, view, templates, kind), kind.plural)


def _page(view: View, templates: Templates, kind: Kind) -> Page:
    words, title = view.words, view.words[f"kind_{kind.value}_many"]
    entities = tuple(view.catalog.entities[kind].values())
    return templates.page(
        "index.html",
        f"{kind.plural}/",
        title,
        {
            "kind": kind,
            "groups": tuple(_groups(view, kind, entities)),
            "count": words.count(f"count_{kind.value}", len(entities)),
            "with_descriptions": len(entities) <= _MOST_WITH_DESCRIPTIONS,
            "new_organization": new_organization_link(view) if kind is Kind.ORGANIZATION else "",
            "asking": issue_form_link(view, PATHWAY_FORM) if kind is Kind.PATHWAY else "",
        },
        description=words[f"about_{kind.plural}"],
    )


def _groups(view: View, kind: Kind, entities: tuple[Entity, ...]) -> Iterator[Group]:
    """Yield `entities` in groups that readers think in: cluster, stage, type, else the first letter."""
    keyed = sorted(
        ((*_group(view, entity), view.say(entity.name).casefold(), entity.id, entity) for entity in entities),
        key=lambda row: row[:-1],
    )
    for number, (_, members) in enumerate(groupby(keyed, key=lambda row: row[:2])):
        rows = list(members)
        yield f"{kind.value}-{number + 1}", rows[0][1], tuple(row[-1] for row in rows)


def _group(view: View, entity: Entity) -> tuple[str, str]:
    """Return the sort key and the heading of the group of `entity`."""
    match entity:
        case Pathway():
            cluster = view.cluster(entity)
            name = view.say(cluster.name) if cluster else entity.cluster
            return name.casefold(), name
        case Experience():
            order = LADDER.index(entity.stage) if entity.stage in LADDER else len(LADDER)
            return str(order), view.words.value("stage", entity.stage)
        case Organization():
            name = view.words.value("organization_group", entity.type)
            return name.casefold(), name
        case Occupation():
            return entity.soc[:2], view.words.value("soc_group", entity.soc[:2])
        case _:
            letter = view.say(entity.name)[:1].upper()
            return letter, letter
