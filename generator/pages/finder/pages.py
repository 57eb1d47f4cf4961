"""The program finder: every pathway, by words and by facets. Its lists serve those without JavaScript."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.checks.stages import LADDER
from generator.model.entities import Pathway
from generator.model.status import has_ceased
from generator.pages.drafts import Batch, Draft
from generator.pages.finder.index import PREFIX as DATA_PREFIX
from generator.pages.finder.index import PathwayRow, finder_files
from generator.pages.memory import kept
from generator.pages.page import HIDE_CONTENTS, Asset, Page
from generator.pages.parts.entity_page import shortened
from generator.pages.parts.pathway_facts import times_in_words, years_in_words
from generator.pages.parts.summary import LONGEST, WAGE_BANDS, Summary, summary_of, wage_range
from generator.pages.render.templates import Templates
from generator.pages.scripts import script
from generator.pages.view import View, path_of

PATH = "find/"
STYLE = Path(__file__).with_name("finder.css")
"""The style of the finder, of comparing and of lists of one's own; every page loads it."""
MOST_LISTED = 400
"""How many pathways the page lists for those without JavaScript; the lists by cluster hold all."""
LONG = 14
"""A facet of more values than this starts closed."""
ORDERS = ("name", "time", "wage")
AUDIENCES = ("middle-school", "high-school", "adult", "english-learner")
CREDENTIALS = (
    "badge",
    "certificate",
    "certification",
    "license",
    "apprenticeship-certificate",
    "diploma",
    "diploma-endorsement",
    "associate-degree",
    "bachelor-degree",
    "master-degree",
    "doctoral-degree",
)


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: its name in the address, its words, how many pathways have it."""

    id: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow the list: its name in the address, its words, and the values that occur."""

    key: str
    name: str
    values: tuple[Value, ...]


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the finder."""
    yield Draft(PATH, partial(_page, view, templates), "find", HIDE_CONTENTS)


def _page(view: View, templates: Templates) -> Page:
    words = view.words
    rows = rows_of(view)
    return templates.page(
        "find.html",
        PATH,
        words["find_title"],
        {
            "facets": facets_of(view, rows),
            "orders": ORDERS,
            "data": _data(view)[0],
            "table": words.json_for_script("finder_js_"),
            "total": words.count("count_pathway", len(rows)),
            "groups": _groups(view),
            "long": LONG,
        },
        description=words["find_lead"],
        hide=HIDE_CONTENTS,
        scripts=(script("finder.js"), script("list-store.js"), script("finder-page.js")),
        fetches=(_data(view)[0] + "facets.json",),
    )


def assets(view: View) -> Iterator[Batch]:
    """Yield the finder's data, in a folder whose name is known when it is made."""
    yield Batch(DATA_PREFIX, lambda: _data(view)[1])


@kept
def _data(view: View) -> tuple[str, tuple[Asset, ...]]:
    return finder_files(rows_of(view), _counties(view))


@kept
def rows_of(view: View) -> tuple[PathwayRow, ...]:
    """Return a row per pathway that is open or will be, in order of name."""
    found = [summary_of(view, pathway) for pathway in view.catalog.pathways.values() if not has_ceased(pathway)]
    found.sort(key=lambda summary: (view.say(summary.pathway.name).casefold(), summary.pathway.id))
    return tuple(_row(view, summary) for summary in found)


def _row(view: View, summary: Summary) -> PathwayRow:
    pathway, say = summary.pathway, view.say
    cluster = view.cluster(pathway)
    text = (
        say(pathway.description),
        *(say(keyword) for keyword in pathway.keywords),
        say(cluster.name) if cluster else "",
        *(say(career.name) for career, _ in summary.careers),
        *(say(step.does.name) if step.does else say(step.step.milestone) for _, step in summary.steps),
        *(say(place.name) for place in summary.places),
        *(place.county or "" for place in summary.places),
    )
    years = summary.years
    return PathwayRow(
        title=say(pathway.name),
        text=" ".join(text),
        facets=_facets(summary),
        # Unknown comes last, whichever the order.
        sorts={
            "time": 99 if years is None else years,
            "wage": round(summary.career_wages[-1] / 1000) if summary.career_wages else 0,
        },
        shown=_shown(view, summary),
    )


def _facets(summary: Summary) -> dict[str, tuple[str, ...]]:
    pathway = summary.pathway
    return {
        "cluster": (pathway.cluster,),
        "place": tuple(place.id for place in summary.places),
        "entry": tuple(
            f"{entry.level_id} {'' if entry.years is None else min(entry.years, LONGEST)}"
            for entry in summary.facts.entries
        ),
        "for": pathway.audience,
        "credential": tuple(exit_.credential.type for exit_ in summary.facts.exits),
        "wage": tuple(str(wage_band(wage)) for wage in summary.career_wages),
        "work": (*summary.stages, *(("paid",) if summary.paid else ())),
        "college-credit": ("yes",) if summary.dual_credit else (),
        "online": {"all": ("all", "some"), "some": ("some",)}.get(summary.online, ()),
    }


