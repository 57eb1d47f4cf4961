"""Tables that come in a zip, and zips that hold none."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.importers.tables.archive import read_tables
from generator.importers.tables.rows import CannotImport
from generator.importers.tables.table import Limits
from tests.importers.workbooks import packed, xlsx


def put(folder: Path, content: bytes) -> Path:
    """Return a file with `content`."""
    file = folder / "given.zip"
    file.write_bytes(content)
    return file


def test_each_table_of_a_zip_is_read_by_its_own_name(tmp_path: Path) -> None:
    files = {"a/one.xlsx": xlsx({"S": [["x"]]}), "a/two.csv": b"y\n", "a/readme.pdf": b"%PDF"}
    tables = read_tables(put(tmp_path, packed(files)))
    assert [(table.file, table.rows[0].cells) for table in tables] == [("one.xlsx", ("x",)), ("two.csv", ("y",))]


def test_a_workbook_is_no_zip_of_tables(tmp_path: Path) -> None:
    (table,) = read_tables(put(tmp_path, xlsx({"S": [["x"]]})))
    assert table.file == "given.zip"


def test_a_zip_without_a_table_a_damaged_one_and_one_too_large_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotImport, match=r"given\.zip holds no table\. Unpack it"):
        read_tables(put(tmp_path, packed({"a.pdf": b"%PDF"})))
    with pytest.raises(CannotImport, match=r"given\.zip is damaged or protected\."):
        read_tables(put(tmp_path, packed({"a.csv": b"x"})[:-9]))
    with pytest.raises(CannotImport, match=r"given\.zip unpacks to more than can be read\."):
        read_tables(put(tmp_path, packed({"a.csv": b"x" * 10, "b.csv": b"x" * 9000})), Limits(size=9005, rows=9))
    with pytest.raises(CannotImport, match=r"given\.zip is larger than 0 MB\."):
        read_tables(put(tmp_path, b"x" * 100), Limits(size=10, rows=9))
