"""How commands print what they found, and why they found nothing."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click
from rich.console import Console
from rich.table import Table


def print_json(values: Any) -> None:
    """Print values for another program to read."""
    click.echo(json.dumps(values, indent=2, ensure_ascii=False))


def print_table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table: drawn for a terminal, one line to a row with tabs between its cells for anything else."""
    if sys.stdout.isatty():
        table = Table(*heads, title=title, title_justify="left")
        for row in rows:
            table.add_row(*row)
        Console().print(table, markup=False)
        return
    click.echo(title)
    for row in (heads, *rows):
        click.echo("\t".join(row))
    click.echo()


def exit_with_refusal(message: str) -> NoReturn:
    """Print why there is no site, and end with status 1."""
    click.echo(message, err=True)
    raise SystemExit(1)
