"""Cells that a spreadsheet shows and never runs."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from generator.exports.csv_rows import FORMULA_SIGNS, csv_line, safe_cell


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=2))
def test_no_cell_begins_as_a_formula_and_all_words_are_there(cells: list[str]) -> None:
    (read,) = csv.reader(io.StringIO(csv_line(cells), newline=""))
    assert not any(cell.startswith(FORMULA_SIGNS) for cell in read)
    assert [cell.removeprefix("'") for cell in read] == [cell.removeprefix("'") for cell in cells]


def test_numbers_are_no_formulas() -> None:
    assert (safe_cell(-1.5), safe_cell("-1.5"), safe_cell(None)) == (-1.5, "'-1.5", None)
