"""`pathways upgrade`: a region's files follow the program."""

from __future__ import annotations

from pathlib import Path

import click

from generator.catalog.survey import SETTINGS_FILE
from generator.cli.importing.importing import dry_run_option
from generator.cli.options import catalog_option
from generator.importers.files import write_files
from generator.importers.region.upgrade import upgraded
from generator.runtime.program import this_program


@click.command("upgrade")
@dry_run_option
@catalog_option
def upgrade(dry_run: bool, folder: Path) -> None:
    """Move a region's files to this version of the program, and list what changed. Comments stay.

    The settings say the format that the files are written in; the workflows call this version.

    \b
    Example:
      pathways upgrade --dry-run
    """
    if not (folder / SETTINGS_FILE).is_file():
        raise click.UsageError(f"There is no catalog in the folder {folder}. Begin one with: pathways init my-region")
    root, name = folder.resolve().parent, folder.resolve().name
    workflows = sorted((root / ".github" / "workflows").glob("*.y*ml"))
    paths = [folder.resolve() / SETTINGS_FILE, *(file for file in workflows if file.is_file())]
    try:
        files = {file.relative_to(root).as_posix(): file.read_text(encoding="utf-8") for file in paths}
        changed, said = upgraded(files, name, this_program())
        if not dry_run:
            write_files(root, changed)
    except OSError as problem:
        raise click.UsageError(f"The files in {root} cannot be changed: {problem.strerror}.") from None
    except ValueError as problem:
        raise click.UsageError(f"Nothing was changed in {folder}: {problem}.") from None
    if not said:
        click.echo(f"Everything is up to date with version {this_program().version}.")
    for sentence in said:
        click.echo(f"{'Would change' if dry_run else 'Changed'}: {sentence}")
