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
MOST_SHOWN = 200
"""As many as one file may list. A page of a large region could gather a hundred thousand."""


@dataclass(frozen=True, slots=True)
class Dates:
    """Days in order of time, each with whose it is, and how many more there are that no page needs."""

    days: tuple[tuple[KeyDate, Entity], ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class DatedRow:
    """A day in words, with whose it is: a pathway's or an organization's."""

    when: str
    what: str
    of: Entity


@dataclass(frozen=True, slots=True)
class KeyDates:
    """All days in order of time, the first few in one line, and the strip, which numbers them in that order.

    `more` says how many there are beyond these, and nothing if there are none.
    """

    rows: tuple[DatedRow, ...]
    line: str
    strip: Markup
    more: str


def dates_of_pathway(view: View, pathway: Pathway) -> Dates:
    """Return the dates of a pathway, of those who offer it, and of those who teach a course of its plan."""
    courses = (course for _, course in view.graph.plans[pathway.id].doing(Course))
    teaching = (view.graph.resolve(one.by) for course in courses for one in view.graph.offerings(course))
    return _soonest(view.as_of, (pathway, *view.graph.organizations_of(pathway), *(one for one in teaching if one)))


def dates_of_organization(view: View, organization: Organization) -> Dates:
    """Return the dates of an organization, and of the pathways that its learners can follow."""
    return _soonest(view.as_of, (organization, *view.graph.offered_in(organization)))


def _soonest(today: date, entities: Iterable[Entity]) -> Dates:
    """Return the dates of `entities`; where there are too many, those from `today` on, as far as there are enough."""
    once = {(entity.kind, entity.id): entity for entity in entities}.values()
    found = [(day, entity) for entity in once if isinstance(entity, Organization | Pathway) for day in entity.dates]
    found.sort(key=lambda pair: (pair[0].starts, pair[1].kind, pair[1].id))
    over = next((number for number, (day, _) in enumerate(found) if (day.until or day.starts) >= today), len(found))
    first = max(0, min(over, len(found) - MOST_SHOWN)) if len(found) > MOST_SHOWN else 0
    days = tuple(found[first : first + MOST_SHOWN])
    return Dates(days, len(found) - len(days))


def key_dates(view: View, dates: Dates) -> KeyDates | None:
    """Return `dates` as a page shows them; None where there are none."""
    if not dates.days:
        return None
    rows = tuple(DatedRow(_when(view, day), view.say(day.what), entity) for day, entity in dates.days)
    year = starting_year(view.settings) or dates.days[0][0].starts.year
    points = [(day.starts, day.until) for day, _ in dates.days]
    strip = date_strip(date(year, _FIRST_MONTH, 1), points, partial(form.short_month, words=view.words))
    unnamed = len(rows) + dates.more - _MOST_NAMED
    line = "; ".join(f"{row.what}, {row.when}" for row in rows[:_MOST_NAMED])
    line += view.words["and_more"].format(count=unnamed) if unnamed > 0 else ""
    more = view.words["dates_more"].format(count=form.number(dates.more, view.words)) if dates.more else ""
    return KeyDates(rows, line, Markup(strip), more)  # noqa: S704  # drawn with a writer, which escapes


def _when(view: View, day: KeyDate) -> str:
    if day.until is None or day.until <= day.starts:
        return form.day(day.starts, view.words)
    return view.words["from_to"].format(first=form.day(day.starts, view.words), last=form.day(day.until, view.words))


def calendar_of(view: View, entity: Entity, dates: Dates) -> Iterator[Asset]:
    """Yield the calendar file of the page of `entity`, if there are `dates`."""
    if dates.days:
        days = [_calendar_day(view, number, *pair) for number, pair in enumerate(dates.days, 1)]
        yield Asset(f"{path_of(entity)}{FILE}", calendar_file(view.say(entity.name), days, view.as_of))


def _calendar_day(view: View, number: int, day: KeyDate, of: Entity) -> CalendarDay:
    page = f"{view.published}{path_of(of)}" if view.published else ""
    words = f"{view.say(day.what)} ({view.say(of.name)})"
    last = day.until if day.until and day.until > day.starts else day.starts
    return CalendarDay(f"{of.kind.value}-{of.id}-{day.starts}-{number}", words, day.starts, last, page)
