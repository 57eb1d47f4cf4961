"""The scorecard counts what each pathway shows, and says what would show the rest."""

from __future__ import annotations

from typing import Any

from tests.builders import course, graph, pathway, support
from tests.pages.partners.reports import rows, table

PLAN: dict[str, Any] = {"grade-9": [{"course": "shop"}]}
REGION = graph(
    course("shop"),
    support("bus"),
    pathway("welding", PLAN, supports=["bus"]),
    pathway("machining", PLAN),
    pathway("nursing", PLAN, cluster="healthcare-and-human-services"),
)


def test_the_region_counts_the_pathways_of_each_cluster_that_show_a_part() -> None:
    found = {row[0]: row[1:3] for row in rows(REGION, "scorecard/", "parts")}
    assert found == {
        "Advanced Manufacturing": ("1 of 2", "0 of 2"),
        "Healthcare & Human Services": ("0 of 1", "0 of 1"),
    }


def test_every_cell_of_a_cluster_has_its_evidence_or_what_would_be_evidence() -> None:
    matrix = table(REGION, "scorecard/advanced-manufacturing/", "parts")
    machining, welding = matrix.rows
    assert [link.name for link in welding[1].links] == ["Bus"]
    assert welding[1].links[0].path == "supports/aspen-ridge/bus/"
    assert machining[1].gap
    assert machining[1].plain == (
        "Not shown yet. To show it, add a support such as transport, childcare or tutoring."
    )
    assert all(cell.gap or cell.links for row in matrix.rows for cell in row)


def test_the_laws_stand_side_by_side() -> None:
    found = {row[0]: row[1:3] for row in rows(REGION, "scorecard/", "law")}
    assert found["Several ways in and out"] == ("asked for (E)", "asked for")
    assert found["Skill tests at several points"] == ("–", "asked for (c)")
    assert found["Academic courses"] == ("asked for (A)", "–")
