"""What one row of OEWS says of wages, as a catalog writes it: one unit, lower bounds named, nothing multiplied."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.catalog.yaml.reader import Value
from generator.importers.wages.oews import OewsRow

NAMES = ("low", "median", "high")
_TOP_CODES = (("2022", {"hour": 115, "year": 239_200}), ("2018", {"hour": 100, "year": 208_000}))
"""From a year on: the wage per hour and per year above which `#` says no more, newest first."""
_NOT_RELEASED = {"*": "not available", "**": "not released", "~": "not released", "": "empty"}
_NUMBER = re.compile(r"\$?([0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]{1,9})?\Z")
_MOST = 10_000_000


@dataclass(frozen=True, slots=True)
class Amounts:
    """Wages in one unit, what is missing of them and why; None where there is no amount."""

    unit: str
    values: tuple[float | None, float | None, float | None]
    top_coded: tuple[str, ...]
    missing: tuple[str, ...]

    def fields(self) -> dict[str, Value]:
        """Return the fields of a wage; None says that there is no such field."""
        return {
            **dict(zip(NAMES, self.values, strict=True)),
            "unit": self.unit,
            "top_coded": list(self.top_coded) or None,
        }


def amounts_of(row: OewsRow, usual_unit: str) -> Amounts:
    """Return the wages of `row`, in `usual_unit` where both units exist: "hour" or "year"."""
    unit = row.only or usual_unit
    written = row.hour if unit == "hour" else row.year
    read = [_amount(cell, unit, row.period) for cell in written]
    return Amounts(
        unit,
        (read[0][0], read[1][0], read[2][0]),
        tuple(
            name
            for name, cell, (value, _) in zip(NAMES, written, read, strict=True)
            if cell == "#" and value is not None
        ),
        tuple(f"{name}: {why}" for name, (_, why) in zip(NAMES, read, strict=True) if why),
    )


def _amount(cell: str, unit: str, period: str) -> tuple[float | None, str]:
    """Return the amount that `cell` says, and why it says none."""
    if cell == "#":
        known = next((one for one in _TOP_CODES if period >= one[0]), None)
        if known is None:
            return None, "# of a year whose highest published wage is not known here"
        return known[1][unit], ""
    if cell in _NOT_RELEASED:
        return None, _NOT_RELEASED[cell]
    match = _NUMBER.match(cell)
    value = float(match[1].replace(",", "") + (match[2] or "")) if match else -1.0
    if not 0 <= value <= _MOST:
        return None, f"“{cell[:20]}” is no wage"
    return int(value) if value.is_integer() else round(value, 2), ""
