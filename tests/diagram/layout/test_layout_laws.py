"""What must hold for every drawing of every flow."""

from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given, settings

from generator.diagram.drawing import Route
from generator.diagram.flow import Box, BoxKind, Flow, Line, LineKind, all_lines
from generator.diagram.form import PHONE, WIDE, Form
from generator.diagram.layout.layout import layout, layouts
from generator.diagram.layout.text_width import measure
from tests.bench.diagrams.corpus import curricula, random_plan
from tests.bench.diagrams.survey import picture, survey
from tests.diagram.flows import flows
from tests.diagram.samples import nursing, welding
from tests.laws import examples

BOTH = pytest.mark.parametrize("form", [WIDE, PHONE], ids=["wide", "phone"])


def _check(flow: Flow, form: Form, *, quick: bool = False) -> None:
    (drawing,) = layouts(flow, form, quick=quick)
    found = survey(picture(drawing))
    assert found.overlaps == 0
    assert found.through == 0
    assert found.shared == 0
    shown = {frame.box.id: frame.members for frame in drawing.frames}
    assert sorted([*(box.box.id for box in drawing.boxes), *shown]) == sorted(box.id for box in flow.boxes)
    implied = {(member, id_) for id_, members in shown.items() for member in members}
    drawn = sorted((route.line.source, route.line.target, route.line.relation) for route in drawing.routes)
    wanted = [
        (line.source, line.target, line.relation)
        for line in all_lines(flow)
        if line in flow.lines or (line.source, line.target) not in implied
    ]
    assert drawn == wanted


@BOTH
@given(flow=flows())
@settings(max_examples=examples(80))
def test_boxes_never_overlap_and_lines_run_only_where_nothing_else_is(form: Form, flow: Flow) -> None:
    _check(flow, form)


@BOTH
@given(flow=flows(links=3))
@settings(max_examples=examples(40))
def test_what_is_arranged_in_a_hurry_is_drawn_without_faults_too(form: Form, flow: Flow) -> None:
    _check(flow, form, quick=True)


@BOTH
@pytest.mark.parametrize("seed", range(0, 200, 8))
def test_plans_of_up_to_forty_steps_keep_the_width_of_the_form(form: Form, seed: int) -> None:
    flow = random_plan(seed)
    _check(flow, form)
    assert layout(flow, form).width <= form.width


@BOTH
def test_the_samples_and_the_real_curricula_are_drawn_without_faults(form: Form) -> None:
    for flow in (nursing(), welding(), *curricula()):
        _check(flow, form)
        assert layout(flow, form).width <= form.width


@BOTH
@given(flow=flows(most=12))
@settings(max_examples=examples(60))
def test_lines_begin_and_end_on_the_edges_of_what_they_join(form: Form, flow: Flow) -> None:
    drawing = layout(flow, form)
    edges = {box.box.id: (box.x, box.y, box.width, box.height) for box in drawing.boxes}
    edges |= {frame.box.id: (frame.x, frame.y, frame.width, frame.height) for frame in drawing.frames}
    for route in drawing.routes:
        for end, (x, y) in ((route.line.source, route.points[0]), (route.line.target, route.points[-1])):
            left, top, width, height = edges[end]
            on_side = y in (top, top + height) and left < x < left + width
            beside = x in (left, left + width) and top < y < top + height
            assert beside if route.flat else on_side


@BOTH
@given(flow=flows(links=3))
@settings(max_examples=examples(60))
def test_lines_that_share_a_piece_begin_or_end_at_one_step_and_mean_the_same(form: Form, flow: Flow) -> None:
    nets: dict[int, list[Route]] = defaultdict(list)
    for route in layout(flow, form).routes:
        nets[route.net].append(route)
    for routes in nets.values():
        ends = {(route.line.target, route.points[-1]) if route.into else route.line.source for route in routes}
        assert len(ends) == 1
        assert len({route.line.relation for route in routes}) == 1


@BOTH
def test_many_steps_that_only_earn_one_credential_reach_it_by_one_arrow(form: Form) -> None:
    courses = tuple(Box(f"c{number}", BoxKind.COURSE, f"Course {number}", number % 2) for number in range(9))
    goals = tuple(Box(id_, BoxKind.CREDENTIAL, id_, 2) for id_ in ("certificate", "badge"))
    earned = [Line(course.id, "certificate", LineKind.EARNS) for course in courses]
    flow = Flow(
        "f", "F", "", ("one", "two", "three"), courses + goals, (*earned, Line("c8", "badge", LineKind.EARNS))
    )
    found = [route for route in layout(flow, form).routes if route.line.target == "certificate"]
    joined = {route.line.source for route in found if route.into}
    assert joined == {f"c{number}" for number in range(8)}, "the ninth leads elsewhere too, and keeps its own trunk"
    assert len({route.points[-1] for route in found}) == 2


@BOTH
@given(flow=flows(most=12))
@settings(max_examples=examples(60))
def test_everything_stands_inside_the_drawing_and_in_its_own_level(form: Form, flow: Flow) -> None:
    drawing = layout(flow, form)
    stripes = {stripe.name: stripe for stripe in drawing.stripes}
    for box in drawing.boxes:
        stripe = stripes[flow.bands[box.box.band]]
        assert form.label <= box.x
        assert box.x + box.width <= drawing.width
        assert stripe.y <= box.y
        assert box.y + box.height <= stripe.y + stripe.height <= drawing.height
    for route in drawing.routes:
        assert all(0 < x < drawing.width and 0 < y < drawing.height for x, y in route.points)


@BOTH
def test_a_flow_without_steps_is_an_empty_drawing(form: Form) -> None:
    drawing = layout(Flow("empty", "Nothing yet", "No steps.", ("Grade 9",), ()), form)
    assert (drawing.boxes, drawing.routes, drawing.stripes) == ((), (), ())


@BOTH
def test_companions_stand_side_by_side_joined_by_a_straight_bar(form: Form) -> None:
    drawing = layout(nursing(), form)
    places = {box.box.id: (box.row, box.column) for box in drawing.boxes}
    for line in nursing().lines:
        if line.relation is LineKind.TAKEN_TOGETHER:
            (row, column), (other_row, other_column) = places[line.source], places[line.target]
            assert row == other_row
            assert abs(column - other_column) == 1


def test_alternatives_that_fit_in_a_row_are_framed_and_others_meet_in_a_junction() -> None:
    wide, phone = layout(welding(), WIDE), layout(welding(), PHONE)
    assert {frame.box.id for frame in wide.frames} == {"pick-math", "pick-process"}
    assert {frame.box.id for frame in phone.frames} == {"pick-math"}
    assert "pick-process" in {box.box.id for box in phone.boxes}
    for frame in wide.frames:
        inside = {
            box.box.id
            for box in wide.boxes
            if frame.x < box.x < frame.x + frame.width and frame.y < box.y < frame.y + frame.height
        }
        assert inside == set(frame.members)


def test_lines_into_a_frame_keep_out_of_its_heading() -> None:
    drawing = layout(welding(), WIDE)
    for frame in drawing.frames:
        end = frame.x + 10 + max(measure(line, WIDE.detail_size) for line in frame.heading)
        for route in drawing.routes:
            for (x, y), (u, v) in pairwise(route.points):
                crosses = x == u and frame.x < x < end and min(y, v) < frame.y + 10 < max(y, v)
                assert not crosses
