"""`pathways metrics`: how the courses of a pathway depend on each other."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from generator.cli.open_catalog import find_pathway, open_graph
from generator.cli.options import catalog_option, format_option
from generator.cli.output import print_json, print_table
from generator.graph.catalog_graph import CatalogGraph
from generator.insight.metrics import Circular, CurricularMetrics
from generator.insight.metrics import metrics as measure_pathway
from generator.insight.sentences import Sentences
from generator.model.entities import Pathway
from generator.model.ids import Kind


@click.command()
@click.argument("pathway_id", metavar="[PATHWAY]", required=False)
@catalog_option
@format_option
def metrics(pathway_id: str | None, folder: Path, style: str) -> None:
    """Measure how the courses of PATHWAY, or of every pathway, depend on each other.

    Blocking counts the courses that wait for a course. Delay is the length of the longest chain through it.
    Complexity is both together. Centrality adds up the lengths of the chains that pass through it.

    \b
    Example:
      pathways metrics three-forks-boces/nursing --format json
    """
    graph = open_graph(folder)
    chosen = [find_pathway(graph, pathway_id)] if pathway_id else list(graph.catalog.pathways.values())
    measured = [(pathway, _measure(graph, pathway)) for pathway in chosen]
    if style == "json":
        values = [_metric_values(pathway, found) for pathway, found in measured]
        print_json(values[0] if pathway_id else values)
        return
    for pathway, found in measured:
        _print_metrics(Sentences(graph), pathway, found)


def _measure(graph: CatalogGraph, pathway: Pathway) -> CurricularMetrics | None:
    try:
        return measure_pathway(graph, pathway)
    except Circular:
        return None


def _metric_values(pathway: Pathway, found: CurricularMetrics | None) -> dict[str, Any]:
    courses = {course: asdict(one) for course, one in found.courses.items()} if found else {}
    return {"pathway": pathway.id, "courses": courses, "totals": asdict(found.totals) if found else None}


def _print_metrics(words: Sentences, pathway: Pathway, found: CurricularMetrics | None) -> None:
    title = words.name(Kind.PATHWAY, pathway.id)
    if found is None:
        click.echo(f"{title}: courses need each other in a circle, so nothing can be measured.")
        return
    every = [*found.courses.items(), ("All courses", found.totals)]
    rows = [
        (words.name(Kind.COURSE, name), str(one.blocking), str(one.delay), str(one.centrality), f"{one.complexity:g}")
        for name, one in every
    ]
    print_table(title, ("Course", "Blocking", "Delay", "Centrality", "Complexity"), rows)
    click.echo(f"Longest chain: {', '.join(words.name(Kind.COURSE, one) for one in found.longest_chain) or 'none'}")
    for prerequisite, course in found.redundant:
        names = words.name(Kind.COURSE, prerequisite), words.name(Kind.COURSE, course)
        click.echo(f"{names[0]} does not have to be listed for {names[1]}: another prerequisite implies it.")
