"""`pathways refresh`: figures that statistical offices publish every year, written into a catalog's own files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from generator.cli.open_catalog import CannotRun, open_catalog
from generator.cli.options import existing_catalog_option
from generator.cli.output import print_table
from generator.cli.progress import show_progress
from generator.importers.files import write_files
from generator.importers.tables.archive import read_tables
from generator.importers.tables.rows import CannotImport
from generator.importers.wages.amounts import NAMES
from generator.importers.wages.oews import OewsTable, read_oews
from generator.importers.wages.refresh import Refreshed, plan_wages
from generator.model.entities import Wage
from generator.model.findings import Severity
from generator.model.ids import Kind


@click.group("refresh")
def refresh_group() -> None:
    """Bring wages up to date from official files."""


@refresh_group.command("wages")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option(
    "--area", "areas", multiple=True, required=True, help="The area, as the file names it. More are tried in order."
)
@click.option("--period", metavar="MONTH", help="The month of the wages, where the file's name does not say it.")
@existing_catalog_option
@click.option("--dry-run", is_flag=True, help="Show what would happen, but write nothing.")
def wages(files: tuple[Path, ...], areas: tuple[str, ...], period: str | None, folder: Path, dry_run: bool) -> None:
    """Update wages of all occupations from FILE: OEWS data of the Bureau of Labor Statistics, also still zipped.

    Download state, metropolitan and nonmetropolitan, or national data from bls.gov/oes/tables.htm with a browser.
    Of each file only the wages change. Where an area has none, the next --area is tried; the wage says which it is.
    Wages of an area that the catalog has none of yet are added below the others.

    \b
    Example:
      pathways refresh wages examples/national_M2024_dl.csv --area "United States" --dry-run
    """
    loaded = open_catalog(folder)
    wrong = {finding.place.file for finding in loaded.findings if finding.severity is Severity.ERROR}
    try:
        _check_period(period)
        tables = [one for file in files for one in read_oews(read_tables(file), file.name, period)]
        planned = plan_wages(loaded.catalog, folder, tables, areas, wrong)
    except CannotImport as problem:
        raise CannotRun(str(problem)) from None
    older = [one for one in planned if one.is_older]
    if older and not any(one.new for one in planned):
        raise CannotRun(f"The table is older than the catalog: {older[0].name}: {older[0].reason}. Nothing changes.")
    texts = {one.file: one.text for one in planned if one.text}
    if not dry_run:
        try:
            with show_progress() as watch:
                write_files(folder, texts, partial(watch, "Writing files"))
        except OSError as error:
            raise click.ClickException(f"Nothing was written: {error.strerror} ({error.filename}).") from None
    _report(
        tables, planned, unread=sum(kind is Kind.OCCUPATION for kind, _ in loaded.catalog.unread), dry_run=dry_run
    )


def _check_period(period: str | None) -> None:
    year, _, month = (period or "2025-05").partition("-")
    if not (len(year) == 4 and year.isdecimal() and len(month) == 2 and month in {f"{n:02}" for n in range(1, 13)}):
        raise CannotImport(f'"{period}" is no month. Write --period as 2025-05.')


def _report(tables: Sequence[OewsTable], planned: Sequence[Refreshed], *, unread: int, dry_run: bool) -> None:
    for table in tables:
        others = (
            f" {table.other_industries:,} rows about single industries were left out."
            if table.other_industries
            else ""
        )
        click.echo(f"{table.file}: {len(table.rows):,} rows of {table.period}.{others}")
    click.echo()
    changed = [one for one in planned if one.text]
    without = [one for one in planned if not one.new]
    rows = [(one.name, one.area, _old(one.old), _new(one), _change(one)) for one in changed]
    if rows:
        heads = ("Occupation", "Area", "Old", "New", "Change of the median")
        print_table("Wages: 10th percentile, median, 90th percentile", heads, rows)
    _list("Look at these", [f"{one.name}: {'; '.join(one.notes)}." for one in changed if one.notes])
    _list("Without new wages", [f"{one.name}: {one.reason}." for one in without])
    _list("These files still name the old wages somewhere, for example in `source`", list(_still_named(changed)))
    if unread:
        click.echo(f"{unread} files of occupations cannot be read and were left out. Run pathways check to see why.")
    same = len(planned) - len(changed) - len(without)
    click.echo(
        f"Occupations: {len(changed)} with new wages, {same} that say the same already, {len(without)} without."
    )
    if dry_run:
        click.echo("Nothing was written (--dry-run).")


def _list(title: str, lines: Sequence[str]) -> None:
    if lines:
        click.echo("\n".join([f"{title}:", *(f"- {line}" for line in lines), ""]))


def _still_named(changed: Sequence[Refreshed]) -> Iterator[str]:
    for one in changed:
        source = str(one.old.source) if one.old and one.old.source else ""
        if source and source in one.text:
            yield f"{one.file}: {source}"


def _old(wage: Wage | None) -> str:
    if wage is None:
        return "none"
    return _written((wage.low, wage.median, wage.high), wage.top_coded, wage.unit or "year")


def _new(one: Refreshed) -> str:
    return _written(one.new.values, one.new.top_coded, one.new.unit) if one.new else ""


def _written(values: Sequence[float | None], top_coded: Sequence[str], unit: str) -> str:
    amounts = (
        "–" if value is None else f"${value:,.{0 if value == int(value) else 2}f}{'+' if name in top_coded else ''}"
        for name, value in zip(NAMES, values, strict=True)
    )
    return f"{', '.join(amounts)} per {unit}"


def _change(one: Refreshed) -> str:
    """Return by how much the median has changed, in percent; both must be exact and in the same unit."""
    old, new = one.old, one.new
    if old is None or new is None:
        return "new"
    before, after = old.median, new.values[1]
    exact = "median" not in (*old.top_coded, *new.top_coded) and (old.unit or "year") == new.unit
    if not before or after is None or not exact:
        return "not comparable"
    return f"{(after - before) / before:+.1%}"
