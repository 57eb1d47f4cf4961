"""Text in lines, and from it the heights: boxes, rows, channels, stripes."""

from dataclasses import dataclass

from generator.diagram.flow import Box, BoxKind
from generator.diagram.form import Form
from generator.diagram.layout.channels import Channel
from generator.diagram.layout.text_width import wrap

ICON = 18
CHIP = 6
CHIP_LINE = 14
HEADING = 18
FRAME_PAD = 6
FRAME_TOP = 5
TEXT_TOP = 8
_TARGET = 48
_JUNCTION = 34
_GAP = 3
_ABOVE_TRACKS = 11
_BELOW_TRACKS = 19
_PLAIN = 26
_STRIPE_ABOVE = 13
_TOP = 14


@dataclass(frozen=True, slots=True)
class BoxText:
    """A box's words in lines, the height it needs, and the height the words alone take."""

    name: tuple[str, ...]
    detail: tuple[str, ...]
    marks: tuple[tuple[str, ...], ...]
    height: int
    inked: int


def chip_height(lines: tuple[str, ...]) -> int:
    """The room a mark takes, with the space above it."""
    return CHIP + CHIP_LINE * len(lines)


def break_text(box: Box, form: Form, width: int) -> BoxText:
    """Break the box's texts into lines for a box of this width."""
    inner = width - 2 * form.padding
    # The icon stands before the detail, or before the name where there is none; a junction has no icon.
    indent = 0 if box.kind is BoxKind.CHOICE else ICON
    name = wrap(box.name, form.name_size, inner, 0 if box.detail.strip() else indent)
    detail = wrap(box.detail, form.detail_size, inner - indent)
    marks = tuple(wrap(mark.text, form.detail_size - 1, inner - 12) for mark in box.marks)
    height = 2 * TEXT_TOP + len(name) * form.name_height + len(detail) * form.detail_height
    height += sum(chip_height(lines) for lines in marks)
    height += _GAP if detail else 0
    least = _JUNCTION if box.kind is BoxKind.CHOICE and box.href is None else _TARGET
    return BoxText(name, detail, marks, max(height, least), height)


@dataclass(frozen=True, slots=True)
class Levels:
    """`tops[r]` and `heights[r]` of the boxes of a row; `tracks[r]` the y of the first track below it."""

    tops: tuple[int, ...]
    heights: tuple[int, ...]
    tracks: tuple[int, ...]
    stripes: tuple[tuple[int, int], ...]
    height: int


def stack_rows(
    heights: tuple[int, ...],
    bands: tuple[int, ...],
    channels: tuple[Channel, ...],
    headings: tuple[int, ...],
    lane: int,
    least: dict[int, int],
) -> Levels:
    """Rows and channels from top to bottom.

    `headings[r]` is the height of the tallest frame heading in the row, 0 without frames; `least[b]` what
    the stripe of a band needs for its label. Stripes begin a little above the first row of their band.
    """
    tops: list[int] = []
    tracks: list[int] = []
    starts: list[int] = []
    y = _TOP
    for row, height in enumerate(heights):
        if row == 0 or bands[row] != bands[row - 1]:
            if starts:
                y = max(y, starts[-1] + least[bands[row - 1]] + _STRIPE_ABOVE)
            starts.append(max(0, y - _STRIPE_ABOVE))
        y += headings[row] + FRAME_TOP if headings[row] else 0
        tops.append(y)
        y += height + (FRAME_PAD if headings[row] else 0)
        depth = channels[row].depth
        tracks.append(y + _ABOVE_TRACKS)
        y += _ABOVE_TRACKS + (depth - 1) * lane + _BELOW_TRACKS if depth else _PLAIN
    bottom = tracks[-1] + channels[-1].depth * lane + 2 if tracks else 0
    if starts:
        bottom = max(bottom, starts[-1] + least[bands[-1]])
    ends = [*starts[1:], bottom][: len(starts)]
    stripes = tuple((start, end - start) for start, end in zip(starts, ends, strict=True))
    return Levels(tuple(tops), tuple(heights), tuple(tracks), stripes, bottom)
