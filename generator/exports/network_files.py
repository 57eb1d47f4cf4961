"""The graph of a catalog for those who study it: GraphML, and JSON as NetworkX and D3 read it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from html import escape

from generator.catalog.read import HIDDEN
from generator.exports.files import DATA, ExportFile, ExportSource

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="kind" for="node" attr.name="kind" attr.type="string"/>
<key id="name" for="node" attr.name="name" attr.type="string"/>
<key id="count" for="node" attr.name="count" attr.type="int"/>
<key id="of" for="node" attr.name="of" attr.type="int"/>
<key id="relation" for="edge" attr.name="relation" attr.type="string"/>
<graph id="catalog" edgedefault="directed">
"""


def network_files(source: ExportSource) -> Iterator[ExportFile]:
    """Yield the graph in both forms. Its vertices are entities, steps and conditions, as `CatalogGraph` says."""
    rows = len(source.graph.network)
    yield ExportFile(f"{DATA}graph.graphml", partial(_graphml, source), rows)
    yield ExportFile(f"{DATA}graph.json", partial(_node_link, source), rows)


def _nodes(source: ExportSource) -> Iterator[tuple[str, dict[str, str | int]]]:
    """Yield each vertex and what is said of it."""
    for at, about in source.graph.network.nodes(data=True):
        entity = source.graph.entity(at)
        said: dict[str, str | int] = {"kind": str(about["kind"])}
        if entity:
            said["name"] = source.say(entity.name)
        yield at, {**said, **{key: about[key] for key in ("count", "of") if key in about}}


def _links(source: ExportSource) -> Iterator[tuple[str, str, str]]:
    """Yield source, target and relation of each link."""
    for at, after in source.graph.network.adjacency():
        for target, relations in after.items():
            yield from ((at, target, str(relation)) for relation in relations)


def _graphml(source: ExportSource) -> Iterator[str]:
    yield _HEAD
    for at, about in _nodes(source):
        data = "".join(f'<data key="{key}">{xml_text(str(value))}</data>' for key, value in about.items())
        yield f'<node id="{xml_text(at)}">{data}</node>\n'
    for number, (at, target, relation) in enumerate(_links(source)):
        ends = f'source="{xml_text(at)}" target="{xml_text(target)}"'
        yield f'<edge id="{number}" {ends}><data key="relation">{xml_text(relation)}</data></edge>\n'
    yield "</graph>\n</graphml>\n"


def _node_link(source: ExportSource) -> Iterator[str]:
    yield '{"directed": true, "multigraph": true, "graph": {}, "nodes": ['
    for number, (at, about) in enumerate(_nodes(source)):
        yield f"{',' if number else ''}\n{json.dumps({'id': at, **about}, ensure_ascii=False)}"
    yield '\n], "edges": ['
    for number, (at, target, relation) in enumerate(_links(source)):
        link = {"source": at, "target": target, "key": relation}
        yield f"{',' if number else ''}\n{json.dumps(link, ensure_ascii=False)}"
    yield "\n]}\n"


def xml_text(words: str) -> str:
    """Return words as they may stand in XML, in an attribute too, without signs that XML does not allow."""
    return escape(HIDDEN.sub("", words))
