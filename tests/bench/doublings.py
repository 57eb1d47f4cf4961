"""What every command costs for catalogs that are small and dear, and how that grows with twice as many bytes.

    python -m tests.bench.doublings --kinds links exits --commands check diff
    python -m tests.bench.doublings --largest

Seconds are those of all processors, memory that of the largest process. A command that takes more than the limit is
ended and counts as such a one.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from math import log2
from pathlib import Path
from typing import Any

from tests.bench.dense import KINDS, write_dense
from tests.bench.report import keep

DAY = "2026-11-01"
MOST_SECONDS = 60
_PATIENCE_SECONDS = 1200
"""On the clock: other people may be at work on this computer."""
MOST_MEGABYTES = 1024
MOST_GROWTH = 2.3
COMMANDS = ("check", "build", "diff", "reach", "metrics", "resilience", "diagram", "export", "rollover")


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds, megabytes, and how the command ended."""

    seconds: float
    megabytes: int
    status: int


def cost(command: str, catalog: Path, less: Path, to: Path) -> Cost:
    """Return what `command` takes for `catalog`; `less` is a catalog to compare with, `to` a folder to write to."""
    program = str(Path(sys.executable).with_name("pathways"))
    pathway = "d/p" if (catalog / "d/pathways/p.yaml").exists() else "d/p0"
    more = {
        "check": [str(catalog), "--as-of", DAY, "--output", str(to / "report")],
        "build": [str(catalog), "--as-of", DAY, "--to", str(to / "site")],
        "diff": [str(catalog), str(less), "--as-of", DAY, "--output", str(to / "report")],
        "reach": [pathway, "--catalog", str(catalog)],
        "metrics": ["--catalog", str(catalog)],
        "resilience": ["--catalog", str(catalog)],
        "diagram": [pathway, "--catalog", str(catalog), "--output", str(to / "p.svg")],
        "export": ["all", "--catalog", str(catalog), "--as-of", DAY, "--to", str(to / "data")],
        "rollover": ["2027-28", "--catalog", str(catalog), "--as-of", DAY, "--dry-run"],
    }[command]
    with (to / "out").open("wb") as out:
        running = subprocess.Popen([program, command, *more], stdout=out, stderr=out, cwd=to, preexec_fn=_limits)
        ended = threading.Timer(_PATIENCE_SECONDS, running.kill)
        ended.start()
        _, status, usage = os.wait4(running.pid, 0)
        ended.cancel()
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024, os.waitstatus_to_exitcode(status))


def _limits() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS * 2, MOST_SECONDS * 2))
    resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))


def costs(kind: str, size: int, commands: tuple[str, ...]) -> Iterator[tuple[str, int, Cost]]:
    """Yield by command how many bytes the catalog of `kind` and `size` has, and what it takes."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        written = write_dense(here / "catalog", kind, size)
        _without_some(here / "catalog", here / "less")
        for command in commands:
            yield command, written, cost(command, here / "catalog", here / "less", here)


def _grown(before: float, after: float, bytes_before: int, bytes_after: int) -> float:
    """Return by how much something grows with twice the bytes, or with twice the size where bytes grow less."""
    return float((after / before) ** min(1, 1 / log2(bytes_after / bytes_before)))


def _without_some(catalog: Path, to: Path) -> None:
    """Write `catalog` without every third course, credential and occupation."""
    shutil.copytree(catalog, to)
    for folder in ("courses", "credentials", "occupations", "competencies"):
        for file in sorted((to / "d" / folder).glob("*.yaml"))[::3]:
            file.unlink()


def measure_kind(kind: str, commands: tuple[str, ...], *, largest_only: bool) -> dict[str, Any]:
    """Print what `commands` take for catalogs of `kind`, a line for each, and return it as a row of the report."""
    _, size, largest = KINDS[kind]
    row: dict[str, Any] = {"kind": kind}
    before: dict[str, tuple[int, Cost]] = {}
    for now in (largest,) if largest_only else dict.fromkeys((size, 2 * size, largest)):
        for command, written, found in costs(kind, now, commands):
            line = f"{kind:15} {command:10} {found.seconds:7.1f} s {found.megabytes:6} MB {found.status:3}"
            too_much = found.seconds > MOST_SECONDS or found.megabytes > MOST_MEGABYTES or found.status not in (0, 1)
            if now == 2 * size and command in before:
                bytes_before, cheaper = before[command]
                slower = _grown(cheaper.seconds, found.seconds, bytes_before, written)
                larger = _grown(cheaper.megabytes, found.megabytes, bytes_before, written)
                line += f"  x{slower:.1f} x{larger:.1f}"
                too_much = too_much or max(slower, larger) > MOST_GROWTH
                row["slower"], row["larger"] = max(row.get("slower", 0), slower), max(row.get("larger", 0), larger)
            if now == largest:
                row |= {"KB": written // 1000, command: [found.seconds, found.megabytes]}
            before[command] = (written, found)
            print(line, "TOO MUCH" if too_much else "", flush=True)
    return row


def main() -> None:
    """Measure as the command line says; print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--kinds", nargs="*", choices=KINDS, default=list(KINDS))
    parser.add_argument("--commands", nargs="*", choices=COMMANDS, default=list(COMMANDS))
    parser.add_argument("--largest", action="store_true", help="only the largest size, against the limits")
    parser.add_argument("--keep", action="store_true", help="keep what was measured, and write the report")
    asked = parser.parse_args()
    rows = (measure_kind(kind, tuple(asked.commands), largest_only=asked.largest) for kind in asked.kinds)
    if asked.keep:
        keep("dense", rows)
    else:
        list(rows)


if __name__ == "__main__":
    main()
