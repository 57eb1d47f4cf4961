"""Our builds beside those of other site generators: `python -m tests.bench.peers --pathways 10`.

Every generator makes the same pages from a fresh start, Hugo and Eleventy with the same markup around the content as
ours. The others get the content as Markdown, by folder; drawings are left out for them, while ours are made.
Programs are fetched on demand into a folder of their own (`--tools`, kept if named): none is a dependency of the
project. Stock MkDocs puts its whole navigation into every page unless `navigation.prune` is on; so it is measured up
to 1,000 pages.

Wall time is what people wait, processor time what all cores did; memory is that of all processes together at its
peak, in one run more, because looking at it takes time. Measure on a machine that does nothing else; the generators
take turns, so that whatever it does all the same slows every one of them.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.memory import peak
from tests.bench.peers.content import content_of
from tests.bench.peers.generators import GENERATORS, Project, Tools
from tests.bench.peers.measure import Measured, measured
from tests.bench.report import keep

_MOST_UNPRUNED = 1_000


def main() -> None:
    """Measure, and keep the medians."""
    wanted = _wanted()
    chosen = [one for one in GENERATORS if one.key in wanted.only and one.key not in wanted.without]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        tools = Tools(wanted.tools or Path(stack.enter_context(tempfile.TemporaryDirectory())))
        catalog = folder / "source" / "catalog"
        command = [sys.executable, "-m", "tests.bench.synthetic", "--pathways", str(wanted.pathways)]
        subprocess.run([*command, "--to", str(catalog)], check=True, capture_output=True)
        content = content_of(catalog, folder / "source" / "site")
        chosen = [one for one in chosen if not one.unpruned or len(content.pages) <= _MOST_UNPRUNED]
        versions = {one.key: one.fetch(tools) for one in chosen}
        projects = {one.key: one.lay_out(tools, content, folder / one.key) for one in chosen}
        times: dict[str, list[Measured]] = {key: [] for key in projects}
        for number in range(wanted.runs):
            for key, project in projects.items():
                project.forget()
                times[key].append(measured(project))
                print(f"run {number + 1}, {key}: {times[key][-1].seconds:.2f} s", file=sys.stderr)
        keep(
            "peers",
            (
                {"generator": one.name, "version": versions[one.key]}
                | _row(projects[one.key], times[one.key], len(content.pages))
                for one in chosen
            ),
        )


def _wanted() -> argparse.Namespace:
    keys = [one.key for one in GENERATORS]
    parser = argparse.ArgumentParser(description="Our builds beside those of other site generators.")
    parser.add_argument(
        "--pathways", type=int, default=10, help="the size of the synthetic catalog; ten give 280 pages"
    )
    parser.add_argument("--runs", type=int, default=5, help="of each generator; their medians are kept")
    parser.add_argument("--only", nargs="+", choices=keys, default=keys, help="generators to measure")
    parser.add_argument("--without", nargs="+", choices=keys, default=[], help="generators to leave out")
    parser.add_argument("--tools", type=Path, help="where programs are fetched to, and kept")
    return parser.parse_args()


def _row(project: Project, times: list[Measured], wanted: int) -> dict[str, Any]:
    project.forget()
    memory = peak(project.command, project.folder)
    pages = project.pages()
    if len(pages) < wanted:
        raise SystemExit(f"{project.folder.name} made {len(pages)} of {wanted} pages.")
    seconds = median(one.seconds for one in times)
    row = {
        "pages": wanted,
        "seconds": seconds,
        "each": seconds * 1000 / len(pages),
        "processor": median(one.processor for one in times),
        "size": sum(page.stat().st_size for page in pages) / len(pages) / 1000,
    }
    return row if project.stages else {**row, "memory": memory.megabytes}


if __name__ == "__main__":
    main()
