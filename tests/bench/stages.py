"""How long a build takes, stage by stage, and how much memory: does it grow in a straight line?

    python -m tests.bench.stages --pathways 100 1000 10000 --runs 5

Every size runs in processes of its own with nothing warmed up. Seconds are those of all processors together, as the
system counts them for this process and those it started; what waits or is kept from a busy machine is not counted.
Beside them stands the time on the clock. "diagrams" is what pages cost more when no drawing is kept from before.
Memory is that of `pathways build`, all its processes together, shared memory counted once.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from generator.catalog.load import load
from generator.catalog.read import read
from generator.catalog.schemas import is_valid
from generator.catalog.survey import survey_folder
from generator.checks.runner import check
from generator.graph.build import build_graph
from generator.graph.catalog_graph import CatalogGraph
from generator.insight.components import components
from generator.insight.metrics import metrics
from generator.insight.partners.skills import skills
from generator.pages.cache import Cache
from generator.pages.finder import pages as finder
from generator.pages.parts.who_can_finish import who_can_finish
from generator.pages.render.words import words_in
from generator.pages.site import make_site
from generator.pages.view import View
from generator.pages.website import BuildRefused
from generator.publish.build import build_frames
from generator.publish.writer import write_documents
from tests.bench.memory import peak
from tests.bench.report import keep
from tests.bench.synthetic import write_synthetic

DAY = date(2026, 11, 1)
STAGES = ("read", "schema", "load", "graph", "checks", "insight", "frames", "diagrams", "pages", "search")
Seconds = dict[str, tuple[float, float]]
"""Seconds of all processors, and on the clock, by stage."""


class Stopwatch:
    """Measures stages one after the other."""

    def __init__(self) -> None:
        self.seconds: Seconds = {}

    def time(self, stage: str, work: Callable[[], Any]) -> Any:
        """Return what `work` returns, and note how long it took."""
        clock, processors = time.perf_counter(), _processors()
        result = work()
        self.seconds[stage] = _processors() - processors, time.perf_counter() - clock
        return result


def _processors() -> float:
    now = os.times()
    return now.user + now.system + now.children_user + now.children_system


def measure(catalog: Path, to: Path) -> tuple[Seconds, int]:
    """Return the seconds of every stage for a catalog, and how many pages it has."""
    watch = Stopwatch()
    files = survey_folder(catalog).entity_files
    sources = watch.time("read", lambda: [(file.kind.value, read(catalog, file.file)[0]) for file in files])
    values = [(kind, source.value) for kind, source in sources if source]
    watch.time("schema", lambda: [is_valid(kind, value) for kind, value in values])
    loaded = watch.time("load", lambda: load(catalog))
    graph = watch.time("graph", lambda: build_graph(loaded.catalog))
    report = watch.time("checks", lambda: check(loaded, DAY, graph=graph))
    watch.time("insight", lambda: _insight(graph))
    site = make_site(graph, DAY, report.findings, Cache(to / "cache"))
    publication = watch.time("frames", lambda: build_frames(site, catalog, to / "site"))
    assert not isinstance(publication, BuildRefused), publication

    def write(folder: Path) -> None:
        write_documents(publication, folder, lambda _done, _total: None)

    # The pages keep what the finder is to know; here it is worked out once more, for a site of its own.
    view = View(graph, words_in("en"), DAY)
    watch.time("search", lambda: [asset for batch in finder.assets(view) for asset in batch.made()])
    watch.time("diagrams", lambda: write(to / "site"))
    shutil.rmtree(to / "site")
    watch.time("pages", lambda: write(to / "again"))
    cold, warm = watch.seconds["diagrams"], watch.seconds["pages"]
    watch.seconds["diagrams"] = cold[0] - warm[0], cold[1] - warm[1]
    return watch.seconds, len(site.pages)


def _insight(graph: CatalogGraph) -> None:
    view = View(graph, words_in("en"), DAY)
    for pathway in graph.catalog.pathways.values():
        who_can_finish(view, pathway.id)
        components(graph, pathway)
        skills(graph, pathway)
        metrics(graph, pathway)
    assert view.reaches.failure_points is not None


def _medians(runs: list[Seconds]) -> Seconds:
    return {stage: (median(run[stage][0] for run in runs), median(run[stage][1] for run in runs)) for stage in STAGES}


def _measured(catalog: Path) -> tuple[Seconds, int]:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.bench.stages", "--measure", str(catalog), folder]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found["seconds"], found["pages"]


def main() -> None:
    """Make catalogs of the sizes asked for, measure each, and keep what it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pathways", nargs="*", type=int, default=[100, 530, 1000])
    parser.add_argument(
        "--runs", type=int, default=3, help="of catalogs of up to 1,000 pathways; larger ones run once"
    )
    parser.add_argument("--measure", nargs=2, type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        seconds, pages = measure(*asked.measure)
        print(json.dumps({"seconds": seconds, "pages": pages}))
        return
    keep("stages", (measure_size(pathways, asked.runs) for pathways in asked.pathways))


def measure_size(pathways: int, runs: int) -> dict[str, Any]:
    """Return what a catalog of so many pathways takes, as medians of so many runs."""
    with tempfile.TemporaryDirectory() as folder:
        catalog = Path(folder) / "catalog"
        write_synthetic(catalog, pathways)
        found = [_measured(catalog) for _ in range(runs if pathways <= 1000 else 1)]
        seconds, number = _medians([run for run, _ in found]), found[0][1]
        program = Path(sys.executable).with_name("pathways")
        began = time.perf_counter()
        kept = f"XDG_CACHE_HOME={folder}/kept"
        most = peak(
            ["env", kept, str(program), "build", str(catalog), "--to", f"{folder}/site", "--as-of", DAY.isoformat()]
        )
        whole = time.perf_counter() - began
    own = sum(seconds[stage][0] for stage in ("frames", "pages")) * 1000 / number
    return {"pathways": pathways, "number": number, **seconds, "own": own, "whole": whole, "memory": most.megabytes}


if __name__ == "__main__":
    main()
