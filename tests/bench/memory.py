"""How much memory a program and everything it starts take together, shared memory counted once (Linux only)."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_SECONDS = 0.1
_NOWHERE = subprocess.DEVNULL


@dataclass(frozen=True, slots=True)
class Peak:
    """The most that was taken at once, in MB, and what each process had of it, the first one first."""

    megabytes: int
    each: tuple[int, ...]

    def __str__(self) -> str:
        return f"{self.megabytes} ({' + '.join(map(str, self.each))})"


def peak(command: Sequence[str], folder: Path | None = None) -> Peak:
    """Run `command` in `folder` and return the peak of its memory. Raises AssertionError when it fails."""
    most = Peak(0, ())
    with subprocess.Popen(command, cwd=folder, stdout=_NOWHERE, stderr=_NOWHERE) as program:
        while program.poll() is None:
            # A child whose own program has not begun yet has the very memory of its parent, and would count it twice.
            tables = dict.fromkeys(map(_table, _with_children(program.pid)))
            each = tuple(_proportional(table) // 1024 for table in tables if table)
            if sum(each) > most.megabytes:
                most = Peak(sum(each), each)
            time.sleep(_SECONDS)
    assert program.returncode == 0, command
    return most


def _with_children(process: int) -> Iterator[int]:
    yield process
    try:
        for thread in Path(f"/proc/{process}/task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from _with_children(int(child))
    except OSError:  # ended meanwhile
        return


def _table(process: int) -> str:
    try:
        return Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:  # ended meanwhile
        return ""


def _proportional(table: str) -> int:
    """Return the memory of a process in KB; what it shares counts for each in part."""
    return next((int(row.split()[1]) for row in table.splitlines() if row.startswith("Pss:")), 0)
