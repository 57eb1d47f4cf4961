"""Who can finish what, from where, and what is missing in words."""

from __future__ import annotations

from typing import Any

import pytest

from generator.insight.obstacles import ObstacleCause
from generator.insight.reach import ReachCalculator, reach
from generator.insight.sentences import Sentences
from generator.model.ids import Kind
from tests.insight.small import RING, RING_TIMES, Files, catalog, entry, pathway, reach_of

NURSING: dict[str, Any] = {
    "town/courses/biology": {"subject": "science", "grades": [9, 10], "offerings": [{"by": "boces"}]},
    "town/courses/nurse-aide": {"subject": "cte", "prerequisites": "biology", "prepares_for": ["cna"]},
    "college/courses/nur-1": {"subject": "cte"},
    "town/credentials/cna": {"type": "certification", "qualifies_for": ["aides"]},
    "town/credentials/lpn": {"type": "license", "minimum_age": 18, "qualifies_for": ["nurses"]},
    "town/occupations/aides": {"soc": "31-1131"},
    "town/occupations/nurses": {"soc": "29-2061"},
    "town": {"type": "school-district", "member_of": ["boces"]},
    "town/pathways/nursing": pathway(
        {
            "grade-9": [{"course": "biology"}],
            "grade-11": [{"course": "nurse-aide"}, {"credential": "cna", "exit": True}],
            "grade-12": [{"course": "college/nur-1"}, {"credential": "lpn", "after": ["nur-1", "cna"], "exit": True}],
        },
        occupations=["aides", "nurses"],
        offered_in=["town", "valley"],
    ),
}
AGREEMENT: dict[str, Any] = {
    "town/agreements/dual": {
        "type": "concurrent-enrollment",
        "sending": "town",
        "receiving": "college",
        "courses": [{"course": "college/nur-1", "college_course": "college/nur-1"}],
    }
}


def test_an_exit_is_reached_by_its_own_level_and_a_shortest_route_leads_there() -> None:
    answer = reach_of(catalog(NURSING))
    cna, lpn = answer.exits
    assert (cna.level, cna.route) == ("grade-11", ("biology", "nurse-aide", "cna"))
    assert not lpn.reachable
    assert [one.level for one in answer.occupations] == ["grade-11", None]


def test_what_is_missing_is_said_in_words() -> None:
    graph = catalog(NURSING)
    answer = reach_of(graph)
    said = "; ".join(Sentences(graph).missing_for(answer, answer.exits[1]))
    assert said == "nobody teaches Nur 1 to learners of Town, only at College; Lpn needs it"


def test_an_agreement_brings_the_college_course_to_the_district_that_signed_it_and_to_no_other() -> None:
    graph = catalog({**NURSING, **AGREEMENT})
    assert reach_of(graph).exits[1].level == "grade-12"
    elsewhere = reach_of(graph, at="valley").exits[1]
    assert {(one.cause, one.id) for one in elsewhere.missing} == {
        (ObstacleCause.NOT_PROVIDED, "college/nur-1"),
        (ObstacleCause.NOT_PROVIDED, "town/biology"),
        (ObstacleCause.NOT_PROVIDED, "town/nurse-aide"),
    }


def test_a_late_entrant_without_biology_is_too_late_for_it() -> None:
    graph = catalog(NURSING)
    cna = reach_of(graph, level="grade-11").exits[0]
    assert [(one.cause, one.step, one.level, one.needed_by) for one in cna.missing] == [
        (ObstacleCause.TOO_LATE, "biology", "grade-10", "nurse-aide")
    ]
    assert Sentences(graph).missing_for(reach_of(graph, level="grade-11"), cna) == [
        "Biology cannot be taken after Grade 10; Nurse aide needs it"
    ]


def test_what_an_entry_assumes_or_a_learner_has_is_finished() -> None:
    graph = catalog(NURSING)
    nursing, town = graph.catalog.pathways["town/nursing"], graph.catalog.organizations["town"]
    assumed = reach(graph, nursing, town, entry("grade-11", "town/biology"))
    assert (assumed.exits[0].level, assumed.exits[0].route) == ("grade-11", ("nurse-aide", "cna"))
    for have in ("biology", "town/biology"):
        assert reach_of(graph, level="grade-12", have=(have,)).exits[0].level == "grade-12"


