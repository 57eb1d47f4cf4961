"""`pathways serve`: the website on this computer while its catalog is edited."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import catalog_argument
from generator.cli.output import exit_with_refusal


@click.command()
@catalog_argument
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port to use; 0 for any."
)
def serve(catalog: Path, port: int) -> None:
    """Preview the site of CATALOG on this computer and reload it after every saved change.

    \b
    Example:
      pathways serve --port 8000
    """
    if not catalog.is_dir():
        exit_with_refusal(f"There is no folder called {catalog}.")
    from generator.publish.preview.serve import CannotServe  # MkDocs takes a second to start
    from generator.publish.preview.serve import serve as serve_site

    try:
        serve_site(catalog, port=port)
    except CannotServe as problem:
        exit_with_refusal(f"{problem} Try another, with --port.")
