"""Which column of a table says what of a course: by its layout, by the words of its header, or as somebody chose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.catalog.messages.close_matches import close_matches
from generator.catalog.yaml.reader import read_data
from generator.importers.courses.layouts import Layout, recognize
from generator.importers.privacy import refuse_students
from generator.importers.tables.headers import plain, words_of
from generator.importers.tables.rows import CannotImport, visible
from generator.importers.tables.table import Table

_PHRASES: Mapping[str, tuple[frozenset[str], ...]] = {
    field: tuple(frozenset(phrase.split()) for phrase in phrases)
    for field, phrases in read_data(Path(__file__).with_name("course_columns.yaml"))["fields"].items()
}
FIELDS: Mapping[str, str] = {
    "code": "code",
    "name": "name",
    "description": "description",
    "subject": "subject",
    "grades": "grades",
    "grade_low": "lowest grade",
    "grade_high": "highest grade",
    "credits": "credits",
    "credits_low": "fewest credits",
    "credits_high": "most credits",
    "college_credits": "college credits",
    "prerequisites": "prerequisites",
    "corequisites": "corequisites",
    "strict_corequisites": "corequisites in the same term",
    "recommended": "recommended courses",
    "sced": "SCED code",
    "sced_area": "SCED subject area",
    "sced_course": "SCED course",
    "state_code": "SCED code, where the state uses it",
    "code_prefix": "first part of the code",
    "code_number": "second part of the code",
    "row_id": "number of the row in this file",
    "catalog_id": "id in the catalog",
    "prerequisites_as_written": "prerequisites in words",
    "cte": "whether it is career and technical",
    "status": "which rows are courses",
    "active": "which courses are offered",
    "repeatable": "whether it may be repeated",
}
"""What a column can be used for, and how that is called in a report."""
_HALVES: Mapping[str, str] = {"grade_high": "grade_low", "credits_high": "credits_low", "sced_area": "sced_course"}
"""Fields that say nothing without another one: what their column was found for by its words alone is not read."""
_LOOKED_AT = 30
_MOST_COLUMNS = 1000
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: the row of headers (by position), which layout they are, and the column of each field.

    `chosen` are the fields whose columns somebody named; `missing` are headers remembered from last time that this
    table does not have, by field.
    """

    row: int
    headers: tuple[str, ...]
    layout: Layout | None
    used: Mapping[str, int]
    chosen: frozenset[str]
    missing: Mapping[str, str]

    def header(self, field: str) -> str:
        """Return the header of the column that `field` is read from."""
        return self.headers[self.used[field]]

    @property
    def unused(self) -> tuple[str, ...]:
        """Return the headers that say nothing about a course, as far as this program can tell."""
        taken = set(self.used.values())
        return tuple(header for index, header in enumerate(self.headers) if header and index not in taken)


def find_columns(table: Table, chosen: Mapping[str, str], remembered: Mapping[str, str]) -> Columns:
    """Return the columns of `table`; `chosen` headers have to be there, `remembered` ones are used if they are.

    Raises `CannotImport` for a table about students, before anything else of it is looked at, and for one in which
    no column can be the code or the name of a course.
    """
    rows = [row.cells for row in table.rows[:_LOOKED_AT]]
    if max(map(len, rows)) > _MOST_COLUMNS:
        raise CannotImport(
            f"{table.file} has a row of more than {_MOST_COLUMNS:,} cells, so it is no table of courses."
        )
    best: Columns | None = None
    for index, cells in enumerate(rows):
        found = _columns_of(index, cells, chosen, remembered)
        if best is None or (len(found.chosen), len(found.used)) > (len(best.chosen), len(best.used)):
            best = found
    assert best is not None  # a table has rows
    named = {"code", "name", "code_number"} & best.used.keys()
    refuse_students(table.file, rows[: best.row + 1] if named else rows)
    for field, header in chosen.items():
        if field not in best.chosen:
            raise _no_column(table, best, header)
    if not named:
        fullest = max(rows, key=lambda cells: sum(bool(cell.strip()) for cell in cells))
        raise CannotImport(
            f"No column of {table.file} looks like the code or name of a course. Its columns: "
            f"{_shown([visible(cell) for cell in fullest])}. Say which is which, for each that says something: "
            f'--column name="HEADER" --column code="HEADER". The fields: {", ".join(FIELDS)}.'
        )
    return best


def _no_column(table: Table, best: Columns, header: str) -> CannotImport:
    close = close_matches(header[:100], [one for one in best.headers if one], most=1)
    meant = f'Did you mean "{close[0]}"? ' if close else ""
    return CannotImport(f'{table.file} has no column "{header}". {meant}Its columns: {_shown(best.headers)}.')


def _shown(headers: Sequence[str]) -> str:
    there = [header[:40] for header in headers if header]
    more = f" and {len(there) - _SHOWN} more" if len(there) > _SHOWN else ""
    return ", ".join(there[:_SHOWN]) + more


def _columns_of(
    row: int, cells: tuple[str, ...], chosen: Mapping[str, str], remembered: Mapping[str, str]
) -> Columns:
    headers = tuple(map(visible, cells))
    spelled = [plain(header) for header in headers]
    layout = recognize(headers)
    used: dict[str, int] = {}
    for wanted in (chosen, remembered):
        for field, header in wanted.items():
            if field not in used and header and plain(header) in spelled:
                used[field] = spelled.index(plain(header))
    asked = frozenset(field for field, header in chosen.items() if plain(header) in spelled)
    # A field remembered without a header is one that this organization does not want read.
    settled = used.keys() | {field for field, header in remembered.items() if not header}
    free = {index: header for index, header in enumerate(headers) if header and index not in used.values()}
    for field, names in (layout.columns if layout else {}).items():
        index = next((spelled.index(name) for name in names if name in spelled), None)
        if field not in settled and index in free:
            used[field] = index
            del free[index]
    unlike = layout.unlike if layout else frozenset()
    free = {index: header for index, header in free.items() if spelled[index] not in unlike}
    _read_by_words(used, free, settled)
    for half, other in _HALVES.items():
        if half in used and other not in used and half not in asked:
            del used[half]
    missing = {field: header for field, header in remembered.items() if header and plain(header) not in spelled}
    return Columns(row, headers, layout, used, asked, missing)


def _read_by_words(used: dict[str, int], free: dict[int, str], settled: frozenset[str] | set[str]) -> None:
    """Add to `used` the columns among the `free` ones whose words say a field that no column says yet."""
    words = {index: words_of(header) for index, header in free.items()}
    for field, phrases in _PHRASES.items():
        if field in used or field in settled or _is_said(field, used):
            continue
        index = next((at for phrase in phrases for at, said in words.items() if said == phrase), None)
        if index is not None:
            used[field] = index
            del words[index]


def _is_said(field: str, used: Mapping[str, int]) -> bool:
    """Say whether other columns say what `field` would: two halves of a code, a range of grades or credits."""
    others = {"code": "code_number", "grades": "grade_low", "credits": "credits_low"}
    return field in others and others[field] in used
