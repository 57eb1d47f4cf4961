"""What the parts that are not plain gain over plain ones: `python -m tests.bench.plain_parts`.

Four small files do by hand what a library would do: the network of shared dictionaries, the reader of libyaml's
events, the writer of SVG, the pause of the garbage collector. Each is measured here beside the plain version, in
processor time, the best of several runs, so that whoever doubts that it is worth its lines can look.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

import networkx as nx
import yaml

from generator.catalog.load import load
from generator.catalog.yaml.reader import read_document
from generator.diagram.svg.writer import Markup
from generator.graph.build import build_graph
from tests.bench.synthetic import write_synthetic

_RUNS = 5
_PATHWAYS = 500


def seconds(work: Callable[[], Any]) -> float:
    """Return the least processor time that `work` takes."""
    best = float("inf")
    for _ in range(_RUNS):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def memory(work: Callable[[], Any]) -> int:
    """Return how many bytes the result of `work` takes."""
    gc.collect()
    tracemalloc.start()
    made = work()
    taken = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert made is not None
    return taken


def network(catalog: Path) -> tuple[float, float]:
    """Return the bytes of the network as NetworkX keeps it, and with shared dictionaries."""
    loaded = load(catalog).catalog
    shared = build_graph(loaded).network
    plain = memory(lambda: nx.MultiDiGraph(shared))
    with_sharing = memory(lambda: build_graph(loaded).network)
    return plain, with_sharing


def reader(catalog: Path) -> tuple[float, float]:
    """Return the seconds for all files with PyYAML's own nodes, which know every place, and with libyaml's events."""
    texts = [file.read_text() for file in sorted(catalog.rglob("*.yaml"))]

    def compose() -> None:
        for text in texts:
            loader = yaml.CSafeLoader(text)
            loader.construct_document(loader.get_single_node())
            loader.dispose()

    def events() -> None:
        for text in texts:
            read_document(text)

    return seconds(compose), seconds(events)


def writer() -> tuple[float, float]:
    """Return the seconds for a drawing of 2,000 boxes as a tree that is then written, and written at once."""
    place = {"x": "10", "y": "20", "width": "30", "height": "40", "class": "pw-shape"}

    def tree() -> None:
        root = Element("svg")
        for number in range(2_000):
            group = SubElement(root, "g", {"class": "pw-box"})
            SubElement(group, "rect", place)
            SubElement(group, "text", {"x": "1"}).text = f"Box {number}"
        tostring(root, encoding="unicode")

    def text() -> None:
        markup = Markup()
        with markup.element_around("svg", {}):
            for number in range(2_000):
                with markup.element_around("g", {"class": "pw-box"}):
                    markup.element("rect", place)
                    markup.element("text", {"x": "1"}, f"Box {number}")
        str(markup)

    return seconds(tree), seconds(text)


def collector(catalog: Path) -> tuple[float, float]:
    """Return the seconds for reading a catalog with the collector at work, and with its pause."""
    plain = load.__wrapped__  # type: ignore[attr-defined]  # what `collecting_later` was put around
    return seconds(lambda: plain(catalog)), seconds(lambda: load(catalog))


def main() -> None:
    """Print a table of the plain version, ours, and how many times less ours takes."""
    with tempfile.TemporaryDirectory() as folder:
        catalog = Path(folder)
        write_synthetic(catalog, _PATHWAYS)
        rows = {
            "network of shared dictionaries, MB": [one / 1e6 for one in network(catalog)],
            "reader of libyaml's events, s": reader(catalog),
            "writer of SVG, s": writer(),
            "pause of the garbage collector, s": collector(catalog),
        }
    print(f"Python {sys.version.split()[0]}, {_PATHWAYS} pathways\n\n| part | plain | ours | times |")
    print("|---|---:|---:|---:|")
    for name, (plain, ours) in rows.items():
        print(f"| {name} | {plain:.3f} | {ours:.3f} | {plain / ours:.1f} |")


if __name__ == "__main__":
    main()
