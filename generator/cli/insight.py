"""Commands that ask the catalog questions: reach, metrics, resilience."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from generator.cli.open_catalog import open_graph, pathway_called, unknown
from generator.graph.catalog_graph import CatalogGraph
from generator.insight.levels import entries_of
from generator.insight.metrics import Circular, CurricularMetrics
from generator.insight.metrics import metrics as measure_pathway
from generator.insight.reach import Destination, Reach, Reacher
from generator.insight.resilience import threads
from generator.insight.rotation import Rotation, rotation
from generator.insight.sentences import Words
from generator.model.entities import Entry, Organization, Pathway
from generator.model.ids import Kind

_CATALOG = click.option(
    "--catalog",
    "folder",
    default="catalog",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The catalog's folder.",
)
_FORMAT = click.option(
    "--format",
    "style",
    default="text",
    show_default=True,
    type=click.Choice(["text", "json"]),
    help="The output format.",
)


@click.command()
@click.argument("pathway_id", metavar="PATHWAY")
@_CATALOG
@click.option("--from", "level", metavar="LEVEL", help="The learner's current level (default: every entry).")
@click.option("--at", "organization_id", metavar="ORGANIZATION", help="The learner's school (default: all).")
@click.option("--have", default="", metavar="A,B", help="The ids of steps or courses the learner has finished.")
@_FORMAT
def reach(
    pathway_id: str, folder: Path, level: str | None, organization_id: str | None, have: str, style: str
) -> None:
    """Show which exits and occupations of PATHWAY learners can reach, and by when.

    \b
    Example:
      pathways reach aspen-ridge/nursing --from grade-11 --at cottonwood --have biology
    """
    graph = open_graph(folder)
    pathway = pathway_called(graph, pathway_id)
    reacher = Reacher(graph)
    entries = _entries(graph, pathway, level)
    finished = _finished(graph, pathway, have)
    answers = [
        (
            [reacher.reach(pathway, organization, entry, finished) for entry in entries],
            rotation(reacher, pathway, organization, entries, finished),
        )
        for organization in _organizations(graph, pathway, organization_id)
    ]
    if style == "json":
        _print_json({"pathway": pathway.id, "answers": [_reach_values(a, turns) for a, turns in answers]})
        return
    for reaches, turns in answers:
        _print_reach(Words(graph), reaches, turns)


@click.command()
@click.argument("pathway_id", metavar="[PATHWAY]", required=False)
@_CATALOG
@_FORMAT
def metrics(pathway_id: str | None, folder: Path, style: str) -> None:
    """Measure how the courses of PATHWAY, or of every pathway, depend on each other.

    Blocking counts the courses that wait for a course. Delay is the length of the longest chain through it.
    Complexity is both together. Centrality adds up the lengths of the chains that pass through it.

    \b
    Example:
      pathways metrics aspen-ridge/nursing --format json
    """
    graph = open_graph(folder)
    chosen = [pathway_called(graph, pathway_id)] if pathway_id else list(graph.catalog.pathways.values())
    measured = [(pathway, _measure(graph, pathway)) for pathway in chosen]
    if style == "json":
        values = [_metric_values(pathway, found) for pathway, found in measured]
        _print_json(values[0] if pathway_id else values)
        return
    for pathway, found in measured:
        _print_metrics(Words(graph), pathway, found)


@click.command()
@_CATALOG
@_FORMAT
def resilience(folder: Path, style: str) -> None:
    """List the courses, agreements and organizations that exits depend on, worst first.

    \b
    Example:
      pathways resilience --catalog catalog --format json
    """
    graph = open_graph(folder)
    found = threads(Reacher(graph))
    if style == "json":
        _print_json([{"kind": one.kind, "id": one.id, "cuts": [asdict(cut) for cut in one.cuts]} for one in found])
        return
    words = Words(graph)
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
    _print_table("Single points of failure", ("What", "Kind", "Exits", "For learners of", "In"), rows)


def _organizations(graph: CatalogGraph, pathway: Pathway, wanted: str | None) -> tuple[Organization, ...]:
    if wanted is None:
        return graph.resolve_all(pathway.offered_in, Organization)
    found = graph.catalog.organizations.get(wanted)
    if found is None:
        raise unknown("organization", wanted, graph.catalog.organizations)
    return (found,)


def _entries(graph: CatalogGraph, pathway: Pathway, wanted: str | None) -> tuple[Entry, ...]:
    """Return the entries of `pathway`, or the one at `wanted`, which assumes nothing if it is not listed."""
    entries = entries_of(pathway, graph.catalog.settings)
    if wanted is None:
        return entries
    levels = [level.id for level in graph.catalog.settings.levels]
    if wanted not in levels:
        raise unknown("level", wanted, levels)
    return tuple(entry for entry in entries if entry.level == wanted) or (Entry(wanted, ()),)


def _finished(graph: CatalogGraph, pathway: Pathway, have: str) -> tuple[str, ...]:
    steps = graph.plans[pathway.id].steps
    found = []
    for wanted in filter(None, (part.strip() for part in have.split(","))):
        own = f"{pathway.owner}/{wanted}"
        kinds = (Kind.COURSE, Kind.CREDENTIAL, Kind.EXPERIENCE)
        names = [wanted, own] if "/" not in wanted else [wanted]
        known = [name for name in names if name in steps or any(graph.catalog.find(kind, name) for kind in kinds)]
        if not known:
            raise unknown("step or course", wanted, (*steps, *graph.catalog.courses))
        found.append(known[0])
    return tuple(found)


def _measure(graph: CatalogGraph, pathway: Pathway) -> CurricularMetrics | None:
    try:
        return measure_pathway(graph, pathway)
    except Circular:
        return None


def _metric_values(pathway: Pathway, found: CurricularMetrics | None) -> dict[str, Any]:
    courses = {course: asdict(one) for course, one in found.courses.items()} if found else {}
    return {"pathway": pathway.id, "courses": courses, "totals": asdict(found.totals) if found else None}


def _reach_values(reaches: Sequence[Reach], turns: Rotation) -> dict[str, Any]:
    return {
        "organization": turns.organization,
        "entries": [
            {
                "level": one.entry.level,
                "assumes": [reference.id for reference in one.entry.assumes],
                "exits": [_destination_values(each) for each in one.exits],
                "occupations": [_destination_values(each) for each in one.occupations],
                "levels": dict(one.levels),
            }
            for one in reaches
        ],
        "cohorts": [
            {
                "from": one.entry.level,
                "starts": one.starts,
                "finishes": one.finishes,
                "blocked": one.blocked,
                "turns": [{**asdict(turn), "must": turn.must} for turn in one.turns],
                "moved": dict(one.moved),
            }
            for one in turns.cohorts
        ],
        "out_of_order": turns.out_of_order,
    }


def _destination_values(one: Destination) -> dict[str, Any]:
    return {**asdict(one), "reachable": one.reachable}


def _print_reach(words: Words, reaches: Sequence[Reach], turns: Rotation) -> None:
    for one in reaches:
        rows = []
        for each in one.destinations:
            by = words.level(each.level) if each.reachable else "not here"
            route = ", ".join(words.step(one.pathway, step) for step in each.route)
            how = route if each.reachable else ". ".join(words.lacks(one, each))
            rows.append((words.destination(one.pathway, each), "exit" if each.kind is Kind.STEP else "job", by, how))
        here = words.name(Kind.ORGANIZATION, one.organization)
        title = f"{words.name(Kind.PATHWAY, one.pathway)} at {here}, from {words.level(one.entry.level)}"
        _print_table(title, ("Destination", "Kind", "By", "Route, or what is missing"), rows)
    for cohort in turns.cohorts:
        for turn in (one for one in cohort.turns if one.required or one.level):
            click.echo(words.turn(cohort, turn))
    for sentence in words.out_of_order(turns):
        click.echo(sentence)


def _print_metrics(words: Words, pathway: Pathway, found: CurricularMetrics | None) -> None:
    title = words.name(Kind.PATHWAY, pathway.id)
    if found is None:
        click.echo(f"{title}: courses need each other in a circle, so nothing can be measured.")
        return
    every = [*found.courses.items(), ("All courses", found.totals)]
    rows = [
        (words.name(Kind.COURSE, name), str(one.blocking), str(one.delay), str(one.centrality), f"{one.complexity:g}")
        for name, one in every
    ]
    _print_table(title, ("Course", "Blocking", "Delay", "Centrality", "Complexity"), rows)
    click.echo(f"Longest chain: {', '.join(words.name(Kind.COURSE, one) for one in found.longest_chain) or 'none'}")
    for prerequisite, course in found.redundant:
        names = words.name(Kind.COURSE, prerequisite), words.name(Kind.COURSE, course)
        click.echo(f"{names[0]} does not have to be listed for {names[1]}: another prerequisite implies it.")


def _kind(graph: CatalogGraph, kind: Kind, entity_id: str) -> str:
    organization = graph.catalog.organizations.get(entity_id) if kind is Kind.ORGANIZATION else None
    return organization.type.replace("-", " ") if organization else kind.value


def _print_json(values: Any) -> None:
    click.echo(json.dumps(values, indent=2, ensure_ascii=False))


def _print_table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table: drawn for a terminal, one line to a row with tabs between its cells for anything else."""
    if sys.stdout.isatty():
        table = Table(*heads, title=title, title_justify="left")
        for row in rows:
            table.add_row(*row)
        Console().print(table, markup=False)
        return
    click.echo(title)
    for row in (heads, *rows):
        click.echo("\t".join(row))
    click.echo()
