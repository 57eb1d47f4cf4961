"""Rows of CSV (RFC 4180) that a spreadsheet shows as text and never runs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from generator.importers.tables.formulas import guarded

BYTE_ORDER_MARK = "\ufeff"
"""Without it, Excel takes UTF-8 for another encoding."""

Cell = str | int | float | None


def csv_pieces(headers: Sequence[str], rows: Iterable[Sequence[Cell]], mark: str = BYTE_ORDER_MARK) -> Iterator[str]:
    """Yield a table line by line."""
    yield mark + csv_line(headers)
    for row in rows:
        yield csv_line(row)


def csv_line(cells: Iterable[Cell]) -> str:
    """Return one line; words that a spreadsheet would run begin with an apostrophe."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([safe_cell(cell) for cell in cells])
    return line.getvalue()


def safe_cell(cell: Cell) -> Cell:
    """Return a cell as it may stand in a spreadsheet. Numbers cannot be formulas and stay numbers."""
    return guarded(cell) if isinstance(cell, str) else cell
