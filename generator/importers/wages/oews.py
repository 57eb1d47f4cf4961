"""Tables of the Occupational Employment and Wage Statistics (BLS OEWS), whose names for columns differ by year.

Of the national file some codes have two rows, as broad and as detailed occupation: code and group tell them apart.
Only percentiles are read, because means are not top-coded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from generator.importers.tables.headers import plain
from generator.importers.tables.rows import CannotImport, Row, visible
from generator.importers.tables.table import Table

NATION = "United States"
_COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "area": ("areatitle", "areaname", "state"),
        "code": ("occcode",),
        "title": ("occtitle",),
        "group": ("ogroup", "occgroup", "group"),
        "industry": ("igroup",),
        "naics": ("naics",),
        "owner": ("owncode",),
        "annual": ("annual",),
        "hourly": ("hourly",),
        **{f"{unit}{share}": (f"{unit}pct{share}",) for unit in "ha" for share in ("10", "90")},
        **{f"{unit}50": (f"{unit}median",) for unit in "ha"},
    }
)
"""Each column that is read, and the spellings of its header, without what stands between letters."""
_NEEDED = ("code", "h10", "h50", "h90", "a10", "a50", "a90")
_HEADER_ROWS = 20
_LONGEST_TITLE = 120
_ALL_OWNERS = "1235"
_PERIOD = re.compile(r"(?:_M_?(20[0-9]{2})|oesm([0-9]{2})(?:nat|st|ma|all)?\b)", re.IGNORECASE)
_YES = frozenset({"true", "1", "yes", "y", "x"})
_MONTH = "05"
"""The survey is published for May of each year."""


@dataclass(frozen=True, slots=True)
class OewsRow:
    """The wages of one occupation in one area, as they are written: 10th percentile, median, 90th percentile.

    `period` is a year and month; `only` is the one unit that exists, "hour" or "year", else empty.
    """

    area: str
    code: str
    title: str
    group: str
    period: str
    only: str
    hour: tuple[str, str, str]
    year: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class OewsTable:
    """The rows of one table about all industries together, and how many others were left out."""

    file: str
    period: str
    rows: tuple[OewsRow, ...]
    other_industries: int


def read_oews(tables: Sequence[Table], file: str, period: str | None) -> tuple[OewsTable, ...]:
    """Return those of `tables` that are wages; `file` is the file they came in, `period` what a person says.

    Raises `CannotImport` when none is, or when nothing says of what month they are.
    """
    found = [(table, header) for table in tables if (header := _header(table.rows)) is not None]
    if not found:
        raise CannotImport(
            f"{file} is no table of OEWS wages: it has no columns OCC_CODE, A_PCT10, A_MEDIAN and so on. Download "
            "national, state or metropolitan data from bls.gov/oes/tables.htm."
        )
    return tuple(_read(table, header, period or _period(table.file, file)) for table, header in found)


def _period(*names: str) -> str:
    match = next((match for name in names if (match := _PERIOD.search(name))), None)
    if match is None:
        raise CannotImport(f"The name {names[0]} does not say of which year it is. Add --period, such as 2025-05.")
    return f"{match[1] or f'20{match[2]}'}-{_MONTH}"


def _header(rows: Sequence[Row]) -> tuple[int, dict[str, int]] | None:
    """Return the number of the row with the header among `rows`, and where each column stands."""
    for number, row in enumerate(rows[:_HEADER_ROWS]):
        headers = [plain(cell) for cell in row.cells]
        places = {
            column: headers.index(present[0])
            for column, spellings in _COLUMNS.items()
            if (present := [spelling for spelling in spellings if spelling in headers])
        }
        if all(column in places for column in _NEEDED):
            return number, places
    return None


def _read(table: Table, header: tuple[int, dict[str, int]], period: str) -> OewsTable:
    number, places = header
    rows, others = [], 0
    for row in table.rows[number + 1 :]:
        cells = {column: visible(row.cells[at]) if at < len(row.cells) else "" for column, at in places.items()}
        if not cells["code"]:
            continue
        if not _of_all_industries(cells):
            others += 1
            continue
        rows.append(_row(cells, period))
    return OewsTable(table.file, period, tuple(rows), others)


def _of_all_industries(cells: Mapping[str, str]) -> bool:
    """Say whether a row is about all industries and all owners together, so far as the table tells them apart."""
    if cells.get("owner", "") not in ("", _ALL_OWNERS):
        return False
    if cells.get("industry"):
        return cells["industry"].casefold() == "cross-industry"
    return not cells.get("naics", "").strip("0")


def _row(cells: Mapping[str, str], period: str) -> OewsRow:
    area = cells.get("area", "")
    only = "hour" if cells.get("hourly", "").casefold() in _YES else ""
    return OewsRow(
        area=NATION if area.casefold() in ("", "u.s.", "us", "national") else area,
        code=cells["code"],
        title=cells.get("title", "")[:_LONGEST_TITLE],
        group=cells.get("group", "").casefold(),
        period=period,
        only="year" if cells.get("annual", "").casefold() in _YES else only,
        hour=(cells["h10"], cells["h50"], cells["h90"]),
        year=(cells["a10"], cells["a50"], cells["a90"]),
    )


def areas_of(tables: Iterable[OewsTable]) -> tuple[str, ...]:
    """Return the areas that `tables` are about, each once."""
    return tuple(dict.fromkeys(row.area for table in tables for row in table.rows))
