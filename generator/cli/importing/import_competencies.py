"""`pathways import competencies`: a competency framework becomes competency files, and is kept up to date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from generator.cli.importing.entity_report import (
    ending_lines,
    remark_lines,
    unused_lines,
    update_lines,
    used_lines,
)
from generator.cli.importing.importing import (
    catalog_of,
    dry_run_option,
    force_option,
    next_line,
    organization_option,
    pairs_option,
    write_import,
)
from generator.cli.options import existing_catalog_option
from generator.importers.answers import Answers, answers_file, read_answers
from generator.importers.competencies.case_package import read_package
from generator.importers.competencies.drafts import CATEGORIES, CATEGORY_OF_OTHERS
from generator.importers.competencies.framework import USES, Framework
from generator.importers.competencies.item_table import read_item_table
from generator.importers.competencies.plan import COMPETENCIES, CompetencyImport, plan_competencies
from generator.importers.json_file import is_json, read_json
from generator.importers.memory import memory_file
from generator.importers.tables.rows import CannotImport
from generator.importers.tables.table import read_table


@click.command("competencies")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@organization_option
@existing_catalog_option
@pairs_option(
    "--column",
    "chosen",
    "PROPERTY=HEADER",
    'fullStatement="Standard"',
    "The column to use for a property, in a table.",
)
@pairs_option(
    "--category",
    "categories",
    "TYPE=CATEGORY",
    '"Performance Indicator=skill"',
    "The category of items of a type; none for headings.",
)
@click.option("--sheet", help="The sheet of a workbook to read. Default: the first one with rows.")
@click.option("--retire-missing", is_flag=True, help="Mark competencies as ceased that are gone from the file.")
@force_option
@dry_run_option
def competencies(
    file: Path,
    organization: str,
    folder: Path,
    chosen: dict[str, str],
    categories: dict[str, str],
    sheet: str | None,
    *,
    retire_missing: bool,
    force: bool,
    dry_run: bool,
) -> None:
    """Write a competency file for each statement of FILE: a CASE package (JSON), or OpenSALT's table of items.

    Items with others below them are headings, which the descriptions name. What was not used is listed. Import the
    next version likewise: what has changed is updated, and what you edited by hand is kept.

    \b
    Examples:
      pathways import competencies examples/competencies.csv --organization three-forks-boces --dry-run
      pathways import competencies examples/competencies.json --organization three-forks-boces
    """
    _check(chosen, categories)
    catalog = catalog_of(folder, organization)
    kept = folder / answers_file(organization, COMPETENCIES)
    try:
        answers = read_answers(kept)
        framework = _read(file, sheet or answers.sheet, chosen, answers.columns)
        known = {**answers.categories, **categories}
        planned = plan_competencies(
            framework, catalog, folder, organization, known, force=force, retire=retire_missing
        )
        texts = {one.file: one.text for one in planned.update.changes.values() if one.text}
        texts[memory_file(organization, planned.remembered_as)] = planned.update.memory.text()
        answered = Answers(
            columns={**answers.columns, **chosen},
            sheet=sheet or answers.sheet,
            categories={**planned.categories, **known},
        )
        about = "this organization's export of competencies"
        written = write_import(folder, texts, kept, answered, about, dry_run=dry_run)
    except CannotImport as problem:
        raise click.UsageError(str(problem)) from None
    lines = [*_lines(framework, planned), *update_lines(planned.update, dry_run=dry_run, retires=True)]
    lines += [*remark_lines(planned.remarks), *ending_lines(str(kept), written=written, dry_run=dry_run)]
    click.echo("\n".join(lines).rstrip("\n"))
    if not dry_run:
        click.echo(next_line(folder))


def _check(chosen: Mapping[str, str], categories: Mapping[str, str]) -> None:
    for name in chosen:
        if name not in USES:
            raise click.UsageError(f'"{name}" is no property that is read. The properties: {", ".join(USES)}.')
    for category in categories.values():
        if category and category not in CATEGORIES:
            raise click.UsageError(f'"{category}" is no category. The categories: {", ".join(CATEGORIES)}.')


def _read(file: Path, sheet: str | None, chosen: Mapping[str, str], remembered: Mapping[str, str]) -> Framework:
    if not is_json(file):
        return read_item_table(read_table(file, sheet), chosen, remembered)
    if chosen:
        raise CannotImport(f"{file.name} is JSON and has no columns. Leave out --column.")
    return read_package(file.name, read_json(file))


def _lines(framework: Framework, planned: CompetencyImport) -> Iterator[str]:
    title = f' "{framework.title}"' if framework.title else ""
    yield f"This looks like: {framework.layout}{title}."
    yield from used_lines("Used", {header: USES[name] for name, header in framework.used.items()})
    yield from unused_lines("Not used", framework.unused)
    yield from framework.notes
    if planned.headings:
        yield f"Items that are only headings, and named in descriptions: {planned.headings:,}."
    if planned.categories:
        yield "Categories:"
        width = max(map(len, planned.categories))
        yield from (f"  {type_:<{width}}  {category}" for type_, category in sorted(planned.categories.items()))
    for type_, count in sorted(planned.guessed.items()):
        of = f'of type "{type_}"' if type_ else "without a type"
        how = f' If they are not, say so: --category "{type_}=knowledge".' if type_ else ""
        yield f"Items {of} that say no category: {count:,}. They became: {CATEGORY_OF_OTHERS}.{how}"
