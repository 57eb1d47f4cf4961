"""What is to be decided in each grade, by hand."""

from __future__ import annotations

from typing import Any

from generator.insight.availability import Availability
from generator.insight.partners.decisions import DecisionKind, decisions
from tests.insight.small import catalog, pathway

CTE: dict[str, Any] = {"subject": "cte"}
FILES: dict[str, Any] = {
    "town/courses/even": {**CTE, "offerings": [{"by": "town", "years": "even"}]},
    "town/courses/odd": {**CTE, "offerings": [{"by": "town", "years": "odd"}]},
    "town/courses/any": CTE,
    "college/courses/nur-1": CTE,
    "town/agreements/dual": {
        "type": "articulation",
        "sending": "town",
        "receiving": "college",
        "courses": [{"course": "any", "college_course": "college/nur-1"}],
        "claim_by": "Within two years",
    },
    "town/pathways/care": pathway(
        {
            "grade-9": [{"course": "even"}, {"milestone": "Plan", "due": "02-01"}, {"course": "any"}],
            "grade-10": [{"course": "odd"}, {"choose": 1, "from": [{"course": "odd"}, {"course": "any"}]}],
            "college-1": [{"milestone": "Too late for school"}],
        },
        entries=[{"level": "grade-9"}, {"level": "grade-10"}],
    ),
    "town/pathways/other": pathway({"grade-9": [{"milestone": "Elsewhere"}]}, offered_in=["valley"]),
}


def _found(year: str) -> list[tuple[str, DecisionKind, str, str | None]]:
    graph = catalog(FILES, {"school_year": year})
    found = decisions(Availability(graph), graph.catalog.organizations["town"])
    return [(one.level.id, one.kind, ", ".join(each.slug for each in one.about), one.due) for one in found]


def test_each_grade_has_its_decisions_in_the_order_of_the_plan() -> None:
    assert _found("2026-27") == [
        ("grade-9", DecisionKind.JOIN, "", None),
        ("grade-9", DecisionKind.THIS_YEAR, "even", None),
        ("grade-9", DecisionKind.MILESTONE, "", "02-01"),
        ("grade-9", DecisionKind.CLAIM, "any", None),
        ("grade-10", DecisionKind.JOIN, "", None),
        ("grade-10", DecisionKind.CHOOSE, "odd, any", None),
        ("grade-10", DecisionKind.CLAIM, "any", None),
    ]


def test_in_the_next_year_the_other_course_is_taught_for_once() -> None:
    taught = [(level, about) for level, kind, about, _ in _found("2027-28") if kind is DecisionKind.THIS_YEAR]
    assert ("grade-10", "odd") in taught
    assert ("grade-9", "even") not in taught
