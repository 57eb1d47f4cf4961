"""A catalog folder becomes the site as values: every page, every file, the tabs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from generator.catalog.load import NoCatalog, ParsedFileCache, load
from generator.checks.report.text import text_report
from generator.checks.runner import Report, check
from generator.graph.build import build_graph
from generator.graph.catalog_graph import CatalogGraph
from generator.insight.partners.progress import YearScore
from generator.model.findings import Finding, Severity
from generator.pages import scripts
from generator.pages.cache import Cache
from generator.pages.compare import pages as compare
from generator.pages.drafts import Assets, Draft, Pages
from generator.pages.editor import pages as editor_pages
from generator.pages.editor.addresses import form_prefix
from generator.pages.editor.bundle import Editor, editor_for
from generator.pages.embed import embeds
from generator.pages.embed import pages as embed
from generator.pages.finder import pages as finder
from generator.pages.kinds import (
    cluster,
    doors,
    entities,
    field_reference,
    home,
    interests,
    known_gaps,
    listings,
    open_data,
    organization,
    pathway,
    quality,
    redirects,
    resilience,
    rule_reference,
)
from generator.pages.partners import pages as partners
from generator.pages.parts import share_card
from generator.pages.parts.reach import SiteInsight
from generator.pages.parts.remarks import prepare_remarks
from generator.pages.render.templates import Templates, is_only_in_first
from generator.pages.render.words import has_words, words_in
from generator.pages.situation import files as situation
from generator.pages.start import pages as start
from generator.pages.view import View
from generator.pages.website import BuildRefused, Section, Sibling, Site

ProgressCallback = Callable[[str, int, int], None]
PageKind = Callable[[View, Templates], Iterator[Draft]]

PAGE_KINDS: tuple[PageKind, ...] = (
    home.pages,
    finder.pages,
    compare.pages,
    pathway.pages,
    entities.pages,
    organization.pages,
    cluster.pages,
    listings.pages,
    interests.pages,
    doors.pages,
    field_reference.pages,
    rule_reference.pages,
    redirects.pages,
    known_gaps.pages,
    start.pages,
    resilience.pages,
    quality.pages,
    open_data.pages,
    embed.pages,
    partners.pages,
    editor_pages.pages,
)
"""Every kind of page, in the order in which they are made."""

TABS: Mapping[str, tuple[str, ...]] = {
    "": (),
    "find": ("compare",),
    "families": (
        *("start", "interests", "clusters", "pathways", "occupations", "courses", "credentials", "experiences"),
        *("supports", "organizations", "competencies", "agreements"),
    ),
    "employers": ("partnerships",),
    "partners": ("gaps", "quality", "resilience"),
    "data": ("fields", "rules"),
}
"""The tabs at the top of every page, one for each kind of reader, and the sections behind each."""


def load_site(
    catalog: Path,
    as_of: date | None = None,
    watch: ProgressCallback = lambda *_: None,
    cache: Cache | None = None,
    history: Callable[[], tuple[YearScore, ...]] = tuple,
) -> Site | BuildRefused:
    """Return the site for a catalog folder as of a day (today when left out), or the report that says why not.

    `watch` is told what is being done, how much of it is done and how much there is; `cache` keeps what is
    expensive to make. `history` is asked for what earlier school years showed, if the site is made.
    """
    match load_and_check(catalog, as_of, watch):
        case BuildRefused() as refusal:
            return refusal
        case graph, report:
            editor = editor_for(catalog)
            folder, years = catalog.resolve().name, history()
            return make_site(graph, report.as_of, report.findings, cache, folder, editor, years)


def load_and_check(
    catalog: Path,
    as_of: date | None = None,
    watch: ProgressCallback = lambda *_: None,
    *,
    memory: ParsedFileCache | None = None,
    rules: Collection[str] = (),
) -> tuple[CatalogGraph, Report] | BuildRefused:
    """Return the graph of a catalog folder and what the checks found, or the report of its errors.

    `rules` are the codes of those to ask, all when left out; for `memory` see `load`, for the others `load_site`.
    """
    try:
        loaded = load(catalog, partial(watch, "Reading files"), memory)
    except NoCatalog as problem:
        return BuildRefused(str(problem))
    except OSError as problem:
        return BuildRefused(f"The folder {catalog} cannot be read: {problem.strerror}.")
    graph = build_graph(loaded.catalog)
    report = check(loaded, as_of or date.today(), graph=graph, only=rules)
    if report.crashes:
        return BuildRefused("\n".join(map(str, report.crashes)))
    if report.exit_status:
        wrong = tuple(finding for finding in report.findings if finding.severity is Severity.ERROR)
        return BuildRefused(text_report(replace(report, findings=wrong)))
    # A graph of its own for what follows: what the rules have asked of this one is of no use to pages.
    return replace(graph), report


def make_site(
    graph: CatalogGraph,
    as_of: date,
    findings: tuple[Finding, ...] = (),
    cache: Cache | None = None,
    folder: str = "catalog",
    editor: Editor | None = None,
    history: tuple[YearScore, ...] = (),
) -> Site:
    """Return the site of a catalog as it is written on the day `as_of`, with what the checks found.

    Its pages are made when they are asked for; `cache` keeps what is expensive to make. `folder` is the name of the
    catalog's folder in its repository; `editor` is what the form for editing needs, None for a site without it;
    `history` is what earlier school years showed, the oldest first.
    """
    first, *others = dict.fromkeys(graph.catalog.settings.languages)
    known = (first, *(language for language in others if has_words(language)))
    # What can be reached does not depend on the language, so it is asked once.
    insight, cache = SiteInsight(graph), cache or Cache()
    views = (View(graph, words_in(one), as_of, findings, cache, folder, editor, insight, history) for one in known)
    sites = tuple(_site_of(view) for view in views)
    siblings = tuple(Sibling(site.language, site.words["own_name"], site.folder, site.pages) for site in sites)
    aware = tuple(
        replace(site, siblings=tuple(one for one in siblings if one.language != site.language)) for site in sites
    )
    return replace(aware[0], translations=aware[1:])


def _site_of(view: View) -> Site:
    settings, templates = view.settings, Templates(view)
    drafts = (draft for pages in PAGE_KINDS for draft in pages(view, templates))

    def prepare() -> None:
        templates.compile()
        prepare_remarks(view)

    return Site(
        name=view.say(settings.name),
        pages=Pages((one for one in drafts if not is_only_in_first(view, one.path)), prepare),
        assets=Assets(
            (
                *scripts.assets(),
                *(() if view.is_translation else field_reference.assets()),
                *pathway.assets(),
                *finder.assets(view),
                *compare.assets(view),
                *pathway.drawings(view),
                *pathway.share_cards(view),
                *pathway.calendars(view),
                *organization.calendars(view),
                *share_card.assets(view),
                *situation.assets(view),
                *start.assets(view),
                *(() if view.is_translation else open_data.assets(view)),
                *embeds.assets(view, templates),
                *partners.assets(view),
                *editor_pages.assets(view),
            )
        ),
        sections=tuple(
            Section(slug, view.words[f"tab_{slug}" if slug else "home"], holds) for slug, holds in TABS.items()
        ),
        description=view.say(settings.description),
        note=view.say(settings.notice),
        picture=share_card.site_picture(view),
        own_list=compare.LIST_PATH,
        start=start.PATH,
        styles=(pathway.STYLE_FILE,),
        scripts=(situation.SCRIPT, pathway.SCRIPT_FILE),
        language=view.language,
        folder=view.below,
        words=view.words.with_prefix("frame_"),
        form=form_prefix(view),
    )
