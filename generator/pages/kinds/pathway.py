"""The page of a pathway: facts, drawing, plan of study, steps in order, and everything around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from generator.catalog.schemas import describe
from generator.diagram.flow import BoxKind, Flow
from generator.diagram.from_pathway import flow_of
from generator.diagram.grid import Grid, grid
from generator.diagram.legend import legend
from generator.diagram.outline import outline
from generator.diagram.split import split
from generator.diagram.svg.draw import SCRIPT, STYLE
from generator.graph.links import Relation
from generator.insight.labor_market import wage_of
from generator.model.entities import Course, Experience, Organization, Partnership, Pathway, Support
from generator.pages.compare.pages import checklist_key
from generator.pages.drafts import Batch, Draft
from generator.pages.kinds.cluster import pathways_of_cluster
from generator.pages.memory import kept_about_one
from generator.pages.page import HIDE_CONTENTS, Asset, Page
from generator.pages.parts.captions import PageCaptions
from generator.pages.parts.drawings import RenderedFlow, render_flow
from generator.pages.parts.dual_credit import rows_of_pathway
from generator.pages.parts.entity_page import drafts_of, entity_page
from generator.pages.parts.not_offered import marks_in_places, places_without
from generator.pages.parts.pathway_facts import costs_in_words, facts_of, times_in_words
from generator.pages.parts.share_card import pathway_card, picture_of
from generator.pages.parts.who_can_finish import who_can_finish
from generator.pages.render.templates import Templates
from generator.pages.scripts import script
from generator.pages.start.pages import path_of_start
from generator.pages.view import View, path_of

MOST_RELATED = 8
STYLE_FILE = "assets/pathways/diagram.css"
SCRIPT_FILE = "assets/pathways/diagram.js"


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the page of every pathway."""
    return drafts_of(view.catalog.pathways.values(), _page, view, templates, HIDE_CONTENTS)


def drawings(view: View) -> Iterator[Batch]:
    """Yield each pathway's drawing as a file of its own, for newsletters and presentations."""
    for pathway in view.catalog.pathways.values():
        # Without its ending: a large plan has several drawings, and how many is not known before they are drawn.
        prefix = f"{path_of(pathway)}{drawing_name(0).removesuffix('.svg')}"
        yield Batch(prefix, partial(_files, view, pathway), about=path_of(pathway))


def _files(view: View, pathway: Pathway) -> Iterator[Asset]:
    for number, one in enumerate(_pictures(view, pathway.id)[1]):
        yield Asset(f"{path_of(pathway)}{drawing_name(number)}", one.file)


def share_cards(view: View) -> Iterator[Batch]:
    """Yield the picture that a shared link to each pathway shows."""
    for pathway in view.catalog.pathways.values():
        yield Batch(
            picture_of(view, pathway).path, partial(_card, view, pathway), about=path_of(pathway), abroad=True
        )


def _card(view: View, pathway: Pathway) -> Iterator[Asset]:
    first = next(iter(split(_pictures(view, pathway.id)[0])), None)
    yield pathway_card(view, pathway, facts_of(view, pathway), first)


@kept_about_one
def _pictures(view: View, pathway_id: str) -> tuple[Flow, tuple[RenderedFlow, ...]]:
    """Return the flow of a pathway and the drawings of its parts, which its page and its files share."""
    pathway = view.catalog.pathways[pathway_id]
    flow = flow_of(view.graph, pathway, PageCaptions(view, path_of(pathway)), marks_in_places(view, pathway))
    published = view.settings.web_page or ""
    return flow, tuple(
        render_flow(view.cache, part, published, partial(_with_absolute_links, view, pathway, number))
        for number, part in enumerate(split(flow))
    )


def _with_absolute_links(view: View, pathway: Pathway, number: int) -> Flow:
    """Return part `number` of the flow with the links that hold in a file of its own."""
    return split(flow_of(view.graph, pathway, PageCaptions(view, None), marks_in_places(view, pathway)))[number]


def assets() -> Iterator[Asset]:
    """Yield the style and the script of the drawings, which every page shares."""
    yield Asset(STYLE_FILE, STYLE.encode())
    yield Asset(SCRIPT_FILE, SCRIPT.encode())


