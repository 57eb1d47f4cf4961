"""`pathways remove demonstration`: a copy of this repository becomes a region's own catalog."""

from __future__ import annotations

from pathlib import Path

import click

from generator.catalog.load import load_settings
from generator.catalog.survey import SETTINGS_FILE
from generator.cli.importing.importing import dry_run_option
from generator.cli.options import catalog_option
from generator.importers.files import write_files
from generator.importers.region.without_demonstration import OwnDemonstration, delete, without_demonstration


@click.command("remove")
@click.argument("what", type=click.Choice(["demonstration"]))
@dry_run_option
@catalog_option
def remove(what: str, dry_run: bool, folder: Path) -> None:
    """Delete the made-up region of the DEMONSTRATION from a catalog that was copied from it.

    National occupations and credentials stay. So does every file that you have changed, and all that is yours.

    \b
    Example:
      pathways remove demonstration --dry-run
    """
    if not (folder / SETTINGS_FILE).is_file():
        raise click.UsageError(f"There is no catalog in the folder {folder}. Begin one with: pathways init my-region")
    try:
        done = without_demonstration(folder, load_settings(folder))
    except OwnDemonstration:
        raise click.UsageError(
            f"This program runs from the same repository, so it cannot tell the {what} from your own files. "
            "Install the package, and run its pathways here."
        ) from None
    except OSError as problem:
        raise click.UsageError(f"The folder {folder} cannot be read: {problem.strerror}.") from None
    if not dry_run:
        try:
            write_files(folder, done.written)
            delete(folder, done.deleted)
        except OSError as problem:
            raise click.UsageError(f"The folder {folder} cannot be changed: {problem.strerror}.") from None
    would = "Would delete" if dry_run else "Deleted"
    click.echo(f"{would} {len(done.deleted)} files of the {what}; {len(done.written)} of the starter kit are new.")
    for name in done.kept:
        click.echo(f"  {name} stays: say there what your region is, or delete it.")
    click.echo("Then run: pathways check")
