"""`pathways resilience`: what takes exits away from learners when it is lost."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from generator.cli.open_catalog import open_graph
from generator.cli.options import catalog_option, format_option
from generator.cli.output import print_json, print_table
from generator.graph.catalog_graph import CatalogGraph
from generator.insight.reach import ReachCalculator
from generator.insight.resilience import failure_points
from generator.insight.sentences import Sentences
from generator.model.ids import Kind


@click.command()
@catalog_option
@format_option
def resilience(folder: Path, style: str) -> None:
    """List the courses, agreements and organizations that exits depend on, worst first.

    \b
    Example:
      pathways resilience --catalog catalog --format json
    """
    graph = open_graph(folder)
    found = failure_points(ReachCalculator(graph))
    if style == "json":
        print_json([{"kind": one.kind, "id": one.id, "cuts": [asdict(cut) for cut in one.cuts]} for one in found])
        return
    words = Sentences(graph)
    rows = [
        (
            words.name(one.kind, one.id),
            _kind(graph, one.kind, one.id),
            str(len(one.cuts)),
            ", ".join(words.name(Kind.ORGANIZATION, each) for each in one.organizations),
            ", ".join(words.name(Kind.PATHWAY, each) for each in one.pathways),
        )
        for one in found
    ]
    print_table("Single points of failure", ("What", "Kind", "Exits", "For learners of", "In"), rows)


def _kind(graph: CatalogGraph, kind: Kind, entity_id: str) -> str:
    organization = graph.catalog.organizations.get(entity_id) if kind is Kind.ORGANIZATION else None
    return organization.type.replace("-", " ") if organization else kind.value
