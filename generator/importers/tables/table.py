"""A table as it stands in a file: rows of texts, each with the line a person would look for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.importers.tables.delimited import rows_of_text
from generator.importers.tables.rows import CannotImport, Row
from generator.importers.tables.workbook import is_workbook, rows_of_workbook

MAXIMUM_BYTES = 20 * 1024 * 1024
MAXIMUM_ROWS = 100_000
_OTHER_FILES = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"{\\rtf", "a text document"),
)
_WEB_PAGE = (b"<!doctype html", b"<html", b"<table", b"<?xml")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file that hold something, and what a reader should know of how the file was read."""

    file: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    empty_rows: int


@dataclass(frozen=True, slots=True)
class Limits:
    """How many bytes a file and how many rows a table may have."""

    size: int = MAXIMUM_BYTES
    rows: int = MAXIMUM_ROWS


LARGE = Limits(60 * 1024 * 1024, 250_000)
"""For national statistics: the wages of all metropolitan areas are 150,000 rows."""


def read_table(path: Path, sheet: str | None = None) -> Table:
    """Return the table in the file at `path`; `sheet` names the sheet of a workbook, the first one unless told.

    Raises `CannotImport` with one sentence for a reader when there is no table to be had.
    """
    limits = Limits()
    return table_of(path.name, content_of(path, limits), sheet, limits)


def content_of(path: Path, limits: Limits) -> bytes:
    """Return the bytes of the file at `path`. Raises `CannotImport` when it cannot be opened or is too large."""
    try:
        content = path.read_bytes() if path.stat().st_size <= limits.size else None
    except OSError as error:
        raise CannotImport(f"{path.name} cannot be opened: {error.strerror}.") from None
    if content is None:
        raise CannotImport(f"{path.name} is larger than {limits.size // 1024 // 1024} MB.")
    return content


def table_of(name: str, content: bytes, sheet: str | None, limits: Limits) -> Table:
    """Return the table in `content`, the bytes of the file called `name`, as `read_table` does."""
    _refuse_other_files(name, content)
    if is_workbook(content):
        found, notes = rows_of_workbook(name, content, sheet)
    elif sheet is not None:
        raise CannotImport(f"{name} is a text file and has no sheets. Leave out --sheet.")
    else:
        found, notes = rows_of_text(name, content)
    rows = tuple(row for row in found if any(cell.strip() for cell in row.cells))
    if not rows:
        raise CannotImport(f"{name} has no rows.")
    if len(rows) > limits.rows:
        raise CannotImport(f"{name} has {len(rows):,} rows. At most {limits.rows:,} are read at a time.")
    # An empty line at the end of a file is no row of the table.
    empty = sum(1 for row in found if row.line < rows[-1].line) + 1 - len(rows)
    return Table(name, rows, tuple(notes), empty)


def _refuse_other_files(name: str, content: bytes) -> None:
    what = next((what for start, what in _OTHER_FILES if content.startswith(start)), None)
    if what is None and content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_WEB_PAGE):
        what = "a web page"
    if what:
        raise CannotImport(
            f"{name} is {what}, not a table. Open it in a spreadsheet program and save it as CSV or xlsx."
        )
