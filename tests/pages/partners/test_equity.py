"""Hidden counts survive an attack on all that is published: pages and CSV files alike."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any

from generator.pages.site import make_site
from tests.builders import experience, graph, pathway
from tests.pages.partners.reports import DAY, rows

PLAN: dict[str, Any] = {"grade-9": [{"milestone": "Begin"}]}


def _of(count: int, group: str = "", **more: Any) -> dict[str, Any]:
    said = {"group": group} if group else {}
    return {"measure": "Finished", "count": count, "period": "2025-26", **said, **more}


WHOLE, GIRLS, BOYS, SECRET = 971, 488, 346, 137
SMALLEST = 150
SURVEY = {
    "question": "Who came?",
    "answers": [
        {"answer": name, "count": count} for name, count in (("Girls", GIRLS), ("Boys", BOYS), ("Others", SECRET))
    ],
    "out_of": WHOLE,
    "period": "2026-05",
}
REGION = graph(
    pathway("welding", PLAN, outcomes=[_of(WHOLE), _of(GIRLS, "Girls"), _of(BOYS, "Boys"), _of(SECRET, "Others")]),
    pathway("nursing", PLAN, outcomes=[_of(200, out_of=400)]),
    pathway("farming", PLAN),
    experience("tour", surveys=[SURVEY]),
    limits={"smallest_group": SMALLEST},
)


def _told() -> dict[str, set[int]]:
    """Return, of every page and file that tells of the groups, which of the counts it holds."""
    site = make_site(REGION, DAY)
    made = {one.path: one.body for one in site.pages}
    made |= {one.path: one.content.decode("utf-8", "replace") for one in site.assets}
    numbers = {
        at: set(map(int, re.findall(r"(?<!\d)\d{3}(?!\d)", text))) for at, text in made.items() if "Others" in text
    }
    return {at: found & {WHOLE, GIRLS, BOYS, SECRET} for at, found in numbers.items()}


def test_an_attacker_who_has_every_page_and_file_cannot_work_out_the_small_group() -> None:
    told = _told()
    assert {at.rpartition(".")[2] if "." in at else "page" for at in told} >= {"page", "csv", "json"}
    assert {
        *("pathways/aspen-ridge/welding/", "partners/equity/", "partners/equity/outcomes.csv"),
        *("experiences/aspen-ridge/tour/", "data/catalog.json", "data/pathways.csv", "data/experiences.csv"),
    } <= told.keys()
    everything = set[int]().union(*told.values())
    assert WHOLE in everything
    assert SECRET not in everything
    parts = sorted(everything - {WHOLE})
    rests = [WHOLE - sum(some) for size in (1, 2, 3) for some in combinations(parts, size)]
    assert not [rest for rest in rests if 0 < rest < SMALLEST]


def test_hidden_and_unknown_are_told_apart() -> None:
    found = {(row[0], row[2]): row[4:7] for row in rows(REGION, "equity/", "outcomes")}
    assert found["Nursing", "All learners"] == ("400", "200", "50%")
    assert found["Welding", "Girls"] == ("Not known", "488", "Not known")
    assert found["Welding", "Boys"] == ("Not known", "Hidden", "Not known")
    assert found["Welding", "Others"] == ("Not known", "Hidden", "Not known")


def test_pathways_that_tell_of_no_group_are_named() -> None:
    assert rows(REGION, "equity/", "unknown") == [
        ("Farming", "No outcomes"),
        ("Nursing", "No outcomes by group"),
    ]
