"""A program-of-study matrix: titles above it, a row for each year, subjects across, and lists below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.importers.courses.cells import is_nothing
from generator.importers.plan.levels import WORDS, Level, level_in
from generator.importers.privacy import refuse_students
from generator.importers.remarks import Note
from generator.importers.tables.cells import clean_cell
from generator.importers.tables.rows import CannotImport, Row, visible
from generator.importers.tables.table import Table
from generator.model.catalog import Settings

_TITLES: Mapping[str, re.Pattern[str]] = {name: re.compile(one) for name, one in WORDS["titles"].items()}
_FOOTERS: Mapping[str, re.Pattern[str]] = {name: re.compile(one) for name, one in WORDS["footers"].items()}
FOOTERS = tuple(_FOOTERS)
"""What rows below a matrix list."""
_NOT_COURSES, _ELECTIVES = re.compile(WORDS["not_courses"]), re.compile(WORDS["electives"])
_PLACEHOLDER = re.compile(WORDS["placeholders"])
_SEPARATED = re.compile(r"[\r\n;•●▪◦·|]+")
_TITLE_ALONE = re.compile(WORDS["title_alone"], re.IGNORECASE)
_LONGEST_TITLE = 200
_SHOWN = 12
_MOST_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class PlannedCell:
    """Words in a matrix that name something to take: where they stand, at which level, and whether by choice."""

    place: str
    level: Level
    words: str
    elective: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """What a matrix says. `lists` are words of the rows below it, by what they name, each with its place.

    `columns` are the headers of columns that were read, `unused` of those that were not.
    """

    titles: Mapping[str, str]
    cells: tuple[PlannedCell, ...]
    lists: Mapping[str, tuple[Note, ...]]
    columns: tuple[str, ...]
    unused: tuple[str, ...]
    notes: tuple[str, ...]
    remarks: tuple[Note, ...]


def read_matrix(table: Table, settings: Settings, levels: Mapping[str, str]) -> Matrix:
    """Return the matrix in `table`; `levels` are those that somebody said words mean.

    Raises `CannotImport` for a table about students, and for one in which no column says years.
    """
    refuse_students(table.file, [row.cells for row in table.rows[:30]])
    if max(len(row.cells) for row in table.rows) > _MOST_COLUMNS:
        raise CannotImport(
            f"{table.file} has a row of more than {_MOST_COLUMNS} cells, so it is no matrix of courses."
        )
    column = _column_of_years(table, settings, levels)
    first = next(at for at, row in enumerate(table.rows) if level_in(_cell(row, column), settings, levels))
    header = _header(table, column, first)
    reader = _Reader(column, _headers(table, header), settings, levels)
    for row in table.rows[first:]:
        reader.read(row)
    above = [row for at, row in enumerate(table.rows[:first]) if at != header]
    titles = dict(_titles(above))
    read = [name for at, name in reader.headers.items() if at in reader.subjects]
    unused = [name for at, name in reader.headers.items() if at not in reader.subjects and at != column]
    return Matrix(
        titles,
        tuple(reader.cells),
        {name: tuple(found) for name, found in reader.lists.items()},
        tuple(filter(None, read)),
        tuple(filter(None, unused)),
        table.notes,
        (*_unread_titles(above), *reader.remarks),
    )


def _column_of_years(table: Table, settings: Settings, levels: Mapping[str, str]) -> int:
    """Return the column in which most cells mean a level, the first of those with as many."""
    counts = Counter(
        at
        for row in table.rows
        for at, cell in enumerate(row.cells)
        if cell.strip() and level_in(cell, settings, levels)
    )
    if not counts:
        first = [visible(_cell(row, 0))[:30] for row in table.rows[:_SHOWN]]
        names = ", ".join(str(level.name) for level in settings.levels)
        raise CannotImport(
            f"No column of {table.file} says which year a row is. Its first column: "
            f"{', '.join(filter(None, first))}. "
            f'Say which words mean which level: --level "Freshman Year=grade-9". The levels: {names}.'
        )
    return min(counts, key=lambda at: (-counts[at], at))


def _header(table: Table, column: int, first: int) -> int | None:
    """Return the row of headers: the last one above the first year with cells in two columns beside the years."""
    for at in range(first - 1, -1, -1):
        if sum(bool(cell.strip()) for cell in table.rows[at].cells[column + 1 :]) >= 2:
            return at
    return None


def _headers(table: Table, header: int | None) -> dict[int, str]:
    width = max(len(row.cells) for row in table.rows)
    if header is None:
        return {at: f"column {at + 1}" for at in range(width)}
    return {at: visible(_cell(table.rows[header], at)) for at in range(width)}


class _Reader:
    """Collects what the rows from the first year on say."""

    def __init__(
        self, column: int, headers: Mapping[int, str], settings: Settings, levels: Mapping[str, str]
    ) -> None:
        self.column = column
        self.headers = headers
        self.settings = settings
        self.levels = levels
        self.subjects = {
            at for at, name in headers.items() if at > column and not _NOT_COURSES.fullmatch(name.casefold())
        }
        self.cells: list[PlannedCell] = []
        self.lists: dict[str, list[Note]] = {}
        self.remarks: list[Note] = []
        self.level: Level | None = None
        self.listed: str | None = None

    def read(self, row: Row) -> None:
        """Read one row: a year, one that goes on with the year or the list above it, or a list."""
        said = _cell(row, self.column).strip()
        first = next((cell.strip() for cell in row.cells if cell.strip()), "")
        level = level_in(said, self.settings, self.levels) if said else None
        footer = None if level else _footer(_label(first)[0])
        place = f"line {row.line}"
        if level:
            self.level, self.listed = level, None
        elif footer:
            self.level, self.listed = None, footer
        elif said and not self._goes_on(row):
            self.remarks.append(Note(place, f'"{visible(first)[:60]}" is neither a year nor a known list; not read.'))
            self.level = self.listed = None
        if self.listed:
            self._read_list(row, place, first if footer else "")
        elif self.level:
            self._read_year(row, place, self.level)

    def _goes_on(self, row: Row) -> bool:
        """Say whether `row`, whose words mean nothing here, goes on with a list: it has no cells of a year's own."""
        return self.listed is not None and sum(bool(cell.strip()) for cell in row.cells) == 1

    def _read_year(self, row: Row, place: str, level: Level) -> None:
        for at in sorted(self.subjects):
            header = self.headers[at]
            for words in _SEPARATED.split(_cell(row, at)):
                clean = clean_cell(words, self._remarker(place, header))
                if is_nothing(clean):
                    continue
                if _PLACEHOLDER.fullmatch(clean.casefold()):
                    self.remarks.append(Note(place, f'"{clean[:60]}" names no course; not read.'))
                    continue
                elective = _ELECTIVES.fullmatch(header.casefold()) is not None
                self.cells.append(PlannedCell(place, level, clean, elective))

    def _read_list(self, row: Row, place: str, label: str) -> None:
        """Read the cells of a list; `label` is the cell that says what it lists, and what may follow its colon."""
        assert self.listed is not None
        cells = [cell for cell in row.cells if cell.strip() and cell.strip() != label]
        for cell in [_label(label)[1], *cells]:
            for words in _SEPARATED.split(cell):
                clean = clean_cell(words, self._remarker(place, self.listed))
                if not is_nothing(clean):
                    self.lists.setdefault(self.listed, []).append(Note(place, clean))

    def _remarker(self, place: str, header: str) -> Remarker:
        return Remarker(self.remarks, place, header)


