"""Days as an iCalendar file (RFC 5545), which every calendar program takes in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

_PROGRAM = "-//pathway-catalog//dates//EN"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day, or all days to `last`: `id` tells it from every other, `address` is the page that knows more, or ""."""

    id: str
    words: str
    first: date
    last: date
    address: str = ""


def calendar_file(name: str, days: Iterable[CalendarDay], written_on: date) -> bytes:
    """Return `days` as an iCalendar file called `name`, as of the day `written_on`."""
    # Takes a fifth of a second to import, which only a catalog with dates should have to pay.
    from icalendar import Calendar, Event

    calendar = Calendar()
    for key, value in (("version", "2.0"), ("prodid", _PROGRAM), ("x-wr-calname", name)):
        calendar.add(key, value)
    for day in days:
        event = Event()
        event.add("uid", day.id)
        event.add("dtstamp", datetime.combine(written_on, time(), UTC))
        event.add("dtstart", day.first)
        event.add("dtend", day.last + timedelta(days=1))
        event.add("summary", day.words)
        event.add("transp", "TRANSPARENT")  # whoever takes it in is not busy all day
        if day.address:
            event.add("url", day.address)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
