"""Competencies as a framework: a CASE 1.1 package (1EdTech), and the table that OpenSALT reads and writes.

https://www.imsglobal.org/spec/case/v1p1. The catalog is the document, each organization with competencies a heading
in it. A competency keeps the identifier it has in CASE; any other gets one that follows from its id.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.exports.csv_rows import Cell, csv_pieces
from generator.exports.files import DATA, ExportFile, ExportSource
from generator.model.entities import Competency, Entity, Organization
from generator.model.ids import address_of

_DOCUMENT = "framework"
_HEADING = "competencies"
_HEADERS = (
    *("Identifier", "Full Statement", "Human Coding Scheme", "Abbreviated Statement", "Concept Keywords", "Notes"),
    *("Language", "CF Item Type", "Status Start Date", "Status End Date", "Is Child Of"),
)


def case_files(source: ExportSource) -> Iterator[ExportFile]:
    """Yield the framework as a CASE package."""
    yield ExportFile(f"{DATA}case.json", partial(_package, source), len(source.catalog.competencies))


def opensalt_files(source: ExportSource) -> Iterator[ExportFile]:
    """Yield the framework as a table of its items."""
    yield ExportFile(f"{DATA}opensalt.csv", partial(_table, source), len(source.catalog.competencies))


def _owners(source: ExportSource) -> list[Organization]:
    owners = dict.fromkeys(one.owner for one in source.catalog.competencies.values())
    return [source.catalog.organizations[owner] for owner in owners if owner in source.catalog.organizations]


def _identifier(source: ExportSource, entity: Entity) -> str:
    if isinstance(entity, Organization):
        return source.uuid_of(entity, _HEADING)
    assert isinstance(entity, Competency)
    return (entity.ids and entity.ids.case) or source.uuid_of(entity)


def _link(source: ExportSource, identifier: str, title: str, page: str) -> dict[str, str]:
    """Return how CASE names a thing elsewhere."""
    uri = f"{source.site}{page}#{identifier}" if source.site else f"urn:uuid:{identifier}"
    return {"title": title, "identifier": identifier, "uri": uri}


def _document_link(source: ExportSource) -> dict[str, str]:
    title = source.say(source.settings.name)
    return _link(source, source.uuid(_DOCUMENT), title, DATA)


def _item_link(source: ExportSource, entity: Entity) -> dict[str, str]:
    page = address_of(entity.kind, entity.id)
    return _link(source, _identifier(source, entity), source.say(entity.name), page)


def _package(source: ExportSource) -> Iterator[str]:
    document = _document_link(source)
    owners = _owners(source)
    about = {
        **{key: document[key] for key in ("identifier", "uri", "title")},
        "creator": source.say(source.settings.name),
        "lastChangeDateTime": _instant(source, None),
        "adoptionStatus": "Adopted",
        "language": source.language,
        "caseVersion": "1.1",
    }
    yield f'{{"CFDocument": {_json(about)},\n"CFItems": ['
    items: list[Entity] = [*owners, *source.catalog.competencies.values()]
    for number, item in enumerate(items):
        yield f"{',' if number else ''}\n{_json(_item(source, item))}"
    yield '\n],\n"CFAssociations": ['
    numbers: dict[str, int] = {}
    for number, item in enumerate(items):
        parent = None if isinstance(item, Organization) else source.catalog.organizations[item.owner]
        above = document if parent is None else _item_link(source, parent)
        numbers[above["identifier"]] = numbers.get(above["identifier"], 0) + 1
        told = _association(source, item, above, numbers[above["identifier"]])
        yield f"{',' if number else ''}\n{_json(told)}"
    yield "\n]}\n"


def _item(source: ExportSource, entity: Entity) -> dict[str, Any]:
    own = _item_link(source, entity)
    told: dict[str, Any] = {
        "identifier": own["identifier"],
        "uri": own["uri"],
        **{name: value for name, value in _said(source, entity).items() if value},
        "language": source.language,
        "lastChangeDateTime": _instant(source, entity),
    }
    if entity.keywords and isinstance(entity, Competency):
        told["conceptKeywords"] = [source.say(word) for word in entity.keywords]
    return told


def _said(source: ExportSource, entity: Entity) -> dict[str, str]:
    """Return what both forms say of an item, by CASE property."""
    if not isinstance(entity, Competency):
        return {"fullStatement": source.say(entity.name)}
    return {
        "fullStatement": source.say(entity.statement),
        "abbreviatedStatement": source.say(entity.name),
        "CFItemType": entity.category,
        "notes": source.say(entity.description),
        "statusStartDate": entity.starts_on.isoformat() if entity.starts_on else "",
        "statusEndDate": entity.ends_on.isoformat() if entity.ends_on else "",
    }


def _association(source: ExportSource, entity: Entity, above: dict[str, str], number: int) -> dict[str, Any]:
    own = _item_link(source, entity)
    identifier = source.uuid(f"isChildOf:{own['identifier']}")
    return {
        "identifier": identifier,
        "uri": _link(source, identifier, "", DATA)["uri"],
        "associationType": "isChildOf",
        "originNodeURI": own,
        "destinationNodeURI": above,
        "sequenceNumber": number,
        "lastChangeDateTime": _instant(source, entity),
    }


def _instant(source: ExportSource, entity: Entity | None) -> str:
    day = (entity and entity.reviewed_on) or source.as_of
    return f"{day.isoformat()}T00:00:00Z"


def _table(source: ExportSource) -> Iterator[str]:
    yield from csv_pieces(
        _HEADERS, (_row(source, one) for one in (*_owners(source), *source.catalog.competencies.values()))
    )


def _row(source: ExportSource, entity: Entity) -> list[Cell]:
    said = _said(source, entity)
    above = (
        "" if isinstance(entity, Organization) else _identifier(source, source.catalog.organizations[entity.owner])
    )
    keywords = "" if isinstance(entity, Organization) else "; ".join(source.say(word) for word in entity.keywords)
    names = ("abbreviatedStatement", "", "notes", "", "CFItemType", "statusStartDate", "statusEndDate")
    short, _, notes, _, type_, begins, ends = (said.get(name, "") for name in names)
    return [
        *(_identifier(source, entity), said["fullStatement"], "", short, keywords, notes),
        *(source.language, type_, begins, ends, above),
    ]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
