"""What was measured, kept in results.json, and the report, the chart and five lines of the README made from it.

Every measurement hands over rows. A row of the same size takes the place of the one before it; the others stay,
each with the day on which it was measured.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any
from xml.etree import ElementTree

Row = Mapping[str, Any]

_HERE = Path(__file__).parent
RESULTS = _HERE / "results.json"
REPORT = _HERE / "REPORT.md"
CHART = _HERE / "speed.svg"
README = _HERE.parents[1] / "README.md"
_HEAD = _HERE / "REPORT-head.md"
_SUMMARY = re.compile(r"(?<=<!-- performance, written by make bench -->\n).*?(?=<!-- end -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the report: its heading, words before its table, what tells rows apart, and cells by heading."""

    title: str
    words: str
    key: tuple[str, ...]
    cells: Mapping[str, str]


_STAGES = {
    "load": "load",
    "graph": "graph",
    "checks": "checks",
    "insight": "insight",
    "frames by Material": "frames",
    "drawings, none kept": "diagrams",
    "pages written": "pages",
    "search index": "search",
}
_COMMANDS = ("check", "build", "diff", "reach", "metrics", "resilience", "diagram", "export", "rollover")
PARTS: Mapping[str, Part] = MappingProxyType(
    {
        "checks": Part(
            "Checks: `python -m tests.bench.checks`",
            "Seconds on the clock; memory is that of all processes.",
            ("asked",),
            {
                "files": "{files:,}",
                "start": "{start:.1f} s",
                "load": "{load:.1f} s",
                "of it schemas": "{schema:.2f} s",
                "jsonschema alone": "{jsonschema:.1f} s",
                "graph": "{graph:.1f} s",
                "rules": "{rules:.1f} s",
                "whole command": "{command:.1f} s",
                "ms a file": "{each:.1f}",
                "memory": "{MB:.0f} MB",
            },
        ),
        "stages": Part(
            "A build, stage by stage: `python -m tests.bench.stages`",
            "Seconds of all processors together, and in brackets on the clock: medians of several runs, one run for "
            "10,000 pathways.\nThe whole build is `pathways build`, on the clock. Memory is that of all processes, "
            "shared memory counted once.",
            ("pathways",),
            {
                "pathways": "{pathways:,}",
                "pages": "{number:,}",
                **{title: f"{{{stage}[0]:.1f}} ({{{stage}[1]:.1f}})" for title, stage in _STAGES.items()},
                "frames and pages, ms a page": "{own:.1f}",
                "whole build": "{whole:.0f} s",
                "memory": "{memory} MB",
            },
        ),
        "peers": Part(
            "Other generators: `python -m tests.bench.peers`",
            "Medians of several runs from a fresh start, taking turns. Ours reads and checks the catalog, draws "
            "every pathway\nand makes its pages; the others are given finished text as Markdown and draw nothing.",
            ("pages", "generator"),
            {
                "pages": "{pages:,}",
                "generator": "{generator}",
                "version": "{version}",
                "seconds": "{seconds:.1f}",
                "ms a page": "{each:.2f}",
                "seconds of processor": "{processor:.1f}",
                "KB a page": "{size:.0f}",
                "memory": "{memory} MB",
            },
        ),
        "pull requests": Part(
            "The answer to a proposed change: `python -m tests.bench.pull_requests`",
            "Both sides are read and checked, in seconds of the processor.",
            ("catalog",),
            {"catalog": "{catalog}", "files": "{files:,}", "seconds": "{seconds:.1f}"},
        ),
        "reach": Part(
            "Questions to the graph: `python -m tests.bench.insight_reach`",
            "Seconds of one processor, for every pathway, organization and entry.",
            ("question", "pathways"),
            {"question": "{question}", "pathways": "{pathways:,}", "seconds": "{seconds:.1f}"},
        ),
        "imports": Part(
            "A district's table of courses: `python -m tests.bench.imports`",
            "Seconds of one processor from the start of the command to its end.",
            ("rows", "import"),
            {"rows": "{rows:,}", "import": "{import}", "seconds": "{seconds:.1f}", "memory": "{memory:.0f} MB"},
        ),
        "dense": Part(
            "Small catalogs that are dear: `python -m tests.bench.doublings --keep`",
            "The largest of each kind that `tests/bench/dense.py` makes, each under a megabyte: seconds of all "
            "processors, and the\nmemory of the largest process. The limits are 60 seconds and 1,024 MB. Growth is "
            "that of the dearest command with\ntwice the bytes; the limit is 2.3. What has errors is not built: that "
            "ends with its findings. An empty cell was not measured.",
            ("kind",),
            {
                "kind": "{kind}",
                "KB": "{KB:,}",
                **{command: f"{{{command}[0]:.1f}} s, {{{command}[1]}} MB" for command in _COMMANDS},
                "time, twice the bytes": "x{slower:.1f}",
                "memory": "x{larger:.1f}",
            },
        ),
        "finder": Part(
            "The finder's first search in a fresh browser: `python -m tests.bench.finder`",
            "Facets and first results included.",
            ("pathways",),
            {"pathways": "{pathways:,}", "time": "{fastest:.0f} to {slowest:.0f} ms", "transferred": "{kB:.0f} kB"},
        ),
    }
)


