"""The action plan says who does what by when, and which gap it closes."""

from __future__ import annotations

from generator.catalog.schemas import read_schema
from generator.insight.components import Component
from tests.builders import HOME, course, graph, organization, partnership
from tests.pages.partners.reports import rows

REGION = graph(
    organization("mill", type="employer"),
    course("welding-1"),
    partnership(
        "metal",
        actions=[
            "Meet each spring",
            {"text": "Host", "status": "under-way", "due": "2026-10-31", "owner": "mill", "office": "Training desk"},
        ],
    ),
    partnership(
        "farms",
        actions=[
            {
                "text": "Teach it",
                "status": "planned",
                "due": "2026-11-01",
                "component": "early-college",
                "closes": [f"{HOME}/welding-1"],
            }
        ],
    ),
)


def test_actions_of_all_partnerships_stand_by_their_days_and_overdue_ones_say_so() -> None:
    unknown = "Not known"
    assert rows(REGION, "actions/", "actions") == [
        ("Host", "Overdue: Under way", "October 31, 2026", "Training desk, Mill", unknown, "Metal"),
        (
            *("Teach it", "Planned", "November 1, 2026", "Nobody is named"),
            *("Early college credit: Welding 1", "Farms"),
        ),
        ("Meet each spring", unknown, unknown, "Nobody is named", unknown, "Metal"),
    ]


def test_an_action_may_name_each_part_of_a_good_pathway() -> None:
    named = read_schema("partnership")["$defs"]["action"]["properties"]["component"]["enum"]
    assert named == [one.slug for one in Component]
