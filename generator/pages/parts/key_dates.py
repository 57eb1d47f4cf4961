"""The days that learners must not miss: a list, a strip of the school year, and a file for their calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from markupsafe import Markup

from generator.diagram.pictures.date_strip import date_strip
from generator.exports.calendar_file import CalendarDay, calendar_file
from generator.model.entities import Course, Entity, KeyDate, Organization, Pathway
from generator.model.levels import starting_year
from generator.pages.page import Asset
from generator.pages.render import format as form
from generator.pages.view import View, path_of

FILE = "dates.ics"
_FIRST_MONTH = 8
"""School years begin in August."""
_MOST_NAMED = 2


@dataclass(frozen=True, slots=True)
class DatedRow:
    """A day in words, with whose it is: a pathway's or an organization's."""

    when: str
    what: str
    of: Entity


@dataclass(frozen=True, slots=True)
class KeyDates:
    """All days in order of time, the first few in one line, and the strip, which numbers them in that order."""

    rows: tuple[DatedRow, ...]
    line: str
    strip: Markup


def dates_of_pathway(view: View, pathway: Pathway) -> tuple[tuple[KeyDate, Entity], ...]:
    """Return the dates of a pathway, of those who offer it, and of those who teach a course of its plan."""
    courses = (course for _, course in view.graph.plans[pathway.id].doing(Course))
    teaching = (view.graph.resolve(one.by) for course in courses for one in view.graph.offerings(course))
    return _in_order((pathway, *view.graph.organizations_of(pathway), *(one for one in teaching if one)))


def dates_of_organization(view: View, organization: Organization) -> tuple[tuple[KeyDate, Entity], ...]:
    """Return the dates of an organization, and of the pathways that its learners can follow."""
    return _in_order((organization, *view.graph.offered_in(organization)))


def _in_order(entities: Iterable[Entity]) -> tuple[tuple[KeyDate, Entity], ...]:
    once = {(entity.kind, entity.id): entity for entity in entities}.values()
    found = [(day, entity) for entity in once if isinstance(entity, Organization | Pathway) for day in entity.dates]
    return tuple(sorted(found, key=lambda pair: (pair[0].starts, pair[1].kind, pair[1].id)))


def key_dates(view: View, dates: tuple[tuple[KeyDate, Entity], ...]) -> KeyDates | None:
    """Return `dates` as a page shows them; None where there are none."""
    if not dates:
        return None
    rows = tuple(DatedRow(_when(view, day), view.say(day.what), entity) for day, entity in dates)
    year = starting_year(view.settings) or dates[0][0].starts.year
    short = partial(form.short_month, words=view.words)
    strip = date_strip(date(year, _FIRST_MONTH, 1), [(day.starts, day.until) for day, _ in dates], short)
    more = view.words["and_more"].format(count=len(rows) - _MOST_NAMED) if len(rows) > _MOST_NAMED else ""
    line = "; ".join(f"{row.what}, {row.when}" for row in rows[:_MOST_NAMED]) + more
    return KeyDates(rows, line, Markup(strip))  # noqa: S704  # drawn with a writer, which escapes


def _when(view: View, day: KeyDate) -> str:
    if day.until is None or day.until <= day.starts:
        return form.day(day.starts, view.words)
    return view.words["from_to"].format(first=form.day(day.starts, view.words), last=form.day(day.until, view.words))


def calendar_of(view: View, entity: Entity, dates: tuple[tuple[KeyDate, Entity], ...]) -> Iterator[Asset]:
    """Yield the calendar file of the page of `entity`, if there are `dates`."""
    if dates:
        days = [_calendar_day(view, number, *pair) for number, pair in enumerate(dates, 1)]
        yield Asset(f"{path_of(entity)}{FILE}", calendar_file(view.say(entity.name), days, view.as_of))


def _calendar_day(view: View, number: int, day: KeyDate, of: Entity) -> CalendarDay:
    page = f"{view.published}{path_of(of)}" if view.published else ""
    words = f"{view.say(day.what)} ({view.say(of.name)})"
    last = day.until if day.until and day.until > day.starts else day.starts
    return CalendarDay(f"{of.kind.value}-{of.id}-{day.starts}-{number}", words, day.starts, last, page)
