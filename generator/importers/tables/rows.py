"""What every reader of tables gives and raises."""

from __future__ import annotations

from dataclasses import dataclass


class CannotImport(Exception):
    """The file cannot be used at all: one clear sentence."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: the line it begins in, from 1, and its cells as they were written."""

    line: int
    cells: tuple[str, ...]
