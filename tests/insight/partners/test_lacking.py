"""What is lacking is counted over what could have it, by hand."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from generator.insight.components import Component
from generator.insight.partners.labor_market import job_markets
from generator.insight.partners.lacking import Lack, lacking, working_on
from generator.insight.partners.skill_map import skill_map, whole_region
from generator.model.ids import Kind
from tests.builders import HOME, competency, course, graph, occupation, partnership, pathway, support

PLAN: Mapping[str, list[Mapping[str, Any]]] = {"grade-9": [{"course": "shop"}]}
METAL = [
    {"text": "Run a bus", "status": "planned", "component": "equity", "closes": ["machining"]},
    {"text": "Teach welders", "status": "under-way", "closes": ["welders"]},
    {"text": "Advise", "status": "done", "component": "advising"},
    {"text": "Mentor", "status": "planned", "component": "social-capital"},
]
REGION = graph(
    course("shop", teaches=["weld"]),
    support("bus"),
    competency("weld"),
    competency("cut"),
    competency("unwanted"),
    occupation("welders", needs=["weld", "cut"]),
    occupation("millers"),
    occupation("clerks"),
    pathway("welding", PLAN, supports=["bus"], occupations=["millers"]),
    pathway("machining", PLAN),
    partnership("metal", critical_occupations=["welders", "millers"], actions=METAL),
)


def _found() -> dict[str, Lack]:
    found = lacking(REGION, job_markets(REGION), skill_map(REGION, whole_region(REGION)))
    assert [one.share for one in found] == sorted((one.share for one in found), reverse=True)
    return {one.component.name if one.component else one.kind.value: one for one in found}


@pytest.mark.parametrize(
    ("lack", "missing", "of"),
    [
        ("EQUITY", ["machining"], 2),
        ("ADVISING", ["machining", "welding"], 2),
        ("occupation", ["welders"], 2),  # clerks are wanted by nobody
        ("competency", ["cut"], 2),
    ],
)
def test_each_lack_names_what_lacks_it_and_of_how_many(lack: str, missing: list[str], of: int) -> None:
    found = _found()[lack]
    assert sorted(one.slug for one in found.missing) == missing
    assert (found.of, found.share) == (of, Fraction(len(missing), of))


def test_an_action_works_on_what_it_closes_as_long_as_it_is_not_finished() -> None:
    working = {name: [one.slug for one in working_on(REGION, lack)] for name, lack in _found().items()}
    assert working["EQUITY"] == working["occupation"] == working["SOCIAL_CAPITAL"] == ["metal"]
    assert working["ADVISING"] == working["competency"] == []


def test_an_action_for_another_pathway_closes_no_gap() -> None:
    welding = REGION.catalog.pathways[f"{HOME}/welding"]
    assert working_on(REGION, Lack(Kind.PATHWAY, Component.EQUITY, (welding,), 2)) == ()
    assert working_on(REGION, Lack(Kind.PATHWAY, Component.ADVISING, (welding,), 2)) == ()
