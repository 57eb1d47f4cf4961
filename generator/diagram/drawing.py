"""A picture in whole pixels: what `layout` hands to `draw`."""

from dataclasses import dataclass

from generator.diagram.flow import Box, Flow, Line
from generator.diagram.form import Form

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stripe:
    """The background of one level; `lines` is its name, broken for the label strip."""

    name: str
    lines: tuple[str, ...]
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A step with its place and its text in lines, from `text_y` down; `row` and `column` count from 0.

    `mark_lines` has the lines of each of the box's marks.
    """

    box: Box
    row: int
    column: int
    x: int
    y: int
    width: int
    height: int
    text_y: int
    name_lines: tuple[str, ...]
    detail_lines: tuple[str, ...]
    mark_lines: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ChoiceFrame:
    """A choice drawn around its alternatives, `members`; the heading stands at the top left inside."""

    box: Box
    members: tuple[str, ...]
    x: int
    y: int
    width: int
    height: int
    heading: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """A line as a path of horizontal and vertical pieces from its source to its target.

    Routes with the same `net` start together or, when they lead `into` one step, end together, and may share pieces;
    different nets never do. `flat` routes join two neighbors in a row.
    """

    line: Line
    net: int
    points: tuple[Point, ...]
    flat: bool = False
    into: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything placed; `boxes` in reading order (row by row, left to right)."""

    flow: Flow
    form: Form
    columns: int
    width: int
    height: int
    stripes: tuple[Stripe, ...]
    boxes: tuple[PlacedBox, ...]
    frames: tuple[ChoiceFrame, ...]
    routes: tuple[Route, ...]
