"""The labor market says what is not known, and whose living wage it compares with."""

from __future__ import annotations

from typing import Any

from tests.builders import graph, occupation, partnership, pathway
from tests.pages.partners.reports import report, rows

LINE: dict[str, Any] = {"amount": 42300, "unit": "year", "source": "Two poverty lines", "as_of": "2025-01"}
WAGE: dict[str, Any] = {"area": "Here", "median": 40000, "unit": "year", "period": "2024-05", "source": "BLS"}
REGION = graph(
    occupation("welders", wages=[WAGE]),
    occupation("linemen"),
    pathway("metal", {"grade-9": [{"milestone": "Begin"}]}, occupations=["welders"]),
    partnership("energy", critical_occupations=["linemen"]),
    living_wage=LINE,
)


def test_each_concern_has_its_table_and_every_career_stands_in_the_last() -> None:
    named = {one.anchor: [row[0].plain for row in one.rows] for one in report(REGION, "labor/").tables}
    assert named == {
        "nobody-prepares": ["Linemen"],
        "many-prepare": [],
        "pays-below": ["Welders"],
        "all": ["Linemen", "Welders"],
    }


def test_what_is_not_known_is_said_in_the_row_and_counted_below() -> None:
    assert rows(REGION, "labor/", "all") == [
        ("Linemen", "Not known", "Not known", "No pathway", "Not known", "Energy", "Not known"),
        ("Welders", "Not known", "$40,000", "Metal", "Not known", "", "Here; May 2024; BLS"),
    ]
    notes = report(REGION, "labor/").notes
    assert "Openings are not known for 2 of 2 careers." in notes
    assert "Learners are not known for 1 of 2 careers, although pathways lead there." in notes
    assert notes[0] == "Living wage: $42,300 a year (Not known). Source: Two poverty lines; January 2025."


def test_a_partnership_sees_its_own_careers() -> None:
    assert [row[0] for row in rows(REGION, "labor/aspen-ridge/energy/", "all")] == ["Linemen"]
