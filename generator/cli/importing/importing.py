"""What the commands that import share: pairs of words as options, and files written as a whole."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import click

from generator.catalog.load import NoCatalog, load
from generator.catalog.messages.close_matches import close_matches
from generator.cli.open_catalog import unknown_organization_error
from generator.cli.progress import show_progress
from generator.importers.answers import Answers, answers_text
from generator.importers.files import write_files
from generator.importers.tables.rows import CannotImport
from generator.model.catalog import Catalog
from generator.model.ids import Kind

_NAMED = (Kind.COURSE, Kind.CREDENTIAL, Kind.EXPERIENCE, Kind.OCCUPATION)
Option = Callable[[Callable[..., Any]], Callable[..., Any]]
organization_option = click.option(
    "--organization", required=True, help="The id of the organization that owns what is imported."
)
force_option = click.option("--force", is_flag=True, help="Let the file win over edits by hand. Comments stay.")
dry_run_option = click.option("--dry-run", is_flag=True, help="Show what would happen, but write nothing.")


def pairs_option(name: str, variable: str, metavar: str, example: str, help_: str) -> Option:
    """Return an option for pairs, `WORDS=MEANING`, that may be given several times and become a mapping."""

    def read(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
        found: dict[str, str] = {}
        for value in values:
            words, sign, meaning = value.rpartition("=")
            if not sign or not words.strip():
                raise click.BadParameter(f'Write {metavar}, for example {example}, not "{value}".')
            found[words.strip()] = meaning.strip()
        return found

    return click.option(name, variable, multiple=True, callback=read, metavar=metavar, help=help_)


def catalog_of(folder: Path, organization: str) -> Catalog:
    """Return the catalog in `folder`. Raises `click.UsageError` when there is none, or no such organization."""
    try:
        catalog = load(folder).catalog
    except NoCatalog as problem:
        raise click.UsageError(str(problem)) from None
    if organization not in catalog.organizations:
        raise unknown_organization_error(organization, catalog.organizations)
    return catalog


def id_called(id_: str, catalog: Catalog, organization: str) -> str:
    """Return the whole id of what somebody said words mean, nothing for nothing.

    Raises `CannotImport` when no course, credential, experience or occupation has that id.
    """
    if not id_:
        return ""
    whole = id_ if "/" in id_ else f"{organization}/{id_}"
    known = [one for kind in _NAMED for one in catalog.entities[kind]]
    if whole in known:
        return whole
    close = close_matches(whole, known, most=1)
    meant = f" Did you mean {close[0]}?" if close else ""
    raise CannotImport(f'No course, credential, experience or occupation is called "{id_[:80]}".{meant}')


def check_levels(levels: Iterable[str], catalog: Catalog) -> None:
    """Raise `CannotImport` when the catalog does not have one of `levels`."""
    known = [level.id for level in catalog.settings.levels]
    for level in levels:
        if level not in known:
            raise CannotImport(f'There is no level "{level[:60]}". The levels: {", ".join(known)}.')


def next_line(folder: Path) -> str:
    """Return what to do once something was imported into the catalog in `folder`."""
    return f"Now see what it brought: pathways check {shlex.quote(str(folder))}"


def write_import(
    folder: Path, texts: Mapping[str, str], kept: Path, answers: Answers, about: str, *, dry_run: bool
) -> bool:
    """Write all `texts` and what was answered about an import, or nothing; say whether there were any answers.

    Raises `click.ClickException` when a file cannot be written.
    """
    said = answers_text(kept, answers, about)
    everything = {**texts, **({str(kept.absolute()): said} if said is not None else {})}
    if not dry_run:
        try:
            with show_progress() as watch:
                write_files(folder, everything, partial(watch, "Writing files"))
        except OSError as error:
            raise click.ClickException(f"Nothing was written: {error.strerror} ({error.filename}).") from None
    return bool(answers.values())
