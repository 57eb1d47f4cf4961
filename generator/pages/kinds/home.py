"""The home page: what can you become, what is offered near you, where to start."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from generator.exports.catalog_exports import catalog_alternates
from generator.model.entities import Organization
from generator.model.ids import Kind
from generator.pages.drafts import Draft
from generator.pages.finder.rows import rows_of
from generator.pages.kinds.doors import DOORS
from generator.pages.page import Page
from generator.pages.parts.remarks import remark_on
from generator.pages.render.templates import Templates
from generator.pages.view import View

_HIDE = frozenset({"toc", "path"})
_PLACES = ("school-district", "school", "boces", "college", "adult-education", "workforce-center")
_SHOWN = (
    Kind.OCCUPATION,
    Kind.PATHWAY,
    Kind.COURSE,
    Kind.CREDENTIAL,
    Kind.EXPERIENCE,
    Kind.SUPPORT,
    Kind.ORGANIZATION,
    Kind.AGREEMENT,
    Kind.COMPETENCY,
    Kind.PARTNERSHIP,
)


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the home page."""
    yield Draft("", partial(_page, view, templates), hide=_HIDE)


def _page(view: View, templates: Templates) -> Page:
    words, settings = view.words, view.settings
    used = Counter(pathway.cluster for pathway in view.catalog.pathways.values())
    values = {
        "clusters": tuple(cluster for cluster in settings.career_clusters.clusters if cluster.id in used),
        "by_cluster": used,
        "doors": DOORS,
        "starts": _starts(view),
        "places": _places(view),
        "kinds": tuple(
            (kind, words.count(f"count_{kind.value}", len(view.catalog.entities[kind])))
            for kind in _SHOWN
            if view.catalog.entities[kind]
        ),
    }
    made = templates.render("home.html", "", **values)
    return Page(
        path="",
        title=view.say(settings.name),
        body=made.body,
        description=view.say(settings.description),
        contents=made.contents,
        hide=_HIDE,
        edit_path=settings.file,
        remark=remark_on(view),
        alternates=catalog_alternates(view.below),
    )


def _places(view: View) -> tuple[tuple[Organization, int], ...]:
    """Return the organizations whose learners can follow a pathway, or that teach, with how many pathways."""
    found = [
        (organization, len(view.graph.offered_in(organization)))
        for organization in view.catalog.organizations.values()
        if organization.type in _PLACES
    ]
    return tuple(sorted(found, key=lambda pair: (_PLACES.index(pair[0].type), view.say(pair[0].name), pair[0].id)))


def _starts(view: View) -> tuple[tuple[str, str], ...]:
    """Return short ways into the finder that find something: its question, its words."""
    words = view.words
    rows = rows_of(view)
    wanted = (
        ("for=middle-school", "for", "middle-school", words["home_start_middle"]),
        ("for=high-school", "for", "high-school", words["home_start_high"]),
        ("for=adult", "for", "adult", words["home_start_adult"]),
        ("work=paid", "work", "paid", words["home_start_paid"]),
        ("college-credit=yes", "college-credit", "yes", words["home_start_credit"]),
    )
    return tuple((query, name) for query, key, value, name in wanted if any(value in row.facets[key] for row in rows))
