"""One value for time, cost and wage: the page, the card, the finder and comparing say the same."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any

from generator.catalog.yaml.reader import Value
from generator.insight.partners.labor_market import wage_of
from generator.pages.finder.rows import COST_BANDS
from generator.pages.parts.pathway_facts import (
    PathwayFacts,
    costs_in_words,
    facts_of,
    times_in_words,
)
from generator.pages.view import View
from tests.demonstration import demonstration, loaded, tree_of
from tests.insight.small import Files, catalog, pathway
from tests.pages.start.test_pages import view_of

PLAN: dict[str, Value] = {
    "grade-9": [{"course": "first"}],
    "grade-11": [{"credential": "aide", "exit": True}],
    "college-2": [{"credential": "nurse", "exit": True}],
}


def _facts(plan: dict[str, Value], entries: list[Value], more: Files | None = None) -> tuple[View, PathwayFacts]:
    files: Files = {
        "town/courses/first": {},
        "town/credentials/aide": {"type": "certificate"},
        "town/credentials/nurse": {"type": "license"},
        "town/pathways/only": pathway(plan, entries=entries),
        **(more or {}),
    }
    view = view_of(catalog(files))
    return view, facts_of(view, view.catalog.pathways["town/only"])


def _times(plan: dict[str, Value], entries: list[Value]) -> list[tuple[str, str]]:
    view, facts = _facts(plan, entries)
    return [(view.say(exit_.credential.name), times) for exit_, times in times_in_words(view, facts)]


def test_the_time_to_the_first_credential_is_counted_from_each_entry() -> None:
    entries: list[Value] = [{"level": "grade-9"}, {"level": "grade-11", "assumes": ["first"]}, {"level": "grade-11"}]
    assert _times(PLAN, entries) == [("Aide", "up to 3 years from Grade 9, up to 1 year from Grade 11")]


def test_whoever_joins_after_the_first_credential_is_told_of_the_next() -> None:
    assert _times(PLAN, [{"level": "grade-9"}, {"level": "college-1"}]) == [
        ("Aide", "up to 3 years from Grade 9"),
        ("Nurse", "up to 2 years from College year 1"),
    ]


def test_two_semesters_for_adults_are_one_year() -> None:
    plan: dict[str, Value] = {"adult-1": [{"course": "first"}], "adult-3": [{"credential": "aide", "exit": True}]}
    assert _times(plan, [{"level": "adult-1"}, {"level": "adult-2"}]) == [
        ("Aide", "up to 2 years from Term 1, up to 1 year from Term 2")
    ]


def test_an_adult_is_told_nothing_that_counts_school_years_and_semesters_together() -> None:
    plan: dict[str, Value] = {"grade-9": [{"course": "first"}], "adult-1": [{"credential": "aide", "exit": True}]}
    assert _times(plan, [{"level": "grade-9"}]) == []


def test_costs_add_up_by_who_pays_and_say_of_how_many_steps() -> None:
    plan: dict[str, Value] = {
        "grade-9": [
            {"course": "first"},
            {"course": "second"},
            {"course": "third", "role": "elective"},
            {"choose": 1, "from": [{"course": "fourth"}, {"course": "fifth"}]},
            {"experience": "tour"},
        ],
    }
    view, facts = _facts(
        plan,
        [],
        {
            "town/courses/second": {"cost": {"amount": 0.1, "paid_by": "district"}},
            "town/courses/third": {"cost": {"amount": 900}},
            "town/courses/fourth": {"cost": {"amount": 700}},
            "town/courses/fifth": {},
            "town/experiences/tour": {"cost": {"amount": 0.2, "paid_by": "district"}},
        },
    )
    assert costs_in_words(view, facts.costs) == ("$0.30, paid by the district", "stated for 2 of 3 steps")


def test_a_plan_without_stated_costs_says_nothing_of_them() -> None:
    view, facts = _facts(PLAN, [])
    assert costs_in_words(view, facts.costs) == ()


def test_the_wage_shown_is_one_with_a_median() -> None:
    graph = catalog(
        {
            "town/occupations/welders": {
                "soc": "51-4121",
                "wages": [{"area": "Town", "low": 20}, {"area": "State", "median": 30}],
            }
        }
    )
    wage = wage_of(graph.catalog.occupations["town/welders"])
    assert wage is not None
    assert wage.median == 30


def _rows() -> list[dict[str, Any]]:
    """Return the cards of the finder, in their order, each with the bands of its pathway's cost."""
    found = {asset.path: json.loads(asset.content) for asset in demonstration().assets if _is_finders(asset.path)}
    (bands,) = (value["facets"]["cost"] for path, value in found.items() if path.endswith("/facets.json"))
    files = sorted((path for path in found if "/rows/" in path), key=lambda path: int(PurePosixPath(path).stem))
    rows = [row for path in files for row in found[path]]
    costs = [[bands["values"][value] for value in bands["sets"][of]] for of in bands["of"]]
    return [{**row, "costs": cost} for row, cost in zip(rows, costs, strict=True)]


def _is_finders(path: str) -> bool:
    return path.startswith("find/") and ("/rows/" in path or path.endswith("/facets.json"))


def test_card_finder_page_and_comparing_say_the_same_time_cost_and_wage() -> None:
    summaries = {
        summary["id"]: dict(summary["facts"])
        for asset in demonstration().assets
        if asset.path.endswith("/summary.json")
        for summary in [json.loads(asset.content)]
    }
    rows = _rows()
    assert {row["id"] for row in rows} == summaries.keys() == loaded().catalog.pathways.keys()
    costing = 0
    for row in rows:
        facts = summaries[row["id"]]
        page = {
            name.text(): " ".join(name.next.text(separator=" ").split())
            for name in tree_of(f"pathways/{row['id']}/").css("dt")
            if name.next is not None
        }
        times = "; ".join(facts["Time to the first credential"])
        assert times == row["credential"]
        assert page.get("First credential", "").replace(" :", ":").replace(" ;", ";") == times
        (wage,) = facts["Middle wages of its careers, a year"]
        assert wage == row["wage"]
        assert page["What people earn"].startswith(f"{wage} a year ")
        assert page.get("Cost", "") == ("; ".join(facts["Cost"]) or "not stated")
        assert row["costs"] == [one for one in [_band_of(facts["Cost"])] if one]
        costing += bool(facts["Cost"])
    assert costing


def _band_of(cost: list[str]) -> str:
    """Return the finder's band of what learners pay, as it follows from the words of comparing."""
    if not cost:
        return ""
    learners = [part.partition(", paid by the learner")[0] for part in cost if part.endswith(", paid by the learner")]
    mine = sum(float(part.lstrip("$").replace(",", "")) for part in learners)
    return str(max(start for start in COST_BANDS if start <= mine))
