"""`pathways import courses`: a school's own export of its courses becomes course files, and is kept up to date."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from generator.catalog.load import NoCatalog, load
from generator.catalog.messages.close_matches import close_matches
from generator.cli.importing.import_report import report
from generator.cli.importing.importing import next_line
from generator.cli.open_catalog import unknown_organization_error
from generator.cli.options import existing_catalog_option
from generator.cli.progress import show_progress
from generator.importers.answers import Answers, answers_file, answers_text, read_answers
from generator.importers.courses.columns import FIELDS, Columns, find_columns
from generator.importers.courses.plan import Choices, ImportPlan, plan_import
from generator.importers.courses.rows import read_rows
from generator.importers.files import write_files
from generator.importers.memory import COURSES, memory_file
from generator.importers.tables.rows import CannotImport
from generator.importers.tables.table import read_table


def _columns(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    chosen: dict[str, str] = {}
    for value in values:
        field, sign, header = value.partition("=")
        if not sign or not header.strip():
            raise click.BadParameter(f'Write field=HEADER, for example name="Course Title", not "{value}".')
        if field.strip() not in FIELDS:
            close = close_matches(field.strip(), list(FIELDS), most=1)
            meant = f'Did you mean "{close[0]}"? ' if close else ""
            raise click.BadParameter(
                f'The field "{field}" cannot be imported. {meant}The fields: {", ".join(FIELDS)}.'
            )
        chosen[field.strip()] = header.strip()
    return chosen


@click.command("courses")
@click.argument("table", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--organization", required=True, help="The id of the organization that owns the courses.")
@existing_catalog_option
@click.option(
    "--column",
    "chosen",
    multiple=True,
    callback=_columns,
    metavar="FIELD=HEADER",
    help="The column to use for a field.",
)
@click.option(
    "--columns",
    "answers_path",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where answers about columns are kept. Default: .import/courses.yaml in the organization's folder.",
)
@click.option("--sheet", help="The sheet of a workbook to read. Default: the first one with rows.")
@click.option(
    "--credit-unit",
    type=click.FloatRange(min=0, min_open=True),
    metavar="NUMBER",
    help="How many units of the table make one credit: 10 in California.",
)
@click.option("--retire-missing", is_flag=True, help="Mark courses as ceased that are gone from the table.")
@click.option("--force", is_flag=True, help="Let the table win over edits by hand. Comments stay.")
@click.option("--dry-run", is_flag=True, help="Show what would happen, but write nothing.")
def courses(
    table: Path,
    organization: str,
    folder: Path,
    chosen: dict[str, str],
    answers_path: Path | None,
    sheet: str | None,
    credit_unit: float | None,
    *,
    retire_missing: bool,
    force: bool,
    dry_run: bool,
) -> None:
    """Write a course file for each row of TABLE: CSV or another text file, .xlsx, .xls or .ods.

    The layouts of common programs are recognized, and other columns found by their names. What was not used is
    listed. Import next year's table likewise: what has changed is updated, and what you edited by hand is kept.

    \b
    Examples:
      pathways import courses examples/course-export.csv --organization kestrel-pass --dry-run
      pathways import courses examples/course-export.csv --organization kestrel-pass --column name="Course Title"
    """
    try:
        catalog = load(folder).catalog
        if organization not in catalog.organizations:
            raise unknown_organization_error(organization, catalog.organizations)
        kept = answers_path or folder / answers_file(organization, COURSES)
        answers = read_answers(kept)
        sheet = sheet or answers.sheet
        read = read_table(table, sheet)
        columns = find_columns(read, chosen, answers.columns)
        choices = Choices(
            credit_unit=credit_unit or answers.credit_unit,
            subjects=answers.subjects,
            force=force,
            retire_missing=retire_missing,
        )
        found = read_rows(read, columns)
        with show_progress() as watch:
            reading = partial(watch, "Reading courses")
            planned = plan_import(found, catalog, folder, organization, choices, reading)
        texts = _texts(organization, planned, kept, _answered(answers, columns, planned, choices, sheet))
    except (CannotImport, NoCatalog) as problem:
        raise click.UsageError(str(problem)) from None
    if not dry_run:
        try:
            with show_progress() as watch:
                write_files(folder, texts, partial(watch, "Writing files"))
        except OSError as error:
            raise click.ClickException(f"Nothing was written: {error.strerror} ({error.filename}).") from None
    click.echo(report(found, planned, kept, dry_run=dry_run))
    if not dry_run:
        click.echo(next_line(folder))


def _answered(
    answers: Answers, columns: Columns, planned: ImportPlan, choices: Choices, sheet: str | None
) -> Answers:
    """Return what to remember: what was answered before, and what this import has found out."""
    used = {field: columns.header(field) for field in columns.used}
    return Answers(
        columns={**answers.columns, **used},
        sheet=sheet,
        credit_unit=choices.credit_unit,
        subjects={**planned.subjects, **answers.subjects},
    )


def _texts(organization: str, planned: ImportPlan, kept: Path, answers: Answers) -> dict[str, str]:
    """Return the text of every file that is to be written, by its place in the catalog."""
    texts = {change.file: change.text for change in planned.changes.values() if change.text}
    texts[memory_file(organization, COURSES)] = planned.memory.text()
    said = answers_text(kept, answers, "this organization's export of courses")
    if said is not None:
        texts[str(kept.absolute())] = said  # joined to the folder, a whole path stays itself
    return texts
