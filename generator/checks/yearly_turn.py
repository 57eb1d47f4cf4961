"""What a new school year asks people to decide: what ends in it, what has to be looked up, what to review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.checks.dates import is_too_old
from generator.model.catalog import Catalog
from generator.model.entities import Agreement, Credential, Entity
from generator.model.ids import Kind
from generator.model.school_year import SchoolYear, last_school_year
from generator.model.status import available, is_developing


class Topic(StrEnum):
    """What a question is about."""

    AGREEMENT = "Agreements that end before the school year does"
    ENDING = "Other things that end before the school year does"
    LIST = "Credentials that no official list of the school year names"
    STARTING = "Things that start and still are being developed"
    WAIVER = "Waivers that end before the school year does"
    REVIEW = "Reviews due by the first day of the school year"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing for a person to decide: what it is about, the file, whose it is, and what is known."""

    topic: Topic
    file: str
    owner: str
    fact: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A course that is taught every other year, by whom, and whether it is in the school year."""

    file: str
    name: str
    by: str
    taught: bool


def questions(catalog: Catalog, year: SchoolYear) -> tuple[Question, ...]:
    """Return what people have to decide about `catalog` for the school year `year`, by topic, sorted by file."""
    found = [one for entity in available(catalog.all()) for one in _about(catalog, entity, year)]
    found += _waivers(catalog, year)
    order = list(Topic)
    return tuple(sorted(found, key=lambda one: (order.index(one.topic), one.file, one.fact)))


def _about(catalog: Catalog, entity: Entity, year: SchoolYear) -> Iterator[Question]:
    name, owner = str(entity.name), entity.owner
    if entity.ends_on and entity.ends_on < year.taught_until:
        topic = Topic.AGREEMENT if isinstance(entity, Agreement) else Topic.ENDING
        yield Question(topic, entity.file, owner, f"{name} ends on {entity.ends_on}")
    if isinstance(entity, Credential) and entity.state_lists:
        newest = max(entity.state_lists, key=lambda one: last_school_year(one.year))
        if last_school_year(newest.year) < year.begins:
            yield Question(Topic.LIST, entity.file, owner, f"{name}: {newest.list}, {newest.year}")
    if is_developing(entity) and entity.starts_on and entity.starts_on <= year.last_day:
        yield Question(Topic.STARTING, entity.file, owner, f"{name} starts on {entity.starts_on}")
    reviewed = entity.reviewed_on
    if (reviewed or entity.kind is Kind.PATHWAY) and (
        reviewed is None or is_too_old(reviewed, catalog.settings.limits.review_age_months, year.first_day)
    ):
        yield Question(Topic.REVIEW, entity.file, owner, f"{name}, {reviewed or 'never reviewed'}")


def _waivers(catalog: Catalog, year: SchoolYear) -> Iterator[Question]:
    for waiver in catalog.settings.waivers:
        if waiver.until and waiver.until <= year.last_day:
            fact = f"{waiver.rule} for {waiver.entity} until {waiver.until}"
            yield Question(Topic.WAIVER, catalog.settings.file, "", fact)


def turns(catalog: Catalog, year: SchoolYear) -> tuple[Turn, ...]:
    """Return the offerings of odd or even years only, and which of them are in `year`, sorted by course."""
    return tuple(
        Turn(course.file, str(course.name), one.by.id, one.years == year.parity)
        for course in available(catalog.courses.values())
        for one in course.offerings
        if one.years != "every"
    )
