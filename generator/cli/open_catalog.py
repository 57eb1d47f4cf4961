"""What commands share: open the catalog, find the pathway, say what is not there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from generator.catalog.load import Loaded, NoCatalog, Progress, load
from generator.catalog.messages.close_matches import close_matches
from generator.graph.build import build_graph
from generator.graph.catalog_graph import CatalogGraph
from generator.model.entities import Pathway
from generator.model.ids import slug_of


class CannotRun(click.ClickException):
    """The command cannot run at all: one clear sentence, exit status 2."""

    exit_code = 2


def open_catalog(folder: Path, progress: Progress | None = None) -> Loaded:
    """Return what is in the catalog folder `folder`. Raises `CannotRun` when there is no catalog."""
    try:
        return load(folder, progress)
    except NoCatalog as problem:
        raise CannotRun(str(problem)) from None
    except OSError as problem:
        raise CannotRun(f"The folder {folder} cannot be read: {problem.strerror}.") from None


def open_graph(folder: Path) -> CatalogGraph:
    """Return the graph of the catalog in `folder`; files that could not be read are left out, and said to be.

    Raises `click.UsageError`, which ends with status 2, when there is no catalog.
    """
    try:
        loaded = load(folder)
    except NoCatalog as reason:
        raise click.UsageError(str(reason)) from reason
    except OSError as problem:
        raise click.UsageError(f"The folder {folder} cannot be read: {problem.strerror}.") from None
    if loaded.catalog.unread:
        number = len(loaded.catalog.unread)
        click.echo(f"{number} files could not be read and are left out. Run pathways check to see why.", err=True)
    return build_graph(loaded.catalog)


def unknown_name_error(what: str, wanted: str, known: Iterable[str]) -> click.UsageError:
    """Return the error for a name that nothing has, with names that may be meant."""
    close = close_matches(wanted, tuple(known))
    tip = f" Did you mean {' or '.join(close)}?" if close else ""
    return click.UsageError(f'There is no {what} called "{wanted}".{tip}')


def unknown_organization_error(wanted: str, known: Iterable[str]) -> click.UsageError:
    """Return the error for an organization that must be there before things can be added to it."""
    close = close_matches(wanted, tuple(known), most=1)
    tip = f'Did you mean "{close[0]}"?' if close else f"First run: pathways new organization {wanted}"
    return click.UsageError(f'There is no organization called "{wanted}". {tip}')


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
