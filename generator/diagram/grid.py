"""The plan-of-study matrix counselors know: levels down, subjects across, steps in the cells."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from generator.diagram.flow import Box, BoxKind, Flow


@dataclass(frozen=True, slots=True)
class GridStep:
    """A step and the names of the choices it is an alternative of: "Choose 1 of 3"."""

    box: Box
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GridRow:
    """A level and one cell per column; a cell holds its steps in the flow's order."""

    band: int
    name: str
    cells: tuple[tuple[GridStep, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Column names and rows; columns nobody stands in are left out."""

    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]


def grid(
    flow: Flow, columns: Mapping[str, str], order: tuple[str, ...], rest: str, chosen: Collection[str] = ()
) -> Grid:
    """Every step of the flow once: `columns` gives a box id its column, all others go to `rest`.

    `order` lists the columns from left to right; columns it does not name follow by name, `rest` last.
    Junctions have no place of their own in a matrix: their alternatives say what they belong to, if the junction
    is one of the choices in `chosen`. The others are conditions, which the outline tells.
    """
    steps = [box for box in flow.boxes if box.kind is not BoxKind.CHOICE]
    names_of = {box.id: box.name for box in flow.boxes}
    choices_of: dict[str, tuple[str, ...]] = {}
    for choice in flow.choices:
        for member in choice.members if choice.id in chosen else ():
            choices_of[member] = (*choices_of.get(member, ()), names_of[choice.id])
    column_of = {box.id: columns.get(box.id, rest) for box in steps}
    used = set(column_of.values())
    named = [name for name in order if name in used and name != rest]
    others = sorted(used - set(named) - {rest})
    names = (*named, *others, *([rest] if rest in used else []))
    rows = tuple(
        GridRow(
            band,
            name,
            tuple(
                tuple(
                    GridStep(box, choices_of.get(box.id, ()))
                    for box in steps
                    if box.band == band and column_of[box.id] == column
                )
                for column in names
            ),
        )
        for band, name in enumerate(flow.bands)
        if any(box.band == band for box in steps)
    )
    return Grid(names, rows)