def drawing_name(number: int) -> str:
    """Return the file name of the drawing of part `number` (from 0) of a pathway."""
    return "pathway.svg" if number == 0 else f"pathway-{number + 1}.svg"


def _page(view: View, templates: Templates, pathway: Pathway) -> Page:
    graph, words = view.graph, view.words
    flow, pictures = _pictures(view, pathway.id)
    without = places_without(view, pathway)
    facts = facts_of(view, pathway)
    careers = view.graph.occupations_of(pathway)
    places = view.graph.organizations_of(pathway)
    cluster = view.cluster(pathway)
    return entity_page(
        view,
        templates,
        pathway,
        search=(*(view.say(career.name) for career in careers), *(box.name for box in flow.boxes)),
        filters=_filters(view, pathway, places),
        hide=HIDE_CONTENTS,
        scripts=(script("list-store.js"), script("pathway-list.js"), *((script("offered.js"),) if without else ())),
        picture=picture_of(view, pathway),
        table=words.json_for_script("keep_js_"),
        offered_table=words.json_for_script("offered_js_"),
        without=without,
        step_key=checklist_key,
        cluster=cluster,
        facts=facts,
        first=times_in_words(view, facts),
        costs=costs_in_words(view, facts.costs),
        places=places,
        careers=tuple((career, wage_of(career)) for career in careers),
        dual_credit=rows_of_pathway(view, pathway),
        supports=view.resolve_all(pathway.supports, Support),
        partnership=graph.resolve(pathway.partnership) if pathway.partnership else None,
        figures=tuple((one.figure, drawing_name(number)) for number, one in enumerate(pictures)),
        legend=legend(flow),
        levels=outline(flow),
        grid=_grid(view, pathway, flow),
        related=_related(view, pathway),
        finishing=who_can_finish(view, pathway.id),
        start=path_of_start(pathway),
        steps=graph.plans[pathway.id].steps,
        Partnership=Partnership,
    )


def _grid(view: View, pathway: Pathway, flow: Flow) -> Grid:
    """Return the plan of study: each step and career in the column of its subject or kind."""
    words, steps = view.words, view.graph.plans[pathway.id].steps
    columns = {box.id: words["column_credential"] for box in flow.boxes if box.kind is BoxKind.CAREER}
    for step_id, planned in steps.items():
        if isinstance(planned.does, Course):
            columns[step_id] = words.value("subject", planned.does.subject or "other")
        elif isinstance(planned.does, Experience):
            columns[step_id] = words["column_experience"]
        elif planned.does:
            columns[step_id] = words["column_credential"]
    subjects = (words.value("subject", subject) for subject in describe("course", ("subject",))["enum"])
    order = (*subjects, words["column_experience"], words["column_credential"])
    return grid(flow, columns, order, words["column_other"], steps)


def _related(view: View, pathway: Pathway) -> tuple[Pathway, ...]:
    """Return pathways with the most careers in common, and after them those of the same cluster."""
    shared = Counter(
        other.id
        for career in view.graph.occupations_of(pathway)
        for other in view.graph.linked_from(career, Relation.LEADS_TO, Pathway)
    )
    nearest = sorted(shared, key=lambda other: (-shared[other], other))
    # More than are shown, because some may be among the nearest already, and one is the pathway itself.
    beside = (other.id for other in pathways_of_cluster(view, pathway.cluster)[: MOST_RELATED * 2 + 1])
    others = [other for other in dict.fromkeys((*nearest, *beside)) if other != pathway.id]
    return tuple(view.catalog.pathways[other] for other in others[:MOST_RELATED])


def _filters(view: View, pathway: Pathway, places: tuple[Organization, ...]) -> tuple[tuple[str, str | None], ...]:
    cluster = view.cluster(pathway)
    return (
        ("cluster", view.say(cluster.name) if cluster else ""),
        *(("organization", view.say(place.name)) for place in places),
        *(("county", place.county) for place in places),
        *(("audience", view.words.value("audience", audience)) for audience in pathway.audience),
    )
