"""`pathways import plan`: a program-of-study matrix becomes a pathway, and is kept up to date."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from generator.cli.importing.entity_report import ending_lines, remark_lines, unused_lines, update_lines
from generator.cli.importing.importing import (
    catalog_of,
    check_levels,
    dry_run_option,
    force_option,
    id_called,
    next_line,
    organization_option,
    pairs_option,
    write_import,
)
from generator.cli.options import existing_catalog_option
from generator.importers.answers import Answers, answers_file, read_answers
from generator.importers.memory import memory_file
from generator.importers.plan.matrix import Matrix, read_matrix
from generator.importers.plan.pathway import PLANS, PlanChoices, PlanImport, plan_pathway
from generator.importers.tables.rows import CannotImport
from generator.importers.tables.table import read_table


@click.command("plan")
@click.argument("table", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@organization_option
@existing_catalog_option
@click.option("--pathway", "slug", metavar="ID", help="The id of the pathway. Default: made from its name.")
@click.option("--name", help="What the pathway is called, where the table does not say it.")
@click.option("--cluster", help="Its career cluster, where the table does not say it.")
@pairs_option(
    "--step", "names", "WORDS=ID", '"Algebra 1=math-101"', "What words of the table mean; no ID for no step."
)
@pairs_option("--level", "levels", "WORDS=LEVEL", '"Freshman Year=grade-9"', "The level that words mean.")
@click.option("--sheet", help="The sheet of a workbook to read. Default: the first one with rows.")
@force_option
@dry_run_option
def plan(
    table: Path,
    organization: str,
    folder: Path,
    slug: str | None,
    name: str | None,
    cluster: str | None,
    names: dict[str, str],
    levels: dict[str, str],
    sheet: str | None,
    *,
    force: bool,
    dry_run: bool,
) -> None:
    """Write a pathway from TABLE, a program-of-study matrix: a row for each year, a column for each subject.

    Cells are matched to courses of the catalog by name or code, the lists below the years to credentials, experiences
    and occupations. What is not found is listed. Import next year's table likewise: levels you edited are kept.

    \b
    Examples:
      pathways import plan examples/program-of-study.csv --organization kestrel-pass --dry-run
      pathways import plan examples/program-of-study.csv --organization kestrel-pass --step "Trail Work="
    """
    catalog = catalog_of(folder, organization)
    kept = folder / answers_file(organization, PLANS)
    try:
        answers = read_answers(kept)
        said = {words: id_called(id_, catalog, organization) for words, id_ in {**answers.names, **names}.items()}
        years = {**answers.levels, **levels}
        check_levels(years.values(), catalog)
        matrix = read_matrix(read_table(table, sheet or answers.sheet), catalog.settings, years)
        choices = PlanChoices(slug=slug, name=name, cluster=cluster, names=said, force=force)
        planned = plan_pathway(matrix, catalog, folder, organization, choices)
        texts = {one.file: one.text for one in planned.update.changes.values() if one.text}
        texts[memory_file(organization, planned.remembered_as)] = planned.update.memory.text()
        answered = Answers(sheet=sheet or answers.sheet, names=said, levels=years)
        about = "this organization's program-of-study matrices"
        written = write_import(folder, texts, kept, answered, about, dry_run=dry_run)
    except CannotImport as problem:
        raise click.UsageError(str(problem)) from None
    lines = [*_lines(matrix, planned), *update_lines(planned.update, dry_run=dry_run)]
    lines += [*remark_lines(planned.remarks), *ending_lines(str(kept), written=written, dry_run=dry_run)]
    click.echo("\n".join(lines).rstrip("\n"))
    if not dry_run:
        click.echo(next_line(folder))


def _lines(matrix: Matrix, planned: PlanImport) -> Iterator[str]:
    yield f"The pathway: {planned.pathway}."
    yield f"Columns read as courses: {', '.join(matrix.columns)}."
    yield from unused_lines("Columns not read", matrix.unused)
    yield from matrix.notes
    found = ", ".join(f"{kind} {count}" for kind, count in planned.steps.items())
    yield f"Steps found in the catalog: {found}."
    if planned.missing:
        yield f"Not in the pathway: {len(planned.missing)}."
        yield from (f"  {one.place}: {one.words}" for one in planned.missing)
        yield '  Say what words mean with --step "WORDS=ID", or leave them out for good with --step "WORDS=".'
