"""`pathways reach`: what learners of a pathway can reach, from where they are now, and by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from generator.cli.open_catalog import find_pathway, open_graph, unknown_name_error
from generator.cli.options import catalog_option, format_option
from generator.cli.output import print_json, print_table
from generator.graph.catalog_graph import CatalogGraph
from generator.insight.reach import Destination, Reach, ReachCalculator
from generator.insight.rotation import Rotation, rotation
from generator.insight.sentences import Sentences
from generator.model.entities import Entry, Organization, Pathway
from generator.model.ids import Kind
from generator.model.levels import entries_of


@click.command()
@click.argument("pathway_id", metavar="PATHWAY")
@catalog_option
@click.option("--from", "level", metavar="LEVEL", help="The learner's current level (default: every entry).")
@click.option("--at", "organization_id", metavar="ORGANIZATION", help="The learner's school (default: all).")
@click.option("--have", default="", metavar="A,B", help="The ids of steps or courses the learner has finished.")
@format_option
def reach(
    pathway_id: str, folder: Path, level: str | None, organization_id: str | None, have: str, style: str
) -> None:
    """Show which exits and occupations of PATHWAY learners can reach, and by when.

    \b
    Example:
      pathways reach three-forks-boces/nursing --from grade-11 --at kestrel-pass --have biology
    """
    graph = open_graph(folder)
    pathway = find_pathway(graph, pathway_id)
    reacher = ReachCalculator(graph)
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
        print_json({"pathway": pathway.id, "answers": [_reach_values(a, turns) for a, turns in answers]})
        return
    for reaches, turns in answers:
        _print_reach(Sentences(graph), reaches, turns)


def _organizations(graph: CatalogGraph, pathway: Pathway, wanted: str | None) -> tuple[Organization, ...]:
    if wanted is None:
        return graph.organizations_of(pathway)
    found = graph.catalog.organizations.get(wanted)
    if found is None:
        raise unknown_name_error("organization", wanted, graph.catalog.organizations)
    return (found,)


def _entries(graph: CatalogGraph, pathway: Pathway, wanted: str | None) -> tuple[Entry, ...]:
    """Return the entries of `pathway`, or the one at `wanted`, which assumes nothing if it is not listed."""
    entries = entries_of(pathway, graph.catalog.settings)
    if wanted is None:
        return entries
    levels = [level.id for level in graph.catalog.settings.levels]
    if wanted not in levels:
        raise unknown_name_error("level", wanted, levels)
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
            raise unknown_name_error("step or course", wanted, (*steps, *graph.catalog.courses))
        found.append(known[0])
    return tuple(found)


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
                "turns": [{**asdict(turn), "must": turn.is_only_choice} for turn in one.turns],
                "moved": dict(one.moved),
            }
            for one in turns.cohorts
        ],
        "out_of_order": turns.out_of_order,
    }


def _destination_values(one: Destination) -> dict[str, Any]:
    return {**asdict(one), "reachable": one.reachable}


def _print_reach(words: Sentences, reaches: Sequence[Reach], turns: Rotation) -> None:
    for one in reaches:
        rows = []
        for each in one.destinations:
            by = words.level(each.level) if each.reachable else "not here"
            route = ", ".join(words.step(one.pathway, step) for step in each.route)
            permitted = "with permission" if each.permitted else ""
            how = "; ".join(filter(None, (route, words.beside(each), permitted)))
            if not each.reachable:
                how = ". ".join(words.missing_for(one, each))
            rows.append((words.destination(one.pathway, each), "exit" if each.kind is Kind.STEP else "job", by, how))
        here = words.name(Kind.ORGANIZATION, one.organization)
        title = f"{words.name(Kind.PATHWAY, one.pathway)} at {here}, from {words.level(one.entry.level)}"
        if not rows:
            click.echo(f"{title}: this pathway only explores. It has no exits.")
            continue
        print_table(title, ("Destination", "Kind", "By", "Route, or what is missing"), rows)
    for cohort in turns.cohorts:
        for turn in (one for one in cohort.turns if one.required or one.level):
            click.echo(words.turn(cohort, turn))
    for sentence in words.out_of_order(turns):
        click.echo(sentence)
