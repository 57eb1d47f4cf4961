"""What commands that ask about a pathway share: open the catalog, find the pathway, say what is not there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from generator.catalog.load import NoCatalog, load
from generator.catalog.messages.close_matches import close_matches
from generator.graph.build import build_graph
from generator.graph.catalog_graph import CatalogGraph
from generator.model.entities import Pathway
from generator.model.ids import slug_of


def open_graph(folder: Path) -> CatalogGraph:
    """Return the graph of the catalog in `folder`; files that could not be read are left out, and said to be.

    Raises `click.UsageError`, which ends with status 2, when there is no catalog.
    """
    try:
        loaded = load(folder)
    except NoCatalog as reason:
        raise click.UsageError(str(reason)) from reason
    if loaded.catalog.unread:
        number = len(loaded.catalog.unread)
        click.echo(f"{number} files could not be read and are left out. Run pathways check to see why.", err=True)
    return build_graph(loaded.catalog)


def unknown_name_error(what: str, wanted: str, known: Iterable[str]) -> click.UsageError:
    """Return the error for a name that nothing has, with names that may be meant."""
    close = close_matches(wanted, tuple(known))
    tip = f" Did you mean {' or '.join(close)}?" if close else ""
    return click.UsageError(f'There is no {what} called "{wanted}".{tip}')


def find_pathway(graph: CatalogGraph, wanted: str) -> Pathway:
    """Return the pathway called `wanted`, by its id or, if only one has it, by the last part of it."""
    pathways = graph.catalog.pathways
    found = [one for one in pathways.values() if wanted in (one.id, slug_of(one.id), *one.formerly)]
    exact = [one for one in found if one.id == wanted] or found
    if len(exact) == 1:
        return exact[0]
    if exact:
        raise click.UsageError(f'Several pathways are called "{wanted}": {", ".join(one.id for one in exact)}.')
    raise unknown_name_error(
        "pathway", wanted, pathways if "/" in wanted else {slug_of(one): one for one in pathways}
    )
