"""The calendar and the feed of what a catalog says of days."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

from generator.exports.days import day_files, feed_files
from tests.builders import course, credential
from tests.exports.sources import demonstration_source, hostile_source, source, text_of
from tests.pages.maximal import HOSTILE

ATOM = "{http://www.w3.org/2005/Atom}"


def test_what_begins_or_ends_is_an_event_of_a_whole_day_with_the_page_it_is_about() -> None:
    (file,) = day_files(
        source(course("welding", ends_on="2027-06-30", reviewed_on="2026-01-01"), web_page="https://example.org/")
    )
    assert text_of(file).split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//pathway-catalog//dates//EN",
        "X-WR-CALNAME:Pathways",
        "BEGIN:VEVENT",
        "SUMMARY:Welding ends",
        "DTSTART;VALUE=DATE:20270630",
        "DTEND;VALUE=DATE:20270701",
        "DTSTAMP:20261101T000000Z",
        "UID:7de4354c-6d1e-5322-b6de-f959144b2531",
        "TRANSP:TRANSPARENT",
        "URL:https://example.org/courses/aspen-ridge/welding/",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_no_line_of_a_calendar_is_longer_than_75_bytes_and_each_event_has_an_id_of_its_own() -> None:
    spoiled = course("welding", name=f"{'é' * 90}\\;BEGIN:VEVENT, and", starts_on="2027-06-30")
    (file,) = day_files(source(spoiled))
    assert max(len(line.encode()) for line in text_of(file).split("\r\n")) == 75
    unfolded = text_of(file).replace("\r\n ", "")
    assert f"SUMMARY:{'é' * 90}\\\\\\;BEGIN:VEVENT\\, and starts\r\n" in unfolded
    each = list(day_files(demonstration_source()))
    ids = [line for file in each for line in text_of(file).split("\r\n") if line.startswith("UID:")]
    assert len(ids) == len(set(ids)) == sum(file.rows for file in each) > 20


def test_a_name_cannot_add_a_line_to_a_calendar() -> None:
    (file,) = day_files(source(course("welding", name="A\nEND:VCALENDAR", starts_on="2027-06-30")))
    assert text_of(file).count("\r\nEND:VCALENDAR") == 1


def test_the_feed_tells_what_happened_last_up_to_the_day_of_the_export() -> None:
    (file,) = feed_files(
        source(
            course("welding", reviewed_on="2026-08-15", starts_on="2027-08-01"),
            credential("card", starts_on="2026-09-01"),
            day=date(2026, 11, 1),
            web_page="https://example.org/",
        )
    )
    feed = ElementTree.fromstring(text_of(file))
    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == [
        "Card starts",
        "Welding was reviewed",
    ]
    assert feed.findtext(f"{ATOM}updated") == "2026-09-01T00:00:00Z"


def test_markup_in_a_name_stays_words_in_the_feed() -> None:
    (file,) = feed_files(hostile_source())
    titles = [one.text or "" for one in ElementTree.fromstring(text_of(file)).iter(f"{ATOM}title")]
    assert titles[0] == HOSTILE
    assert all(HOSTILE in title for title in titles)


def test_a_catalog_without_days_has_an_empty_feed() -> None:
    (file,) = feed_files(source(course("welding")))
    assert ElementTree.fromstring(text_of(file)).findtext(f"{ATOM}updated") == "2026-11-01T00:00:00Z"


def test_each_language_of_the_catalog_has_its_own_feed_and_calendar_with_pages_and_ids_of_its_own() -> None:
    both = source(
        course("welding", name={"en": "Welding", "es": "Soldadura"}, ends_on="2026-10-01"),
        languages=["en", "es", "tlh"],  # for Klingon there are no words, so there are no pages either
        web_page="https://example.org/",
    )
    feeds = {file.path: ElementTree.fromstring(text_of(file)) for file in feed_files(both)}
    assert list(feeds) == ["data/changes.atom", "es/data/changes.atom"]
    english, spanish = feeds.values()
    assert spanish.get("{http://www.w3.org/XML/1998/namespace}lang") == "es"
    assert [feed.findtext(f"{ATOM}entry/{ATOM}title") for feed in (english, spanish)] == [
        "Welding ends",
        "Termina: Soldadura",
    ]
    entry = spanish.find(f"{ATOM}entry/{ATOM}link")
    assert entry is not None
    assert entry.get("href") == "https://example.org/es/courses/aspen-ridge/welding/"
    ids = [one.text for feed in (english, spanish) for one in feed.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids) == 4
    calendars = {file.path: text_of(file) for file in day_files(both)}
    assert "SUMMARY:Termina: Soldadura\r\n" in calendars["es/data/dates.ics"]
    assert "SUMMARY:Welding ends\r\n" in calendars["data/dates.ics"]