def keep(part: str, rows: Iterable[Row]) -> None:
    """Keep what was measured today, and write everything that is made from it."""
    results = read_results()
    key = PARTS[part].key
    known = {tuple(row[name] for name in key): row for row in results.get(part, [])}
    today = f"{date.today()}, {os.cpu_count()} cores"
    known |= {tuple(row[name] for name in key): {**row, "measured": today} for row in rows}
    results[part] = [known[each] for each in sorted(known)]
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    write_report()


def read_results() -> dict[str, list[dict[str, Any]]]:
    """Return the rows of every part."""
    found: dict[str, list[dict[str, Any]]] = json.loads(RESULTS.read_text(encoding="utf-8"))
    return found


def write_report() -> None:
    """Write the report, the chart and the README's lines from the rows that are kept."""
    results = read_results()
    REPORT.write_text(report(results), encoding="utf-8")
    CHART.write_text(chart(results) + "\n", encoding="utf-8")
    readme = README.read_text(encoding="utf-8")
    README.write_text(
        _SUMMARY.sub(lambda _: "".join(f"{line}\n" for line in summary(results)), readme), encoding="utf-8"
    )


def report(results: Mapping[str, list[dict[str, Any]]]) -> str:
    """Return the report as Markdown."""
    parts = [_HEAD.read_text(encoding="utf-8").rstrip(), "\n".join(summary(results)), f"![Seconds]({CHART.name})"]
    for name, part in PARTS.items():
        parts += [f"## {part.title}", part.words, "\n".join(table(part, results[name]))]
    return "\n\n".join(parts) + "\n"


def table(part: Part, rows: Iterable[Row]) -> Iterator[str]:
    """Yield the lines of the table of a part. What was not measured is left empty."""
    yield f"| {' | '.join(part.cells)} | measured |"
    yield "|---" + "|---:" * (len(part.cells) - 1) + "|---|"
    for row in rows:
        yield f"| {' | '.join(_cell(cell, row) for cell in part.cells.values())} | {row['measured']} |"


def _cell(template: str, row: Row) -> str:
    try:
        return template.format_map(row)
    except KeyError:
        return ""


def summary(results: Mapping[str, list[dict[str, Any]]]) -> Iterator[str]:
    """Yield the five lines that say it in short."""
    checks, built, asked = (results[name][-1] for name in ("checks", "stages", "finder"))
    peers = _largest(results["peers"])
    own, material = peers["ours"], peers["MkDocs-Material, pruned"]
    answer = results["pull requests"][-1]
    yield f"- Checking {checks['files']:,} files takes {checks['command']:.1f} seconds and {checks['MB']:.0f} MB."
    yield (
        f"- Building {own['pages']:,} pages, checks and drawings included, takes {own['seconds']:.1f} seconds; "
        f"Material alone takes {material['seconds']:.0f}."
    )
    yield (
        f"- A page costs the same in a large catalog: {built['own']:.1f} ms of a processor among "
        f"{built['number']:,} pages."
    )
    seconds, milliseconds = f"{answer['seconds']:.0f} seconds", f"{asked['slowest']:.0f} ms"
    yield f"- A proposed change to a catalog of {answer['files']:,} files is answered in {seconds}."
    yield f"- The first search among {asked['pathways']:,} pathways takes {milliseconds} and {asked['kB']:.0f} kB."


def _largest(rows: Iterable[Row]) -> dict[str, Row]:
    """Return the rows of the largest number of pages that was measured, by generator."""
    every = list(rows)
    most = max(row["pages"] for row in every)
    return {row["generator"]: row for row in every if row["pages"] == most}


def chart(results: Mapping[str, list[dict[str, Any]]]) -> str:
    """Return a bar for each generator, as an SVG: how long it takes for the same pages."""
    rows = sorted(_largest(results["peers"]).values(), key=lambda row: float(row["seconds"]))
    widest, line, left, room = rows[-1]["seconds"], 28, 290, 400
    size = {"width": "760", "height": str(line * (len(rows) + 1) + 16)}
    svg = ElementTree.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, "role": "img"})
    ElementTree.SubElement(svg, "rect", {**size, "fill": "white"})
    words = {"font-family": "sans-serif", "font-size": "14", "fill": "#222"}
    title = f"Seconds to make the same {rows[0]['pages']:,} pages"
    ElementTree.SubElement(svg, "text", {**words, "x": "12", "y": "24", "font-weight": "bold"}).text = title
    for number, row in enumerate(rows, start=1):
        top, ours = line * number + 10, row["generator"].startswith("ours")
        middle = {**words, "y": str(top + 15)}
        ElementTree.SubElement(svg, "text", {**middle, "x": str(left - 10), "text-anchor": "end"}).text = row[
            "generator"
        ]
        width = max(2, round(room * row["seconds"] / widest))
        bar = {"x": str(left), "y": str(top), "width": str(width), "height": "20"}
        ElementTree.SubElement(svg, "rect", {**bar, "fill": "#0b5c6b" if ours else "#9aa5ab"})
        seconds = f"{row['seconds']:.1f}"
        ElementTree.SubElement(svg, "text", {**middle, "x": str(left + width + 8)}).text = seconds
    ElementTree.indent(svg)
    return ElementTree.tostring(svg, encoding="unicode")


if __name__ == "__main__":
    write_report()
