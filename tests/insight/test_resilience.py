"""One thing whose loss cuts every route to an exit."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings

from generator.insight.numbered_plan import Thing
from generator.insight.reach import ReachCalculator
from generator.insight.resilience import LostExit, critical_things, failure_points
from generator.model.entities import Course
from generator.model.ids import Kind
from tests.insight.random_plans import SETTINGS, small_catalogs
from tests.insight.small import Files, catalog, entry, pathway
from tests.laws import examples


def _care(**experience: Any) -> dict[str, Any]:
    return {
        "town": {"type": "school-district", "member_of": ["boces"]},
        "town/courses/aide": {"subject": "cte", "offerings": [{"by": "boces"}]},
        "town/courses/other": {"subject": "cte"},
        "town/experiences/clinic": {"stage": "at", "hosts": ["hospital"], **experience},
        "town/credentials/cna": {"type": "certification"},
        "town/pathways/care": pathway(
            {
                "grade-11": [
                    {"course": "aide"},
                    {"course": "other"},
                    {"experience": "clinic"},
                    {"credential": "cna", "after": ["aide", "clinic"], "exit": True},
                ]
            }
        ),
    }


def _things(files: dict[str, Any]) -> list[Thing]:
    return [(one.kind, one.id) for one in failure_points(ReachCalculator(catalog(files)))]


def test_the_only_host_teacher_and_course_are_threads_and_what_the_exit_does_not_need_is_not() -> None:
    assert _things(_care()) == [
        (Kind.COURSE, "town/aide"),
        (Kind.ORGANIZATION, "boces"),
        (Kind.ORGANIZATION, "hospital"),
    ]


def test_a_second_host_and_a_second_teacher_hold_when_the_first_is_lost() -> None:
    files = _care(hosts=["hospital", "college"])
    files["town/courses/aide"]["offerings"].append({"by": "town"})
    assert _things(files) == [(Kind.COURSE, "town/aide")]


def test_an_agreement_is_a_thread_when_nothing_else_opens_the_college_course() -> None:
    files = _care()
    del files["town/courses/aide"]
    files["college/courses/aide"] = {"subject": "cte"}
    plan = files["town/pathways/care"]["plan"]["grade-11"]
    plan[0]["course"] = "college/aide"
    files["town/agreements/dual"] = {
        "type": "concurrent-enrollment",
        "sending": "town",
        "receiving": "college",
        "courses": [{"course": "other", "college_course": "college/aide"}],
    }
    assert (Kind.AGREEMENT, "town/dual") in _things(files)


def test_an_articulation_agreement_is_a_thread_when_a_college_course_needs_its_credit() -> None:
    files: dict[str, Any] = {
        "town/courses/welding": {"subject": "cte"},
        "college/courses/first": {"subject": "cte", "offerings": []},
        "college/courses/second": {"subject": "cte", "prerequisites": "first"},
        "town/credentials/card": {"type": "certification"},
        "town/agreements/credit": {
            "type": "articulation",
            "sending": "town",
            "receiving": "college",
            "courses": [{"course": "welding", "college_course": "college/first"}],
        },
        "town/pathways/only": pathway(
            {
                "grade-12": [{"course": "welding"}],
                "college-2": [
                    {"course": "college/second"},
                    {"credential": "card", "after": ["second"], "exit": True},
                ],
            }
        ),
    }
    levels: Any = [{"id": "grade-12"}, {"id": "college-2", "kind": "college"}]
    found = failure_points(ReachCalculator(catalog(files, {"levels": levels})))
    assert (Kind.AGREEMENT, "town/credit") in [(one.kind, one.id) for one in found]


def test_an_agreement_is_a_thread_when_what_is_assumed_counts_only_by_it() -> None:
    files: dict[str, Any] = {
        "town/courses/welding": {"subject": "cte", "grades": [10]},
        "town/courses/pipes": {"subject": "cte", "prerequisites": "welding"},
        "college/courses/first": {"subject": "cte"},
        "town/agreements/credit": {
            "type": "articulation",
            "sending": "town",
            "receiving": "college",
            "courses": [{"course": "welding", "college_course": "college/first"}],
        },
        "town/pathways/only": pathway(
            {"grade-10": [{"course": "welding"}], "grade-11": [{"course": "pipes", "exit": True}]},
            entries=[{"level": "grade-11", "assumes": ["college/first"]}],
        ),
    }
    cuts = {(one.kind, one.id): one.cuts for one in failure_points(ReachCalculator(catalog(files)))}
    assert cuts[Kind.AGREEMENT, "town/credit"] == (LostExit("town/only", "town", "pipes", ("grade-11",)),)


def test_what_takes_most_exits_away_comes_first() -> None:
    files = _care()
    files["town/courses/law"] = {"subject": "cte", "offerings": [{"by": "boces"}]}
    files["town/pathways/law"] = pathway({"grade-11": [{"course": "law", "exit": True}]})
    first = failure_points(ReachCalculator(catalog(files)))[0]
    assert (first.id, first.cuts) == (
        "boces",
        (LostExit("town/care", "town", "cna", ("grade-11",)), LostExit("town/law", "town", "law", ("grade-11",))),
    )


def test_a_course_that_late_entrants_have_missed_is_no_second_way_for_them() -> None:
    files: dict[str, Any] = {
        "town": {"type": "school-district", "member_of": ["boces"]},
        "town/courses/early": {"subject": "cte", "grades": [9]},
        "town/courses/late": {"subject": "cte", "offerings": [{"by": "boces"}]},
        "town/credentials/card": {"type": "certification"},
        "town/pathways/only": pathway(
            {
                "grade-9": [{"course": "early"}],
                "grade-11": [
                    {"course": "late"},
                    {"credential": "card", "after": {"any": ["early", "late"]}, "exit": True},
                ],
            }
        ),
    }
    assert (Kind.ORGANIZATION, "boces") not in _things(files)
    files["town/pathways/only"]["entries"] = [{"level": "grade-11"}]
    assert (Kind.ORGANIZATION, "boces") in _things(files)


def test_whoever_joins_at_any_entry_counts_in_whatever_order_entries_are_written() -> None:
    files: dict[str, Any] = {
        "town/courses/early": {"subject": "cte", "grades": [9, 10]},
        "valley/courses/late": {
            "subject": "cte",
            "grades": [9, 10, 11, 12],
            "offerings": [{"by": "valley", "open_to": ["town"]}],
        },
        "town/credentials/card": {"type": "certification"},
    }
    plan: dict[str, Any] = {
        "grade-10": [{"choose": 1, "id": "pick", "from": [{"course": "early"}, {"course": "valley/late"}]}],
        "grade-12": [{"credential": "card", "after": ["pick"], "exit": True}],
    }
    entries: list[Any] = [{"level": "grade-9"}, {"level": "grade-11"}]
    lost = (LostExit("town/only", "town", "card", ("grade-11",)),)
    for ordered in (entries, entries[::-1]):
        made = catalog({**files, "town/pathways/only": pathway(plan, entries=ordered)})
        found = {(one.kind, one.id): one.cuts for one in failure_points(ReachCalculator(made))}
        assert found == {(Kind.COURSE, "valley/late"): lost, (Kind.ORGANIZATION, "valley"): lost}


def test_of_several_who_teach_after_school_none_is_missed_alone_and_all_are_missed_together() -> None:
    colleges = ["north", "south"]
    made = catalog(
        {
            "town": {"type": "school-district"},
            **{name: {"type": "college"} for name in colleges},
            "north/courses/late": {"subject": "cte", "offerings": [{"by": name} for name in colleges]},
            "town/credentials/card": {"type": "certification"},
            "town/pathways/only": pathway(
                {
                    "college-1": [
                        {"course": "north/late"},
                        {"credential": "card", "after": ["north/late"], "exit": True},
                    ]
                }
            ),
        }
    )
    (only,), town = made.catalog.pathways.values(), made.catalog.organizations["town"]
    reacher, begin = ReachCalculator(made), entry("college-1")
    assert set(critical_things(reacher, only, town)) == {(Kind.COURSE, "north/late")}
    gone: list[Thing] = [(Kind.ORGANIZATION, name) for name in colleges]
    for without, lost in ((gone[:1], False), (gone[1:], False), (gone, True)):
        assert (reacher.times_without(only, town, begin, without).finished[1] is None) is lost


@settings(max_examples=examples(150))
@given(small_catalogs())
def test_what_is_critical_is_what_cannot_be_taken_away(files: Files) -> None:
    graph = catalog(files, SETTINGS)
    (only,) = graph.catalog.pathways.values()
    town = graph.catalog.organizations["town"]
    reacher = ReachCalculator(graph)
    found = critical_things(reacher, only, town)
    begin = entry(next(step.level for step in only.plan))
    everything: list[Thing] = [(Kind.COURSE, one.id) for one in graph.catalog.all() if isinstance(one, Course)]
    everything += [(Kind.ORGANIZATION, one) for one in ("valley", "boces", "college", "hospital")]

    def exits(without: frozenset[Thing]) -> set[str]:
        times = reacher.times_without(only, town, begin, without)
        steps = enumerate(graph.plans[only.id].steps.values())
        return {one.step.id for step, one in steps if one.step.exit and times.finished[step] is not None}

    for thing in everything:
        alone = critical_things(reacher, only, town, lambda one, wanted=thing: one == wanted)  # type: ignore[misc]
        assert dict(alone) == {one: lost for one, lost in found.items() if one == thing}
        assert exits(frozenset()) - exits(frozenset({thing})) == set(found.get(thing, {}))
