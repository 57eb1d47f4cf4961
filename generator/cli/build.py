"""`pathways build`: a catalog becomes a website."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import click

from generator.cli.options import as_of_option, catalog_argument
from generator.cli.output import exit_with_refusal
from generator.cli.progress import show_progress
from generator.cli.revisions.tagged_years import tagged_years
from generator.pages.cache import Cache, cache_folder
from generator.pages.editor.bundle import LEFT_OUT, editor_for
from generator.pages.site import load_site
from generator.pages.website import BuildRefused


@click.command()
@catalog_argument
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    default="site",
    show_default=True,
    help="The folder to write the site to.",
)
@as_of_option
@click.option(
    "--settings",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Use this file instead of mkdocs.yml beside the catalog.",
)
@click.option("--no-cache", is_flag=True, help="Make everything again, and keep nothing for the next build.")
def build(catalog: Path, to: Path, as_of: date, settings: Path | None, no_cache: bool) -> None:
    """Check CATALOG (default: the folder "catalog") and build its website.

    The new site replaces the old one only when it is complete. If the catalog has errors, the last good site
    stays as it is.

    \b
    Example:
      pathways build --to site
    """
    from generator.publish.build import build as build_site  # MkDocs takes a second to start

    cache = Cache(None if no_cache else cache_folder(catalog))
    begun = cache.begin()
    with show_progress() as watch:
        load = partial(
            load_site, as_of=as_of, watch=watch, cache=cache, history=partial(tagged_years, catalog, cache)
        )
        making = partial(watch, "Making pages")
        result = build_site(catalog, to, load, config_file=settings, watch=making)
    match result:
        case BuildRefused(message):
            exit_with_refusal(message)
        case built:
            cache.sweep(begun)
            if editor_for(catalog) is None:
                click.echo(LEFT_OUT, err=True)
            click.echo(f"{built.pages:,} pages are in {to}. Open {to / 'index.html'} to see them.")