def test_an_earlier_step_is_taken_later_and_what_follows_it_waits() -> None:
    graph = catalog(NURSING)
    answer = reach_of(graph, level="grade-10")
    assert answer.levels["biology"] == "grade-10"
    assert answer.exits[0].level == "grade-11"


def _one_credential(**fields: Any) -> dict[str, Any]:
    return {
        "town/credentials/card": {"type": "certification", **fields},
        "town/pathways/only": pathway({"grade-11": [{"credential": "card", "exit": True}], "grade-12": []}),
        "town/courses/other": {"subject": "cte"},
    }


@pytest.mark.parametrize(("age", "level"), [(17, "grade-11"), (18, "grade-12"), (19, None)])
def test_a_minimum_age_moves_a_credential_to_the_level_at_whose_end_most_learners_have_it(
    age: int, level: str | None
) -> None:
    card = reach_of(catalog(_one_credential(minimum_age=age))).exits[0]
    assert card.level == level
    if level is None:
        (missing,) = card.missing
        assert (missing.cause, missing.age, missing.oldest) == (ObstacleCause.TOO_YOUNG, 19, 18)


@pytest.mark.parametrize("status", ["suspended", "ceased"])
def test_what_is_closed_cannot_be_finished(status: str) -> None:
    (missing,) = reach_of(catalog(_one_credential(status=status))).exits[0].missing
    assert missing.cause is ObstacleCause.CLOSED


def _plan(needs: Any) -> dict[str, Any]:
    step = {"credential": "card", "after": needs, "exit": True}
    return {
        "town/courses/a": {"subject": "cte", "offerings": [{"by": "valley"}]},
        "town/courses/b": {"subject": "cte", "offerings": [{"by": "valley"}]},
        "town/courses/c": {"subject": "cte"},
        "town/credentials/card": {"type": "certification"},
        "town/pathways/only": pathway({"grade-9": [{"course": one} for one in "abc"], "grade-10": [step]}),
    }


def test_a_missing_alternative_says_how_many_would_do() -> None:
    graph = catalog(_plan({"any": ["a", "b"]}))
    answer = reach_of(graph)
    assert [(one.step, one.count, one.alternatives) for one in answer.exits[0].missing] == [("a", 1, 2), ("b", 1, 2)]
    assert Sentences(graph).missing_for(answer, answer.exits[0])[0] == (
        "nobody teaches A to learners of Town, only at Valley (1 of 2 options would be enough); Card needs it"
    )


def test_one_open_alternative_is_enough_and_the_route_takes_it() -> None:
    card = reach_of(catalog(_plan({"any": ["a", "b", "c"]}))).exits[0]
    assert (card.level, card.route) == ("grade-10", ("c", "card"))


def test_a_condition_that_asks_for_more_than_there_is_says_so() -> None:
    causes = [one.cause for one in reach_of(catalog(_plan({"at_least": 2, "of": ["c"]}))).exits[0].missing]
    assert causes == [ObstacleCause.IMPOSSIBLE]


def test_steps_that_need_each_other_in_a_circle_are_called_a_circle() -> None:
    files: Files = {
        "town/courses/a": {"subject": "cte", "prerequisites": "b"},
        "town/courses/b": {"subject": "cte", "prerequisites": "a"},
        "town/pathways/only": pathway({"grade-9": [{"course": "a", "exit": True}, {"course": "b"}]}),
    }
    assert [one.cause for one in reach_of(catalog(files)).exits[0].missing] == [ObstacleCause.CIRCLE]


LEFT_OUT: dict[str, Any] = {
    "town/courses/a": {"subject": "cte", "prerequisites": "before"},
    "town/courses/before": {"subject": "cte", "prerequisites": "first"},
    "town/courses/first": {"subject": "cte"},
    "town/pathways/only": pathway({"grade-11": [{"course": "a", "exit": True}]}),
}


