"""Days that a catalog speaks of: what is to come or to end as a calendar, what was looked at last as a feed.

A calendar is iCalendar (RFC 5545), a feed is Atom (RFC 4287). A catalog keeps no record of changes; the feed tells
what its files say of themselves: when they were reviewed, when they took effect, when they ended.

There is one of each in every language of the catalog for which there is a file of words beside this one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from generator.catalog.dates import dates_in
from generator.exports.calendar_file import CalendarDay, calendar_file
from generator.exports.files import DATA, ExportFile, ExportSource
from generator.exports.network_files import xml_text
from generator.model.entities import Entity

FEED_FILE = f"{DATA}changes.atom"
CALENDAR_FILE = f"{DATA}dates.ics"
_MOST_ENTRIES = 100
_CALENDAR = ("starts_on", "ends_on")


class Day(NamedTuple):
    """A day of an entity: when, which field says so, and of what."""

    on: date
    field: str
    entity: Entity

    def words(self, source: ExportSource) -> str:
        """Return what happens on this day."""
        return day_words(source.language)[self.field].format(name=source.say(self.entity.name))


@cache
def _words_in(language: str) -> Mapping[str, str] | None:
    """Return the sentence about {name} for each field that is a day, or None if there are none in `language`."""
    for name in (language, language.partition("-")[0]):
        file = Path(__file__).with_name(f"words.{name}.json")
        if file.is_file():
            words: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
            return words
    return None


def day_words(language: str) -> Mapping[str, str]:
    """Return the sentences for readers of `language`, in English where there is no file for it."""
    words = _words_in(language) or _words_in("en")
    assert words, "The English words are part of the program."
    return words


def in_each_language(source: ExportSource) -> Iterator[ExportSource]:
    """Yield `source` in the first language of its catalog, and in each other one that has words for days."""
    yield source
    for language in source.settings.languages[1:]:
        if _words_in(language):
            yield replace(source, translation=language)


def day_files(source: ExportSource) -> Iterator[ExportFile]:
    """Yield the calendar of the whole catalog in each of its languages."""
    days = [day for day in _days(source) if day.field in _CALENDAR]
    for one in in_each_language(source):
        yield ExportFile(f"{one.below}{CALENDAR_FILE}", partial(calendar, one, days), len(days))


def feed_files(source: ExportSource) -> Iterator[ExportFile]:
    """Yield the feed of the whole catalog in each of its languages: its newest days, up to the day of the export."""
    past = [day for day in _days(source) if day.on <= source.as_of]
    newest = sorted(past, key=lambda day: (-day.on.toordinal(), day.field, day.entity.kind, day.entity.id))
    newest = newest[:_MOST_ENTRIES]
    for one in in_each_language(source):
        yield ExportFile(f"{one.below}{FEED_FILE}", partial(_feed, one, newest), len(newest))


def _days(source: ExportSource) -> list[Day]:
    """Return the days that entities name for themselves, in order."""
    found = [
        Day(date.fromisoformat(dated.value), field, entity)
        for entity in source.catalog.all()
        for dated in dates_in(entity, entity.kind.value)
        if dated.kind == "date" and (field := dated.pointer.removeprefix("/")) in day_words("en")
    ]
    return sorted(found, key=lambda day: (day.on, day.field, day.entity.kind, day.entity.id))


def calendar(source: ExportSource, days: Iterable[Day]) -> Iterator[str]:
    """Yield a calendar with an event of a whole day for each of `days`."""
    events = (
        CalendarDay(
            id=source.uuid_of(day.entity, f"{source.below}{day.field}"),
            words=day.words(source),
            first=day.on,
            last=day.on,
            address=source.page_of(day.entity),
        )
        for day in days
    )
    yield calendar_file(source.say(source.settings.name), events, source.as_of).decode()


def _feed(source: ExportSource, days: list[Day]) -> Iterator[str]:
    name = xml_text(source.say(source.settings.name))
    updated = days[0].on if days else source.as_of
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" '
        f'xml:lang="{xml_text(source.language)}">\n'
        f"<title>{name}</title>\n<id>urn:uuid:{source.uuid(f'{source.below}feed')}</id>\n"
        f"<updated>{_instant(updated)}</updated>\n"
        f"<author><name>{name}</name></author>\n"
    )
    if source.site:
        yield f'<link rel="self" href="{xml_text(source.site + source.below + FEED_FILE)}"/>\n'
    for day in days:
        yield (
            f"<entry><title>{xml_text(day.words(source))}</title>"
            f"<id>urn:uuid:{source.uuid_of(day.entity, f'{source.below}{day.field}:{day.on}')}</id>"
            f"<updated>{_instant(day.on)}</updated>"
            f'<link rel="alternate" href="{xml_text(source.page_of(day.entity))}"/>'
            f"<summary>{xml_text(source.say(day.entity.description))}</summary></entry>\n"
        )
    yield "</feed>\n"


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
