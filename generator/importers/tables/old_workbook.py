"""Old Excel workbooks (.xls), read in a process of their own.

Such a file says itself how much room its cells and texts take. calamine believes it, and the process that asks for
half a terabyte is ended without a word. So that is another one, with little memory and little time.
"""

from __future__ import annotations

import json
import subprocess
import sys

from generator.importers.tables.rows import CannotImport, Row

_PROGRAM = "generator.importers.tables.old_workbook_process"
_MOST_SECONDS = 120


def rows_of_old_workbook(name: str, content: bytes, sheet: str | None) -> tuple[list[Row], list[str]]:
    """Return the rows of one sheet of an old workbook, and what to say of it; raise CannotImport if it has none."""
    asked = [sys.executable, "-I", "-m", _PROGRAM, name, *([] if sheet is None else [sheet])]
    try:
        done = subprocess.run(  # noqa: S603  # this Python; name and sheet are words that nothing interprets
            asked, input=content, capture_output=True, timeout=_MOST_SECONDS, check=True
        )
        answer = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        raise CannotImport(f"{name} is damaged or no workbook. Open it and save it again as xlsx or CSV.") from None
    if refused := answer.get("refused"):
        raise CannotImport(refused)
    return [Row(line, tuple(cells)) for line, cells in answer["rows"]], answer["notes"]
