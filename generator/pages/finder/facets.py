"""The facets of the finder: what narrows the list of pathways, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.catalog.schemas import describe
from generator.checks.stages import LADDER
from generator.pages.finder.index import PathwayRow
from generator.pages.finder.rows import COST_BANDS
from generator.pages.parts.pathway_facts import years_in_words
from generator.pages.parts.summary import LONGEST, WAGE_BANDS
from generator.pages.view import View

AUDIENCES = ("middle-school", "high-school", "adult", "english-learner")
INTERESTS = ("R", "I", "A", "S", "E", "C")
"""Holland's six kinds of interest, in his order."""
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
KEYS = (
    *("cluster", "interest", "place", "county", "start", "for", "time", "when", "online"),
    *("cost", "credential", "wage", "college-credit", "work", "help"),
)
"""The names of the facets in the address, in the order in which they are shown."""


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


def facets_of(view: View, rows: tuple[PathwayRow, ...]) -> tuple[Facet, ...]:
    """Return the facets whose values tell pathways apart, with how many pathways have each."""
    counties = counties_of(view)
    counts: dict[str, Counter[str]] = {key: Counter() for key in KEYS}
    for row in rows:
        entries = [entry.split(" ") for entry in row.facets["entry"]]
        derived = {
            "county": [counties[place] for place in row.facets["place"] if place in counties],
            "start": [start for start, _ in entries],
            "time": [years for _, years in entries],
        }
        for key in KEYS:
            counts[key].update(set(derived[key] if key in derived else row.facets[key]))
    found = []
    for key in KEYS:
        values = tuple(Value(id_, name, counts[key][id_]) for id_, name in _values(view, key) if counts[key][id_])
        if values:
            found.append(Facet(key, view.words[f"facet_{key}"], values))
    return tuple(found)


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
            yield from ((county, county) for county in sorted(set(counties_of(view).values())))
        case "start":
            yield from ((level.id, view.say(level.name)) for level in settings.levels)
        case "for":
            yield from ((audience, words.value("audience", audience)) for audience in AUDIENCES)
        case "interest":
            yield from ((letter, words[f"finder_interest_{letter}"]) for letter in INTERESTS)
        case "when":
            yield from ((time, words[f"finder_when_{time}"]) for time in ("evening", "weekend"))
        case "cost":
            yield from ((str(start), words[f"finder_cost_{start}"]) for start in COST_BANDS)
        case "help":
            kinds = describe("support", ("type",))["enum"]
            yield from ((kind, words.value("support_type", kind)) for kind in kinds)
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


def counties_of(view: View) -> Mapping[str, str]:
    """Return the county of each organization that names one, by id."""
    return {place.id: place.county for place in view.catalog.organizations.values() if place.county}
