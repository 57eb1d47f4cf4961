"""The plan-of-study matrix counselors know: levels down, subjects across, steps in the cells."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.diagram.flow import Box, Flow


@dataclass(frozen=True, slots=True)
class GridRow:
    """A level and one cell per column; a cell holds its steps in the flow's order."""

    band: int
    name: str
    cells: tuple[tuple[Box, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Column names and rows; columns nobody stands in are left out."""

    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]


def grid(flow: Flow, columns: Mapping[str, str], order: tuple[str, ...], rest: str) -> Grid:
    """Every step of the flow once: `columns` gives a box id its column, all others go to `rest`.

    `order` lists the columns from left to right; columns it does not name follow by name, `rest` last.
    """
    column_of = {box.id: columns.get(box.id, rest) for box in flow.boxes}
    used = set(column_of.values())
    named = [name for name in order if name in used and name != rest]
    others = sorted(used - set(named) - {rest})
    names = (*named, *others, *([rest] if rest in used else []))
    rows = tuple(
        GridRow(
            band,
            name,
            tuple(
                tuple(box for box in flow.boxes if box.band == band and column_of[box.id] == column)
                for column in names
            ),
        )
        for band, name in enumerate(flow.bands)
        if any(box.band == band for box in flow.boxes)
    )
    return Grid(names, rows)
