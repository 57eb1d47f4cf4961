"""The finder: one search for every pathway and every other page. Its lists serve those without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from generator.model.entities import Pathway
from generator.model.status import has_ceased
from generator.pages.drafts import Batch, Draft
from generator.pages.finder.everyday_words import everyday_words
from generator.pages.finder.facets import KEYS, counties_of, facets_of
from generator.pages.finder.index import PREFIX as DATA_PREFIX
from generator.pages.finder.index import FinderData, finder_files
from generator.pages.finder.other_rows import other_rows
from generator.pages.finder.rows import rows_of
from generator.pages.memory import kept
from generator.pages.page import HIDE_CONTENTS, Asset, Page, href
from generator.pages.parts.proposals import PATHWAY_FORM, issue_form_link
from generator.pages.render.environment import compact_json
from generator.pages.render.templates import Templates
from generator.pages.scripts import script
from generator.pages.view import View

PATH = "find/"
STYLE = Path(__file__).with_name("finder.css")
"""The style of the finder, of comparing and of lists of one's own; every page loads it."""
WRITTEN = "find/written.json"
"""The file with the hand-written pages, which are read only when the site is published."""
ABOUT = "data/finder.json"
"""The file that says where the finder's data are, for pages that search several sites."""
MOST_LISTED = 400
"""How many pathways the page lists for those without JavaScript; the lists by cluster hold all."""
LONG = 14
"""A facet of more values than this starts closed."""
OPEN = 4
"""How many facets start open."""
ORDERS = ("name", "time", "wage")
SCRIPTS = tuple(map(script, ("finder.js", "finder-words.js", "list-store.js", "finder-results.js", "finder-page.js")))
"""The addresses of the finder's scripts."""


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the finder."""
    yield Draft(PATH, partial(_page, view, templates), "find", HIDE_CONTENTS)


def _page(view: View, templates: Templates) -> Page:
    words = view.words
    return templates.page(
        "find.html",
        PATH,
        words["find_title"],
        values_of_form(view),
        description=words["find_lead"],
        hide=HIDE_CONTENTS,
        scripts=SCRIPTS,
        fetches=(_data(view)[0] + "facets.json",),
    )


def values_of_form(view: View) -> dict[str, Any]:
    """Return what `find.html` needs, on the finder's own page or in another."""
    rows = rows_of(view)
    return {
        "facets": facets_of(view, rows),
        "filters": KEYS,
        "orders": ORDERS,
        "data": _data(view)[0],
        "table": view.words.json_for_script("finder_js_"),
        "total": view.words.count("count_pathway", len(rows)),
        "groups": _groups(view),
        "long": LONG,
        "open": OPEN,
        "written": WRITTEN,
        "contact": view.settings.contact,
        "asking": issue_form_link(view, PATHWAY_FORM),
    }


def assets(view: View) -> Iterator[Batch]:
    """Yield the finder's data, in a folder whose name is known when it is made."""
    yield Batch(DATA_PREFIX, lambda: _data(view)[1])
    yield Batch(ABOUT, partial(_about, view))


def _about(view: View) -> tuple[Asset]:
    """Return where the data are, seen from the file that says so."""
    said = {
        "name": view.say(view.settings.name),
        "from": href(ABOUT, _data(view)[0]),
        "written": href(ABOUT, WRITTEN),
    }
    return (Asset(ABOUT, compact_json(said).encode()),)


@kept
def _data(view: View) -> tuple[str, tuple[Asset, ...]]:
    data = FinderData(rows_of(view), tuple(other_rows(view)), counties_of(view), everyday_words(view.settings))
    return finder_files(data)


def _groups(view: View) -> tuple[tuple[str, str, tuple[Pathway, ...]], ...]:
    """Return the first pathways by cluster: address of the cluster, its name, pathways."""
    shown = [pathway for pathway in view.catalog.pathways.values() if not has_ceased(pathway)][:MOST_LISTED]
    return tuple(
        (f"clusters/{cluster.id}/", view.say(cluster.name), found)
        for cluster in view.settings.career_clusters.clusters
        if (found := tuple(pathway for pathway in shown if pathway.cluster == cluster.id))
    )