def test_a_prerequisite_that_the_plan_leaves_out_is_taken_beside_it_with_all_it_needs_and_that_is_said() -> None:
    graph = catalog(LEFT_OUT)
    (exit_,) = reach_of(graph, level="grade-10").exits
    assert (exit_.level, exit_.route) == ("grade-12", ("a",))
    assert exit_.beside == ((Kind.COURSE, "town/first"), (Kind.COURSE, "town/before"))
    assert Sentences(graph).beside(exit_) == "with First and Before, which this plan leaves out"
    (had,) = reach_of(graph, level="grade-11", have=("town/before",)).exits
    assert (had.level, had.beside) == ("grade-11", ())


def test_how_long_a_course_takes_is_said_by_each_offering() -> None:
    term = {"by": "town", "terms": ["spring"]}
    files: dict[str, Any] = {
        "town/courses/a": {"subject": "cte", "offerings": [{"by": "town", "terms": ["fall"]}]},
        "town/courses/b": {"subject": "cte", "prerequisites": "a", "offerings": [term]},
        "town/pathways/only": pathway({"grade-12": [{"course": "a"}, {"course": "b", "exit": True}]}),
    }
    year = {"by": "college", "delivery": "online"}  # an offering without terms takes a year
    cases: list[tuple[Any, str | None]] = [([term], "grade-12"), ([term, year], "grade-12"), ([year], None)]
    for offerings, reached in cases:
        graph = catalog({**files, "town/courses/b": {**files["town/courses/b"], "offerings": offerings}})
        assert reach_of(graph, level="grade-12").exits[0].level == reached


def test_what_is_beside_the_plan_has_to_be_provided_in_time() -> None:
    late = reach_of(catalog(LEFT_OUT), level="grade-11").exits[0]
    assert [(one.cause, one.id) for one in late.missing] == [(ObstacleCause.TOO_LATE, "town/a")]
    first = {"subject": "cte", "offerings": [{"by": "valley"}]}
    elsewhere: dict[str, Any] = {**LEFT_OUT, "town/courses/first": first}
    (missing,) = reach_of(catalog(elsewhere)).exits[0].missing
    assert (missing.cause, missing.step, missing.id) == (ObstacleCause.NOT_PROVIDED, "", "town/first")
    assert Sentences(catalog(elsewhere)).missing("town/only", "town", missing) == (
        "nobody teaches First to learners of Town, only at Valley; Before needs it"
    )


def test_a_college_that_takes_everybody_after_school_does_not_mend_a_plan_that_leaves_out_its_course() -> None:
    files: dict[str, Any] = {
        "college/courses/wel-1": {"subject": "cte"},
        "college/courses/wel-2": {"subject": "cte", "prerequisites": "wel-1"},
        "town/pathways/only": pathway({"college-1": [{"course": "college/wel-2", "exit": True}]}),
    }
    (missing,) = reach_of(catalog(files), level="college-1").exits[0].missing
    assert (missing.cause, missing.id) == (ObstacleCause.LEFT_OUT, "college/wel-1")
    own = {**files, "town/pathways/only": {**files["town/pathways/only"], "offered_in": ["college"]}}
    assert reach_of(catalog(own), at="college", level="college-1").exits[0].level == "college-1"


def test_where_the_plan_is_enough_nothing_is_taken_beside_it() -> None:
    files: Files = {
        "town/courses/a": {"subject": "cte"},
        "town/courses/z": {"subject": "cte"},
        "town/courses/b": {"subject": "cte", "prerequisites": {"any": ["z", "a"]}},
        "town/pathways/only": pathway({"grade-10": [{"course": "a"}], "grade-11": [{"course": "b", "exit": True}]}),
    }
    assert reach_of(catalog(files)).exits[0].beside == ()


def test_a_course_that_counts_as_a_college_course_stands_for_it() -> None:
    files = {**NURSING, **AGREEMENT, "town/courses/care": {"subject": "cte"}}
    files["town/agreements/counts"] = {
        "type": "articulation",
        "sending": "town",
        "receiving": "college",
        "courses": [{"course": "care", "college_course": "college/nur-1"}],
    }
    answer = reach_of(catalog(files), level="grade-9", have=("town/care",))
    assert "nur-1" in answer.had
    assert answer.exits[1].level == "grade-12"


