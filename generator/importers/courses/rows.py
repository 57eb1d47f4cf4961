"""The rows of an export that are courses, and those that are not: headings, pages, totals, what has ended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.importers.courses.cells import SPELLINGS, is_nothing
from generator.importers.courses.columns import FIELDS, Columns
from generator.importers.tables.cells import clean_cell
from generator.importers.tables.rows import Row, visible
from generator.importers.tables.table import Table

_PAGE_LINE = re.compile(
    r"(?:page|p[aá]gina)\s+\d+|\d+\s+of\s+\d+\Z|(?:grand |sub)?total\b|printed\b"
    r"|report (?:date|generated|run)|generated\b|end of report|run date|\d+ (?:courses|rows|records)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"\b(?:department|dept\.?|division|courses|electives|section|subject area|departamento|continued)\W*\Z",
    re.IGNORECASE,
)
_SHORTEST_HEADED = 3
_FEW = 0.2


class Why(StrEnum):
    """Why a row of a table is no course."""

    HEADERS = "repeats the headers"
    HEADING = "is a heading"
    PAGE = "is a page line or a total"
    ENDED = "is not offered any more"
    MISALIGNED = "has more cells than there are headers"
    NAMELESS = "has neither a code nor a name"
    REPEATED = "repeats a course from above"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about one row that a person should look at."""

    line: int
    words: str


@dataclass(frozen=True, slots=True)
class CourseRow:
    """One course of an export: the line it begins in, and its cells by field; a cell that says nothing is empty."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that is not imported: where it begins, why, and what it says."""

    line: int
    why: Why
    words: str


@dataclass(frozen=True, slots=True)
class CourseTable:
    """A table read as courses."""

    table: Table
    columns: Columns
    rows: tuple[CourseRow, ...]
    skipped: tuple[SkippedRow, ...]
    remarks: tuple[Remark, ...]

    def values(self, field: str) -> list[str]:
        """Return what the column of `field` says, where it says something."""
        return [row.cells[field] for row in self.rows if row.cells.get(field)]


def read_rows(table: Table, columns: Columns) -> CourseTable:
    """Return the courses in the rows of `table` below its headers."""
    sorter = _Sorter(table, columns)
    rows: list[CourseRow] = []
    skipped: list[SkippedRow] = []
    remarks: list[Remark] = []
    for row in table.rows[columns.row + 1 :]:
        why = sorter.why_not(row)
        cells = {} if why else _cells(row, columns, remarks)
        why = why or _why_no_course(cells)
        if why:
            skipped.append(SkippedRow(row.line, why, " | ".join(filter(None, map(visible, row.cells)))))
        else:
            rows.append(CourseRow(row.line, cells))
    return CourseTable(table, columns, tuple(rows), tuple(skipped), tuple(remarks))


def _cells(row: Row, columns: Columns, remarks: list[Remark]) -> dict[str, str]:
    found: dict[str, str] = {}
    for field, column in columns.used.items():
        cell = row.cells[column] if column < len(row.cells) else ""

        def remark(words: str, field: str = field) -> None:
            remarks.append(Remark(row.line, f"{FIELDS[field]}: {words}"))

        words = clean_cell(cell, remark, markup=field == "description")
        found[field] = "" if is_nothing(words) else words
    return found


def _why_no_course(cells: Mapping[str, str]) -> Why | None:
    if cells.get("status", "").casefold() in SPELLINGS["no_course"]:
        return Why.ENDED
    if cells.get("active", "").casefold() in SPELLINGS["not_offered"]:
        return Why.ENDED
    named = any(cells.get(field) for field in ("code", "name", "code_number"))
    return None if named else Why.NAMELESS


class _Sorter:
    """Tells rows of courses from lines that were put between them."""

    def __init__(self, table: Table, columns: Columns) -> None:
        self.headers = _compared(columns.headers)
        self.width = len(columns.headers)
        counts = Counter(sum(bool(cell.strip()) for cell in row.cells) for row in table.rows[columns.row + 1 :])
        # Where rows of one cell are few among full ones, they are headings.
        self.full_rows = counts[1] <= _FEW * counts.total() and self.width >= _SHORTEST_HEADED

    def why_not(self, row: Row) -> Why | None:
        """Return why `row` is no course by its looks alone."""
        if any(cell.strip() for cell in row.cells[self.width :]):
            return Why.MISALIGNED
        if _compared(row.cells) == self.headers:
            return Why.HEADERS
        there = [cell.strip() for cell in row.cells if cell.strip()]
        if len(there) <= 2 and _PAGE_LINE.match(there[0]):
            return Why.PAGE
        if len(there) == 1 and (_HEADING.search(there[0]) or (there[0].isupper() and self.width >= _SHORTEST_HEADED)):
            return Why.HEADING
        return Why.HEADING if len(there) == 1 and self.full_rows else None


def _compared(cells: tuple[str, ...]) -> tuple[str, ...]:
    spelled = [" ".join(cell.split()).casefold() for cell in cells]
    while spelled and not spelled[-1]:
        spelled.pop()
    return tuple(spelled)
