"""`pathways pages`: the pages of a catalog as plain files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.cli.options import as_of_option, catalog_argument
from generator.cli.output import exit_with_refusal
from generator.cli.progress import show_progress
from generator.pages.site import load_site
from generator.pages.website import BuildRefused
from generator.publish.files import write_error_message
from generator.publish.plain_folder import write_pages
from generator.publish.site_folder import FolderRefused, place_for


@click.command()
@catalog_argument
@click.option("--to", type=click.Path(path_type=Path), required=True, help="The folder to write the pages to.")
@as_of_option
def pages(catalog: Path, to: Path, as_of: date) -> None:
    """Write the pages of CATALOG as plain files, without MkDocs.

    \b
    Example:
      pathways pages --to pages
    """
    try:
        to = place_for(to, catalog)
    except FolderRefused as problem:
        exit_with_refusal(str(problem))
    with show_progress() as watch:
        result = load_site(catalog, as_of, watch)
    match result:
        case BuildRefused(message):
            exit_with_refusal(message)
        case site:
            try:
                write_pages(site, to)
            except FolderRefused as problem:
                exit_with_refusal(str(problem))
            except OSError as problem:
                exit_with_refusal(write_error_message(to, problem))
            click.echo(f"{len(site.pages):,} pages are in {to}.")
