"""The last step of a layout: from rows, slots, points and tracks to placed boxes, frames and routes."""

from dataclasses import dataclass

from generator.diagram.drawing import ChoiceFrame, Drawing, PlacedBox, Point, Route, Stripe
from generator.diagram.flow import BoxKind, Flow
from generator.diagram.form import Form
from generator.diagram.layout.blocks import Arrangement, Link
from generator.diagram.layout.channels import Channel
from generator.diagram.layout.heights import (
    FRAME_PAD,
    FRAME_TOP,
    HEADING,
    TEXT_TOP,
    BoxText,
    Levels,
    break_text,
    stack_rows,
)
from generator.diagram.layout.layered_graph import LayeredGraph, Net
from generator.diagram.layout.points import Ports
from generator.diagram.layout.rows import Rows
from generator.diagram.layout.text_width import measure, wrap
from generator.diagram.layout.widths import ColumnWidths

_FLAT_APART = 10


@dataclass(frozen=True, slots=True)
class Headings:
    """Per framed choice its heading in lines; lines into a box must stay right of `limits[box]`."""

    lines: dict[str, tuple[str, ...]]
    limits: dict[int, int]


@dataclass(frozen=True, slots=True)
class LayoutParts:
    """All that the steps of a layout found out."""

    flow: Flow
    form: Form
    columns: int
    arrangement: Arrangement
    rows: Rows
    web: LayeredGraph
    slot: list[int]
    measures: ColumnWidths
    headings: Headings
    ports: Ports
    channels: tuple[Channel, ...]


