"""Sharing says what was asked, and how each pathway can be offered."""

from __future__ import annotations

from generator.pages.partners.tables import Report
from tests.insight.partners.test_sharing import FILES
from tests.insight.small import catalog
from tests.pages.partners.reports import report, rows

REGION = catalog({**FILES, "valley": {"type": "school-district", "member_of": ["boces"]}})


def test_each_organization_sees_its_pathways_alone_and_together() -> None:
    assert rows(REGION, "sharing/town/", "pathways") == [("Care", "1", "2", "Partly alone", "Boces")]


def test_the_region_sees_what_more_courses_would_open_and_how_much_was_asked() -> None:
    region: Report = report(REGION, "sharing/")
    assert [tuple(cell.plain for cell in row) for row in region.tables[0].rows] == [
        ("Valley", "Care 1", "2: Badge; Card", "Care")
    ]
    assert region.notes[0] == "Looked at 1 of 1 districts with pathways; asked 1 of 1."
