"""Tables: a page and its file say the same, and a spreadsheet computes nothing of it."""

from __future__ import annotations

import csv
from io import StringIO

from generator.pages.partners.tables import SHOWN, Cell, Link, Table, figure


def _table(*rows: tuple[Cell, ...]) -> Table:
    return Table("one", "One", "", ("What", "How many"), rows, "None")


def _read(table: Table) -> list[list[str]]:
    return list(csv.reader(StringIO(table.to_csv().decode("utf-8-sig"), newline="")))


def test_the_file_names_what_the_page_leaves_out() -> None:
    names = tuple(Link(f"Course {number}", f"courses/{number}/") for number in range(SHOWN + 2))
    cell = Cell("Ten:", names)
    assert (len(cell.shown), cell.more) == (SHOWN, 2)
    assert _read(_table((Cell("All"), cell)))[1] == ["All", f"Ten: {'; '.join(one.name for one in names)}"]


def test_no_cell_of_the_file_is_computed() -> None:
    hostile = '=HYPERLINK("https://example.org","x")'
    assert _read(_table((Cell(hostile), Cell(links=(Link("@SUM(A1)"),)))))[1] == [f"'{hostile}", "'@SUM(A1)"]


def test_a_figure_that_is_not_known_is_a_gap_and_never_nothing() -> None:
    assert figure(None, "Not known") == Cell("Not known", gap=True)
    assert figure(0, "Not known") == Cell("0", number=True)
    assert figure(1234, "Not known").words == "1,234"
