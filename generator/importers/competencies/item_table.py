"""Competency frameworks as tables of their items: the CSV and workbooks that OpenSALT reads and writes.

One form names its columns as CASE does; the item above is said by identifier, by code, or by codes that are parts of
codes (A.1 above A.1.2). The other has fixed positions. https://opensalt.gitbook.io
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.catalog.messages.close_matches import close_matches
from generator.importers.competencies.framework import DATA, USES, Framework, Item, linked
from generator.importers.courses.cells import is_nothing
from generator.importers.privacy import refuse_students
from generator.importers.remarks import Note
from generator.importers.tables.cells import clean_cell
from generator.importers.tables.headers import plain
from generator.importers.tables.rows import CannotImport, Row, visible
from generator.importers.tables.table import Table

_LOOKED_AT = 30
_SHOWN = 12
_SPELLINGS: Mapping[str, str] = {
    plain(spelled): name for name, one in DATA["properties"].items() for spelled in (name, *one["headers"])
}
_KEYWORDS = re.compile(r"(?:(?<!\s)\s+)?[,;|]\s*")
_LAST_PART = re.compile(r"(?:\A|[.\-/ ])[^.\-/ ]+\Z")
_LETTERS_OF_A_SENTENCE = 12
_LONGEST_CODE = 100


@dataclass(frozen=True, slots=True)
class _Columns:
    """The row of headers (by position, -1 for none), its headers, and the column of each property."""

    row: int
    headers: tuple[str, ...]
    used: Mapping[str, int]


def read_item_table(table: Table, chosen: Mapping[str, str], remembered: Mapping[str, str]) -> Framework:
    """Return the framework in `table`; `chosen` are headers that have to be there, by CASE property.

    Raises `CannotImport` for a table about students, and for one in which no column is the statement of an item.
    """
    rows = [row.cells for row in table.rows[:_LOOKED_AT]]
    columns = _columns(rows, chosen, remembered)
    refuse_students(table.file, rows[: columns.row + 1] if columns else rows)
    for header in chosen.values():
        if columns and plain(header) not in map(plain, columns.headers):
            raise _no_column(table, columns.headers, header)
    layout = "Table of CASE items (OpenSALT)"
    if columns is None or "fullStatement" not in columns.used:
        columns, layout = _by_position(table, columns), "Table of items by position (OpenSALT)"
    remarks: list[Note] = []
    items = [_item(row, columns, remarks) for row in table.rows[columns.row + 1 :]]
    found = linked(_with_parents([one for one in items if one], remarks), remarks)
    taken = set(columns.used.values())
    above = table.rows[: max(columns.row, 0)]
    notes = [*table.notes, *([f"Lines above the headers: {len(above)}, passed over."] if above else [])]
    return Framework(
        layout,
        "",
        "",
        "",
        found,
        {name: columns.headers[at] for name, at in columns.used.items()},
        tuple(header for at, header in enumerate(columns.headers) if header and at not in taken),
        tuple(notes),
        tuple(remarks),
    )


def _columns(
    rows: Sequence[tuple[str, ...]], chosen: Mapping[str, str], remembered: Mapping[str, str]
) -> _Columns | None:
    """Return the columns of the row that names most of them; None when no row names any."""
    told = {plain(header): name for said in (remembered, chosen) for name, header in said.items() if header}
    spellings = {**_SPELLINGS, **told}
    unread = {name for name, header in remembered.items() if not header} - chosen.keys()
    best: _Columns | None = None
    for at, cells in enumerate(rows):
        used: dict[str, int] = {}
        for column, cell in enumerate(cells):
            name = spellings.get(plain(cell))
            if name and name not in unread and (name not in used or chosen.get(name) == cell.strip()):
                used[name] = column
        if used and (best is None or len(used) > len(best.used)):
            best = _Columns(at, tuple(map(visible, cells)), used)
    return best


def _by_position(table: Table, named: _Columns | None) -> _Columns:
    """Return the columns of the form without known headers; raise when the second one holds no sentences."""
    names: list[str] = DATA["positional"]
    width = max(len(row.cells) for row in table.rows[:_LOOKED_AT])
    statements = [row.cells[1] for row in table.rows if len(row.cells) > 1]
    sentences = sum(" " in one.strip() and len(one) > _LETTERS_OF_A_SENTENCE for one in statements)
    if named or not 3 <= width <= len(names) or sentences * 2 < len(table.rows):
        headers = named.headers if named else tuple(map(visible, table.rows[0].cells))
        shown = ", ".join(header[:40] for header in headers[:_SHOWN] if header)
        raise CannotImport(
            f"No column of {table.file} is the statement of an item. Its columns: {shown}. "
            f'Say which is: --column fullStatement="HEADER". The others: {", ".join(USES)}.'
        )
    used = {name: at for at, name in enumerate(names[:width]) if name in USES}
    return _Columns(-1, tuple(f"column {at}" for at in range(1, width + 1)), used)


def _no_column(table: Table, headers: Sequence[str], wanted: str) -> CannotImport:
    close = close_matches(wanted[:100], [one for one in headers if one], most=1)
    meant = f'Did you mean "{close[0]}"? ' if close else ""
    shown = ", ".join(header[:40] for header in headers[:_SHOWN] if header)
    return CannotImport(f'{table.file} has no column "{visible(wanted)}". {meant}Its columns: {shown}.')


def _item(row: Row, columns: _Columns, remarks: list[Note]) -> Item | None:
    """Return the item in `row`; None, with a remark, for a row that says no statement."""
    place = f"line {row.line}"
    values = {}
    for name, at in columns.used.items():
        column = columns.headers[at]

        def remark(words: str, column: str = column) -> None:
            remarks.append(Note(place, f"{column}: {words}"))

        words = clean_cell(row.cells[at] if at < len(row.cells) else "", remark, markup=name == "fullStatement")
        values[name] = "" if is_nothing(words) else words
    if not values["fullStatement"]:
        words = visible(" | ".join(cell for cell in row.cells if cell.strip()))[:60]
        remarks.append(Note(place, f"there is no statement, so it was skipped ({words})."))
        return None
    beyond = [cell for cell in row.cells[len(columns.headers) :] if cell.strip()]
    if beyond:
        remarks.append(Note(place, f"there are more cells than headers; not read: {visible(beyond[0])[:40]}"))
    keywords = tuple(filter(None, _KEYWORDS.split(values.get("conceptKeywords", ""))))
    return Item(values.get("identifier") or place, place, values, keywords, "")


def _with_parents(items: Sequence[Item], remarks: list[Note]) -> Iterable[Item]:
    """Return `items`, each with the key of the one above it."""
    by_identifier = {one.key: one for one in items}
    by_code = _only((one.values.get("humanCodingScheme", ""), one) for one in items)
    by_level = _only((one.values.get("smartLevel", ""), one) for one in items)
    # Where no cell says what is above an item, the codes do: A.1 is above A.1.2.
    by_parts = not any(one.values.get("isChildOf") for one in items)
    for item in items:
        said = item.values.get("isChildOf", "")
        parent = by_identifier.get(said) or by_code.get(said) if said else None
        if said and parent is None:
            remarks.append(Note(item.place, f'the item "{said[:60]}" above it is not in this file.'))
        if by_parts:
            parent = _longest(item.values.get("smartLevel", ""), by_level)
            parent = parent or _longest(item.values.get("humanCodingScheme", ""), by_code)
        yield replace(item, above=parent.key if parent else "")


def _only(pairs: Iterable[tuple[str, Item]]) -> dict[str, Item]:
    """Return items by a code that only one of them has."""
    found: dict[str, Item] = {}
    twice = set()
    for code, item in pairs:
        if code in found:
            twice.add(code)
        found[code] = item
    return {code: item for code, item in found.items() if code and code not in twice}


def _longest(code: str, known: Mapping[str, Item]) -> Item | None:
    """Return the item whose code is the longest part of `code` from its beginning on; none for an endless code."""
    if len(code) > _LONGEST_CODE:
        return None
    shorter = _LAST_PART.sub("", code)
    while shorter and shorter != code:
        if shorter in known:
            return known[shorter]
        code, shorter = shorter, _LAST_PART.sub("", shorter)
    return None
