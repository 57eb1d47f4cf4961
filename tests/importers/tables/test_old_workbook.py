"""Old workbooks are read in a process of their own, which a hostile one may end without harm."""

from __future__ import annotations

import struct
from collections.abc import Sequence

import pytest

from generator.importers.tables.rows import CannotImport
from generator.importers.tables.workbook import rows_of_workbook
from tests.importers.workbooks import xls

HEADER = ("Course", "Name")
DAMAGED = "a.xls is damaged or no workbook. Open it and save it again as xlsx or CSV."


def refusal(content: bytes, sheet: str | None = None) -> str:
    with pytest.raises(CannotImport) as refused:
        rows_of_workbook("a.xls", content, sheet)
    return str(refused.value)


def test_texts_numbers_and_days_of_an_old_workbook_are_read_as_they_are_shown() -> None:
    numbers: Sequence[tuple[float, bool]] = (
        (1.5, False),
        (45000, True),
        (2958466, True),
        (1e308, False),
        (-1, False),
    )
    rows, notes = rows_of_workbook("a.xls", xls([HEADER, ["é", *numbers]]), None)
    assert [row.cells[:2] for row in rows] == [HEADER, ("é", "1.5")]
    assert rows[1].cells[2:] == ("2023-03-15", "2958466", f"{1e308:.0f}", "-1")
    assert notes == []


def test_a_sheet_that_is_not_there_is_named_with_those_that_are() -> None:
    assert refusal(xls([HEADER]), "Sheeet1").startswith('a.xls has no sheet "Sheeet1". Did you mean "Sheet1"?')


@pytest.mark.parametrize("number", [-1e308, float("-inf"), -(2.0**63)])
def test_a_day_that_no_calendar_has_is_refused_and_nothing_is_printed(
    number: float, capfd: pytest.CaptureFixture[str]
) -> None:
    said = "a.xls shows a number as a day, but no calendar has that day. Show that column as numbers."
    assert refusal(xls([HEADER, [(number, True)]])) == said
    assert capfd.readouterr() == ("", "")


def test_a_workbook_whose_cells_would_fill_all_memory_is_refused() -> None:
    far = struct.pack("<HHHHHd", 0x203, 14, 65535, 65535, 0, 3.0)
    near = struct.pack("<HHHHHd", 0x203, 14, 1, 0, 0, 3.0)
    content = xls([HEADER, [(3.0, False)]])
    assert near in content
    assert refusal(content.replace(near, far)) == DAMAGED


def test_what_only_begins_like_an_old_workbook_is_refused() -> None:
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600) == DAMAGED
