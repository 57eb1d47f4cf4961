"""Which boxes and lines a plan becomes."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.diagram.flow import Flow, Line, LineKind
from generator.diagram.from_pathway import flow_of
from generator.pages.parts.captions import PageCaptions
from generator.pages.render.words import words_in
from generator.pages.view import View
from tests.builders import HOME, Piece, course, graph, pathway


def flow(*pieces: Piece) -> Flow:
    built = graph(*pieces)
    view = View(built, words_in("en"), date(2026, 11, 1))
    return flow_of(built, built.catalog.pathways[f"{HOME}/weld"], PageCaptions(view, None))


def test_a_corequisite_stands_beside_its_course_and_of_several_one_of_them_leads_to_it() -> None:
    plan: Any = {"grade-9": [{"course": one} for one in ("lab", "shop", "hall", "weld")]}
    asked = ["lab", {"any": ["shop", "hall"]}]
    found = flow(*map(course, ("lab", "shop", "hall")), course("weld", corequisites=asked), pathway("weld", plan))
    (choice,) = found.choices
    assert set(choice.members) == {"shop", "hall"}
    assert {box.id: box.name for box in found.boxes}[choice.id] == "Any 1 of these 2, before or together"
    assert set(found.lines) == {
        Line("lab", "weld", LineKind.TAKEN_TOGETHER),
        Line(choice.id, "weld", LineKind.NEEDED_FIRST),
    }
