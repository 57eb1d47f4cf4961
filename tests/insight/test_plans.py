"""What a plan holds."""

from __future__ import annotations

from typing import Any

from generator.graph.catalog_graph import CatalogGraph
from generator.insight.plans import (
    college_credit_of,
    entry_levels,
    experiences,
    is_exploration,
    is_fully_read,
    levels_used,
    open_pathways,
    steps_at,
    steps_beside_choices,
)
from generator.model.entities import Pathway
from tests.builders import agreement, course, experience, graph, organization, pathway

PLAN: dict[str, Any] = {
    "grade-9": [{"course": "a"}, {"course": "b", "role": "elective"}],
    "grade-10": [{"id": "pick", "choose": 1, "from": [{"course": "c"}, {"course": "d"}]}, {"experience": "visit"}],
    "careers": [{"milestone": "Work"}],
}
PIECES = (*map(course, "abcd"), experience("visit"))
LEVELS: Any = [
    {"id": "grade-9", "name": "Grade 9", "kind": "grade"},
    {"id": "grade-10", "name": "Grade 10", "kind": "grade"},
    {"id": "careers", "name": "Careers", "kind": "career"},
]


def only(made: CatalogGraph) -> Pathway:
    """Return the only pathway of a graph."""
    (found,) = made.catalog.pathways.values()
    return found


def test_careers_are_no_level_at_which_a_plan_has_steps() -> None:
    made = graph(*PIECES, pathway("p", PLAN), levels=LEVELS)
    assert [level.id for level in levels_used(made, only(made))] == ["grade-9", "grade-10"]
    assert "work" not in [planned.step.id for planned, _ in steps_at(made, only(made))]
    assert [(does.slug, level.id) for does, _, level in experiences(made, only(made))] == [("visit", "grade-10")]


def test_learners_join_where_the_pathway_says_or_at_its_first_level_but_not_at_careers() -> None:
    made = graph(*PIECES, pathway("p", PLAN), levels=LEVELS)
    assert [level.id for level in entry_levels(made, only(made))] == ["grade-9"]
    late = pathway("p", PLAN, entries=[{"level": "grade-10"}, {"level": "careers"}])
    made = graph(*PIECES, late, levels=LEVELS)
    assert [level.id for level in entry_levels(made, only(made))] == ["grade-10"]


def test_electives_and_options_are_left_out_of_the_steps_beside_choices() -> None:
    made = graph(*PIECES, pathway("p", PLAN), levels=LEVELS)
    found = [planned.step.id for planned in steps_beside_choices(made, only(made))]
    assert found == ["a", "pick", "visit", "work"]


def test_a_pathway_is_whole_when_all_that_it_names_could_be_read() -> None:
    made = graph(*PIECES, pathway("p", PLAN), levels=LEVELS)
    assert is_fully_read(made, only(made))
    made = graph(*PIECES[:3], pathway("p", PLAN), levels=LEVELS)
    assert not is_fully_read(made, only(made))


def test_pathways_that_have_ceased_are_not_open() -> None:
    made = graph(
        *(pathway(status, {"grade-9": [{"milestone": "Go"}]}, status=status) for status in ("developing", "ceased"))
    )
    assert [one.slug for one in open_pathways(made)] == ["developing"]


def test_a_pathway_for_middle_school_alone_explores() -> None:
    plan: dict[str, Any] = {"grade-9": [{"milestone": "Go"}]}
    made = graph(pathway("p", plan, audience=["middle-school"]), pathway("q", plan, audience=["high-school"]))
    assert [is_exploration(one) for one in made.catalog.pathways.values()] == [True, False]


def test_college_credit_counts_for_the_organizations_that_offer_the_pathway() -> None:
    plan: dict[str, Any] = {"grade-9": [{"course": "a"}]}
    ours = agreement("ours", {"a": "mesa-college/x"})
    theirs = agreement("theirs", {"a": "mesa-college/x"}, sending="far")
    made = graph(course("a"), course("mesa-college/x"), organization("far"), ours, theirs, pathway("p", plan))
    found = [(does.slug, credit.agreement.slug) for _, does, credit in college_credit_of(made, only(made))]
    assert found == [("a", "ours")]
