"""How long `pathways import courses` takes for a district's table, the first time and a year later.

    python -m tests.bench.imports --rows 1000 5000

Each import is a process of its own. In the second table every tenth course has another credit. Memory is the most
that the process held.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench.report import keep
from tests.builders import HOME, write

_COMMAND = "from generator.cli import main; main()"
_HEADERS = ("Course Code", "Course Title", "Grade Level", "Credits", "Department", "Prerequisites", "Description")
_DEPARTMENTS = ("Mathematics", "Science", "English", "CTE", "Fine Arts", "World Languages")
_NEEDS = ("", "", "{0}", "{0} and {1}", "{0} or {1}", "C or better in {0}, or teacher approval", "{0}, {1}")


def write_table(path: Path, rows: int, changed: int = 0) -> None:
    """Write a table of so many courses to `path`; every so many-th has another credit, none when `changed` is 0."""
    chance = random.Random(1)
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(_HEADERS)
        for number in range(rows):
            needs = chance.choice(_NEEDS).format(*(f"C{chance.randrange(rows):05}" for _ in range(2)))
            credits_ = "0.5" if changed and number % changed == 0 else "1"
            department = chance.choice(_DEPARTMENTS)
            words = f"Students of course {number} work in teams, on paper and in the shop, for a year."
            writer.writerow((f"C{number:05}", f"Course {number}", "9-12", credits_, department, needs, words))


def run(folder: Path, table: Path) -> dict[str, float]:
    """Import `table` into the catalog in `folder`; return the seconds of the processor and the memory in MB."""
    command = [sys.executable, "-c", _COMMAND, "import", "courses", str(table), "--organization", HOME]
    with subprocess.Popen([*command, "--catalog", str(folder)], stdout=subprocess.DEVNULL) as running:
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise SystemExit(f"The import ended with status {running.returncode}.")
    return {"seconds": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss / 1024}


def main() -> None:
    """Measure every size and keep the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", nargs="+", type=int, default=[1000, 5000])
    found: list[dict[str, Any]] = []
    for rows in parser.parse_args().rows:
        with tempfile.TemporaryDirectory() as scratch:
            folder = write(Path(scratch) / "catalog")
            first, second = Path(scratch) / "first.csv", Path(scratch) / "second.csv"
            write_table(first, rows)
            write_table(second, rows, changed=10)
            for table, name in ((first, "first"), (second, "a year later")):
                found.append({"rows": rows, "import": name, **run(folder, table)})
                print(found[-1], flush=True)
    keep("imports", found)


if __name__ == "__main__":
    main()
