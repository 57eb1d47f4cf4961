"""How many cells the sheets of a workbook lay out, asked before it is opened: calamine keeps room for each.

The XML is read by a strict parser. What that refuses, a lenient one may read, but never otherwise than this one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from xml.parsers import expat

_CELLS = ("table:table-cell", "table:covered-table-cell")
_PLACE = re.compile(r"([A-Za-z]{1,9})([0-9]{1,9})")


class NoSheet(ValueError):
    """The XML of a sheet is none."""


def cells_of_sheet(part: bytes) -> int:
    """Return how many cells the rectangle around the filled cells of an Excel sheet has; 0 where `part` is no sheet.

    A cell that does not say its place stands beside the one before. Raises `NoSheet` for damaged XML.
    """
    rows = columns = row = column = 0
    at = (0, 0)

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal rows, columns, row, column, at
        name = tag.rpartition(":")[2]
        if name == "row":
            stated = attributes.get("r", "")
            row, column = int(stated) if stated.isascii() and stated.isdigit() else row + 1, 0
        elif name == "c":
            place = _PLACE.fullmatch(attributes.get("r", ""))
            column = _column(place[1]) if place else column + 1
            at = int(place[2]) if place else row, column
        elif name in ("v", "is", "f"):  # a cell without contents takes no room
            rows, columns = max(rows, at[0]), max(columns, at[1])

    if b"sheetData" in part:
        _read(part, start)
    return rows * columns


def cells_of_document(part: bytes) -> int:
    """Return how many cells the rectangles around the filled cells of an OpenDocument file's tables have.

    A row or cell may say that it stands there many times. Raises `NoSheet` for damaged XML.
    """
    laid_out = rows = columns = row = times = column = inside = 0

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal laid_out, rows, columns, row, times, column, inside
        if tag in _CELLS:
            inside += 1
            column += _times(attributes, "columns") if inside == 1 else 0
        elif inside == 0 and tag == "table:table":  # one inside a cell is passed over
            laid_out += rows * columns
            rows = columns = row = times = column = 0
        elif inside == 0 and tag == "table:table-row":
            row, times, column = row + times, _times(attributes, "rows"), 0
        if inside and (tag not in _CELLS or any(name.startswith("office:") for name in attributes)):
            rows, columns = max(rows, row + times), max(columns, column)

    def end(tag: str) -> None:
        nonlocal inside
        inside -= tag in _CELLS

    _read(part, start, end)
    return laid_out + rows * columns


def _read(
    part: bytes, start: Callable[[str, Mapping[str, str]], None], end: Callable[[str], None] | None = None
) -> None:
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = _refuse  # no spreadsheet program writes one, and entities can grow without end
    try:
        parser.Parse(part, True)
    except expat.ExpatError as problem:
        raise NoSheet(str(problem)) from None


def _refuse(*_: object) -> None:
    raise NoSheet("A sheet has no document type.")


def _column(letters: str) -> int:
    """Return the number of a column: 1 for A, 27 for AA."""
    return sum((ord(letter) & 31) * 26**place for place, letter in enumerate(reversed(letters)))


def _times(attributes: Mapping[str, str], what: str) -> int:
    stated = attributes.get(f"table:number-{what}-repeated", "1")
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 19 else 1
