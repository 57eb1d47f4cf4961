"""The page of a pathway: facts, drawing, plan of study, steps in order, and everything around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any

from markupsafe import Markup

from generator.catalog.schemas import describe
from generator.diagram.budget import Parts, fair_share, split_within, work_wanted
from generator.diagram.flow import BoxKind, Flow
from generator.diagram.from_pathway import career_box, flow_of
from generator.diagram.grid import Grid, grid
from generator.diagram.legend import legend
from generator.diagram.outline import outline
from generator.diagram.pictures import STYLE as PICTURES_STYLE
from generator.diagram.pictures.qr_code import qr_code
from generator.diagram.split import split
from generator.diagram.svg.draw import SCRIPT, STYLE
from generator.graph.links import Relation
from generator.model.entities import Course, Experience, Pathway, Support
from generator.model.levels import grade_of, levels_of
from generator.model.status import has_ceased
from generator.pages.compare.pages import checklist_key
from generator.pages.drafts import Batch, Draft
from generator.pages.embed.addresses import oembed_of
from generator.pages.kinds.cluster import pathways_of_cluster
from generator.pages.memory import kept_about_one, kept_for_all
from generator.pages.page import HIDE_CONTENTS, Asset, Page
from generator.pages.parts.captions import PageCaptions
from generator.pages.parts.drawings import RenderedFlow, render_flow
from generator.pages.parts.dual_credit import DualCreditRow, rows_of_pathway
from generator.pages.parts.entity_page import drafts_of, entity_page
from generator.pages.parts.key_dates import FILE as DATES_FILE
from generator.pages.parts.key_dates import calendar_of, dates_of_pathway, key_dates
from generator.pages.parts.not_offered import marks_in_places, places_without
from generator.pages.parts.pathway_facts import costs_in_words, facts_of, times_in_words
from generator.pages.parts.place_maps import around_pathway, places_on_map
from generator.pages.parts.share_card import pathway_card, picture_of
from generator.pages.parts.summary import summary_of, wage_range
from generator.pages.parts.wage_pictures import axis_of, bar_between, scale_of
from generator.pages.parts.who_can_finish import WhoCanFinish, who_can_finish
from generator.pages.pathway.at_a_glance import catalog_scale, how_in_words, levels_of_work, rides, work_by_stage
from generator.pages.pathway.ladder import ladder_of
from generator.pages.pathway.next_steps import next_steps, same_everywhere
from generator.pages.pathway.year_by_year import college_credit, names_of, taught
from generator.pages.render.templates import Templates
from generator.pages.scripts import script
from generator.pages.start.pages import PATH as START
from generator.pages.view import View, path_of

MOST_RELATED = 8
_LONGEST_ADDRESS = 300
"""Bytes of an address beyond which a code of its size on paper could not be read by a phone."""
_SCRIPTS = ("list-store.js", "pathway-list.js", "pathway-page.js")
_SECTIONS = (
    ("next", "do_next"),
    ("exits", "ladder"),
    ("steps", "year_by_year"),
    ("work", "work_heading"),
    ("supports", "help_heading"),
    ("who-can-finish", "who_can_finish"),
    ("where", "where_offered"),
    ("diagram", "diagram_heading"),
    ("grid", "grid_heading"),
    ("outcomes", "outcomes"),
    ("related", "related"),
    ("source", "source_heading"),
)
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


def calendars(view: View) -> Iterator[Batch]:
    """Yield the dates of each pathway that has any as a calendar file."""
    for pathway in view.catalog.pathways.values():
        if (dates := dates_of_pathway(view, pathway)).days:
            path = f"{path_of(pathway)}{DATES_FILE}"
            yield Batch(path, partial(calendar_of, view, pathway, dates), about=path_of(pathway))


def share_cards(view: View) -> Iterator[Batch]:
    """Yield the picture that a shared link to each pathway shows."""
    for pathway in view.catalog.pathways.values():
        yield Batch(
            picture_of(view, pathway).path, partial(_card, view, pathway), about=path_of(pathway), abroad=True
        )


def _card(view: View, pathway: Pathway) -> Iterator[Asset]:
    flows, quick = _parts(view, pathway, _pictures(view, pathway.id)[0])
    yield pathway_card(view, pathway, facts_of(view, pathway), next(iter(flows), None), quick=quick)


@kept_about_one
def _pictures(view: View, pathway_id: str) -> tuple[Flow, tuple[RenderedFlow, ...]]:
    """Return the flow of a pathway and the drawings of its parts, which its page and its files share."""
    pathway = view.catalog.pathways[pathway_id]
    flow = flow_of(view.graph, pathway, PageCaptions(view, path_of(pathway)), marks_in_places(view, pathway))
    flows, quick = _parts(view, pathway, flow)
    return flow, tuple(
        render_flow(view, part, partial(_with_absolute_links, view, pathway, number), quick=quick)
        for number, part in enumerate(flows)
    )


def _parts(view: View, pathway: Pathway, flow: Flow) -> Parts:
    """Return what is drawn of a plan, within its share of what the whole catalog's drawings may take."""
    return split_within(flow, min(_fair_share(view), work_wanted(view.graph.plans[pathway.id])))


@kept_for_all
def _fair_share(view: View) -> int:
    return fair_share(view.graph)


