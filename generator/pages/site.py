"""A catalog folder becomes the site as values: every page, every file, the tabs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from generator.catalog.load import Loaded, NoCatalog, load
from generator.graph.build import build_graph
from generator.model.findings import Severity
from generator.pages import (
    agreement,
    cluster,
    compare,
    competency,
    course,
    credential,
    experience,
    fields,
    files,
    finder,
    home,
    index,
    interests,
    occupation,
    organization,
    partnership,
    pathway,
    redirects,
    rules,
    support,
)
from generator.pages.page import Page, Refusal, Section, Site
from generator.pages.render import Templates
from generator.pages.view import View
from generator.pages.words import words_in

PageKind = Callable[[View, Templates], Iterator[Page]]

PAGE_KINDS: tuple[PageKind, ...] = (
    home.pages,
    finder.pages,
    compare.pages,
    pathway.pages,
    course.pages,
    credential.pages,
    experience.pages,
    occupation.pages,
    organization.pages,
    agreement.pages,
    support.pages,
    competency.pages,
    partnership.pages,
    cluster.pages,
    index.pages,
    interests.pages,
    fields.pages,
    rules.pages,
    redirects.pages,
)
"""Every kind of page, in the order in which they are made."""

TABS = ("", "find", "pathways", "occupations", "courses", "credentials", "experiences", "organizations")
"""The tabs at the top of every page; every other section is reached from the home page."""


def load_site(catalog: Path) -> Site | Refusal:
    """Return the site for a catalog folder, or the report that says why there is none."""
    try:
        loaded = load(catalog)
    except NoCatalog as problem:
        return Refusal(str(problem))
    wrong = [finding for finding in loaded.findings if finding.severity is Severity.ERROR]
    if wrong:
        return Refusal("\n".join(f"{finding.place.file}: {finding.title}" for finding in wrong))
    return make_site(loaded, date.today())


def make_site(loaded: Loaded, as_of: date) -> Site:
    """Return the site of a catalog as it was read, as it stands on the day `as_of`."""
    settings = loaded.catalog.settings
    view = View(build_graph(loaded.catalog), words_in(settings.languages[0]), as_of)
    templates = Templates(view)
    return Site(
        name=view.say(settings.name),
        pages=tuple(page for pages in PAGE_KINDS for page in pages(view, templates)),
        assets=(
            *files.assets(),
            *fields.assets(),
            *finder.assets(view),
            *compare.assets(view),
            *pathway.assets(),
            *pathway.drawings(view),
        ),
        sections=tuple(Section(slug, _tab(view, slug)) for slug in TABS),
        description=view.say(settings.description),
        note=view.say(settings.notice),
        own_list=compare.LIST_PATH,
        styles=(pathway.STYLE_FILE,),
        scripts=(pathway.SCRIPT_FILE,),
        language=settings.languages[0],
    )


def _tab(view: View, slug: str) -> str:
    if slug == "":
        return view.words["home"]
    return view.words[f"tab_{slug}"]
