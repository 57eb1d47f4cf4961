"""How long `pathways check` takes, stage by stage, and how much memory: does it grow in a straight line?

    python -m tests.bench.checks --files 1000 5000 20000

Every size runs in processes of their own with nothing warmed up: one that is measured stage by stage, and one that is
the command itself, from its start to its last line. Both share their work with copies of themselves; "processor"
adds up the seconds of all, and says more than the clock while other programs are busy. jsonschema alone, on a sample
of the same files, is the peer.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import Any

from tests.bench.report import keep

FILES_PER_PATHWAY = 5.4
AS_OF = date(2026, 11, 1)
_SAMPLE = 500
_PAUSE = 0.02
_COMMAND = "from generator.cli import main; main()"


def measure(folder: Path) -> dict[str, float]:
    """Return seconds per stage, and the number of files and findings, for the catalog in `folder`."""
    seconds: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], Any]) -> Any:
        started = time.perf_counter()
        result = work()
        seconds[stage] = time.perf_counter() - started
        return result

    timed("start", _import)
    import jsonschema

    from generator.catalog.load import load
    from generator.catalog.read import read
    from generator.catalog.schemas import is_valid, read_schema
    from generator.catalog.survey import survey_folder
    from generator.checks.runner import check
    from generator.graph.build import build_graph

    loaded = timed("load", lambda: load(folder))
    graph = timed("graph", lambda: build_graph(loaded.catalog))
    report = timed("rules", lambda: check(loaded, AS_OF, graph=graph))
    sources = [(file.kind.value, read(folder, file.file)[0]) for file in survey_folder(folder).entity_files]
    values = [(kind, source.value) for kind, source in sources if source]
    timed("schema", lambda: [is_valid(kind, value) for kind, value in values])
    some = values[:: max(1, len(values) // _SAMPLE)]
    validators = {kind: jsonschema.Draft202012Validator(read_schema(kind)) for kind, _ in some}
    timed("jsonschema", lambda: [validators[kind].is_valid(value) for kind, value in some])
    seconds["jsonschema"] *= len(values) / len(some)
    return {**seconds, "files": len(loaded.files), "findings": len(report.findings)}


def _import() -> None:
    import generator.cli.check  # noqa: F401


def run_command(folder: Path) -> dict[str, float]:
    """Return how many seconds and processor seconds `pathways check` takes on `folder`, and the most memory in MB.

    Memory is what all its processes hold together, pages that they share counted once.
    """
    before = _processor_seconds()
    started = time.perf_counter()
    command = [sys.executable, "-c", _COMMAND, "check", str(folder), "--as-of", AS_OF.isoformat()]
    most = 0.0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        while running.poll() is None:
            most = max(most, sum(map(_megabytes, _family(running.pid))))
            time.sleep(_PAUSE)
    seconds = time.perf_counter() - started
    return {"command": seconds, "processor": _processor_seconds() - before, "MB": most}


def _processor_seconds() -> float:
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text()
    except OSError:  # it has ended
        return
    for child in children.split():
        yield from _family(int(child))


def _megabytes(process: int) -> float:
    """Return the memory of `process`, pages that it shares with others counted in part (Linux's Pss)."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def main() -> None:
    """Make catalogs of the sizes asked for, measure each in processes of their own, and keep what it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--files", nargs="*", type=int, default=[1000, 5000, 20000])
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        print(json.dumps(measure(asked.measure)))
        return
    keep("checks", map(measure_size, asked.files))


def measure_size(size: int) -> dict[str, float]:
    """Return what a catalog of about `size` files takes."""
    from tests.bench.synthetic import write_synthetic

    with tempfile.TemporaryDirectory() as folder:
        catalog = Path(folder) / "catalog"
        write_synthetic(catalog, round(size / FILES_PER_PATHWAY))
        command = [sys.executable, "-m", "tests.bench.checks", "--measure", str(catalog)]
        stages = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        found = {"asked": size, **stages, **run_command(catalog)}
        found["each"] = 1000 * found["processor"] / found["files"]
        return found


if __name__ == "__main__":
    main()
