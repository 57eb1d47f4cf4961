"""What Perkins V and Colorado ask for, worked out by hand for one small pathway."""

from __future__ import annotations

from typing import Any

from generator.insight.partners.program_elements import COLORADO, PERKINS, Element, program_elements
from tests.insight.small import catalog, pathway

FILES: dict[str, Any] = {
    "town/courses/biology": {"subject": "science"},
    "town/courses/choir": {"subject": "arts"},
    **{f"town/courses/c{number}": {"subject": "cte"} for number in (9, 10, 11)},
    "college/courses/nur-1": {"subject": "cte"},
    "town/experiences/clinic": {"stage": "through", "activity": "clinical", "hosts": ["hospital"]},
    "town/credentials/card": {"type": "certification", "stacks_onto": ["degree"]},
    "town/credentials/degree": {"type": "associate-degree", "assesses": ["care"]},
    "town/credentials/badge": {"type": "badge"},
    "town/competencies/care": {"category": "skill", "statement": "Cares.", "validated_by": ["hospital"]},
    "town/occupations/aides": {"soc": "31-1131", "needs": ["care"]},
}
PLAN: dict[str, Any] = {
    "grade-9": [{"course": "c9"}, {"course": "choir"}, {"course": "biology"}],
    "grade-10": [{"course": "c10"}],
    "grade-11": [{"course": "c11"}, {"experience": "clinic"}, {"credential": "card", "exit": True}],
    "college-1": [{"course": "college/nur-1"}, {"credential": "degree", "exit": True}, {"credential": "badge"}],
    "adult-1": [{"milestone": "Come back"}],
}


def _found(plan: dict[str, Any] = PLAN, **more: Any) -> dict[Element, tuple[str, ...]]:
    graph = catalog({**FILES, "town/pathways/only": pathway(plan, **more)})
    results = program_elements(graph, graph.catalog.pathways["town/only"])
    return {one.element: tuple(evidence.id for evidence in one.evidence) for one in results}


def test_each_element_names_what_shows_it() -> None:
    found = _found(occupations=["aides"], entries=[{"level": "grade-9"}, {"level": "adult-1"}])
    series = ("town/c9", "town/c10", "town/c11", "college/nur-1")
    assert found == {
        Element.ACADEMIC: ("town/biology",),
        Element.TECHNICAL: (*series, "town/clinic"),
        Element.INDUSTRY: (),
        Element.EMPLOYERS: ("town/care",),
        Element.SPECIFICITY: series,
        Element.BOTH_LEVELS: ("town/c9", "college/nur-1"),
        Element.ENTRIES_AND_EXITS: ("town/card", "town/degree"),
        Element.CREDENTIAL: ("town/card", "town/degree"),
        Element.STACKABLE: ("town/card",),
        Element.COLLEGE_CREDIT: (),
        Element.ALL_AGES: ("town/only#c9", "town/only#come-back"),
        Element.ASSESSMENTS: ("town/card", "town/degree"),
        Element.COUNSELING: ("town/only#come-back",),
        Element.SUPPORTS: (),
    }


def test_one_way_in_or_one_test_is_not_several() -> None:
    found = _found({"grade-9": [{"course": "c9"}, {"credential": "card", "exit": True}]})
    assert found[Element.ENTRIES_AND_EXITS] == found[Element.ASSESSMENTS] == found[Element.BOTH_LEVELS] == ()


def test_every_element_is_asked_for_by_a_law() -> None:
    assert {*PERKINS, *COLORADO} == set(Element)
