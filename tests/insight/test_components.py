"""The nine components and the skills of a pathway, with what shows them."""

from __future__ import annotations

from typing import Any

import pytest

from generator.insight.components import Component, Evidence, MissingEvidence, components
from generator.insight.partners.skills import skills
from generator.model.ids import Kind
from tests.insight.small import catalog, pathway

CTE: dict[str, Any] = {"subject": "cte"}
FILES: dict[str, Any] = {
    **{f"town/courses/c{number}": CTE for number in (9, 10, 11)},
    "college/courses/nur-1": CTE,
    "town/experiences/fair": {"stage": "about", "activity": "career-fair"},
    "town/experiences/tour": {"stage": "about", "activity": "worksite-tour"},
    "town/experiences/internship": {"stage": "at", "activity": "internship", "hosts": ["hospital"]},
    "town/credentials/card": {"type": "certification"},
    "town/occupations/aides": {"soc": "31-1131", "outlook": {"openings_per_year": 20}},
    "town/supports/bus": {"type": "transport"},
    "town/supports/counselor": {"type": "advising"},
    "town/agreements/dual": {
        "type": "concurrent-enrollment",
        "sending": "town",
        "receiving": "college",
        "courses": [{"course": "c11", "college_course": "college/nur-1"}],
    },
}
PLAN: dict[str, Any] = {
    "grade-9": [{"course": "c9"}, {"experience": "fair"}],
    "grade-10": [{"course": "c10"}, {"experience": "tour"}],
    "grade-11": [{"course": "c11"}, {"experience": "internship"}, {"credential": "card", "exit": True}],
}
SHOWN = {
    Component.EQUITY: [(Kind.SUPPORT, "town/bus")],
    Component.EXPLORATION: [(Kind.EXPERIENCE, "town/fair"), (Kind.EXPERIENCE, "town/tour")],
    Component.LABOR_MARKET: [(Kind.OCCUPATION, "town/aides")],
    Component.WORK_BASED: [(Kind.EXPERIENCE, "town/internship")],
    Component.COURSES: [(Kind.COURSE, "town/c9"), (Kind.COURSE, "town/c10"), (Kind.COURSE, "town/c11")],
    Component.EARLY_COLLEGE: [(Kind.COURSE, "town/c11")],
    Component.SOCIAL_CAPITAL: [(Kind.EXPERIENCE, "town/internship")],
    Component.CREDENTIALS: [(Kind.CREDENTIAL, "town/card")],
    Component.ADVISING: [(Kind.SUPPORT, "town/counselor")],
}


def _shown(files: dict[str, Any], plan: dict[str, Any], **more: Any) -> dict[Component, tuple[Any, Any]]:
    graph = catalog({**files, "town/pathways/only": pathway(plan, **more)})
    found = components(graph, graph.catalog.pathways["town/only"])
    return {one.component: (one.evidence, one.wanted) for one in found}


def test_each_component_names_what_shows_it() -> None:
    found = _shown(FILES, PLAN, occupations=["aides"], supports=["bus", "counselor"])
    assert {name: ([(one.kind, one.id) for one in shown], None) for name, (shown, _) in found.items()} == {
        name: (shown, None) for name, shown in SHOWN.items()
    }
    assert all(wanted is None for _, wanted in found.values())


def test_a_plan_that_shows_nothing_is_told_what_would_satisfy_each_component() -> None:
    found = _shown(FILES, {"grade-9": [{"course": "c9"}]})
    assert {name: wanted for name, (_, wanted) in found.items()} == dict(zip(Component, MissingEvidence, strict=True))
    assert all(shown == () for shown, _ in found.values())


@pytest.mark.parametrize(
    ("plan", "component"),
    [
        ({"grade-11": [{"experience": "fair"}], "grade-12": [{"experience": "tour"}]}, Component.EXPLORATION),
        ({"grade-9": [{"experience": "fair"}, {"experience": "tour"}]}, Component.EXPLORATION),
        ({"grade-9": [{"course": "c9"}, {"course": "c10"}, {"course": "c11"}]}, Component.COURSES),
    ],
)
def test_too_late_or_too_seldom_is_not_enough(plan: dict[str, Any], component: Component) -> None:
    assert _shown(FILES, plan)[component][1] is not None


def test_a_milestone_of_planning_shows_advising() -> None:
    found = _shown(FILES, {"grade-9": [{"milestone": "Meet your counselor"}]})
    assert found[Component.ADVISING][0] == (Evidence(Kind.STEP, "town/only#meet-your-counselor"),)


def test_a_skill_that_a_destination_needs_and_no_step_teaches_is_a_gap_even_if_it_is_tested() -> None:
    competency: dict[str, Any] = {"category": "skill", "statement": "Can do it"}
    graph = catalog(
        {
            **{f"town/competencies/{name}": competency for name in ("listening", "lifting", "filing")},
            "town/occupations/aides": {"soc": "31-1131", "needs": ["listening", "lifting"]},
            "town/courses/care": {"subject": "cte", "teaches": ["listening", "filing"]},
            "town/credentials/card": {"type": "certification", "assesses": ["lifting"]},
            "town/pathways/only": pathway(
                {"grade-9": [{"course": "care"}, {"credential": "card"}]}, occupations=["aides"]
            ),
        }
    )
    found = skills(graph, graph.catalog.pathways["town/only"])
    assert [(one.competency, one.needed_by, one.tested_by) for one in found.gaps] == [
        ("town/lifting", ("town/aides",), ("card",))
    ]
    assert [one.competency for one in found.beyond] == ["town/filing"]
    assert [one.taught_by for one in found.needed] == [(), ("care",)]
