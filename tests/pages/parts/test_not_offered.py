"""A pathway's drawing, grid and steps tell the same about what a school does not offer."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.catalog.yaml.reader import Value
from generator.model.entities import Organization
from generator.pages.parts.not_offered import marks_at, places_without, steps_without
from generator.pages.view import View, path_of
from tests.demonstration import pages
from tests.insight.small import catalog, pathway
from tests.pages.start.test_pages import view_of, view_of_demonstration

NURSING = "pathways/three-forks-boces/nursing/"


def _view() -> View:
    """Return a pathway of two towns, one of which has neither the lab nor the suspended shop."""
    plan: dict[str, Value] = {
        "grade-9": [{"course": "lab"}, {"course": "math"}, {"course": "shop"}, {"milestone": "Make a plan"}]
    }
    return view_of(
        catalog(
            {
                "town/courses/lab": {"offerings": [{"by": "town"}]},
                "town/courses/math": {"offerings": [{"by": "town", "open_to": ["valley"]}]},
                "town/courses/shop": {"status": "suspended"},
                "town/pathways/science": pathway(plan, offered_in=["town", "valley"]),
            }
        )
    )


def _places(mark: LexborNode) -> list[str]:
    return (mark.attributes["data-places"] or "").split()


def test_a_step_is_not_offered_where_nobody_teaches_it_or_where_it_is_suspended() -> None:
    view = _view()
    (science,) = view.catalog.pathways.values()
    found = {step: [place.id for place in places] for step, places in places_without(view, science).items()}
    assert found == {"lab": ["valley"], "shop": ["town", "valley"]}


def test_a_drawing_for_one_school_names_it() -> None:
    view = _view()
    (science,) = view.catalog.pathways.values()
    marks = marks_at(view, science, view.catalog.organizations["valley"])
    assert {step: mark.text for step, mark in marks.items()} == {
        "lab": "Not offered at Valley",
        "shop": "Not offered at Valley",
    }


def test_drawing_grid_and_steps_mark_the_same_steps_for_the_same_places() -> None:
    view = view_of_demonstration()
    marked = 0
    for one in view.catalog.pathways.values():
        tree = LexborHTMLParser(pages()[path_of(one)].body)
        wanted = {step: [place.id for place in places] for step, places in places_without(view, one).items()}
        outline = {
            (entry.id or "").removeprefix("step-"): _places(mark)
            for entry in tree.css(".outline > li")
            for mark in entry.css(".mark-absent")
        }
        assert outline == wanted
        for form in ("wide", "phone"):
            drawn = {
                box.attributes["data-step"]: _places(mark)
                for box in tree.css(f".pw-{form} [data-step]")
                for mark in box.css(".pw-placed")
            }
            assert drawn == wanted
        in_grid = [_places(mark) for mark in tree.css(".plan-grid .mark-absent")]
        assert sorted(in_grid) == sorted(wanted.values())
        assert bool(tree.css("#offered")) == bool(wanted)
        marked += len(wanted)
    assert marked


def test_without_a_script_the_steps_in_words_say_where_one_is_not_offered() -> None:
    view = view_of_demonstration()
    nursing = view.catalog.pathways["three-forks-boces/nursing"]
    places = view.resolve_all(nursing.offered_in, Organization)
    assert [steps_without(view, nursing, place) for place in places] == [(), ("chemistry",), ()]
    (step,) = LexborHTMLParser(pages()[NURSING].body).css("#step-chemistry")
    assert "Not offered at: Bluestem Plains" in step.text()
