"""What every reader of tables gives and raises."""

from __future__ import annotations

from dataclasses import dataclass

from generator.catalog.read import HIDDEN


class CannotImport(Exception):
    """The file cannot be used at all: one clear sentence."""


def visible(words: str) -> str:
    """Return `words` of a table as a message may repeat them: in one line, without what a terminal would obey."""
    return " ".join(HIDDEN.sub("", words).split())


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: the line it begins in, from 1, and its cells as they were written."""

    line: int
    cells: tuple[str, ...]
