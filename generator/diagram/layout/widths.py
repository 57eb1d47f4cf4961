"""Widths: how the page width is divided between the label strip, the gutters and the columns."""

from dataclasses import dataclass

from generator.diagram.form import Form
from generator.diagram.layout.layered_graph import LayeredGraph

# A line keeps this distance from the boxes beside its gutter; with frames about, a little more.
_INSET = 6
_FRAME_INSET = 10
_MARGIN = 8
_EXTRA_GUTTER = 10


@dataclass(frozen=True, slots=True)
class ColumnWidths:
    """Left edges of the columns, the x of the first lane of each gutter, the distance of lanes."""

    width: int
    box: int
    columns: tuple[int, ...]
    gutters: tuple[int, ...]
    lane: int


def divide_width(
    form: Form, columns: int, lanes: tuple[int, ...], framed: bool, forced: int = 0
) -> ColumnWidths | None:
    """Divide the form's width; None when the boxes would be narrower than the form allows.

    With `forced`, boxes get that width and the drawing may grow beyond the form.
    """
    if forced:
        gutters = _gutters(form, lanes, form.lane, framed)
        return _placed(form, columns, gutters, lanes, form.lane, forced)
    largest = form.largest_box if columns > 1 else 2 * form.largest_box
    for lane in range(form.lane, form.narrow_lane - 1, -1):
        gutters = _gutters(form, lanes, lane, framed)
        room = form.width - form.label - sum(gutters)
        if room >= columns * form.smallest_box:
            return _placed(form, columns, gutters, lanes, lane, min(largest, room // columns))
    return None


def has_room(web: LayeredGraph, form: Form) -> bool:
    """Whether the fullest row could hold its boxes and passing lines at all; saves trying when it cannot."""
    for row in web.rows:
        boxes = sum(len(unit) for unit in row if unit[0] < web.boxes)
        passing = sum(1 for unit in row if unit[0] >= web.boxes)
        room = form.width - form.label - boxes * form.smallest_box
        if passing * form.narrow_lane > room:
            return False
    return True


def _gutters(form: Form, lanes: tuple[int, ...], lane: int, framed: bool) -> list[int]:
    inset = _FRAME_INSET if framed else _INSET
    widths: list[int] = []
    for index, count in enumerate(lanes):
        outer = index in (0, len(lanes) - 1)
        least = _MARGIN + (_FRAME_INSET - _INSET if framed else 0) if outer else form.gutter
        widths.append(max(least, 2 * inset + (count - 1) * lane if count else 0))
    return widths


def _placed(
    form: Form, columns: int, gutters: list[int], lanes: tuple[int, ...], lane: int, box: int
) -> ColumnWidths:
    spare = form.width - form.label - sum(gutters) - columns * box
    if spare > 0 and columns > 1:
        extra = min(_EXTRA_GUTTER, spare // (columns - 1))
        gutters = [width if index in (0, len(gutters) - 1) else width + extra for index, width in enumerate(gutters)]
    x = form.label
    lefts: list[int] = []
    firsts: list[int] = []
    for index, width in enumerate(gutters):
        firsts.append(x + (width - (lanes[index] - 1) * lane) // 2)
        x += width
        if index < columns:
            lefts.append(x)
            x += box
    return ColumnWidths(x, box, tuple(lefts), tuple(firsts), lane)
