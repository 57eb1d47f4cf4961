"""The process that reads an old workbook: the file comes on standard input, JSON goes to standard output."""

from __future__ import annotations

import json
import sys

from generator.importers.tables.rows import CannotImport
from generator.importers.tables.workbook import read_workbook

_MOST_MEMORY = 2 << 30


def main(name: str, sheet: str | None = None) -> None:
    """Write the rows of one sheet and what to say of it, or why it is refused."""
    _limit_memory()
    try:
        rows, notes = read_workbook(name, sys.stdin.buffer.read(), sheet)
        answer = {"rows": [(row.line, row.cells) for row in rows], "notes": notes}
    except CannotImport as refused:
        answer = {"refused": str(refused)}
    json.dump(answer, sys.stdout)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has none; there the process that ends is enough
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


if __name__ == "__main__":
    main(*sys.argv[1:])
