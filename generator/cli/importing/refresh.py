"""`pathways refresh`: figures that statistical offices publish every year, written into a catalog's own files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import click

from generator.catalog.load import Loaded
from generator.cli.importing.refresh_report import report_outlook, report_wages
from generator.cli.open_catalog import CannotRun, open_catalog
from generator.cli.options import existing_catalog_option
from generator.cli.progress import show_progress
from generator.importers.files import write_files
from generator.importers.outlook.projections import read_projections
from generator.importers.outlook.refresh import Foreseen, plan_outlook
from generator.importers.tables.archive import read_tables
from generator.importers.tables.rows import CannotImport
from generator.importers.wages.oews import read_oews
from generator.importers.wages.refresh import Refreshed, plan_wages
from generator.model.findings import Severity

_dry_run_option = click.option("--dry-run", is_flag=True, help="Show what would happen, but write nothing.")


@click.group("refresh")
def refresh_group() -> None:
    """Bring wages and outlook up to date from official files."""


@refresh_group.command("wages")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option(
    "--area", "areas", multiple=True, required=True, help="The area, as the file names it. More are tried in order."
)
@click.option("--period", metavar="MONTH", help="The month of the wages, where the file's name does not say it.")
@existing_catalog_option
@_dry_run_option
def wages(files: tuple[Path, ...], areas: tuple[str, ...], period: str | None, folder: Path, dry_run: bool) -> None:
    """Update wages of all occupations from FILE: OEWS data of the Bureau of Labor Statistics, also still zipped.

    Download state, metropolitan and nonmetropolitan, or national data from bls.gov/oes/tables.htm with a browser.
    Of each file only the wages change. Where an area has none, the next --area is tried; the wage says which it is.
    Wages of an area that the catalog has none of yet are added below the others.

    \b
    Example:
      pathways refresh wages examples/national_M2024_dl.csv --area "United States" --dry-run
    """
    if period is not None and not re.fullmatch("[0-9]{4}-(?:0[1-9]|1[0-2])", period):
        raise CannotRun(f'"{period}" is no month. Write --period as 2025-05.')
    loaded = open_catalog(folder)
    try:
        tables = [one for file in files for one in read_oews(read_tables(file), file.name, period)]
        planned = plan_wages(loaded.catalog, folder, tables, areas, _files_with_errors(loaded))
    except CannotImport as problem:
        raise CannotRun(str(problem)) from None
    _write(folder, planned, dry_run=dry_run)
    report_wages(tables, planned, loaded, dry_run=dry_run)


@refresh_group.command("outlook")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--area", help="The area, where the file is about several.")
@existing_catalog_option
@_dry_run_option
def outlook(file: Path, area: str | None, folder: Path, dry_run: bool) -> None:
    """Update openings and growth of all occupations from FILE: projections of the nation or of a state.

    Download occupation.xlsx from bls.gov/emp/tables.htm, or a state's table as CSV from projectionscentral.org.
    An outlook that is about another area stays.

    \b
    With that workbook in the folder you are in:
      pathways refresh outlook occupation.xlsx --dry-run
    """
    loaded = open_catalog(folder)
    try:
        planned = plan_outlook(loaded.catalog, folder, read_projections(file), area, _files_with_errors(loaded))
    except CannotImport as problem:
        raise CannotRun(str(problem)) from None
    _write(folder, planned, dry_run=dry_run)
    report_outlook(planned, loaded, dry_run=dry_run)


def _files_with_errors(loaded: Loaded) -> set[str]:
    return {finding.place.file for finding in loaded.findings if finding.severity is Severity.ERROR}


def _write(folder: Path, planned: Sequence[Refreshed] | Sequence[Foreseen], *, dry_run: bool) -> None:
    """Write what is planned, unless it is a dry run; raise `CannotRun` when the table is older than the catalog."""
    older = [one for one in planned if one.is_older]
    if older and not any(one.new for one in planned):
        raise CannotRun(f"The table is older than the catalog: {older[0].name}: {older[0].reason}. Nothing changes.")
    if dry_run:
        return
    texts: Mapping[str, str] = {one.file: one.text for one in planned if one.text}
    try:
        with show_progress() as watch:
            write_files(folder, texts, partial(watch, "Writing files"))
    except OSError as error:
        raise click.ClickException(f"Nothing was written: {error.strerror} ({error.filename}).") from None
