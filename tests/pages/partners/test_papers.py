"""Papers hold what the catalog says, and mark what it does not say."""

from __future__ import annotations

from tests.builders import agreement, course, graph, organization, pathway
from tests.pages.partners.reports import rows

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