def place_headings(
    flow: Flow, arrangement: Arrangement, form: Form, measures: ColumnWidths, slot: list[int]
) -> Headings:
    """Break the headings of frames, and keep lines from above out of them."""
    names = {box.id: box.name for box in flow.boxes if box.kind is BoxKind.CHOICE}
    lines: dict[str, tuple[str, ...]] = {}
    limits: dict[int, int] = {}
    for id_, members in arrangement.frames:
        lefts = sorted(measures.columns[slot[member] // 2] for member in members)
        width = lefts[-1] + measures.box - lefts[0]
        lines[id_] = wrap(names[id_], form.detail_size, width)
        right = lefts[0] + max(measure(line, form.detail_size) for line in lines[id_]) + 6
        limits.update(dict.fromkeys(members, right))
    return Headings(lines, limits)


def assemble(plan: LayoutParts) -> Drawing:
    """Everything of the plan in pixels."""
    boxes = {box.id: box for box in plan.flow.boxes}
    texts = [break_text(boxes[id_], plan.form, plan.measures.box) for id_ in plan.arrangement.ids]
    levels = _stacked(plan, texts)
    placed = _boxes(plan, texts, levels)
    frames = _frames(plan, placed)
    routes = _routes(plan, levels, placed, frames)
    form = plan.form
    stripes = tuple(
        Stripe(plan.flow.bands[band], _label(plan, band), y, height)
        for band, (y, height) in zip(sorted(set(plan.rows.bands)), levels.stripes, strict=True)
    )
    reading = tuple(sorted(placed, key=lambda box: (box.row, box.x)))
    return Drawing(
        plan.flow, form, plan.columns, plan.measures.width, levels.height, stripes, reading, frames, routes
    )


def _label(plan: LayoutParts, band: int) -> tuple[str, ...]:
    name, form = plan.flow.bands[band], plan.form
    return wrap(name, form.detail_size, form.label - 14) if form.upright_label else (name,)


def _label_heights(plan: LayoutParts) -> dict[int, int]:
    """How high the stripe of each band must be for its label to fit."""
    form = plan.form
    return {
        band: 14 + len(_label(plan, band)) * form.detail_height
        if form.upright_label
        else 12 + measure(plan.flow.bands[band], form.detail_size)
        for band in set(plan.rows.bands)
    }


def _stacked(plan: LayoutParts, texts: list[BoxText]) -> Levels:
    count = len(plan.rows.rows)
    heights, headings = [0] * count, [0] * count
    for number, text in enumerate(texts):
        row = plan.rows.row_of[number]
        heights[row] = max(heights[row], text.height)
    for id_, members in plan.arrangement.frames:
        row = plan.rows.row_of[members[0]]
        headings[row] = max(headings[row], HEADING * len(plan.headings.lines[id_]))
    return stack_rows(
        tuple(heights),
        plan.rows.bands,
        plan.channels,
        tuple(headings),
        plan.measures.lane,
        _label_heights(plan),
    )


def _boxes(plan: LayoutParts, texts: list[BoxText], levels: Levels) -> list[PlacedBox]:
    boxes = {box.id: box for box in plan.flow.boxes}
    placed: list[PlacedBox] = []
    for number, (id_, text) in enumerate(zip(plan.arrangement.ids, texts, strict=True)):
        row, column = plan.rows.row_of[number], plan.slot[number] // 2
        height, y = levels.heights[row], levels.tops[row]
        if boxes[id_].kind is BoxKind.CHOICE:
            # A junction is no step: it stays small, in the middle of its row.
            y += (height - text.height) // 2
            height = text.height
        placed.append(
            PlacedBox(
                boxes[id_],
                row,
                column,
                plan.measures.columns[column],
                y,
                plan.measures.box,
                height,
                y + (height - text.inked) // 2 + TEXT_TOP,
                text.name,
                text.detail,
                text.marks,
            )
        )
    return placed


def _frames(plan: LayoutParts, placed: list[PlacedBox]) -> tuple[ChoiceFrame, ...]:
    boxes = {box.id: box for box in plan.flow.boxes}
    frames: list[ChoiceFrame] = []
    for id_, members in plan.arrangement.frames:
        inside = sorted((placed[member] for member in members), key=lambda box: box.x)
        heading = plan.headings.lines[id_]
        top = inside[0].y - HEADING * len(heading) - FRAME_TOP
        left, right = inside[0].x - FRAME_PAD, inside[-1].x + inside[-1].width + FRAME_PAD
        bottom = max(box.y + box.height for box in inside) + FRAME_PAD
        names = tuple(box.box.id for box in inside)
        frames.append(ChoiceFrame(boxes[id_], names, left, top, right - left, bottom - top, heading))
    return tuple(frames)


def _routes(
    plan: LayoutParts, levels: Levels, placed: list[PlacedBox], frames: tuple[ChoiceFrame, ...]
) -> tuple[Route, ...]:
    edges = {box.box.id: (box.y, box.y + box.height) for box in placed}
    edges.update({frame.box.id: (frame.y, frame.y + frame.height) for frame in frames})
    routes: list[Route] = []
    passing = {
        (plan.web.net_of[item - plan.web.boxes], row): plan.ports.x[point]
        for row, units in enumerate(plan.web.rows)
        for unit in units
        for item in unit
        if (point := plan.ports.passing.get(item, -1)) >= 0
    }
    for number, net in enumerate(plan.web.nets):
        for leaf, index in zip(net.leaves, net.links, strict=True):
            link = plan.arrangement.links[index]
            points = _path(plan, levels, number, net, leaf, passing)
            ends = (link.head, link.tail) if net.upward else (link.tail, link.head)
            same_row = plan.rows.row_of[leaf] == plan.rows.row_of[net.trunk]
            points[0] = (points[0][0], edges[ends[0]][1])
            points[-1] = (points[-1][0], edges[ends[1]][1 if same_row else 0])
            corners = _straightened(points[::-1] if net.upward else points)
            routes.append(Route(link.line, number, corners, into=net.into))
    routes += _flat_routes(plan, placed)
    return tuple(sorted(routes, key=lambda one: (one.net, one.line.source, one.line.target)))


def _path(
    plan: LayoutParts, levels: Levels, number: int, net: Net, leaf: int, passing: dict[tuple[int, int], int]
) -> list[Point]:
    """Corners from the trunk down to the leaf, or the other way if so they run; the caller sets first and last y."""
    ports, row_of = plan.ports, plan.rows.row_of
    start, end = (leaf, net.trunk) if net.into else (net.trunk, leaf)
    x = ports.x[ports.bottom[start, number]]
    points: list[Point] = [(x, 0)]
    first, last = row_of[start], row_of[end]
    for row in range(first, max(last, first + 1)):
        if last == first:
            after = ports.x[ports.bottom[end, number]]
        elif row + 1 == last:
            after = ports.x[ports.top[end, number]]
        else:
            after = passing[number, row + 1]
        track = plan.channels[row].track.get(number, -1)
        if track >= 0:
            y = levels.tracks[row] + track * plan.measures.lane
            points += [(x, y), (after, y)]
        x = after
    points.append((x, 0))
    return points


def _flat_routes(plan: LayoutParts, placed: list[PlacedBox]) -> list[Route]:
    """Straight lines between neighbors; several between the same two stand one below the other."""
    pairs: dict[tuple[int, int], list[Link]] = {}
    for index in plan.web.beside:
        link = plan.arrangement.links[index]
        pair = (min(link.source, link.target), max(link.source, link.target))
        pairs.setdefault(pair, []).append(link)
    routes: list[Route] = []
    net = len(plan.web.nets)
    for links in pairs.values():
        for place, link in enumerate(links):
            one, other = placed[link.source], placed[link.target]
            middle = one.y + one.height // 2 + (2 * place - len(links) + 1) * _FLAT_APART // 2
            right = one.x < other.x
            start = one.x + one.width if right else one.x
            end = other.x if right else other.x + other.width
            routes.append(Route(link.line, net, ((start, middle), (end, middle)), flat=True))
            net += 1
    return routes


def _straightened(points: list[Point]) -> tuple[Point, ...]:
    """Without the corners at which nothing turns."""
    kept: list[Point] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1:
            (x, y), (u, v) = kept[-2:]
            if x == u == point[0] or y == v == point[1]:
                kept.pop()
        kept.append(point)
    return tuple(kept)
