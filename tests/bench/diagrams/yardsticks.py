"""Other engines on the same flows, with the same boxes, as pictures that can be surveyed."""

import importlib
import importlib.util
import json
import shutil
import subprocess
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

from generator.diagram.flow import Flow, all_lines
from generator.diagram.form import WIDE
from generator.diagram.layout.heights import break_text
from tests.bench.diagrams.survey import Picture, Wire

_FOLDER = Path(__file__).parent
_BOX = WIDE.largest_box
_ELK = {
    "elk.algorithm": "layered",
    "elk.direction": "DOWN",
    "elk.edgeRouting": "ORTHOGONAL",
    "elk.partitioning.activate": "true",
    "elk.layered.spacing.nodeNodeBetweenLayers": "30",
    "elk.spacing.nodeNode": "22",
    "elk.layered.thoroughness": "20",
}


def elk_pictures(flows: list[Flow], *, merge: bool) -> list[tuple[Picture, float]] | None:
    """ELK layered with levels as partitions, and its milliseconds; None where it is not installed.

    `merge` lets lines of one box share their port, as ours do.
    """
    if not (_FOLDER / "node_modules" / "elkjs").exists() or shutil.which("node") is None:
        return None
    graphs = [_elk_graph(flow, merge) for flow in flows]
    done = subprocess.run(
        ["node", str(_FOLDER / "elk.mjs")],
        input=json.dumps(graphs),
        capture_output=True,
        text=True,
        check=True,
    )
    laid = json.loads(done.stdout)
    return [(_elk_picture(flow, one["graph"]), one["ms"]) for flow, one in zip(flows, laid, strict=True)]


def nets(flow: Flow) -> dict[int, int]:
    """The net of each line of `all_lines`: lines of one source and relation belong together."""
    keys = [(line.source, line.relation) for line in all_lines(flow)]
    number = {key: index for index, key in enumerate(sorted(set(keys)))}
    return {index: number[key] for index, key in enumerate(keys)}


def _elk_graph(flow: Flow, merge: bool) -> dict[str, Any]:
    options = _ELK | ({"elk.layered.mergeEdges": "true"} if merge else {})
    return {
        "id": "root",
        "layoutOptions": options,
        "children": [
            {
                "id": box.id,
                "width": _BOX,
                "height": break_text(box, WIDE, _BOX).height,
                "layoutOptions": {"elk.partitioning.partition": str(box.band)},
            }
            for box in flow.boxes
        ],
        "edges": [
            {"id": str(index), "sources": [line.source], "targets": [line.target]}
            for index, line in enumerate(all_lines(flow))
        ],
    }


def _elk_picture(flow: Flow, graph: dict[str, Any]) -> Picture:
    net_of, lines = nets(flow), all_lines(flow)
    boxes = {
        node["id"]: (round(node["x"]), round(node["y"]), node["width"], node["height"]) for node in graph["children"]
    }
    wires: list[Wire] = []
    for edge in graph["edges"]:
        index = int(edge["id"])
        for section in edge["sections"]:
            points = [section["startPoint"], *section.get("bendPoints", []), section["endPoint"]]
            places = tuple((round(point["x"], 2), round(point["y"], 2)) for point in points)
            wires.append(Wire(net_of[index], frozenset((lines[index].source, lines[index].target)), places))
    return Picture(round(graph["width"]), round(graph["height"]), boxes, tuple(wires))


def dot_pictures(flows: list[Flow]) -> list[tuple[Picture, float]] | None:
    """Graphviz dot with one rank per level and orthogonal lines; None where pygraphviz is not installed."""
    if importlib.util.find_spec("pygraphviz") is None:
        return None
    graphviz: Any = importlib.import_module("pygraphviz")
    results: list[tuple[Picture, float]] = []
    for flow in flows:
        start = time.perf_counter()
        graph = _dot_graph(graphviz, flow)
        graph.layout("dot")
        results.append((_dot_picture(flow, graph), (time.perf_counter() - start) * 1000))
    return results


def _dot_graph(graphviz: Any, flow: Flow) -> Any:
    graph = graphviz.AGraph(directed=True, strict=False, splines="ortho", nodesep="0.3", ranksep="0.4")
    graph.node_attr.update(shape="box", fixedsize="true", label="")
    for box in flow.boxes:
        graph.add_node(box.id, width=_BOX / 72, height=break_text(box, WIDE, _BOX).height / 72)
    used = sorted({box.band for box in flow.boxes})
    firsts: list[str] = []
    for band in used:
        members = [box.id for box in flow.boxes if box.band == band]
        graph.add_subgraph(members, rank="same")
        firsts.append(members[0])
    for upper, lower in pairwise(firsts):
        graph.add_edge(upper, lower, key="level", style="invis")
    for index, line in enumerate(all_lines(flow)):
        graph.add_edge(line.source, line.target, key=str(index))
    return graph


def _dot_picture(flow: Flow, graph: Any) -> Picture:
    net_of, lines = nets(flow), all_lines(flow)
    _, _, width, height = (round(float(part)) for part in graph.graph_attr["bb"].split(","))
    boxes: dict[str, tuple[int, int, int, int]] = {}
    for box in flow.boxes:
        x, y = (float(part) for part in graph.get_node(box.id).attr["pos"].split(","))
        tall = break_text(box, WIDE, _BOX).height
        boxes[box.id] = (round(x) - _BOX // 2, height - round(y) - tall // 2, _BOX, tall)
    wires: list[Wire] = []
    for tail, head, key in graph.edges(keys=True):
        if key == "level":
            continue
        edge, index = graph.get_edge(tail, head, key), int(key)
        places = [
            (round(float(x), 1), round(height - float(y), 1))
            for x, _, y in (
                part.rpartition("e,")[2].partition(",") for part in edge.attr["pos"].split() if part[0] != "e"
            )
        ]
        wires.append(Wire(net_of[index], frozenset((lines[index].source, lines[index].target)), tuple(places[::3])))
    return Picture(width, height, boxes, tuple(wires))
