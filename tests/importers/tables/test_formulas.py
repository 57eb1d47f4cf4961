"""No part of a cell is run by a spreadsheet, whatever separates cells there, and every cell comes back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importers.tables.formulas import guarded, unguarded

CELLS = st.text(st.sampled_from("=+-@＝'\"; \t\r\n\u00a0,a1") | st.characters(exclude_categories=["Cs"]))


@given(CELLS)
def test_no_part_of_a_cell_begins_as_a_formula_and_each_comes_back(cell: str) -> None:
    safe = guarded(cell)
    assert not any(part.lstrip().startswith(tuple("=+-@＝＋－＠")) for part in re.split(r"[;\t\r\n]", safe))
    assert not safe.startswith(("\t", "\r", "\n"))
    assert unguarded(safe) == cell


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        (" @SUM(A1)", " '@SUM(A1)"),
        ('A"; =HYPERLINK("http://evil.example")', 'A"; \'=HYPERLINK("http://evil.example")'),
        ("First line\n=1+1", "First line\n'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("'=1+1", "''=1+1"),
        ("Algebra I; Algebra II", "Algebra I; Algebra II"),
        ("Grades 9-12, C+ or better", "Grades 9-12, C+ or better"),
        ("'tis", "'tis"),
    ],
)
def test_only_what_would_be_run_gets_an_apostrophe(cell: str, safe: str) -> None:
    assert guarded(cell) == safe