def _with_absolute_links(view: View, pathway: Pathway, number: int) -> Flow:
    """Return part `number` of the flow with the links that hold in a file of its own."""
    return split(flow_of(view.graph, pathway, PageCaptions(view, None), marks_in_places(view, pathway)))[number]


def assets() -> Iterator[Asset]:
    """Yield the style and the script of the drawings, which every page shares."""
    yield Asset(STYLE_FILE, (STYLE + PICTURES_STYLE).encode())
    yield Asset(SCRIPT_FILE, SCRIPT.encode())


def drawing_name(number: int) -> str:
    """Return the file name of the drawing of part `number` (from 0) of a pathway."""
    return "pathway.svg" if number == 0 else f"pathway-{number + 1}.svg"


def _page(view: View, templates: Templates, pathway: Pathway) -> Page:
    graph, words = view.graph, view.words
    flow, pictures = _pictures(view, pathway.id)
    without = places_without(view, pathway)
    places = view.graph.organizations_of(pathway)
    supports = view.resolve_all(pathway.supports, Support)
    dual_credit = rows_of_pathway(view, pathway)
    related, finishing = _related(view, pathway), who_can_finish(view, pathway.id)
    return entity_page(
        view,
        templates,
        pathway,
        hide=HIDE_CONTENTS,
        scripts=tuple(script(name) for name in (*_SCRIPTS, *(("offered.js",) if without else ()))),
        picture=picture_of(view, pathway),
        oembed="" if has_ceased(pathway) else oembed_of(pathway),
        table=words.json_for_script("keep_js_"),
        offered_table=words.json_for_script("offered_js_"),
        without=without,
        cluster=view.cluster(pathway),
        places=places,
        **_on_paper(view, pathway),
        **at_a_glance(view, pathway),
        rides=rides(supports),
        **_years(view, pathway, flow, dual_credit),
        next_steps=(following := next_steps(view, pathway)),
        first_years=same_everywhere(following),
        supports=supports,
        partnership=graph.resolve(pathway.partnership) if pathway.partnership else None,
        figures=tuple((one.figure, drawing_name(number)) for number, one in enumerate(pictures)),
        legend=legend(flow),
        grid=_grid(view, pathway, flow),
        related=related,
        finishing=finishing,
        start=START,
        map=places_on_map(view, around_pathway(view, pathway)),
        key_dates=key_dates(view, dates_of_pathway(view, pathway)),
        parts_of_page=tuple(_parts_of_page(view, pathway, related, finishing)),
    )


def _on_paper(view: View, pathway: Pathway) -> dict[str, Any]:
    """Return the address of the page as paper shows it, where it is known: in letters, and as a QR code."""
    if not view.published:
        return {"address": "", "qr_code": ""}
    address = f"{view.published}{path_of(pathway)}"
    code = qr_code(address) if len(address.encode()) <= _LONGEST_ADDRESS else ""
    return {"address": address, "qr_code": Markup(code)}  # noqa: S704  # drawn with a writer, which escapes


def _parts_of_page(
    view: View, pathway: Pathway, related: tuple[Pathway, ...], finishing: WhoCanFinish
) -> Iterator[tuple[str, str]]:
    """Yield the sections of the page in their order, each as its anchor and its heading."""
    there = {
        "outcomes": pathway.outcomes,
        "related": related,
        "who-can-finish": finishing.exits and finishing.rows,
    }
    for anchor, key in _SECTIONS:
        if there.get(anchor, True):
            yield anchor, view.words[key]


def at_a_glance(view: View, pathway: Pathway) -> dict[str, Any]:
    """Return what a template needs for the facts, the ladder and the places of work."""
    summary = summary_of(view, pathway)
    facts = summary.facts
    ladder = ladder_of(view, pathway, facts)
    wages = [wage for rung in ladder.rungs for _, wage in rung.jobs] or [wage for _, wage in summary.careers]
    medians, scale = summary.career_wages, catalog_scale(view)
    return {
        "facts": facts,
        "first": times_in_words(view, facts),
        "costs": costs_in_words(view, facts.costs),
        "pay_range": wage_range(view, summary),
        "pay_bar": bar_between(medians[0], medians[-1], scale) + axis_of(scale, view.words) if medians else "",
        "how": how_in_words(view, pathway),
        "ladder": ladder,
        "careers": summary.careers,
        "scale": scale_of(wages),
        "work": work_by_stage(view, pathway),
        "work_levels": levels_of_work(view, pathway),
    }


def _years(view: View, pathway: Pathway, flow: Flow, dual_credit: tuple[DualCreditRow, ...]) -> dict[str, Any]:
    """Return what the template needs for the cards of the levels."""
    levels = levels_of(pathway, view.settings)
    careers = view.graph.occupations_of(pathway)
    known = {box.id for box in flow.boxes}
    grades = {level.id: grade_of(level) for level in levels}
    return {
        "cards": tuple((levels[card.band], card) for card in outline(flow) if card.band < len(levels)),
        "grades": {level: grade for level, grade in grades.items() if grade is not None},
        "names_of": names_of,
        "steps": view.graph.plans[pathway.id].steps,
        "step_key": checklist_key,
        "taught": taught(view, pathway),
        "dual_credit": dual_credit,
        "credits_of": college_credit(dual_credit),
        "career_anchors": {one.id: box for one in careers if (box := career_box(one)) in known},
    }


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
