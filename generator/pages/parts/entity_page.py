"""What the pages of all kinds of entity have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from markupsafe import Markup

from generator.diagram.from_entity import neighborhood
from generator.diagram.legend import Legend, legend
from generator.diagram.words import diagram_words
from generator.exports.catalog_exports import alternates_of
from generator.exports.schema_org import json_ld
from generator.model.entities import Course, Credential, Entity, Experience, Occupation, Pathway
from generator.pages.drafts import Draft
from generator.pages.page import Page, Picture, href
from generator.pages.parts.captions import PageCaptions
from generator.pages.parts.drawings import figure_of
from generator.pages.parts.remarks import is_worth_listing, remark_on
from generator.pages.render.templates import Templates
from generator.pages.view import View, path_of

DESCRIPTION_LENGTH = 300
E = TypeVar("E", bound=Entity)


def drafts_of(
    entities: Iterable[E],
    make: Callable[[View, Templates, E], Page],
    view: View,
    templates: Templates,
    hide: frozenset[str] = frozenset(),
) -> Iterator[Draft]:
    """Yield a draft of the page of each of `entities`, to be made by `make`, hiding `hide`."""
    for entity in entities:
        yield Draft(path_of(entity), partial(make, view, templates, entity), entity.kind.plural, hide)


def entity_page(
    view: View,
    templates: Templates,
    entity: Entity,
    *,
    hide: frozenset[str] = frozenset(),
    via: tuple[Entity, ...] = (),
    scripts: tuple[str, ...] = (),
    picture: Picture | None = None,
    oembed: str = "",
    **values: Any,
) -> Page:
    """Return the page of `entity` from the template of its kind.

    `via` is what brings `entity` into pathways that do not name it themselves; `oembed` is where programs are told of
    its page for frames, "" for none; `values` go to the template.
    """
    path = path_of(entity)
    return templates.page(
        f"{entity.kind.value}.html",
        path,
        view.say(entity.name),
        {**_common(view, entity, via), "oembed": oembed, **values},
        view.crumb(entity.kind),
        description=shortened(view.say(entity.description)),
        edit_path=entity.file,
        hide=hide,
        alternates=alternates_of(entity),
        json_ld=json_ld(view.graph, entity, view.language, lambda other: href(path, path_of(other))),
        scripts=scripts,
        picture=picture,
        oembed=oembed,
        listed=is_worth_listing(view, entity),
        remark=remark_on(view, entity),
    )


def _common(view: View, entity: Entity, via: tuple[Entity, ...]) -> dict[str, Any]:
    """Return what the template of every kind is given."""
    return {
        "entity": entity,
        "owner": view.owner(entity),
        "using": () if isinstance(entity, Pathway) else placements(view, entity, *via),
        "contact": view.contact(entity),
        "around": _around(view, entity),
        "diagram_words": diagram_words(view.language),
    }


@dataclass(frozen=True, slots=True)
class NeighborhoodDrawing:
    """The drawing of what comes before and after something, as markup, and what its legend explains."""

    figure: Markup
    legend: Legend


def _around(view: View, entity: Entity) -> NeighborhoodDrawing | None:
    if not isinstance(entity, (Course, Credential, Experience, Occupation)):
        return None
    flow = neighborhood(view.graph, entity, PageCaptions(view, path_of(entity)))
    if flow is None:
        return None
    return NeighborhoodDrawing(figure_of(view, flow), legend(flow))


def placements(view: View, *entities: Entity) -> tuple[tuple[Pathway, tuple[str, ...]], ...]:
    """Return the pathways that use any of `entities`, each with the names of the levels at which they stand."""
    levels: dict[str, dict[int, str]] = {}
    for entity in entities:
        for pathway in view.graph.pathways_using(entity):
            levels.setdefault(pathway.id, {})
        for pathway, step in view.graph.steps_doing(entity):
            level = view.settings.level(step.level)
            levels[pathway.id][level.order if level else -1] = view.level_name(step.level)
    return tuple(
        (view.catalog.pathways[pathway_id], tuple(name for _, name in sorted(found.items())))
        for pathway_id, found in sorted(levels.items())
    )


def shortened(text: str, length: int = DESCRIPTION_LENGTH) -> str:
    """Return `text` cut at a word so that it fits a search result."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0] + " …"
