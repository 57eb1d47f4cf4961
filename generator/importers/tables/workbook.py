"""Tables in workbooks: .xlsx, .xls and .ods, read with calamine.

A workbook from elsewhere may be made to exhaust memory: what it unpacks to is measured before it is opened.
"""

from __future__ import annotations

import io
import lzma
import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, WorksheetNotFound

from generator.catalog.messages.close_matches import close_matches
from generator.importers.tables.laid_out import cells_of_document, cells_of_sheet
from generator.importers.tables.old_workbook import rows_of_old_workbook
from generator.importers.tables.rows import CannotImport, Row, visible

_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAXIMUM_UNPACKED = 300 * 1024 * 1024
_MAXIMUM_CELLS = 5_000_000
_UNTYPED_CELL = re.compile(rb"<table:table-cell(?![^<>]*\boffice:value-type=)([^<>]*[^<>/])?>(?=\s*<text:)")
_CONTENT, _BINARY = "content.xml", "xl/workbook.bin"
DAMAGED = (
    *(zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, zlib.error, lzma.LZMAError),
    ValueError,  # of a place in the file that is before its beginning
)
"""What reading a zip raises when it is damaged, protected, or packed in an unknown way."""


def is_workbook(content: bytes) -> bool:
    """Say whether `content` are the bytes of a workbook, whatever its name ends in."""
    return content.startswith((_ZIP, _OLD_EXCEL))


def rows_of_workbook(name: str, content: bytes, sheet: str | None) -> tuple[list[Row], list[str]]:
    """Return the rows of one sheet of the workbook in `content`, the first one with rows unless `sheet` names it."""
    if not content.startswith(_ZIP):
        return rows_of_old_workbook(name, content, sheet)
    return read_workbook(name, _safe(name, content), sheet)


def read_workbook(name: str, content: bytes, sheet: str | None) -> tuple[list[Row], list[str]]:
    """Return what `rows_of_workbook` does for a workbook that is known to be harmless, or read where no harm is done.

    Raises CannotImport.
    """
    try:
        with _in_silence(), CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            names = [one.name for one in workbook.sheets_metadata]
            found = _sheet(name, workbook, names, sheet)
            rows = _filled(found)
    except PasswordError:
        raise CannotImport(f"{name} is protected by a password. Save it without one.") from None
    except (CalamineError, WorksheetNotFound, ValueError, OSError):
        raise CannotImport(f"{name} is damaged or no workbook. Open it and save it again as xlsx or CSV.") from None
    except BaseException as problem:
        # Rust gives up for days that no calendar has, such as -1e308, with what is no Exception and cannot be named.
        if type(problem).__name__ != "PanicException":
            raise
        raise CannotImport(
            f"{name} shows a number as a day, but no calendar has that day. Show that column as numbers."
        ) from None
    notes = [f'The sheet "{found.name}" was read.'] if len(names) > 1 else []
    if len(names) > 1:
        notes.append(
            "Not read: " + ", ".join(f'"{visible(one)}"' for one in names if one != found.name) + " (see --sheet)."
        )
    if found.merged_cell_ranges:
        notes.append(f"{len(found.merged_cell_ranges)} merged cells: each of their rows got what they say.")
    return rows, notes


@contextmanager
def _in_silence() -> Iterator[None]:
    """Let nothing reach standard error, where Rust prints how it came to give up before Python hears of it."""
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _sheet(name: str, workbook: CalamineWorkbook, names: list[str], wanted: str | None) -> CalamineSheet:
    if wanted is not None:
        found = next((one for one in names if one.casefold() == wanted.strip().casefold()), None)
        if found is None:
            close = close_matches(wanted, names, most=1)
            meant = f'Did you mean "{close[0]}"? ' if close else ""
            raise CannotImport(
                f'{name} has no sheet "{wanted}". {meant}Its sheets: {", ".join(map(visible, names))}.'
            )
        return workbook.get_sheet_by_name(found)
    sheets = (workbook.get_sheet_by_name(one) for one in names)
    found_sheet = next((one for one in sheets if one.height), None)
    if found_sheet is None:
        raise CannotImport(f"{name} has no rows.")
    return found_sheet


def _filled(sheet: CalamineSheet) -> list[Row]:
    """Return the rows of `sheet`; a cell that is merged downwards counts for each of its rows."""
    rows = [[_text(value) for value in cells] for cells in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        for line in range(top + 1, min(bottom + 1, len(rows))):
            if left < len(rows[line]) and top < len(rows):
                rows[line][left] = rows[top][left]
    return [Row(line, tuple(cells)) for line, cells in enumerate(rows, start=1)]


def _text(value: object) -> str:
    """Return what a cell shows: numbers without a needless point, days as year-month-day."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.10g}" if abs(value) < 1e9 else f"{value:.0f}"
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


def _safe(name: str, content: bytes) -> bytes:
    """Return `content` as it can be opened; raise when what it unpacks to, or a sheet it lays out, is too large."""
    damaged = CannotImport(f"{name} is damaged or no workbook. Open it and save it again as xlsx or CSV.")
    too_large = CannotImport(f"{name} unpacks to more than can be read. Save only the sheet of courses.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > _MAXIMUM_UNPACKED:
                raise too_large
            if _BINARY in archive.namelist():
                raise CannotImport(f"{name} is a binary workbook (.xlsb). Open it and save it as .xlsx or CSV.")
            if _CONTENT not in archive.namelist():
                # A workbook says itself in which of its parts the sheets are.
                if any(cells_of_sheet(archive.read(part)) > _MAXIMUM_CELLS for part in parts):
                    raise too_large
                return content
            table = archive.read(_CONTENT)
            if cells_of_document(table) > _MAXIMUM_CELLS:
                raise too_large
            return _typed(archive, table)
    except DAMAGED:
        raise damaged from None


def _typed(archive: zipfile.ZipFile, table: bytes) -> bytes:
    """Return the OpenDocument file in `archive` with a type on every cell that shows text.

    Some programs leave the type out; calamine takes such a cell for empty, spreadsheet programs show it.
    """
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as copy:
        for part in archive.infolist():
            content = table if part.filename == _CONTENT else archive.read(part)
            if part.filename == _CONTENT:
                content = _UNTYPED_CELL.sub(rb'<table:table-cell office:value-type="string"\1>', content)
            copy.writestr(part.filename, content)
    return written.getvalue()
