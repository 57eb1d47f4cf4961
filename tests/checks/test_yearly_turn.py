"""What a school year asks people to decide."""

from __future__ import annotations

from datetime import date

from generator.checks.yearly_turn import Topic, questions, turns
from generator.model.school_year import SchoolYear
from tests.builders import HOME, agreement, catalog, course, credential, organization, pathway

YEAR = SchoolYear(2027)
REVIEWED = {"reviewed_on": "2027-06-01"}


def test_what_ends_while_the_school_year_is_taught_is_asked_about() -> None:
    found = catalog(
        organization("mesa-college", type="college"),
        agreement("short", {"a": "mesa-college/b"}, receiving="mesa-college", ends_on="2028-04-30"),
        agreement("long", {"a": "mesa-college/b"}, receiving="mesa-college", ends_on="2028-05-31"),
        agreement("old", {"a": "mesa-college/b"}, receiving="mesa-college", ends_on="2026-05-31", status="ceased"),
        course("a", ends_on="2027-06-30"),
        course("mesa-college/b"),
    )
    assert [(one.topic, one.fact) for one in questions(found, YEAR)] == [
        (Topic.AGREEMENT, "Short ends on 2028-04-30"),
        (Topic.ENDING, "A ends on 2027-06-30"),
    ]


def test_credentials_waivers_starts_and_reviews_are_asked_about() -> None:
    waiver = {"rule": "P409", "entity": HOME, "reason": "It opens next fall.", "until": "2028-06-30"}
    found = catalog(
        credential(
            "old", state_lists=[{"list": "State list", "year": "2025"}, {"list": "State list", "year": "2026"}]
        ),
        credential("new", state_lists=[{"list": "State list", "year": "2024-28"}]),
        course("lab", status="developing", starts_on="2027-08-15"),
        course("read", **REVIEWED),
        course("unread", reviewed_on="2026-06-30"),
        pathway("p", {"grade-9": [{"course": "read"}]}),
        waivers=[waiver],
    )
    assert [(one.topic, one.owner, one.fact) for one in questions(found, YEAR)] == [
        (Topic.LIST, HOME, "Old: State list, 2026"),
        (Topic.STARTING, HOME, "Lab starts on 2027-08-15"),
        (Topic.WAIVER, "", f"P409 for {HOME} until 2028-06-30"),
        (Topic.REVIEW, HOME, "Unread, 2026-06-30"),
        (Topic.REVIEW, HOME, "P, never reviewed"),
    ]
    assert found.courses[f"{HOME}/read"].reviewed_on == date(2027, 6, 1)


def test_odd_and_even_years_take_turns() -> None:
    found = catalog(
        course("physics", offerings=[{"by": HOME, "years": "even"}]),
        course("welding", offerings=[{"by": HOME, "years": "odd"}, {"by": HOME}]),
    )
    for year, taught in ((YEAR, ["Welding"]), (YEAR.next, ["Physics"])):
        assert [one.name for one in turns(found, year) if one.taught] == taught
        assert len(turns(found, year)) == 2
