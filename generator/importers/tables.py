"""A district's own export read as rows: encoding, delimiter and columns found out, cells cleaned."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.catalog.messages.close_matches import close_matches
from generator.catalog.read import HIDDEN
from generator.catalog.yaml.reader import read_data

MAXIMUM_BYTES = 20 * 1024 * 1024
LONGEST_CELL = 4000
_HEADER_WITHIN = 15
SPELLINGS: Mapping[str, Any] = read_data(Path(__file__).with_name("spellings.yaml"))
"""How exports spell what a catalog says."""
_COLUMNS: Mapping[str, list[str]] = SPELLINGS["columns"]
FIELDS = tuple(_COLUMNS)
"""What an export can say about a course."""
_FORMULA = re.compile(r"[=@]|[+-](?![0-9., -]*\Z).*[(|!]")
_QUOTED_NUMBER = re.compile(r'="([^"]*)"\Z')


class CannotImport(Exception):
    """The export cannot be used at all: one clear sentence."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about one row that a person should look at."""

    line: int
    words: str


@dataclass(frozen=True, slots=True)
class CourseRow:
    """One row of an export: the line it begins in, and its cells by field."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """An export as it was understood: which header gives which field, the rows, and what was cleaned away."""

    headers: Mapping[str, str]
    rows: tuple[CourseRow, ...]
    remarks: tuple[Remark, ...]


def read_sheet(path: Path, chosen: Mapping[str, str]) -> Sheet:
    """Return the export at `path`; `chosen` names the header of a field where the usual names do not fit."""
    if path.stat().st_size > MAXIMUM_BYTES:
        raise CannotImport(f"{path.name} is larger than {MAXIMUM_BYTES // 1024 // 1024} MB.")
    text = _decode(path.read_bytes())
    lines = list(_cells(text))
    headers, start = _header(lines, chosen)
    remarks: list[Remark] = []
    rows = []
    for line, cells in lines[start:]:
        found = {
            field: _clean_cell(cells[column], field, line, remarks)
            for field, (column, _) in headers.items()
            if column < len(cells)
        }
        if any(found.values()):
            rows.append(CourseRow(line, {field: value for field, value in found.items() if value}))
    return Sheet({field: header for field, (_, header) in headers.items()}, tuple(rows), tuple(remarks))


def _decode(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _cells(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of every row that holds something, with the line in which it begins."""
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(text[:65536], delimiters=",;\t|")
        dialect.doublequote = True
    except csv.Error:
        dialect = csv.excel
    reader = csv.reader(io.StringIO(text.replace("\0", "")), dialect)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error:
        raise CannotImport(
            f"The table cannot be read past line {begins}: the quotes around a cell are never closed."
        ) from None


def _header(lines: list[tuple[int, list[str]]], chosen: Mapping[str, str]) -> tuple[dict[str, tuple[int, str]], int]:
    """Return column and header of each field, and the index of the first row below the headers."""
    best: dict[str, tuple[int, str]] = {}
    start = 0
    for index, (_, cells) in enumerate(lines[:_HEADER_WITHIN]):
        found = _match(cells, chosen)
        if len(found) > len(best):
            best, start = found, index + 1
    shown = [cell.strip() for cell in lines[start - 1][1]] if start else [c for _, r in lines[:1] for c in r]
    for field, header in chosen.items():
        if field not in best:
            close = close_matches(header, [cell for cell in shown if cell], most=1)
            meant = f' Did you mean "{close[0]}"?' if close else ""
            raise CannotImport(f'The table has no column "{header}".{meant} Its columns: {", ".join(shown)}.')
    if "code" not in best and "name" not in best:
        raise CannotImport(
            f"No column looks like a course code or name. The first row is: {', '.join(shown)[:300]}. "
            "Name the column, for example: --column name=TITLE"
        )
    return best, start


def _match(cells: list[str], chosen: Mapping[str, str]) -> dict[str, tuple[int, str]]:
    plain = [_normalized_header(cell) for cell in cells]
    taken = {_normalized_header(header) for header in chosen.values()}
    found: dict[str, tuple[int, str]] = {}
    for field, names in _COLUMNS.items():
        wanted = (
            (_normalized_header(chosen[field]),)
            if field in chosen
            else tuple(name for name in names if name not in taken)
        )
        column = next((plain.index(name) for name in wanted if name in plain), None)
        if column is not None:
            found[field] = (column, cells[column].strip())
    return found


def _normalized_header(header: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", header.lower()).split())


def _clean_cell(cell: str, field: str, line: int, remarks: list[Remark]) -> str:
    """Return `cell` without what must not come into the catalog, and remark on what was left out."""
    quoted = _QUOTED_NUMBER.match(cell.strip())  # how spreadsheets keep the zeros of a code
    words = quoted.group(1) if quoted else cell
    visible = HIDDEN.sub("", words)
    if visible != words:
        remarks.append(Remark(line, f"{field}: {len(words) - len(visible)} hidden characters were removed."))
    words = " ".join(visible.split())
    if words.lower() in SPELLINGS["nothing"]:
        return ""
    if _FORMULA.match(words):
        remarks.append(Remark(line, f"{field}: the cell contains a formula and was left out: {words[:40]}"))
        return ""
    if len(words) > LONGEST_CELL:
        remarks.append(Remark(line, f"{field}: the cell has {len(words):,} characters and was shortened."))
        words = words[: LONGEST_CELL - 1].rstrip() + "…"
    return words
