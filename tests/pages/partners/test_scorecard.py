"""The scorecard counts what each pathway shows, and says what would show the rest."""

from __future__ import annotations

from typing import Any

from generator.insight.partners.progress import YearScore
from generator.pages.partners.scorecard import reports
from generator.pages.render.words import words_in
from generator.pages.view import View
from tests.builders import course, graph, pathway, support
from tests.pages.partners.reports import DAY, rows, table

PLAN: dict[str, Any] = {"grade-9": [{"course": "shop"}]}
REGION = graph(
    course("shop"),
    support("bus"),
    pathway("welding", PLAN, supports=["bus"]),
    pathway("machining", PLAN, formerly=["metal"]),
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


def _history(path: str, *years: YearScore) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    view = View(REGION, words_in("en"), DAY, history=years)
    report = next(make for at, make in reports(view) if at == path)()
    found = next(one for one in report.tables if one.anchor == "history")
    return found.columns, [tuple(cell.plain for cell in row) for row in found.rows]


def test_each_earlier_year_is_a_column_and_a_pathway_that_was_renamed_is_found() -> None:
    before = YearScore("2024-25", {"aspen-ridge/welding": 1})
    last = YearScore("2025-26", {"aspen-ridge/welding": 2, "aspen-ridge/metal": 0})
    columns, found = _history("scorecard/advanced-manufacturing/", before, last)
    assert columns == ("Pathway", "2024–25", "2025–26", "2026–27")
    assert found == [("Machining", "Not there", "0 of 9", "0 of 9"), ("Welding", "1 of 9", "2 of 9", "1 of 9")]
    assert _history("scorecard/", before, last)[1] == [
        ("Advanced Manufacturing", "1 of 9", "2 of 18", "1 of 18"),
        ("Healthcare & Human Services", "Not there", "Not there", "0 of 9"),
    ]


def test_without_earlier_years_the_page_says_how_to_get_them() -> None:
    assert _history("scorecard/") == (("Career cluster", "2026–27"), [])
    assert table(REGION, "scorecard/", "history").none.endswith("such as school-year-2025-26.")
