"""Arguments and options that several commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click


def day(_: click.Context, option: click.Parameter, value: str | None) -> date:
    """Return the day that `value` names, today when it names none."""
    try:
        return date.fromisoformat(value) if value else date.today()
    except ValueError:
        raise click.BadParameter(f'"{value}" is not a date. Write it as 2026-08-15.', param=option) from None


catalog_argument = click.argument("catalog", type=click.Path(path_type=Path), default="catalog")
catalog_option = click.option(
    "--catalog",
    "folder",
    default="catalog",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The catalog's folder.",
)
existing_catalog_option = click.option(
    "--catalog",
    "folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default="catalog",
    show_default=True,
    help="The folder of the catalog.",
)
output_option = click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to this file."
)
check_date_option = click.option(
    "--as-of", callback=day, metavar="DATE", help="Check as of this date (default: today)."
)
as_of_option = click.option(
    "--as-of", callback=day, metavar="DATE", help="Build the site as of this date (default: today)."
)
format_option = click.option(
    "--format",
    "style",
    default="text",
    show_default=True,
    type=click.Choice(["text", "json"]),
    help="The output format.",
)
