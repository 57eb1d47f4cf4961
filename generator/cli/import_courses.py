"""`pathways import courses`: a district's own course export becomes course files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from generator.catalog.load import NoCatalog, load
from generator.catalog.messages.close_matches import close_matches
from generator.cli.open_catalog import unknown_organization_error
from generator.cli.options import existing_catalog_option
from generator.importers.courses import ImportPlan, plan_import
from generator.importers.files import ImportAction, write_changes
from generator.importers.tables import FIELDS, CannotImport, Sheet, read_sheet


@click.group("import")
def import_group() -> None:
    """Import data that a district already has."""


def _columns(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    chosen: dict[str, str] = {}
    for value in values:
        field, sign, header = value.partition("=")
        if not sign or not header.strip():
            raise click.BadParameter(f'Write field=HEADER, for example name="Course Title", not "{value}".')
        if field.strip() not in FIELDS:
            close = close_matches(field.strip(), FIELDS, most=1)
            meant = f'Did you mean "{close[0]}"? ' if close else ""
            raise click.BadParameter(
                f'The field "{field}" cannot be imported. {meant}The fields: {", ".join(FIELDS)}.'
            )
        chosen[field.strip()] = header.strip()
    return chosen


@import_group.command("courses")
@click.argument("table", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--organization", required=True, help="The id of the organization that owns the courses.")
@existing_catalog_option
@click.option(
    "--column",
    "columns",
    multiple=True,
    callback=_columns,
    metavar="FIELD=HEADER",
    help="The column to use for a field.",
)
@click.option("--force", is_flag=True, help="Update files even if someone has edited them. Comments stay.")
@click.option("--dry-run", is_flag=True, help="Show what would happen, but write nothing.")
def courses(
    table: Path, organization: str, folder: Path, columns: dict[str, str], *, force: bool, dry_run: bool
) -> None:
    """Write a course file for each row of TABLE, a spreadsheet saved as CSV.

    Columns are found by their usual names. If a name is unusual, specify it with --column.

    \b
    Example:
      pathways import courses examples/course-export.csv --organization kestrel-pass --column subject=Department
    """
    try:
        sheet = read_sheet(table, columns)
        catalog = load(folder).catalog
    except (CannotImport, NoCatalog) as problem:
        raise click.UsageError(str(problem)) from None
    if organization not in catalog.organizations:
        raise unknown_organization_error(organization, catalog.organizations)
    planned = plan_import(sheet, catalog, folder, organization, force=force)
    if not dry_run:
        try:
            write_changes(folder, planned.changes)
        except OSError as error:
            raise click.ClickException(f"Nothing was written: {error.strerror} ({error.filename}).") from None
    click.echo(_report(sheet, planned, dry_run=dry_run))


def _report(sheet: Sheet, planned: ImportPlan, *, dry_run: bool) -> str:
    counts = Counter(change.outcome for change in planned.changes)
    lines = [
        "Columns used: " + ", ".join(f'{field} from "{header}"' for field, header in sheet.headers.items()) + "."
    ]
    said = ", ".join(f"{counts[outcome]} {outcome}" for outcome in ImportAction if counts[outcome]) or "no courses"
    lines.append(f"{'This would be' if dry_run else 'Courses'}: {said}.")
    if planned.remarks:
        lines += ["", "Please check these rows:"]
        lines += [f"  line {remark.line}: {remark.words}" for remark in planned.remarks]
    return "\n".join(lines)
