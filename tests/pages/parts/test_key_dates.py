"""The days that learners must not miss: on the pages of those whose they are, and in a file."""

from __future__ import annotations

from datetime import date

from icalendar import Calendar

from generator.catalog.yaml.reader import Value
from generator.pages.parts.key_dates import calendar_of, dates_of_organization, dates_of_pathway, key_dates
from generator.pages.view import View
from tests.insight.small import catalog, pathway
from tests.pages.start.test_pages import view_of


def _view() -> View:
    choose: Value = {"what": "Choose", "starts": "2027-02-08", "until": "2027-02-19"}
    return view_of(
        catalog(
            {
                "town": {"type": "school-district", "dates": [choose]},
                "college": {"type": "college", "dates": [{"what": "Enroll", "starts": "2026-11-01"}]},
                "valley": {"type": "school-district", "dates": [{"what": "Other", "starts": "2026-12-01"}]},
                "college/courses/lab": {"offerings": [{"by": "college"}]},
                "town/pathways/science": pathway(
                    {"grade-9": [{"course": "college/lab"}]}, dates=[{"what": "Apply", "starts": "2027-02-01"}]
                ),
            }
        )
    )


def test_a_pathway_shows_its_dates_and_those_of_its_schools_and_teachers_in_order() -> None:
    view = _view()
    (science,) = view.catalog.pathways.values()
    shown = key_dates(view, dates_of_pathway(view, science))
    assert shown
    assert [(row.what, row.when, row.of.id) for row in shown.rows] == [
        ("Enroll", "November 1, 2026", "college"),
        ("Apply", "February 1, 2027", "town/science"),
        ("Choose", "February 8, 2027 to February 19, 2027", "town"),
    ]
    assert shown.line == "Enroll, November 1, 2026; Apply, February 1, 2027; and 1 more"
    assert shown.strip.count("map-point") == 3


def test_an_organization_shows_its_dates_and_those_of_its_pathways() -> None:
    view = _view()
    found = dates_of_organization(view, view.catalog.organizations["town"])
    assert [view.say(day.what) for day, _ in found.days] == ["Apply", "Choose"]
    assert key_dates(view, dates_of_organization(view, view.catalog.organizations["hospital"])) is None


def test_the_calendar_holds_every_date_with_whose_it_is() -> None:
    view = _view()
    (science,) = view.catalog.pathways.values()
    (file,) = calendar_of(view, science, dates_of_pathway(view, science))
    events = Calendar.from_ical(file.content).walk("VEVENT")
    assert file.path == "pathways/town/science/dates.ics"
    assert [str(event["SUMMARY"]) for event in events] == ["Enroll (College)", "Apply (Science)", "Choose (Town)"]
    assert events[2].decoded("DTEND") == date(2027, 2, 20)


def test_of_hundreds_of_dates_the_next_are_shown_and_the_others_counted() -> None:
    days: Value = [{"what": f"Day {n}", "starts": f"{2026 + n // 100}-0{n % 9 + 1}-0{n % 7 + 1}"} for n in range(200)]
    more: Value = [{"what": "Soon", "starts": "2026-12-01"}]
    plan: dict[str, Value] = {"grade-9": [{"milestone": "Go"}]}
    view = view_of(
        catalog(
            {
                "town": {"type": "school-district", "dates": more},
                "town/pathways/science": pathway(plan, dates=days),
                "town/pathways/arts": pathway(plan, dates=days),
            }
        )
    )
    found = dates_of_organization(view, view.catalog.organizations["town"])
    shown = key_dates(view, found)
    assert shown
    assert (len(found.days), found.more) == (200, 201)
    assert "Soon" in [row.what for row in shown.rows]
    assert shown.more == "There are 201 more: see the page of each pathway and organization."
