"""Layouts of course exports, each a small value in `layouts.yaml`, and which of them a row of headers is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.catalog.yaml.reader import read_data
from generator.importers.tables.headers import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How one program or agency lays out its courses; headers are kept as two spellings of them compare.

    `tells` all have to be there, and one of `any` if it names some. `columns` are headers by field, likeliest first;
    `unlike` look like a field and are none. `credit_unit` units make a high-school credit; 0 when it does not say.
    """

    name: str
    tells: frozenset[str]
    any: frozenset[str] = frozenset()
    columns: Mapping[str, tuple[str, ...]]
    unlike: frozenset[str] = frozenset()
    credit_unit: float = 0
    college: bool = False
    note: str = ""

    def fits(self, headers: frozenset[str]) -> bool:
        """Say whether a row of `headers` is laid out like this."""
        return self.tells <= headers and (not self.any or bool(self.any & headers))


def _layout(written: Mapping[str, Any]) -> Layout:
    sets = {key: frozenset(map(plain, written[key])) for key in ("tells", "any", "unlike") if key in written}
    columns = {
        field: tuple(map(plain, [headers] if isinstance(headers, str) else headers))
        for field, headers in written["columns"].items()
    }
    return Layout(**{**written, **sets, "columns": columns})


LAYOUTS: tuple[Layout, ...] = tuple(
    _layout(one) for one in read_data(Path(__file__).with_name("layouts.yaml"))["layouts"]
)
"""The layouts that are known."""


def recognize(headers: Sequence[str]) -> Layout | None:
    """Return the layout of a row of `headers`: of those that fit, the one with most headers that tell it."""
    there = frozenset(map(plain, headers))
    fitting = [layout for layout in LAYOUTS if layout.fits(there)]
    return max(fitting, key=lambda layout: len(layout.tells), default=None)
