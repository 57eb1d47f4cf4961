"""Organizations that see a plan alike have one answer, and none is put together with one that has another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.insight.earliest_times import follow
from generator.insight.reach import ReachCalculator
from generator.insight.resilience import failure_points
from generator.model.entities import Organization, Pathway
from generator.model.levels import entries_of
from tests.insight.random_plans import SETTINGS, small_catalogs
from tests.insight.small import Files, catalog, pathway
from tests.laws import examples

_DISTRICTS = [f"d{number}" for number in range(200)]


class _OneByOne(ReachCalculator):
    """Asks for every organization by itself."""

    def alike(self, pathway: Pathway) -> tuple[tuple[Organization, ...], ...]:
        return tuple((one,) for one in self.graph.organizations_of(pathway))

    def first_alike(self, _pathway: Pathway, organization: Organization) -> Organization:
        return organization


@given(small_catalogs(), st.lists(st.sampled_from(("town", "boces", "college", "valley")), max_size=2))
@settings(max_examples=examples(60), deadline=None)
def test_what_is_answered_for_one_of_those_alike_is_true_of_each(files: Files, ties: list[str]) -> None:
    offering = ["town", "valley", "near", "far", "boces"]
    more: dict[str, Any] = {name: {"type": "school-district", "member_of": ties} for name in ("near", "far")}
    plan: Any = {**files["town/pathways/only"], "offered_in": offering}
    graph = catalog({**files, **more, "town/pathways/only": plan}, SETTINGS)
    shared, single = ReachCalculator(graph), _OneByOne(graph)
    assert tuple(shared.all()) == tuple(single.all())
    assert failure_points(shared) == failure_points(single)
    (only,) = graph.catalog.pathways.values()
    for group in shared.alike(only):
        for entry in entries_of(only, graph.catalog.settings):
            asked = [replace(single.reach(only, one, entry), organization="") for one in group]
            assert asked == asked[:1] * len(group)


def _many(**first_course: Any) -> Files:
    return {
        **{name: {"type": "school-district"} for name in _DISTRICTS},
        "town/courses/one": {"subject": "cte", "offerings": [{"by": "town", "open_to": list(_DISTRICTS)}]},
        "town/courses/two": {"subject": "cte", "prerequisites": "one", "offerings": [first_course]},
        "town/pathways/only": pathway(
            {"grade-9": [{"course": "one"}], "grade-10": [{"course": "two", "exit": True}]},
            offered_in=["town", *_DISTRICTS],
            entries=[{"level": "grade-9"}, {"level": "grade-10", "assumes": ["one"]}],
        ),
    }


def test_two_hundred_districts_that_send_learners_to_one_school_are_one_question() -> None:
    graph = catalog(_many(by="town", open_to=list(_DISTRICTS)))
    with patch("generator.insight.reach.follow", wraps=follow) as followed:
        answers = tuple(ReachCalculator(graph).all())
    assert len(answers) == 2 * (1 + len(_DISTRICTS))
    assert followed.call_count == 4  # the town's own learners and the others, at two entries
    assert all(one.reachable for answer in answers for one in answer.exits)


def test_who_provides_something_is_alone_with_it() -> None:
    graph = catalog(_many(by="d7", open_to=["town", *_DISTRICTS]))
    (only,) = graph.catalog.pathways.values()
    groups = [[one.id for one in group] for group in ReachCalculator(graph).alike(only)]
    assert groups == [["town"], [name for name in _DISTRICTS if name != "d7"], ["d7"]]
