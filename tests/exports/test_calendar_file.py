"""Days as a file that calendars read."""

from __future__ import annotations

from datetime import date

from icalendar import Calendar

from generator.exports.calendar_file import CalendarDay, calendar_file

DAY = date(2026, 11, 1)


def test_a_day_is_an_event_of_that_whole_day_with_its_page() -> None:
    days = [CalendarDay("a-1", "Apply; by noon, at the latest\nBEGIN:VEVENT", DAY, DAY, "https://example.org/a/")]
    (event,) = Calendar.from_ical(calendar_file("Nursing", days, DAY)).walk("VEVENT")
    assert str(event["SUMMARY"]) == "Apply; by noon, at the latest\nBEGIN:VEVENT"
    assert event.decoded("DTSTART") == DAY
    assert event.decoded("DTEND") == date(2026, 11, 2)
    assert str(event["URL"]) == "https://example.org/a/"


def test_days_in_a_row_are_one_event() -> None:
    days = [CalendarDay("a-1", "Choose courses", DAY, date(2026, 11, 12))]
    (event,) = Calendar.from_ical(calendar_file("Nursing", days, DAY)).walk("VEVENT")
    assert (event.decoded("DTEND") - event.decoded("DTSTART")).days == 12
    assert "URL" not in event


def test_the_same_days_give_the_same_bytes() -> None:
    days = [CalendarDay("a-1", "Choose courses", DAY, DAY)]
    assert calendar_file("Nursing", days, DAY) == calendar_file("Nursing", days, DAY)
