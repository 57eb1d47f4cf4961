"""What things are called."""

from __future__ import annotations

from typing import Any

from generator.graph.naming import NameFinder
from generator.model.ids import Kind
from tests.builders import HOME, course, graph, pathway

PLAN: dict[str, Any] = {
    "grade-9": [{"course": "welding-1"}, {"milestone": "Apply to the college", "id": "apply"}],
    "grade-10": [{"id": "pick", "choose": 1, "from": [{"course": "welding-2"}, {"course": "gone"}]}],
}


def test_a_step_is_called_by_what_it_does_by_its_words_or_by_its_options() -> None:
    names = NameFinder(graph(course("welding-1"), course("welding-2"), pathway("p", PLAN)))
    assert names.step(f"{HOME}/p", "welding-1") == "Welding 1"
    assert names.step(f"{HOME}/p", "apply") == "Apply to the college"
    assert names.step(f"{HOME}/p", "pick") == f"Welding 2 or {HOME}/gone"
    assert names.step(f"{HOME}/p", "nothing") == "nothing"


def test_what_could_not_be_read_is_called_by_its_id() -> None:
    names = NameFinder(graph(course("welding-1")))
    assert names.name(Kind.COURSE, f"{HOME}/welding-1") == "Welding 1"
    assert names.name(Kind.COURSE, f"{HOME}/other") == f"{HOME}/other"
    assert names.entity(Kind.STEP, f"{HOME}/p#welding-1") is None
    assert (names.level("grade-9"), names.level("someday"), names.level(None)) == ("Grade 9", "someday", "")


def test_a_name_is_looked_up_in_the_next_graph_when_the_first_has_none() -> None:
    names = NameFinder(
        graph(course("new")), graph(course("old"), pathway("p", PLAN)), say=lambda text: str(text).upper()
    )
    assert names.name(Kind.COURSE, f"{HOME}/new") == "NEW"
    assert names.name(Kind.COURSE, f"{HOME}/old") == "OLD"
    assert names.step(f"{HOME}/p", "apply") == "APPLY TO THE COLLEGE"
