"""The map of skills and of assets, worked out by hand for one small region."""

from __future__ import annotations

from typing import Any

from generator.insight.partners.skill_map import assets, scope_of, scope_of_partnership, skill_map, whole_region
from tests.insight.small import catalog, pathway

SKILL: dict[str, Any] = {"category": "skill", "statement": "Can do it"}
FILES: dict[str, Any] = {
    **{f"town/competencies/{name}": SKILL for name in ("caring", "filing", "lifting", "unused")},
    "town/occupations/aides": {"soc": "31-1131", "needs": ["caring", "lifting"]},
    "town/occupations/clerks": {"soc": "43-9061", "needs": ["filing"]},
    "town/courses/care": {"subject": "cte", "teaches": ["caring"], "offerings": [{"by": "valley"}]},
    "town/courses/office": {"subject": "cte", "teaches": ["filing"]},
    "town/courses/old": {"subject": "cte", "teaches": ["lifting"], "status": "ceased"},
    "hospital/experiences/ward": {"stage": "through", "activity": "clinical", "teaches": ["town/caring"]},
    "college/credentials/card": {"type": "certification", "assesses": ["town/lifting"], "awarded_by": "college"},
    "town/pathways/nursing": pathway({"grade-9": [{"course": "care"}]}, occupations=["aides"], partnership="health"),
    "town/partnerships/health": {"industry": "Health", "critical_occupations": ["clerks"]},
}
GRAPH = catalog(FILES)


def test_every_skill_says_who_needs_it_where_it_is_learned_and_what_proves_it() -> None:
    found = {
        one.competency.id: (
            [job.id for job in one.jobs],
            [each.id for each in one.learned_in],
            [place.id for place in one.taught_at],
            [proof.id for proof in one.proven_by],
            one.is_gap,
        )
        for one in skill_map(GRAPH, whole_region(GRAPH))
    }
    assert found == {
        "town/caring": (["town/aides"], ["town/care", "hospital/ward"], ["hospital", "valley"], [], False),
        "town/filing": (["town/clerks"], ["town/office"], ["town"], [], False),
        "town/lifting": (["town/aides"], [], [], ["college/card"], True),
    }


def test_a_pathway_counts_only_what_is_in_its_plan() -> None:
    scope = scope_of(GRAPH, GRAPH.catalog.pathways.values())
    found = {one.competency.id: [each.id for each in one.learned_in] for one in skill_map(GRAPH, scope)}
    assert found == {"town/caring": ["town/care"], "town/lifting": []}


def test_a_partnership_asks_for_its_critical_jobs_too() -> None:
    scope = scope_of_partnership(GRAPH, GRAPH.catalog.partnerships["town/health"])
    assert [job.id for job in scope.jobs] == ["town/aides", "town/clerks"]
    assert [one.competency.id for one in skill_map(GRAPH, scope) if one.is_gap] == ["town/filing", "town/lifting"]


def test_assets_stand_with_who_has_them() -> None:
    found = {one.organization.id: one for one in assets(GRAPH)}
    assert sorted(found) == ["college", "hospital", "town", "valley"]
    assert [one.id for one in found["valley"].courses] == ["town/care"]
    assert [one.id for one in found["town"].skills] == ["town/filing"]
    assert [one.id for one in found["town"].pathways] == ["town/nursing"]
    assert [one.id for one in found["hospital"].experiences] == ["hospital/ward"]
    assert [one.id for one in found["college"].credentials] == ["college/card"]
