"""Outline, grid, legend and parts say what the diagram says."""

from collections import Counter

from hypothesis import given

from generator.diagram.flow import Box, BoxKind, Flow, Line, LineKind, all_lines
from generator.diagram.grid import grid
from generator.diagram.legend import legend
from generator.diagram.outline import FactKind, outline
from generator.diagram.split import MOST, MOST_IN_ONE, split
from tests.bench.diagrams.corpus import strand_plans
from tests.diagram.flows import flows
from tests.diagram.samples import nursing, welding


@given(flows())
def test_the_outline_has_every_step_once_and_every_line_from_both_ends(flow: Flow) -> None:
    items = [item for section in outline(flow) for item in section.items]
    assert sorted(item.box.id for item in items) == sorted(box.id for box in flow.boxes)
    said = Counter((item.box.id, step.id) for item in items for fact in item.facts for step in fact.steps)
    lines = {(line.source, line.target) for line in all_lines(flow)}
    assert set(said) == lines | {(target, source) for source, target in lines}


def test_the_outline_speaks_of_choices_and_companions() -> None:
    facts = {item.box.id: item.facts for section in outline(welding()) for item in section.items}
    said = {(fact.role, step.name) for fact in facts["pick-math"] for step in fact.steps}
    assert (FactKind.CHOOSE_FROM, "Geometry") in said
    assert (FactKind.NEEDED_FOR, "Blueprint Reading for Welders and Fitters") in said
    assert [step.name for fact in facts["transport"] for step in fact.steps if fact.role is FactKind.WITH] == [
        "Blueprint Reading for Welders and Fitters"
    ]


@given(flows())
def test_the_grid_has_every_step_once_and_no_junction(flow: Flow) -> None:
    subjects = {box.id: box.kind.value for box in flow.boxes if box.kind is BoxKind.COURSE}
    table = grid(flow, subjects, ("course",), "other")
    placed = [step.box.id for row in table.rows for cell in row.cells for step in cell]
    assert sorted(placed) == sorted(box.id for box in flow.boxes if box.kind is not BoxKind.CHOICE)
    assert all(len(row.cells) == len(table.columns) for row in table.rows)


def test_alternatives_in_the_grid_say_what_one_chooses_among() -> None:
    flow = welding()
    said = {
        step.box.name: step.choices
        for row in grid(flow, {}, (), "Other", {"pick-math"}).rows
        for cell in row.cells
        for step in cell
        if step.choices
    }
    members = next(choice.members for choice in flow.choices if choice.id == "pick-math")
    assert "Geometry" in said
    assert len(said) == len(members)
    assert set(said.values()) == {("Choose 1 of 2",)}


def test_grid_columns_stand_in_the_order_asked_for_and_the_rest_comes_last() -> None:
    subjects = {"biology": "Science", "chemistry": "Science", "terms": "Career and technical"}
    assert grid(nursing(), subjects, ("Career and technical",), "Other").columns == (
        "Career and technical",
        "Science",
        "Other",
    )


def test_the_legend_explains_what_occurs_and_nothing_else() -> None:
    shown = legend(nursing())
    assert BoxKind.CHOICE not in shown.kinds
    assert BoxKind.CHOICE in legend(welding()).kinds
    assert set(shown.relations) == set(LineKind)


def test_a_flow_of_ordinary_size_stays_in_one_piece() -> None:
    assert split(nursing()) == (nursing(),)


@given(flows(most=24))
def test_parts_together_have_every_step_and_every_line(flow: Flow) -> None:
    parts = split(flow, most=8)
    assert {box.id for part in parts for box in part.boxes} == {box.id for box in flow.boxes}
    assert {line for part in parts for line in all_lines(part)} >= set(flow.lines)
    assert len({part.id for part in parts}) == len(parts)


def test_long_plans_fall_into_parts_one_can_read() -> None:
    for flow in strand_plans(6):
        assert all(len(part.boxes) <= MOST for part in split(flow))


def everything_needs_everything(wide: int) -> Flow:
    """Return four levels of so many courses, each of which needs every course of the level before."""
    boxes = [Box(f"{band}-{number}", BoxKind.COURSE, "Course", band) for band in range(4) for number in range(wide)]
    needed = [Line(one.id, other.id, LineKind.NEEDED_FIRST) for one in boxes for other in boxes if
              other.band == one.band + 1]  # fmt: skip
    return Flow("dense", "Dense", "", ("1", "2", "3", "4"), tuple(boxes), tuple(needed))


def test_what_nobody_could_follow_is_not_drawn() -> None:
    drawn, too_dense = everything_needs_everything(9), everything_needs_everything(10)
    assert len(drawn.lines) <= MOST_IN_ONE < len(too_dense.lines)
    assert split(drawn) == (drawn,)
    assert split(too_dense) == ()
    assert split(everything_needs_everything(100)) == ()


def test_of_what_is_not_drawn_every_line_is_in_the_outline() -> None:
    flow = everything_needs_everything(10)
    said = [step for level in outline(flow) for item in level.items for fact in item.facts for step in fact.steps]
    assert len(said) == 2 * len(flow.lines)
