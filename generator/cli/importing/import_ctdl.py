"""`pathways import ctdl`: a pathway of the Credential Registry becomes a pathway with its courses and credentials."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from generator.catalog.entity_files import entity_file
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
from generator.importers.ctdl.document import read_documents
from generator.importers.ctdl.pathway import CtdlChoices
from generator.importers.ctdl.plan import CTDL, CtdlImport, plan_ctdl
from generator.importers.ctdl.vocabulary import not_said_of
from generator.importers.json_file import read_json
from generator.importers.memory import memory_file
from generator.importers.tables.rows import CannotImport
from generator.model.ids import Kind


@click.command("ctdl")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@organization_option
@existing_catalog_option
@click.option("--cluster", help="The career cluster, where the file names none of the catalog's.")
@pairs_option("--level", "levels", "WORDS=LEVEL", '"Term 1=college-1"', "The level that words of the file mean.")
@click.option("--at", metavar="LEVEL", help="The level of parts that say none.")
@pairs_option(
    "--step", "names", "WORDS=ID", '"Welding 1=wel-1030"', "What the catalog has already under another name."
)
@force_option
@dry_run_option
def ctdl(
    files: tuple[Path, ...],
    organization: str,
    folder: Path,
    cluster: str | None,
    levels: dict[str, str],
    at: str | None,
    names: dict[str, str],
    *,
    force: bool,
    dry_run: bool,
) -> None:
    """Write pathways, courses and credentials from FILE: the graph of a pathway in CTDL (JSON-LD).

    The Credential Registry publishes such graphs. Give the graph of the progression model as a second FILE where the
    pathway has one. What the catalog has under the same name is used, not written again. What a catalog cannot say is
    listed. Import the next version likewise: what you edited is kept.

    \b
    Examples:
      pathways import ctdl examples/pathway-ctdl.json --organization sandreed-college --dry-run
      pathways import ctdl examples/pathway-ctdl.json --organization sandreed-college --cluster construction
    """
    catalog = catalog_of(folder, organization)
    kept = folder / answers_file(organization, CTDL)
    try:
        answers = read_answers(kept)
        said = {words: id_called(id_, catalog, organization) for words, id_ in {**answers.names, **names}.items()}
        years = {**answers.levels, **levels}
        check_levels([*years.values(), *([at] if at else [])], catalog)
        document = read_documents([(file.name, read_json(file)) for file in files])
        choices = CtdlChoices(levels=years, at=at, cluster=cluster, names=said, force=force)
        planned = plan_ctdl(document, catalog, folder, organization, choices)
        texts = {one.file: one.text for one in planned.update.changes.values() if one.text}
        texts[memory_file(organization, planned.remembered_as)] = planned.update.memory.text()
        about = "what this organization imports from CTDL"
        written = write_import(folder, texts, kept, Answers(names=said, levels=years), about, dry_run=dry_run)
    except CannotImport as problem:
        raise click.UsageError(str(problem)) from None
    lines = [*_lines(planned), *update_lines(planned.update, dry_run=dry_run)]
    lines += [*remark_lines(planned.remarks), *ending_lines(str(kept), written=written, dry_run=dry_run)]
    click.echo("\n".join(lines).rstrip("\n"))
    if not dry_run:
        click.echo(next_line(folder))


def _lines(planned: CtdlImport) -> Iterator[str]:
    yield f"Pathways: {', '.join(planned.pathways)}."
    yield from unused_lines("Not read", planned.unused)
    if planned.missing:
        yield "What the catalog cannot say, or does not have:"
        yield from (f"  {one.place}: {one.words}" for one in planned.missing)
    kinds = {described.kind for file in planned.update.changes if (described := entity_file(file))}
    yield "Fields that are not read from CTDL, for you to write:"
    yield from (f"  {kind}: {', '.join(not_said_of(kind))}" for kind in Kind if kind in kinds)
