"""How long `pathways check` takes, stage by stage, and how much memory: does it grow in a straight line?

    python -m tests.bench.checks --files 1000 5000 20000

Every size runs in a process of its own with nothing warmed up; jsonschema alone, on the same files, is the peer.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema

from generator.catalog.layout import survey
from generator.catalog.load import load
from generator.catalog.read import read
from generator.catalog.schemas import is_valid, read_schema
from generator.checks.engine import check
from generator.graph.build import build_graph
from tests.bench.synthetic import write_synthetic

FILES_PER_PATHWAY = 5.4
STAGES = ("read", "schema", "jsonschema", "load", "graph", "rules")


def measure(folder: Path) -> dict[str, float]:
    """Return seconds per stage, the number of files and the peak of memory in MB, for the catalog in `folder`."""
    seconds: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], Any]) -> Any:
        started = time.perf_counter()
        result = work()
        seconds[stage] = time.perf_counter() - started
        return result

    loaded = timed("load", lambda: load(folder))
    graph = timed("graph", lambda: build_graph(loaded.catalog))
    report = timed("rules", lambda: check(loaded, date(2026, 11, 1), graph=graph))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    files = survey(folder).entity_files
    sources = timed("read", lambda: [(file.kind.value, read(folder, file.file)[0]) for file in files])
    values = [(kind, source.value) for kind, source in sources if source]
    timed("schema", lambda: [is_valid(kind, value) for kind, value in values])
    some = values[:: max(1, len(values) // 500)]
    validators = {kind: jsonschema.Draft202012Validator(read_schema(kind)) for kind, _ in some}
    timed("jsonschema", lambda: [validators[kind].is_valid(value) for kind, value in some])
    seconds["jsonschema"] *= len(values) / len(some)
    return {**seconds, "files": len(loaded.files), "findings": len(report.findings), "megabytes": peak}


def main() -> None:
    """Make catalogs of the sizes asked for, measure each in a process of its own, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--files", nargs="*", type=int, default=[1000, 5000, 20000])
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        print(json.dumps(measure(asked.measure)))
        return
    print("| files | " + " | ".join(STAGES) + " | load + graph + rules | ms a file | MB |")
    print("|---:" * (len(STAGES) + 4) + "|")
    for size in asked.files:
        with tempfile.TemporaryDirectory() as folder:
            write_synthetic(Path(folder) / "catalog", round(size / FILES_PER_PATHWAY))
            command = [sys.executable, "-m", "tests.bench.checks", "--measure", str(Path(folder) / "catalog")]
            found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        total = found["load"] + found["graph"] + found["rules"]
        cells = [f"{found[stage]:.2f} s" for stage in STAGES]
        each = 1000 * total / found["files"]
        print(f"| {found['files']:,} | {' | '.join(cells)} | {total:.2f} s | {each:.2f} | {found['megabytes']:.0f} |")


if __name__ == "__main__":
    main()
