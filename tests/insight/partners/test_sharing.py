"""What districts can offer alone and together, and what more courses would open, by hand."""

from __future__ import annotations

from typing import Any

from generator.insight.partners.sharing import SharedAnswers, more_courses, shared_pathways
from generator.insight.reach import ReachCalculator
from tests.demonstration import graph as demonstration
from tests.insight.small import catalog, pathway

CTE: dict[str, Any] = {"subject": "cte"}
FILES: dict[str, Any] = {
    "town/courses/care-1": CTE,
    "boces/courses/care-2": {**CTE, "prerequisites": "town/care-1"},
    "town": {"type": "school-district", "member_of": ["boces"]},
    "town/credentials/badge": {"type": "badge", "requires": ["care-1"]},
    "town/credentials/card": {"type": "certification", "requires": ["boces/care-2"]},
    "town/pathways/care": pathway(
        {
            "grade-9": [{"course": "care-1"}, {"credential": "badge", "exit": True}],
            "grade-10": [{"course": "boces/care-2"}, {"credential": "card", "exit": True}],
        }
    ),
}


def test_what_others_teach_is_not_reached_alone() -> None:
    graph = catalog(FILES)
    (found,) = shared_pathways(ReachCalculator(graph), graph.catalog.organizations["town"], {})
    assert (found.exits, found.alone) == (2, 1)
    assert [one.id for one in found.partners] == ["boces"]


def test_answers_kept_for_organizations_alike_are_those_of_each_by_itself() -> None:
    graph, known = demonstration(), SharedAnswers()
    reacher = ReachCalculator(graph)
    for organization in graph.catalog.organizations.values():
        assert shared_pathways(reacher, organization, known) == shared_pathways(reacher, organization, {})
    assert len(known) < sum(len(graph.organizations_of(one)) for one in graph.catalog.pathways.values())


def test_a_district_that_teaches_everything_needs_nobody() -> None:
    graph = catalog({**FILES, "boces/courses/care-2": {**CTE, "offerings": [{"by": "town"}]}})
    (found,) = shared_pathways(ReachCalculator(graph), graph.catalog.organizations["town"], {})
    assert (found.exits, found.alone, found.partners) == (2, 2, ())


def test_what_a_course_or_two_would_open_is_asked_of_reach() -> None:
    found = more_courses(catalog({**FILES, "valley": {"type": "school-district", "member_of": ["boces"]}}))
    (answer,) = found.answers
    assert (answer.organization.id, [one.id for one in answer.courses]) == ("valley", ["town/care-1"])
    assert [(one.id, [exit_.id for exit_ in exits]) for one, exits in answer.opens] == [
        ("town/care", ["town/badge", "town/card"])
    ]
    assert (found.looked_at, found.pairs, found.asked, found.questions) == (1, 1, 1, 1)


def test_two_courses_are_tried_together() -> None:
    (answer,) = more_courses(catalog(FILES)).answers
    assert [one.id for one in answer.courses] == ["town/care-1", "boces/care-2"]
    assert [len(exits) for _, exits in answer.opens] == [2]


def test_a_course_that_opens_nothing_is_no_answer() -> None:
    other = {"town/courses/care-1": {**CTE, "prerequisites": "nowhere"}}
    found = more_courses(catalog({**FILES, **other}))
    assert (found.answers, found.asked) == ((), 1)


def test_the_graph_itself_is_left_as_it_was() -> None:
    graph = catalog(FILES)
    more_courses(graph)
    assert [one.by for one in graph.offers(graph.catalog.courses["town/care-1"]).every] == ["town"]
