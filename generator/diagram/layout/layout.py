"""From a flow and a form to a drawing in whole pixels. See `layout`."""

from collections import Counter
from itertools import count

from generator.diagram.drawing import Drawing
from generator.diagram.flow import Flow
from generator.diagram.form import Form
from generator.diagram.layout.assembly import LayoutParts, assemble, place_headings
from generator.diagram.layout.blocks import arrange
from generator.diagram.layout.channels import route
from generator.diagram.layout.columns import assign_slots
from generator.diagram.layout.lanes import assign_lanes
from generator.diagram.layout.layered_graph import build_layered_graph
from generator.diagram.layout.order import order
from generator.diagram.layout.ports import place_ports
from generator.diagram.layout.rows import assign_rows
from generator.diagram.layout.sketch import Sketch, sketch
from generator.diagram.layout.widths import divide_width, has_room


def layout(flow: Flow, form: Form) -> Drawing:
    """Place the flow in the form. See `layouts`."""
    return layouts(flow, form)[0]


def layouts(flow: Flow, *forms: Form, quick: bool = False) -> tuple[Drawing, ...]:
    """Place the flow in each form: no overlaps, no line through a box, no two nets on one piece of line.

    Takes as many columns as the form and the flow allow, and fewer where lines need the room. Only a plan
    that no page width can hold grows beyond the form's width. A `quick` layout is as sound, but takes the first
    arrangement instead of looking for one with short links and few crossings.
    """
    begun = sketch(flow, quick=quick)
    return tuple(_layout(flow, form, begun, quick) for form in forms)


def _layout(flow: Flow, form: Form, begun: Sketch, quick: bool) -> Drawing:
    # The most boxes of one level, and one column more for what passes by.
    widest = max(Counter(box.band for box in flow.boxes).values(), default=0) + 1
    most = max(1, min(form.columns, widest))
    for columns in range(most, 0, -1):
        drawing = _attempt(flow, form, begun, quick, columns)
        if drawing is not None:
            return drawing
    for box in count(form.largest_box, form.largest_box):
        drawing = _attempt(flow, form, begun, quick, 1, forced=box)
        if drawing is not None:
            return drawing
    raise AssertionError("boxes of any width have room")


def _attempt(flow: Flow, form: Form, begun: Sketch, quick: bool, columns: int, forced: int = 0) -> Drawing | None:
    """One layout with this many columns; None when the lines do not find room."""
    arrangement = arrange(flow, columns)
    rows = assign_rows(arrangement, columns, quick=quick)
    web = build_layered_graph(arrangement, rows)
    if not forced and not has_room(web, form):
        return None
    placed = order(web, begun.guesses(arrangement, rows, web), quick=quick)
    slot = assign_slots(web, placed, columns)
    lanes = assign_lanes(web, placed, slot, columns)
    measures = divide_width(form, columns, lanes.counts, bool(arrangement.frames), forced)
    if measures is None:
        return None
    headings = place_headings(flow, arrangement, form, measures, slot)
    ports = place_ports(web, placed, slot, lanes, measures, headings.limits)
    if ports is None:
        return None
    channels = route(ports)
    if channels is None:
        return None
    plan = LayoutParts(flow, form, columns, arrangement, rows, web, slot, measures, headings, ports, channels)
    return assemble(plan)
