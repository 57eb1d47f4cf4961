"""What the finder knows of other pages: courses, careers, credentials, places, work-based learning, support, skills.

Pages for those who keep the catalog (rules, fields, gaps, quality, agreements, partnerships) are not among them: a
family that looks for "coding" wants no rule about codes.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.entities import (
    Competency,
    Course,
    Credential,
    Entity,
    Experience,
    Occupation,
    Organization,
    Support,
)
from generator.model.ids import Kind
from generator.model.status import has_ceased
from generator.pages.finder.index import OtherRow, SearchText
from generator.pages.finder.rows import codes_of, every_version
from generator.pages.view import View, path_of

KINDS = (
    *(Kind.COURSE, Kind.OCCUPATION, Kind.CREDENTIAL, Kind.ORGANIZATION),
    *(Kind.EXPERIENCE, Kind.SUPPORT, Kind.COMPETENCY),
)
"""What is found beside pathways, in the order in which it is listed."""
_DOORS = (
    ("interests/", "interests_title", "interests_lead"),
    ("start/", "start_title", "start_lead"),
    ("families/", "families_title", "families_lead"),
    ("employers/", "employers_title", "employers_lead"),
    ("data/", "data_title", "data_lead"),
)


def other_rows(view: View) -> Iterator[OtherRow]:
    """Yield a row for each page that is found beside pathways, by kind and name."""
    for kind in KINDS:
        entities = view.catalog.entities[kind].values()
        for entity in sorted(entities, key=lambda one: (view.say(one.name).casefold(), one.id)):
            yield _row(view, entity)
    for cluster in view.settings.career_clusters.clusters:
        search = SearchText(every_version(cluster.name))
        yield _shown(view, "cluster", f"clusters/{cluster.id}/", view.say(cluster.name), "", search)
    for path, title, lead in _DOORS:
        name = view.words[title]
        yield _shown(view, "page", path, name, "", SearchText((name,), text=view.words[lead]))


def _row(view: View, entity: Entity) -> OtherRow:
    owner = view.owner(entity)
    owned_by = "" if owner is None or owner.id == entity.id else view.say(owner.name)
    codes, more, where = _of_kind(view, entity)
    # Help is looked for by its kind: "transport", "financial aid".
    kinds = (view.words.value("support_type", entity.type), entity.type) if isinstance(entity, Support) else ()
    search = SearchText(
        (*every_version(entity.name), *kinds),
        every_version(*entity.keywords),
        " . ".join((*every_version(entity.description), owned_by, *more)),
        codes,
    )
    where = view.words["status_ceased"] if has_ceased(entity) else where or owned_by
    return _shown(view, entity.kind, path_of(entity), view.say(entity.name), where, search)


def _of_kind(view: View, entity: Entity) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Return codes, further words, and what tells it from others of its name (empty: its owner does)."""
    words = view.words
    match entity:
        case Course():
            taught = view.resolve_all(tuple(offering.by for offering in view.graph.offerings(entity)), Organization)
            by = tuple(view.say(one.name) for one in taught)
            return codes_of(entity), by, " · ".join(filter(None, (entity.code, *by[:1])))
        case Occupation():
            return (
                tuple(filter(None, (entity.soc, entity.onet))),
                (),
                words.value("entry_education", entity.entry_education or ""),
            )
        case Credential():
            return (), (), words.value("credential_type", entity.type)
        case Organization():
            kind = words.value("organization_type", entity.type)
            return (), (kind, entity.county or ""), ", ".join(filter(None, (kind, entity.county)))
        case Experience():
            hosts = tuple(view.say(host.name) for host in view.graph.hosts_of(entity))
            return (), (words.value("activity", entity.activity), *hosts), words.value("stage", entity.stage)
        case Competency():
            return (), every_version(entity.statement), words.value("category", entity.category)
        case _:
            return (), (), ""


def _shown(view: View, kind: str, path: str, name: str, where: str, search: SearchText) -> OtherRow:
    shown = {"path": path, "name": name, "kind": view.words[f"kind_{kind}"], "where": where}
    return OtherRow(str(kind), search, shown)
