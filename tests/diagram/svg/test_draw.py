"""The SVG is well formed, named, linked and independent of what else stands in the page."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from generator.diagram.flow import Box, BoxKind, Flow, FlowError, Mark, Tone
from generator.diagram.form import PHONE, WIDE, Form
from generator.diagram.layout.layout import layout
from generator.diagram.layout.text_width import measure
from generator.diagram.svg.draw import SCRIPT, draw, figure
from generator.diagram.words import ENGLISH
from tests.diagram.flows import flows
from tests.diagram.samples import nursing, welding
from tests.laws import NIGHT, examples

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
BOTH = pytest.mark.parametrize("form", [WIDE, PHONE], ids=["wide", "phone"])


def _tree(flow: Flow, form: Form) -> ElementTree.Element:
    return ElementTree.fromstring(draw(layout(flow, form)))


def _texts(step: ElementTree.Element) -> str:
    return " ".join("".join(text.itertext()) for text in step.iter(f"{SVG}text"))


@given(flows(most=8))
@settings(max_examples=examples(50))
def test_any_words_make_well_formed_svg(flow: Flow) -> None:
    for form in (WIDE, PHONE):
        _tree(flow, form)


def test_markup_in_a_name_stays_text() -> None:
    name = 'R&D </text><script>alert("x")</script>\x00'
    flow = Flow("f", name, name, (name,), (Box("a", BoxKind.COURSE, name, 0),))
    tree = _tree(flow, WIDE)
    assert not list(tree.iter(f"{SVG}script"))
    assert tree.findtext(f"{SVG}title") == 'R&D </text><script>alert("x")</script>'


@BOTH
def test_the_picture_is_a_named_group_because_an_image_would_hide_its_links(form: Form) -> None:
    tree = _tree(nursing(), form)
    assert tree.get("role") == "group"
    named = {element.get("id"): element.text for element in tree if element.get("id")}
    assert named[tree.get("aria-labelledby")] == "Nursing and patient care"
    assert named[tree.get("aria-describedby")] == nursing().description


@BOTH
def test_steps_are_a_list_of_links_in_reading_order(form: Form) -> None:
    drawing = layout(welding(), form)
    (steps,) = [group for group in _tree(welding(), form).iter(f"{SVG}g") if group.get("role") == "list"]
    items = list(steps)
    assert all(item.get("role") == "listitem" for item in items)
    order = [box.box.id for box in drawing.boxes]
    assert [item[0].get("data-step") for item in items if item[0].get("data-step") in order] == order
    places = [(box.row, box.x) for box in drawing.boxes]
    assert places == sorted(places)
    for item in items:
        link = item[0]
        assert link.get("href") is None, "a plain href freezes Material's instant navigation"
        assert (link.tag, link.get("role")) == (f"{SVG}a", "link") or link.get(LINK) is None


@BOTH
def test_an_accessible_name_begins_with_the_visible_text_and_adds_kind_and_level(form: Form) -> None:
    flow = welding()
    boxes = {box.id: box for box in flow.boxes}
    for step in _tree(flow, form).iter():
        label = step.get("aria-label")
        if label is None or step.get("data-step") is None:
            continue
        box = boxes[step.get("data-step", "")]
        visible = re.sub("\u2010 ?", "", _texts(step))
        assert label.startswith(visible)
        assert label.endswith(flow.bands[box.band])
        assert box.kind is BoxKind.CHOICE or f", {ENGLISH.kinds[box.kind]}, " in label


@BOTH
@settings(max_examples=examples(30))
@given(flow=flows())
def test_a_word_wider_than_its_box_is_drawn_as_wide_as_the_box(form: Form, flow: Flow) -> None:
    longer = replace(flow, boxes=tuple(box._replace(name=f"{box.name} Preceptorships") for box in flow.boxes))
    inner = {placed.box.id: placed.width - 2 * form.padding for placed in layout(longer, form).boxes}
    for step in _tree(longer, form).iter():
        for text in step.findall(f"{SVG}text[@class='pw-name']") if step.get("data-step") in inner else []:
            room = inner[step.get("data-step", "")]
            drawn = int(text.get("textLength") or measure(text.text or "", form.name_size, spaced=False))
            assert drawn <= room


@BOTH
def test_everything_but_the_steps_is_hidden_from_screen_readers(form: Form) -> None:
    tree = _tree(nursing(), form)
    for group in tree.findall(f"{SVG}g"):
        assert (group.get("aria-hidden") == "true") != (group.get("role") == "list")


@BOTH
def test_link_targets_are_large_enough_for_a_finger(form: Form) -> None:
    for flow in (nursing(), welding()):
        for box in layout(flow, form).boxes:
            assert box.box.href is None or (box.width >= 44 and box.height >= 44)


def test_both_forms_and_two_flows_can_share_a_page() -> None:
    page = "".join(figure(layout(flow, WIDE), layout(flow, PHONE)) for flow in (nursing(), welding()))
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == 8
    assert len(set(ids)) == 8


def test_a_file_of_its_own_brings_its_colours_and_a_page_does_not() -> None:
    drawing = layout(nursing(), WIDE)
    alone = draw(drawing, standalone=True)
    assert "prefers-color-scheme: dark" in alone
    assert "<style>" not in draw(drawing)
    ElementTree.fromstring(alone)


def test_lines_name_their_ends_for_the_highlight_script() -> None:
    tree = _tree(nursing(), WIDE)
    ends = {(line.get("data-from"), line.get("data-to")) for line in tree.iter() if line.get("data-from")}
    assert ends == {(line.source, line.target) for line in nursing().lines}


def test_the_highlight_script_is_smaller_than_a_kilobyte() -> None:
    assert len(SCRIPT.encode()) < 1024


def test_the_same_flow_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    program = (
        "from generator.diagram.form import PHONE, WIDE\n"
        "from generator.diagram.layout.layout import layout\n"
        "from generator.diagram.svg.draw import draw\n"
        "from tests.bench.diagrams.corpus import random_plan\n"
        "from tests.diagram.samples import nursing, welding\n"
        "for flow in (nursing(), welding(), random_plan(3), random_plan(12)):\n"
        "    print(draw(layout(flow, WIDE)), draw(layout(flow, PHONE)))\n"
    )
    drawn = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[3],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")[: None if NIGHT else 2]
    }
    assert len(drawn) == 1


def _with_a_placed_mark() -> Flow:
    marks = (Mark(Tone.EXIT, "Exit"), Mark(Tone.ABSENT, "Not offered here", ("cottonwood", "aspen-ridge")))
    return Flow("f", "F", "F.", ("Grade 9",), (Box("a", BoxKind.COURSE, "Spanish I", 0, "1 credit", marks=marks),))


@BOTH
def test_a_mark_for_some_places_waits_in_the_box_until_the_page_shows_it(form: Form) -> None:
    tree = _tree(_with_a_placed_mark(), form)
    (placed,) = [group for group in tree.iter(f"{SVG}g") if group.get("class") == "pw-placed"]
    assert placed.get("data-places") == "cottonwood aspen-ridge"
    assert _texts(placed) == "Not offered here"
    (box,) = [element for element in tree.iter() if element.get("data-step") == "a"]
    assert box.get("aria-label") == "Spanish I 1 credit Exit, Course, Grade 9"
    assert box.get("data-marked") == "Spanish I 1 credit Exit Not offered here, Course, Grade 9"


@BOTH
def test_a_drawing_in_a_file_says_nothing_that_holds_in_some_places_only(form: Form) -> None:
    assert "Not offered here" not in draw(layout(_with_a_placed_mark(), form), standalone=True)


def test_the_place_of_a_mark_is_one_word_because_a_page_lists_places_with_spaces_between() -> None:
    mark = Mark(Tone.ABSENT, "Not offered here", ("aspen ridge",))
    with pytest.raises(FlowError, match="no id"):
        Flow("f", "F", "F.", ("Grade 9",), (Box("a", BoxKind.COURSE, "Spanish I", 0, marks=(mark,)),))