def test_two_courses_that_go_together_are_taken_in_one_level() -> None:
    files: dict[str, Any] = {
        "town/courses/theory": {"subject": "cte", "corequisites": ["practice"]},
        "town/courses/practice": {"subject": "cte", "corequisites": ["theory"], "grades": [10, 11]},
        "town/pathways/only": pathway(
            {"grade-10": [{"course": "theory", "exit": True}], "grade-11": [{"course": "practice"}]}
        ),
    }
    assert reach_of(catalog(files)).exits[0].level == "grade-11"
    assert reach_of(catalog(files), level="grade-12").exits[0].level is None
    assert reach_of(catalog(files), level="grade-12", have=("practice",)).exits[0].level == "grade-12"


@pytest.mark.parametrize(("have", "levels"), RING_TIMES.items())
def test_of_courses_that_go_together_in_a_ring_those_already_finished_hold_no_other_back(
    have: tuple[str, ...], levels: tuple[str, ...]
) -> None:
    assert tuple(one.level for one in reach_of(catalog(RING), level="grade-10", have=have).exits) == levels


def test_a_milestone_planned_a_year_before_a_course_costs_a_late_entrant_no_year() -> None:
    files: dict[str, Any] = {
        "town/courses/driving": {"subject": "cte"},
        "town/pathways/only": pathway(
            {
                "grade-10": [{"milestone": "Get a permit", "id": "permit"}],
                "grade-11": [{"course": "driving", "after": "permit", "exit": True}],
            }
        ),
    }
    assert reach_of(catalog(files), level="grade-11").exits[0].level == "grade-11"


def test_a_high_school_course_cannot_be_taken_after_school_but_a_college_course_can() -> None:
    files: dict[str, Any] = {
        "town/courses/shop": {"subject": "cte"},
        "college/courses/wel-1": {"subject": "cte"},
        "town/pathways/only": pathway(
            {
                "grade-12": [{"course": "shop", "exit": True}, {"course": "college/wel-1", "exit": True}],
                "college-1": [{"milestone": "Enroll"}],
            }
        ),
    }
    shop, college = reach_of(catalog(files), level="college-1").exits
    assert (shop.level, college.level) == (None, "college-1")


def test_an_adult_joins_a_plan_without_levels_for_adults_in_its_first_college_year() -> None:
    files: dict[str, Any] = {
        "college/courses/wel-1": {"subject": "cte"},
        "town/pathways/only": pathway({"college-1": [{"course": "college/wel-1", "exit": True}]}),
    }
    assert reach_of(catalog(files), level="adult-1").exits[0].level == "college-1"


def test_every_organization_and_entry_is_answered_once() -> None:
    files: dict[str, Any] = {
        **NURSING,
        "town/pathways/nursing": {**NURSING["town/pathways/nursing"], "entries": [{"level": "grade-9"}]},
    }
    graph = catalog(files)
    assert [(one.organization, one.entry.level) for one in ReachCalculator(graph).all()] == [
        ("town", "grade-9"),
        ("valley", "grade-9"),
    ]


def test_where_an_occupation_asks_for_a_license_a_degree_alone_does_not_lead_to_it() -> None:
    files: dict[str, Any] = {
        "town/credentials/degree": {"type": "associate-degree", "qualifies_for": ["nurses"]},
        "town/credentials/license": {"type": "license", "qualifies_for": ["nurses"]},
        "town/occupations/nurses": {"soc": "29-1141"},
        "town/pathways/only": pathway(
            {"grade-9": [{"credential": "degree"}], "grade-10": [{"credential": "license", "after": "degree"}]},
            occupations=["nurses"],
        ),
    }
    (nurses,) = reach_of(catalog(files)).occupations
    assert (nurses.by, nurses.level, nurses.route) == ("license", "grade-10", ("degree", "license"))
