"""`pathways diff`: what a change does to students and pages, in the format asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import click

from generator.catalog.load import Loaded, NoCatalog, load
from generator.checks.report.github import cannot_run_report, github_report
from generator.cli.check import append_job_summary, exit_with, rule_codes, write_atomically
from generator.cli.open_catalog import CannotRun
from generator.cli.options import day, output_option
from generator.cli.revisions.compared_folders import Side, changed_outside, open_side
from generator.cli.revisions.tracked_files import tracked_findings
from generator.diff.assess_impact import assess_impact
from generator.diff.impact import Impact
from generator.diff.report.json import json_report
from generator.diff.report.markdown import markdown_report
from generator.diff.report.text import text_report
from generator.model.catalog import Catalog

GITHUB = "github"
FORMATS: Mapping[str, Callable[[Impact], str]] = MappingProxyType[str, Callable[[Impact], str]](
    {"text": text_report, "markdown": markdown_report, "json": json_report, GITHUB: markdown_report}
)


@click.command("diff")
@click.argument("base")
@click.argument("head")
@click.option("--catalog", type=click.Path(path_type=Path), default=Path("catalog"), help="The catalog's folder.")
@click.option(
    "--format", "format_", type=click.Choice(list(FORMATS)), default="text", help="The format of the report."
)
@output_option
@click.option("--as-of", callback=day, metavar="DATE", help="Compare as of this date (default: today).")
@click.option("--only", callback=rule_codes, metavar="CODES", help="Check only these rules, separated by commas.")
@click.option("--ignore", callback=rule_codes, metavar="CODES", help="Skip these rules, separated by commas.")
def diff_command(
    base: str,
    head: str,
    catalog: Path,
    format_: str,
    output: Path | None,
    as_of: date,
    only: frozenset[str],
    ignore: frozenset[str],
) -> None:
    """Report what the change from BASE to HEAD does: who loses or gains what, what is wrong, and how to fix it.

    BASE and HEAD are git revisions, catalog folders, or folders that hold a catalog. Both are read and checked once.
    With --format github, findings are printed as annotations on the changed lines, and the report goes to the job
    summary.

    \b
    Exit status: 0 nothing to fix, 1 something to fix, 2 cannot run, 3 a bug in this program.
    \b
    Examples:
      pathways diff origin/main HEAD
      pathways diff origin/main HEAD --format markdown --output impact.md
    """
    try:
        made = _compared(base, head, catalog, as_of, only, ignore)
        report = FORMATS[format_](made)
        if output is not None:
            write_atomically(output, report)
    except CannotRun as problem:
        if format_ == GITHUB:
            annotation, summary = cannot_run_report(problem.message)
            click.echo(annotation, nl=False)
            append_job_summary(summary)
        raise
    if format_ == GITHUB:
        click.echo(github_report(made.report, made.findings), nl=False)
        append_job_summary(report)
    elif output is None:
        click.echo(report, nl=False)
    exit_with(made.report, made.exit_status)


def _compared(
    base: str,
    head: str,
    catalog: Path,
    as_of: date,
    only: frozenset[str],
    ignore: frozenset[str],
) -> Impact:
    with ExitStack() as stack:
        before, after = (stack.enter_context(open_side(named, catalog)) for named in (base, head))
        if after.catalog is None or (before.root and after.root is None):
            raise CannotRun(f'After the change there is no catalog in the folder "{catalog}".')
        loaded = _load(after, catalog)
        return assess_impact(
            # Where there was no catalog before, everything is new: the same settings, and nothing in them.
            _load(before, catalog) if before.catalog else _empty(loaded),
            loaded,
            as_of,
            changed_outside(before, after, catalog),
            only=only,
            ignore=ignore,
            folder=catalog.as_posix(),
        )


def _load(side: Side, catalog: Path) -> Loaded:
    """Return what is in the catalog of a side, and what is wrong in the repository around it."""
    assert side.catalog is not None
    try:
        loaded = load(side.catalog)
    except (NoCatalog, OSError) as problem:
        raise CannotRun(f"The folder {side.catalog} cannot be read: {problem}") from None
    around = tracked_findings(catalog if side.revision else side.catalog, side.revision)
    return replace(loaded, findings=(*loaded.findings, *around))


def _empty(loaded: Loaded) -> Loaded:
    nothing = Catalog.of(loaded.catalog.settings, ())
    return replace(loaded, folder=Path(os.devnull), catalog=nothing, findings=(), files=(), page_files=(), texts={})
