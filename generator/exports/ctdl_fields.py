"""What an entity says, in the terms of CTDL: the way back of `generator.importers.ctdl.fields`, by the same table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from generator.exports.files import ExportSource
from generator.importers.ctdl.vocabulary import CLASSES, CONCEPTS, CREDENTIAL_TYPES, CREDIT_UNITS, STRUCTURE, said_of
from generator.model.conditions import Condition, Reference
from generator.model.entities import Credential, Credits, Entity, Occupation
from generator.model.ids import address_of
from generator.model.texts import PLAIN, Text

Node = dict[str, Any]
_IN_PROFILES = frozenset(("ceterms:corequisite",))
"""Terms for which CTDL wants a condition profile around what they name."""


def ctid_of(source: ExportSource, entity: Entity, part: str = "") -> str:
    """Return the CTID of an entity, or of a part of it: always the same one."""
    return f"ce-{source.uuid_of(entity, part)}"


def node_address(source: ExportSource, entity: Entity, part: str = "") -> str:
    """Return the address of a thing: on the page of `entity`, or good within one file where no site is known."""
    ctid = ctid_of(source, entity, part)
    return f"{source.site}{address_of(entity.kind, entity.id)}#{ctid}" if source.site else f"_:{ctid}"


def node(source: ExportSource, class_: str, entity: Entity, part: str = "") -> Node:
    """Return a thing of `class_` that says only which one it is."""
    return {
        "@id": node_address(source, entity, part),
        "@type": class_,
        STRUCTURE["ctid"]: ctid_of(source, entity, part),
    }


def entity_node(source: ExportSource, entity: Entity) -> Node:
    """Return what CTDL can say of an entity whose kind the vocabulary knows."""
    told = node(source, _class_of(entity), entity)
    owner = source.catalog.organizations.get(entity.owner)
    if owner is not None and owner is not entity:
        told[STRUCTURE["owned_by"]] = [node_address(source, owner)]
    for field, said in said_of(entity.kind).items():
        value = _said(source, said.form, said.term, field, getattr(entity, field))
        if value not in (None, [], ""):
            told[said.term] = value
    told.setdefault("ceterms:subjectWebpage", source.page_of(entity) if source.site else None)
    return {term: value for term, value in told.items() if value is not None}


def _class_of(entity: Entity) -> str:
    if isinstance(entity, Credential):
        return next(class_ for class_, type_ in CREDENTIAL_TYPES.items() if type_ == entity.type)
    return next(class_ for class_, kind in CLASSES.items() if kind is entity.kind)


def _said(source: ExportSource, form: str, term: str, field: str, value: Any) -> Any:
    """Return a field as CTDL holds it; None where it says nothing, or nothing that CTDL could hold."""
    if not value:
        return None
    match form:
        case "text":
            return language_map(source, value)
        case "texts":
            return _keywords(source, value)
        case "string" | "address":
            return value
        case "date":
            return value.isoformat() if isinstance(value, date) else value
        case "code":
            return [_alignment(code=value)]
        case "concept":
            concept = next((name for name, meant in CONCEPTS[field].items() if meant == value), None)
            return [_alignment(node=concept)] if concept else None
        case "cluster":
            cluster = source.settings.cluster(value)
            return [_alignment(name=source.say(cluster.name))] if cluster else None
        case "credits":
            return _credits(value)
        case "references":
            return _references(source, term, value)
        case "organization" | "organizations":
            return _addresses(source, (value,) if isinstance(value, Reference) else value)
        case "occupations":
            found = source.graph.resolve_all(value, Occupation)
            return [_alignment(code=one.soc, name=source.say(one.name)) for one in found]
    return None  # the class, which is said already, and the plan


def language_map(source: ExportSource, text: Text) -> dict[str, str]:
    """Return a text by language; one that names none is in the first language of the catalog."""
    return {source.language if tag == PLAIN else tag: words for tag, words in text.versions}


def _keywords(source: ExportSource, texts: Iterable[Text]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for text in texts:
        for tag, words in language_map(source, text).items():
            found.setdefault(tag, []).append(words)
    return found


def _alignment(*, node: str | None = None, code: str | None = None, name: str | None = None) -> Node:
    said = {"ceterms:targetNode": node, "ceterms:codedNotation": code}
    named = {"ceterms:targetNodeName": {"en": name}} if name else {}
    return {"@type": "ceterms:CredentialAlignmentObject", **{key: one for key, one in said.items() if one}, **named}


def term_alignment(words: str) -> Node:
    """Return the alignment that says at which level and term of a program something is."""
    return _alignment(name=words)


def _credits(credits_: Credits) -> list[Node]:
    return [
        value_profile(amount, getattr(amount, "most", amount), units[0])
        for name, units in CREDIT_UNITS.items()
        if (amount := getattr(credits_, name)) is not None
    ]


def value_profile(least: float, most: float, unit: str) -> Node:
    """Return so many of a unit of credit."""
    span = {"schema:value": least} if least == most else {"schema:minValue": least, "schema:maxValue": most}
    return {
        "@type": "ceterms:ValueProfile",
        "ceterms:creditUnitType": [unit],
        **{term: float(amount) for term, amount in span.items()},
    }


def _references(source: ExportSource, term: str, value: Any) -> list[Any] | None:
    """Return the addresses of what a field names. Of a condition, CTDL's list says no more than "all of these"."""
    if isinstance(value, Condition):
        if not value.wants_all or not all(isinstance(part, Reference) for part in value.parts):
            return None
        value = tuple(part for part in value.parts if isinstance(part, Reference))
    found = _addresses(source, value)
    if found and term in _IN_PROFILES:
        return [{"@type": "ceterms:ConditionProfile", "ceterms:targetLearningOpportunity": found}]
    return found


def _addresses(source: ExportSource, references: Iterable[Reference]) -> list[str]:
    return [node_address(source, one) for reference in references if (one := source.graph.resolve(reference))]
