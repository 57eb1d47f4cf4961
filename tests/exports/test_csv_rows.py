"""Cells that a spreadsheet shows and never runs."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from generator.exports.csv_rows import csv_line, safe_cell
from generator.importers.tables.formulas import unguarded


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=2))
def test_all_words_of_a_line_are_there_and_none_is_a_formula(cells: list[str]) -> None:
    (read,) = csv.reader(io.StringIO(csv_line(cells), newline=""))
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in read)
    assert [unguarded(cell) for cell in read] == cells


def test_numbers_are_no_formulas() -> None:
    assert (safe_cell(-1.5), safe_cell("-1.5"), safe_cell(None)) == (-1.5, "'-1.5", None)
