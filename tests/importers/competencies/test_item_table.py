"""Tables of items are read however they say which item stands below which."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.importers.competencies.framework import Framework
from generator.importers.competencies.item_table import read_item_table
from generator.importers.tables.rows import CannotImport
from generator.importers.tables.table import read_table

BY_IDENTIFIER = """\
Shop standards
Identifier,fullStatement,humanCodingScheme,IsChildOf,SequenceNumber
a1,Safety in the shop,S,,1
a2,"Wears a mask, always.",S.1,a1,1
"""
BY_CODE = BY_IDENTIFIER.replace("a1,1", "S,1")
BY_PARTS = (
    "CASE Item Identifier,Full Statement,Human Coding Scheme\na1,Safety in the shop,S\na2,Wears a mask.,S.1.2\n"
)
BY_POSITION = "Domain,Safety in the shop,S,,,09\nSkill,Wears a mask at all times,S.1,S,Masks,09\n"
BY_LEVEL = "fullStatement,smartLevel\nSafety in the shop,1\nWears a mask.,1.1\n"


def read(tmp_path: Path, content: str, chosen: dict[str, str] | None = None) -> Framework:
    """Return the framework in a file with `content`."""
    path = tmp_path / "items.csv"
    path.write_text(content, encoding="utf-8")
    return read_item_table(read_table(path), chosen or {}, {})


@pytest.mark.parametrize("content", [BY_IDENTIFIER, BY_CODE, BY_PARTS, BY_POSITION, BY_LEVEL])
def test_the_item_above_is_found_in_every_form(tmp_path: Path, content: str) -> None:
    found = read(tmp_path, content)
    safety, mask = found.items.values()
    assert (safety.above, mask.above) == ("", safety.key)
    assert found.remarks == ()


def test_columns_that_say_nothing_here_and_lines_above_the_headers_are_told(tmp_path: Path) -> None:
    found = read(tmp_path, BY_IDENTIFIER)
    assert found.unused == ("SequenceNumber",)
    assert found.notes == ("Lines above the headers: 1, passed over.",)


def test_rows_that_say_no_statement_and_lost_parents_are_told_with_their_line(tmp_path: Path) -> None:
    found = read(tmp_path, "fullStatement,Human Coding Scheme,Is Child Of\n,A,\nWears a mask.,B,X\n")
    assert [(one.place, one.words) for one in found.remarks] == [
        ("line 2", "there is no statement, so it was skipped (A)."),
        ("line 3", 'the item "X" above it is not in this file.'),
    ]


def test_a_table_with_other_headers_asks_which_is_the_statement(tmp_path: Path) -> None:
    content = "Number,What students do\n1,Wears a mask at all times\n"
    with pytest.raises(CannotImport, match=r"Its columns: Number, What students do\."):
        read(tmp_path, content)
    found = read(tmp_path, content, {"fullStatement": "what students do"})
    assert [one.values["fullStatement"] for one in found.items.values()] == ["Wears a mask at all times"]
    with pytest.raises(CannotImport, match=r'no column "What student do"\. Did you mean "What students do"'):
        read(tmp_path, BY_IDENTIFIER.replace("fullStatement", "What students do"), {"notes": "What student do"})


def test_a_table_of_students_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotImport, match='is about students: it has the column "Student ID"'):
        read(tmp_path, "Student ID,fullStatement\n1,Wears a mask.\n")
