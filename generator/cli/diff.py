"""`pathways diff`: what a change does to students and pages, in the format asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import click

from generator.catalog.load import Loaded, NoCatalog, load
from generator.cli.check import CannotRun, day
from generator.cli.trees import Side, changed_program, side
from generator.diff.impact import Impact, impact
from generator.diff.report.json import json_report
from generator.diff.report.markdown import markdown_report
from generator.diff.report.text import text_report
from generator.model.catalog import Catalog

FORMATS: Mapping[str, Callable[[Impact, str], str]] = MappingProxyType[str, Callable[[Impact, str], str]](
    {"text": text_report, "markdown": markdown_report, "json": json_report}
)


@click.command("diff")
@click.argument("base")
@click.argument("head")
@click.option("--catalog", type=click.Path(path_type=Path), default=Path("catalog"), help="The catalog's folder.")
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), default="text", help="How to report.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report into this file.")
@click.option("--as-of", callback=day, metavar="DATE", help="Compare as of this day instead of today.")
def diff_command(base: str, head: str, catalog: Path, format_: str, output: Path | None, as_of: date) -> None:
    """Say what the change from BASE to HEAD does: who loses or gains what, and how to mend it.

    BASE and HEAD are git revisions, catalog folders, or folders that hold a catalog.

    \b
    Exit status: 0 nothing that must be mended, 1 something is removed or renamed that others need, 2 cannot run.
    \b
    Examples:
      pathways diff origin/main HEAD
      pathways diff before after --format markdown --output impact.md
    """
    with ExitStack() as stack:
        before, after = (stack.enter_context(side(named, catalog)) for named in (base, head))
        made = _impact(before, after, catalog, as_of)
        report = FORMATS[format_](made, catalog.as_posix())
    if output is None:
        click.echo(report, nl=False)
    else:
        try:
            output.write_text(report, encoding="utf-8", newline="\n")
        except OSError as problem:
            raise CannotRun(f"The report cannot be written to {output}: {problem.strerror}.") from None
    sys.exit(made.exit_status)


def _impact(base: Side, head: Side, catalog: Path, as_of: date) -> Impact:
    if head.catalog is None:
        raise CannotRun(f'After the change there is no catalog in the folder "{catalog}".')
    after = _load(head.catalog)
    # Where there was no catalog before, everything is new: the same settings, and nothing in them.
    before = _load(base.catalog) if base.catalog else _empty(after)
    return impact(before, after, as_of, changed_program(base, head, catalog))


def _load(folder: Path) -> Loaded:
    try:
        return load(folder)
    except (NoCatalog, OSError) as problem:
        raise CannotRun(f"The folder {folder} cannot be read: {problem}") from None


def _empty(loaded: Loaded) -> Loaded:
    nothing = Catalog.of(loaded.catalog.settings, ())
    return replace(loaded, folder=Path("nowhere"), catalog=nothing, findings=(), files=(), page_files=())
