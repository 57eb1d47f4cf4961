"""Tables: a page and its file say the same, and a spreadsheet computes nothing of it."""

from __future__ import annotations

import csv
from io import StringIO

from generator.pages.partners.tables import SHOWN, Cell, Link, Table, about, figure
from generator.pages.render.words import words_in
from generator.pages.view import View
from tests.builders import HOME, course, graph, organization
from tests.pages.partners.reports import DAY


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
    view = View(graph(organization()), words_in("en"), DAY)
    assert figure(view, None) == Cell("Not known", gap=True)
    assert figure(view, 0) == Cell("0", number=True)
    assert figure(view, 1234).words == "1,234"


def test_a_name_that_is_not_translated_says_its_language() -> None:
    names = {"en": "Welding 1", "es": "Soldadura 1"}
    pieces = (organization(), course(f"{HOME}/welding", name=names), course(f"{HOME}/robotics", name="Robotics"))
    made = graph(*pieces, languages=["en", "es"])
    cell = about(View(made, words_in("es"), DAY), *made.catalog.courses.values())
    assert [(link.name, link.lang) for link in cell.links] == [("Robotics", "en"), ("Soldadura 1", "")]
