"""`pathways build`, `pathways serve` and `pathways pages`: a catalog becomes a site."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import click

from generator.cli.check import day
from generator.cli.progress import watching
from generator.pages.cache import FOLDER, Cache
from generator.pages.site import load_site
from generator.pages.website import Refusal

_AS_OF = click.option(
    "--as-of", callback=day, metavar="DATE", help="Build the site as of this date (default: today)."
)
_CATALOG = click.argument("catalog", type=click.Path(path_type=Path), default="catalog")


@click.command()
@_CATALOG
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    default="site",
    show_default=True,
    help="The folder to write the site to.",
)
@_AS_OF
def build(catalog: Path, to: Path, as_of: date) -> None:
    """Check CATALOG (default: the folder "catalog") and build its website.

    The new site replaces the old one only when it is complete. If the catalog has errors, the last good site
    stays as it is.

    \b
    Example:
      pathways build --to site
    """
    from generator.publish.build import build as build_site  # MkDocs takes a second to start

    cache = Cache(catalog.resolve().parent / FOLDER)
    begun = cache.begin()
    with watching() as watch:
        load = partial(load_site, as_of=as_of, watch=watch, cache=cache)
        result = build_site(catalog, to, load, watch=partial(watch, "Making pages"))
    match result:
        case Refusal(message):
            refuse(message)
        case built:
            cache.sweep(begun)
            click.echo(f"{built.pages:,} pages are in {to}. Open {to / 'index.html'} to see them.")


@click.command()
@_CATALOG
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port to use.")
def serve(catalog: Path, port: int) -> None:
    """Preview the site of CATALOG on this computer and reload it after every saved change.

    \b
    Example:
      pathways serve --port 8000
    """
    from generator.publish.preview.serve import serve as serve_site

    serve_site(catalog, port=port)


@click.command()
@_CATALOG
@click.option("--to", type=click.Path(path_type=Path), required=True, help="The folder to write the pages to.")
@_AS_OF
def pages(catalog: Path, to: Path, as_of: date) -> None:
    """Write the pages of CATALOG as plain files, without MkDocs.

    \b
    Example:
      pathways pages --to pages
    """
    from generator.publish.files import unwritten
    from generator.publish.plain_folder import write_pages

    with watching() as watch:
        result = load_site(catalog, as_of, watch)
    match result:
        case Refusal(message):
            refuse(message)
        case site:
            try:
                write_pages(site, to)
            except OSError as problem:
                refuse(unwritten(to, problem))
            click.echo(f"{len(site.pages):,} pages are in {to}.")


def refuse(message: str) -> None:
    """Print why there is no site, and end with status 1."""
    click.echo(message, err=True)
    raise SystemExit(1)
