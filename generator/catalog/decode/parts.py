"""The parts that several kinds of entity share, made from fields."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from generator.catalog.decode.fields import Fields
from generator.model.conditions import Reference
from generator.model.entities import Contact, Cost, Credits, Listing
from generator.model.ids import Kind, slug_of
from generator.model.texts import Text


class Common(TypedDict):
    """What every entity takes."""

    id: str
    file: str
    name: Text
    description: Text | None
    status: str
    formerly: tuple[str, ...]
    replaced_by: Reference | None
    starts_on: date | None
    ends_on: date | None
    web_page: str | None
    contact: Contact | None
    keywords: tuple[Text, ...]
    reviewed_on: date | None
    source: Text | None
    as_of: str | None


def parse_common(fields: Fields, kind: Kind, entity_id: str, file: str) -> Common:
    """Return what every entity has. Without a name, the slug is used, so that the rest can still be checked."""
    own = kind is Kind.ORGANIZATION
    return Common(
        id=entity_id,
        file=file,
        name=fields.text("name") or Text.plain(slug_of(entity_id)),
        description=fields.text("description"),
        status=fields.string("status") or "active",
        formerly=tuple(
            old if own or "/" in old else f"{fields.organization}/{old}" for old in fields.strings("formerly")
        ),
        replaced_by=fields.reference("replaced_by", kind),
        starts_on=fields.day("starts_on"),
        ends_on=fields.day("ends_on"),
        web_page=fields.string("web_page"),
        contact=fields.group("contact", parse_contact),
        keywords=fields.texts("keywords"),
        reviewed_on=fields.day("reviewed_on"),
        source=fields.text("source"),
        as_of=fields.string("as_of"),
    )


def parse_contact(fields: Fields) -> Contact:
    """Return whom to ask."""
    return Contact(fields.text("role"), fields.text("name"), fields.string("email"), fields.string("phone"))


def parse_cost(fields: Fields) -> Cost:
    """Return what it costs."""
    return Cost(fields.number("amount"), fields.string("paid_by"), fields.text("note"))


def parse_credits(fields: Fields) -> Credits:
    """Return how many credits it carries."""
    return Credits(fields.number("high_school"), fields.number("college"))


def parse_listing(fields: Fields) -> Listing:
    """Return a mention on an official list."""
    return Listing(fields.text("list") or Text.plain(""), fields.string("year") or "")
