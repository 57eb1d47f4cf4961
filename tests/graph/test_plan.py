"""A plan worked out: what each step needs, from what its courses and credentials ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.graph.catalog_graph import CatalogGraph
from generator.graph.links import Relation
from generator.graph.plan import PlannedStep, StepLink
from generator.model.conditions import Condition, Reference
from tests.builders import HOME, Piece, agreement, course, credential, experience, graph, organization, pathway

Plan = Mapping[str, list[Mapping[str, Any]]]


def planned(plan: Plan, *pieces: Piece) -> tuple[CatalogGraph, dict[str, PlannedStep]]:
    """Return the graph of `pieces` with one pathway of `plan`, and the steps of it worked out."""
    found = graph(pathway("p", plan), *pieces)
    return found, dict(found.plans[f"{HOME}/p"].steps)


def words(part: Reference | Condition) -> Any:
    """Return `part` as plain values: steps by their id, other things by kind and id."""
    if isinstance(part, Reference):
        return part.id.removeprefix(f"{HOME}/p#")
    inner = [words(other) for other in part.parts]
    return inner if part.wants_all else {part.count: inner}


def test_a_course_follows_the_steps_that_do_its_prerequisites() -> None:
    _, steps = planned(
        {"grade-9": [{"course": "a"}], "grade-10": [{"course": "b", "id": "later"}]},
        course("a"),
        course("b", prerequisites="a"),
    )
    assert words(steps["later"].needs) == ["a"]
    assert words(steps["a"].needs) == []


def test_what_the_plan_leaves_out_stays_a_mention_of_the_course() -> None:
    _, steps = planned({"grade-9": [{"course": "b"}]}, course("a"), course("b", prerequisites="a"))
    assert words(steps["b"].needs) == [f"{HOME}/a"]


def test_after_adds_what_only_this_pathway_asks() -> None:
    _, steps = planned(
        {
            "grade-9": [
                {"course": "a"},
                {"course": "b"},
                {"course": "c"},
                {"milestone": "Apply now", "after": ["c", {"any": ["a", "b"]}]},
            ]
        },
        *map(course, "abc"),
    )
    assert words(steps["apply-now"].needs) == ["c", {1: ["a", "b"]}]


def test_a_choice_is_finished_when_enough_of_its_options_are() -> None:
    found, steps = planned(
        {"grade-9": [{"choose": 1, "from": [{"course": "a"}, {"course": "b"}]}]}, course("a"), course("b")
    )
    assert words(steps["choice"].needs) == [{1: ["a", "b"]}]
    assert (steps["a"].choice, steps["choice"].choice) == ("choice", None)
    at = f"step:{HOME}/p#choice"
    assert found.network.nodes[at]["count"] == 1
    assert found.network.nodes[at]["of"] == 2
    assert found.network.has_edge(f"step:{HOME}/p#a", at, Relation.OPTION)
    assert not found.network.has_edge(f"step:{HOME}/p#a", at, Relation.NEEDED_FIRST)


def test_a_choice_of_everything_links_its_options_as_options_only() -> None:
    found, steps = planned(
        {"grade-9": [{"course": "x"}, {"choose": 2, "from": [{"course": "a"}, {"course": "b"}], "after": "x"}]},
        *map(course, "abx"),
    )
    assert words(steps["choice"].needs) == [["a", "b"], "x"]
    into = {(source[-1], str(key)) for source, _, key in found.network.in_edges(f"step:{HOME}/p#choice", keys=True)}
    assert into == {("a", "option of"), ("b", "option of"), ("x", "needed first"), ("p", "includes")}


def test_what_a_choice_comes_after_its_options_come_after_too() -> None:
    _, steps = planned(
        {"grade-9": [{"course": "x"}, {"choose": 1, "from": [{"course": "a"}, {"course": "b"}], "after": "x"}]},
        *map(course, "abx"),
    )
    assert words(steps["a"].needs) == ["x"]
    assert words(steps["b"].needs) == ["x"]


def test_a_choice_within_a_choice_is_an_option_of_the_outer_one() -> None:
    _, steps = planned(
        {
            "grade-9": [
                {
                    "choose": 1,
                    "from": [
                        {"course": "a"},
                        {"choose": 2, "id": "pair", "from": [{"course": "b"}, {"course": "c"}]},
                    ],
                }
            ]
        },
        *map(course, "abc"),
    )
    assert words(steps["choice"].needs) == [{1: ["a", "pair"]}]
    assert list(steps) == ["choice", "a", "pair", "b", "c"]
    assert steps["c"].choice == "pair"


def test_a_credential_without_conditions_follows_any_step_that_prepares_for_it() -> None:
    found, steps = planned(
        {"grade-9": [{"course": "a"}, {"experience": "clinic"}, {"course": "b"}, {"credential": "cna"}]},
        course("a", prepares_for=["cna"]),
        course("b"),
        experience("clinic", prepares_for=["cna"]),
        credential("cna"),
    )
    assert words(steps["cna"].needs) == [{1: ["a", "clinic"]}]
    links = found.plans[f"{HOME}/p"].links
    assert links == (
        StepLink("a", "cna", Relation.PREPARES_FOR),
        StepLink("clinic", "cna", Relation.PREPARES_FOR),
    )


def test_a_credential_with_one_preparer_follows_it() -> None:
    _, steps = planned(
        {"grade-9": [{"course": "a"}, {"credential": "cna"}]}, course("a", prepares_for=["cna"]), credential("cna")
    )
    assert words(steps["cna"].needs) == ["a"]


def test_what_a_credential_requires_or_its_step_comes_after_replaces_that() -> None:
    pieces = (course("a", prepares_for=["cna"]), course("b"), credential("cna", requires="b"))
    _, steps = planned({"grade-9": [{"course": "a"}, {"course": "b"}, {"credential": "cna"}]}, *pieces)
    assert words(steps["cna"].needs) == ["b"]
    pieces = (course("a", prepares_for=["cna"]), course("b"), credential("cna"))
    _, steps = planned({"grade-9": [{"course": "a"}, {"course": "b"}, {"credential": "cna", "after": "b"}]}, *pieces)
    assert words(steps["cna"].needs) == ["b"]


def test_credentials_stack_within_the_plan() -> None:
    found, _ = planned(
        {"grade-9": [{"credential": "first"}], "grade-10": [{"credential": "second"}]},
        credential("first", stacks_onto=["second"]),
        credential("second"),
    )
    assert found.plans[f"{HOME}/p"].links == (StepLink("first", "second", Relation.STACKS_ONTO),)


def test_corequisites_link_the_steps_that_do_them() -> None:
    found, _ = planned(
        {"grade-9": [{"course": "a"}, {"course": "b"}, {"experience": "clinic"}]},
        course("a"),
        course("b", corequisites=["a"]),
        experience("clinic", course="b"),
    )
    assert found.plans[f"{HOME}/p"].links == (
        StepLink("a", "b", Relation.TAKEN_TOGETHER),
        StepLink("b", "clinic", Relation.TAKEN_TOGETHER),
    )


def test_an_experience_is_tied_to_its_course_at_its_own_level_only() -> None:
    _, steps = planned(
        {"grade-9": [{"course": "a"}], "grade-10": [{"course": "b"}, {"experience": "clinic"}]},
        course("a"),
        course("b", corequisites=["a"]),
        experience("clinic", course="a"),
    )
    for each in (steps["b"], steps["clinic"]):
        assert [mention.id for mention in each.together.references()] == [f"{HOME}/p#a"]
    assert steps["b"].is_tied_to(steps["a"])
    assert not steps["clinic"].is_tied_to(steps["a"])


def test_a_high_school_course_stands_in_for_the_college_course_it_counts_as() -> None:
    found, steps = planned(
        {"grade-11": [{"course": "nurse-aide"}], "college-1": [{"course": "mesa-college/nur-2"}]},
        course("nurse-aide"),
        course("mesa-college/nur-1"),
        course("mesa-college/nur-2", prerequisites="nur-1"),
        agreement("dual", {"nurse-aide": "mesa-college/nur-1"}),
    )
    assert words(steps["nur-2"].needs) == ["nurse-aide"]
    (carried,) = found.dual_credit(found.catalog.courses[f"{HOME}/nurse-aide"])
    assert (carried.agreement.id, carried.match.credits) == (f"{HOME}/dual", 3)


def test_what_counts_only_for_other_learners_does_not_stand_in() -> None:
    def found(sender: str) -> tuple[Any, set[str]]:
        graph, steps = planned(
            {"grade-11": [{"course": "nurse-aide"}], "college-1": [{"course": "mesa-college/nur-2"}]},
            organization(),
            organization("vale"),
            course("nurse-aide"),
            course("mesa-college/nur-1"),
            course("mesa-college/nur-2", prerequisites="nur-1"),
            course("vale/nursing"),
            agreement(
                "dual",
                {"nurse-aide": "mesa-college/nur-1", "vale/nursing": "mesa-college/nur-1"},
                sending=sender,
            ),
        )
        return words(steps["nur-2"].needs), {name for _, name in graph.plans[f"{HOME}/p"].beside}

    assert found("vale") == (["mesa-college/nur-1"], {"mesa-college/nur-1"})
    assert found(HOME) == (["nurse-aide"], {"mesa-college/nur-1", "vale/nursing"})


def test_either_course_will_do_when_the_plan_has_both() -> None:
    _, steps = planned(
        {
            "grade-11": [{"course": "nurse-aide"}],
            "college-1": [{"course": "mesa-college/nur-1"}, {"course": "mesa-college/nur-2"}],
        },
        course("nurse-aide"),
        course("mesa-college/nur-1"),
        course("mesa-college/nur-2", prerequisites="nur-1"),
        agreement("dual", {"nurse-aide": "mesa-college/nur-1"}),
    )
    assert words(steps["nur-2"].needs) == [{1: ["nur-1", "nurse-aide"]}]


def test_steps_stand_in_the_order_of_levels_whatever_the_file_says() -> None:
    _, steps = planned({"college-1": [{"course": "b"}], "grade-9": [{"course": "a"}]}, course("a"), course("b"))
    assert list(steps) == ["a", "b"]


def test_the_same_course_twice_gets_two_names() -> None:
    _, steps = planned(
        {"grade-9": [{"course": "a"}], "grade-10": [{"course": "a"}, {"milestone": "Tell your story"}]}, course("a")
    )
    assert list(steps) == ["a", "a-2", "tell-your-story"]


def test_after_something_that_is_no_step_is_listed_as_unresolved() -> None:
    found, _ = planned({"grade-9": [{"course": "a", "after": "gone"}]}, course("a"))
    (missing,) = found.unresolved
    assert (missing.reference.id, missing.reference.pointer) == (f"{HOME}/p#gone", "/plan/grade-9/0/after")