@dataclass(frozen=True, slots=True)
class Remarker:
    """Adds what is said of a cell to remarks, with its place and column."""

    remarks: list[Note]
    place: str
    header: str

    def __call__(self, words: str) -> None:
        self.remarks.append(Note(self.place, f"{self.header}: {words}"))


def _titles(rows: list[Row]) -> Iterator[tuple[str, str]]:
    """Yield what the rows above a matrix say of the pathway."""
    for row in rows:
        cells = [cell.strip() for cell in row.cells if cell.strip()]
        alone = _TITLE_ALONE.fullmatch(cells[0]) if len(cells) == 1 and len(cells[0]) <= _LONGEST_TITLE else None
        if alone:
            yield "name", clean_cell(alone[1], lambda _: None)
        for at, cell in enumerate(cells):
            label, said = _label(cell)
            following = cells[at + 1] if at + 1 < len(cells) else ""
            for name, pattern in _TITLES.items():
                if pattern.fullmatch(label) and (said or following):
                    yield name, clean_cell(said or following, lambda _: None)


def _unread_titles(rows: list[Row]) -> Iterator[Note]:
    """Yield a remark for each row above a matrix that says nothing of the pathway."""
    for row in rows:
        if not any(True for _ in _titles([row])):
            words = visible(" | ".join(cell for cell in row.cells if cell.strip()))
            yield Note(f"line {row.line}", f'"{words[:80]}" above the matrix was not read.')


def _footer(label: str) -> str | None:
    return next((name for name, pattern in _FOOTERS.items() if pattern.fullmatch(label)), None)


def _label(cell: str) -> tuple[str, str]:
    """Return what stands before the first colon of `cell`, in small letters, and what stands after it."""
    label, _, said = cell.partition(":")
    return " ".join(visible(label).casefold().split()), said.strip()


def _cell(row: Row, at: int) -> str:
    return row.cells[at] if at < len(row.cells) else ""
