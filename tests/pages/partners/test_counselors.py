"""A counselor's year names decisions and days, and no student."""

from __future__ import annotations

from tests.insight.partners.test_decisions import FILES
from tests.insight.small import catalog
from tests.pages.partners.reports import report, rows

REGION = catalog(FILES)


def test_each_grade_of_a_school_has_a_table() -> None:
    year = report(REGION, "counselors/town/")
    assert year.title == "Town: decisions in 2026-27"
    assert [one.heading for one in year.tables] == ["Grade 9", "Grade 10"]
    none = "No day is set"
    assert rows(REGION, "counselors/town/", "grade-9") == [
        ("Join this pathway in this grade", "", "Care", none),
        ("Take it this year: it is not taught next year", "Even", "Care", none),
        ("Milestone: Plan", "", "Care", "by February 1"),
        ("Claim college credit", "Any", "Care", "Within two years"),
    ]


def test_every_school_with_pathways_is_listed() -> None:
    assert rows(REGION, "counselors/", "schools") == [("Town", "1"), ("Valley", "1")]
