"""Our builds beside those of other site generators: `python -m tests.bench.peers --pathways 10`.

Every generator makes the same pages from a fresh start, Hugo and Eleventy with the same markup around the content as
ours. The others get the content as Markdown, by folder; drawings are left out for them, while ours are made.
Programs are fetched on demand into a folder of their own (`--tools`, kept if named): none is a dependency of the
project. Stock MkDocs puts its whole navigation into every page unless `navigation.prune` is on; so it is measured up
to 1,000 pages.

Wall time is what people wait, processor time what all cores did; memory is that of all processes together at its
peak, in one run more, because looking at it takes time. Measure on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from tests.bench.memory import peak
from tests.bench.peers.content import Content, content_of
from tests.bench.peers.generators import GENERATORS, Generator, Tools
from tests.bench.peers.measure import Measured, measured

_MOST_UNPRUNED = 1_000


def main() -> None:
    """Print a table of medians."""
    wanted = _wanted()
    chosen = [one for one in GENERATORS if one.key in wanted.only and one.key not in wanted.without]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        tools = Tools(wanted.tools or Path(stack.enter_context(tempfile.TemporaryDirectory())))
        catalog = folder / "source" / "catalog"
        command = [sys.executable, "-m", "tests.bench.synthetic", "--pathways", str(wanted.pathways)]
        subprocess.run([*command, "--to", str(catalog)], check=True, capture_output=True)
        content = content_of(catalog, folder / "source" / "site")
        print(f"{len(content.pages):,} pages, medians of {wanted.runs} runs\n")
        print("| generator | version | seconds | ms a page | seconds of processor | KB a page | MB |")
        print("|---|---|---:|---:|---:|---:|---:|")
        for generator in chosen:
            if generator.unpruned and len(content.pages) > _MOST_UNPRUNED:
                continue
            print(_row(generator, tools, content, folder / generator.key, wanted.runs), flush=True)


def _wanted() -> argparse.Namespace:
    keys = [one.key for one in GENERATORS]
    parser = argparse.ArgumentParser(description="Our builds beside those of other site generators.")
    parser.add_argument(
        "--pathways", type=int, default=10, help="the size of the synthetic catalog; ten give 280 pages"
    )
    parser.add_argument("--runs", type=int, default=5, help="of each generator; the table shows their medians")
    parser.add_argument("--only", nargs="+", choices=keys, default=keys, help="generators to measure")
    parser.add_argument("--without", nargs="+", choices=keys, default=[], help="generators to leave out")
    parser.add_argument("--tools", type=Path, help="where programs are fetched to, and kept")
    return parser.parse_args()


def _row(generator: Generator, tools: Tools, content: Content, folder: Path, runs: int) -> str:
    version = generator.fetch(tools)
    project = generator.lay_out(tools, content, folder)
    times: list[Measured] = []
    for _ in range(runs):
        project.forget()
        times.append(measured(project.command, project.folder))
    project.forget()
    memory = peak(project.command, project.folder)
    pages = project.pages()
    if len(pages) < len(content.pages):
        raise SystemExit(f"{generator.name} made {len(pages)} of {len(content.pages)} pages.")
    seconds = median(one.seconds for one in times)
    size = sum(page.stat().st_size for page in pages) / len(pages) / 1000
    return (
        f"| {generator.name} | {version} | {seconds:.2f} | {seconds * 1000 / len(pages):.2f} "
        f"| {median(one.processor for one in times):.2f} | {size:.1f} | {memory} |"
    )


if __name__ == "__main__":
    main()
