"""Papers hold what the catalog says, and mark what it does not say."""

from __future__ import annotations

from tests.builders import agreement, course, graph, organization, pathway
from tests.pages.partners.reports import rows, table

REGION = graph(
    organization("mesa-college", type="college"),
    organization("bluestem"),
    course("shop"),
    course("mesa-college/wel-100", credits={"college": 3}, cost={"amount": 0}),
    agreement("dual", {"shop": "mesa-college/wel-100"}, ends_on="2027-06-30"),
    pathway("metal", {"grade-9": [{"course": "shop"}]}),
)


def test_agreements_are_listed_with_their_days() -> None:
    assert [row[4:] for row in rows(REGION, "papers/", "agreements")] == [
        ("Shop", "Not known", "June 30, 2027", "Not known")
    ]


def test_the_notice_lists_the_college_courses_open_to_a_district() -> None:
    assert rows(REGION, "papers/aspen-ridge/", "notice") == [
        ("Wel 100", "Mesa college", "3 college credits", "Free", "Dual", "June 30, 2027", "Not known")
    ]
    assert rows(REGION, "papers/bluestem/", "notice") == []


def test_the_needs_assessment_has_every_pathway() -> None:
    assert rows(REGION, "papers/", "needs") == [("Metal", "Aspen ridge", "Not known", "1 of 9", "", "")]


def test_the_notice_is_sent_six_weeks_before_enrollment_opens_and_says_when_that_is_over() -> None:
    def sent(**days: str) -> tuple[str, bool]:
        region = graph(
            organization("mesa-college", type="college"),
            course("mesa-college/wel-100"),
            agreement("dual", {"mesa-college/wel-100": "mesa-college/wel-100"}, **days),
        )
        (row,) = table(region, "papers/aspen-ridge/", "days").rows
        return row[3].plain, row[3].gap

    assert sent(enrollment_opens="2026-12-13") == ("November 1, 2026", False)  # the day of the report
    assert sent(enrollment_opens="2026-12-12") == ("October 31, 2026", True)
    assert sent() == ("Not known: add the day enrollment opens", True)