def wage_band(wage: int) -> int:
    """Return where the band of `wage` begins."""
    return max(start for start in WAGE_BANDS if start <= wage)


def _shown(view: View, summary: Summary) -> dict[str, object]:
    words, pathway = view.words, summary.pathway
    cluster = view.cluster(pathway)
    first = times_in_words(view, summary.facts)
    return {
        "id": pathway.id,
        "path": path_of(pathway),
        "name": view.say(pathway.name),
        "about": shortened(view.say(pathway.description), 160),
        "cluster": view.say(cluster.name) if cluster else pathway.cluster,
        "places": [view.say(place.name) for place in summary.places],
        "start": ", ".join(view.level_name(level) for level in summary.starts),
        "credential": "; ".join(f"{view.say(exit_.credential.name)}: {times}" for exit_, times in first),
        "wage": wage_range(view, summary),
        "tags": [
            *((words["dual_credit"],) if summary.dual_credit else ()),
            *((words["finder_paid"],) if summary.paid else ()),
            *((words[f"finder_online_{summary.online}"],) if summary.online else ()),
        ],
    }


def facets_of(view: View, rows: tuple[PathwayRow, ...]) -> tuple[Facet, ...]:
    """Return the facets whose values tell pathways apart, with how many pathways have each."""
    counties = _counties(view)
    counts: dict[str, Counter[str]] = {key: Counter() for key in _KEYS}
    for row in rows:
        entries = [entry.split(" ") for entry in row.facets["entry"]]
        derived = {
            "county": [counties[place] for place in row.facets["place"] if place in counties],
            "start": [start for start, _ in entries],
            "time": [years for _, years in entries],
        }
        for key in _KEYS:
            counts[key].update(set(derived[key] if key in derived else row.facets[key]))
    found = []
    for key in _KEYS:
        values = tuple(Value(id_, name, counts[key][id_]) for id_, name in _values(view, key) if counts[key][id_])
        if values:
            found.append(Facet(key, view.words[f"facet_{key}"], values))
    return tuple(found)


_KEYS = (
    *("cluster", "place", "county", "start", "for"),
    *("time", "credential", "wage", "college-credit", "work", "online"),
)


def _values(view: View, key: str) -> Iterator[tuple[str, str]]:
    """Yield every value a facet can have, in the order in which readers expect them."""
    words, settings = view.words, view.settings
    match key:
        case "cluster":
            yield from ((cluster.id, view.say(cluster.name)) for cluster in settings.career_clusters.clusters)
        case "place":
            names = ((view.say(place.name), place.id) for place in view.catalog.organizations.values())
            yield from ((id_, name) for name, id_ in sorted(names))
        case "county":
            yield from ((county, county) for county in sorted(set(_counties(view).values())))
        case "start":
            yield from ((level.id, view.say(level.name)) for level in settings.levels)
        case "for":
            yield from ((audience, words.value("audience", audience)) for audience in AUDIENCES)
        case "credential":
            yield from ((kind, words.value("credential_type", kind)) for kind in CREDENTIALS)
        case "time":
            yield from ((str(years), years_in_words(view, years)) for years in range(1, LONGEST))
            yield str(LONGEST), words["finder_longer"].format(years=LONGEST)
        case "wage":
            yield from ((str(start), words[f"finder_wage_{start}"]) for start in WAGE_BANDS)
        case "work":
            yield from ((stage, words[f"stage_{stage}"]) for stage in LADDER)
            yield "paid", words["finder_paid"]
        case "college-credit":
            yield "yes", words["finder_college_credit"]
        case _:
            yield from ((state, words[f"finder_online_{state}"]) for state in ("all", "some"))


def _counties(view: View) -> dict[str, str]:
    return {place.id: place.county for place in view.catalog.organizations.values() if place.county}


def _groups(view: View) -> tuple[tuple[str, str, tuple[Pathway, ...]], ...]:
    """Return the first pathways by cluster: address of the cluster, its name, pathways."""
    shown = [pathway for pathway in view.catalog.pathways.values() if not has_ceased(pathway)][:MOST_LISTED]
    return tuple(
        (f"clusters/{cluster.id}/", view.say(cluster.name), found)
        for cluster in view.settings.career_clusters.clusters
        if (found := tuple(pathway for pathway in shown if pathway.cluster == cluster.id))
    )
