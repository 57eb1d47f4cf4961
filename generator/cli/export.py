"""`pathways export`: the catalog in the formats of others, as files like those of the site."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import click

from generator.cli.open_catalog import unknown_name_error
from generator.cli.options import as_of_option, catalog_option
from generator.cli.output import exit_with_refusal
from generator.cli.progress import show_progress
from generator.exports.catalog_exports import EXPORTS, exports_named
from generator.exports.files import ExportSource
from generator.pages.site import load_and_check
from generator.pages.website import BuildRefused
from generator.publish.files import write_error_message, write_pieces
from generator.publish.site_folder import FolderRefused, place_for

_NAMES = ", ".join(export.name for export in EXPORTS)


@click.command(epilog=f"The kinds: {_NAMES}, all.")
@click.argument("kind")
@catalog_option
@click.option("--to", type=click.Path(path_type=Path), required=True, help="The folder to write the files to.")
@as_of_option
def export(kind: str, folder: Path, to: Path, as_of: date) -> None:
    """Write the catalog in the format KIND, or in all of them.

    The files have the bytes and the places of those that the site publishes under /data/. Nothing else in the folder
    is changed.

    \b
    Examples:
      pathways export csv --to data
      pathways export all --to data
    """
    chosen = exports_named(kind)
    if not chosen:
        raise unknown_name_error("export", kind, ("all", *(one.name for one in EXPORTS)))
    try:
        to = place_for(to, folder)
    except FolderRefused as problem:
        exit_with_refusal(str(problem))
    with show_progress() as watch:
        match load_and_check(folder, as_of, watch):
            case BuildRefused(message):
                exit_with_refusal(message)
            case graph, _:
                source = ExportSource(graph, as_of)
        files = [file for one in chosen for file in one.files(source)]
        writing = partial(watch, "Writing files")
        try:
            for done, file in enumerate(files, start=1):
                write_pieces(to / file.path, file.pieces())
                writing(done, len(files))
        except OSError as problem:
            exit_with_refusal(write_error_message(to, problem))
    click.echo(f"{len(files):,} files are in {to}.")
