"""Tables of employment projections: the national workbook (BLS, Table 1.2) and the states' (Projections Central).

The national table names its years in its headers and counts in thousands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.importers.tables.rows import CannotImport, Row, visible
from generator.importers.tables.table import Table, read_table

NATION = "United States"
_SHEET = "Table 1.2"
_HEADER_ROWS = 10
_MARK = re.compile(r"\[[0-9]+\]")
_NATIONAL: Mapping[str, re.Pattern[str]] = {
    "code": re.compile(r"(?:[0-9]{4} )?national employment matrix code"),
    "type": re.compile(r"occupation type"),
    "growth": re.compile(r"employment change, percent, ([0-9]{4})[–-]([0-9]{2,4})"),
    "openings": re.compile(r"occupational openings, [0-9]{4}[–-][0-9]{2,4} annual average"),
}
_STATE: Mapping[str, re.Pattern[str]] = {
    "area": re.compile(r"area ?name"),
    "code": re.compile(r"occ(?:upation)? ?code"),
    "base": re.compile(r"base ?year"),
    "projected": re.compile(r"proj(?:ected)? ?year"),
    "growth": re.compile(r"percent ?change"),
    "openings": re.compile(r"(?:average|avg) ?annual ?openings"),
}
_NUMBER = re.compile(r"-?(?:[0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]{1,9})?%?\Z")
_YEAR = re.compile(r"[0-9]{4}\Z")


@dataclass(frozen=True, slots=True)
class Projection:
    """What one row says of an occupation in an area: None where it gives no number."""

    area: str
    code: str
    period: str
    openings: int | None
    growth: float | None
    source: str


def read_projections(path: Path) -> tuple[Projection, ...]:
    """Return the projections in the file at `path`. Raises `CannotImport` when it holds none."""
    try:
        table = read_table(path, _SHEET)
    except CannotImport:
        table = read_table(path)  # a text file, or a workbook with sheets of other names
    for number, row in enumerate(table.rows[:_HEADER_ROWS]):
        headers = [visible(_MARK.sub("", cell)).casefold() for cell in row.cells]
        for columns, read in ((_NATIONAL, _national), (_STATE, _state)):
            places = {
                name: at for name, like in columns.items() for at, one in enumerate(headers) if like.fullmatch(one)
            }
            if len(places) == len(columns):
                return tuple(read(table.rows[number + 1 :], places, headers))
    raise CannotImport(_unknown(table))


def _unknown(table: Table) -> str:
    return (
        f"{table.file} is no table of projections. Download occupation.xlsx from bls.gov/emp/tables.htm, or a "
        "state's table as CSV from projectionscentral.org."
    )


def _national(rows: Sequence[Row], places: Mapping[str, int], headers: Sequence[str]) -> Iterator[Projection]:
    years = _NATIONAL["growth"].fullmatch(headers[places["growth"]])
    first, last = (years[1], years[2]) if years else ("", "")
    period = f"{first}-{first[: 4 - len(last)]}{last}"
    for cells in _cells(rows, places):
        if cells["type"].casefold() == "line item":
            yield Projection(
                NATION,
                cells["code"],
                period,
                _whole(cells["openings"], 1000),
                _number(cells["growth"]),
                f"BLS Employment Projections {period}",
            )


def _state(rows: Sequence[Row], places: Mapping[str, int], _: Sequence[str]) -> Iterator[Projection]:
    for cells in _cells(rows, places):
        if _YEAR.match(cells["base"]) and _YEAR.match(cells["projected"]):
            period = f"{cells['base']}-{cells['projected']}"
            growth, openings = _number(cells["growth"]), _whole(cells["openings"], 1)
            source = f"Projections Central {period}"
            yield Projection(cells["area"], cells["code"], period, openings, growth, source)


def _cells(rows: Sequence[Row], places: Mapping[str, int]) -> Iterator[dict[str, str]]:
    for row in rows:
        yield {name: visible(row.cells[at]) if at < len(row.cells) else "" for name, at in places.items()}


def _number(cell: str) -> float | None:
    words = _MARK.sub("", cell).strip()
    return round(float(words.replace(",", "").rstrip("%")), 1) if _NUMBER.match(words) else None


def _whole(cell: str, times: int) -> int | None:
    words = _MARK.sub("", cell).strip()
    value = round(float(words.replace(",", "")) * times) if _NUMBER.match(words) and "%" not in words else -1
    return value if value >= 0 else None
