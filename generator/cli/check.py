"""`pathways check`: every finding at once, in the format asked for."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn

import click

from generator.catalog.load import Loaded
from generator.catalog.messages.close_matches import close_matches
from generator.checks.baseline import mark_known
from generator.checks.change_rules import CHANGE_RULES, EVERY_RULE
from generator.checks.report.github import github_report, job_summary
from generator.checks.report.json import json_report
from generator.checks.report.sarif import sarif_report
from generator.checks.report.text import terminal_width, text_lines, text_report
from generator.checks.runner import Report, check, find_rule
from generator.cli.open_catalog import CannotRun, open_catalog
from generator.cli.options import catalog_argument, check_date_option, output_option
from generator.cli.progress import show_progress
from generator.cli.revisions.git_revision import checked_out, is_folder
from generator.cli.revisions.tracked_files import tracked_findings
from generator.runtime.garbage_collection import fewer_collections

FORMATS: Mapping[str, Callable[[Report], str]] = MappingProxyType[str, Callable[[Report], str]](
    {"text": text_report, "json": json_report, "github": github_report, "sarif": sarif_report}
)


def rule_codes(_: click.Context, option: click.Parameter, value: str | None) -> frozenset[str]:
    """Return the codes of the rules that `value` names, separated by commas."""
    codes = set()
    for word in (value or "").replace(",", " ").split():
        rule = find_rule(word)
        if rule is None:
            raise click.BadParameter(unknown_rule(word), param=option)
        codes.add(rule.code)
    return frozenset(codes)


def unknown_rule(word: str) -> str:
    """Return the sentence for a rule that is unknown, with rules that may be meant."""
    words = [spelling for rule in EVERY_RULE for spelling in (rule.code, rule.name)]
    close = close_matches(word.upper() if len(word) <= 4 else word.lower(), words)
    meant = f" Did you mean {' or '.join(close)}?" if close else ""
    return f'Unknown rule "{word[:60]}".{meant}'


@click.command("check")
@catalog_argument
@click.option("--base", metavar="DIR|REV", help="Compare with this folder or git revision. Only new errors fail.")
@click.option(
    "--format", "format_", type=click.Choice(list(FORMATS)), default="text", help="The format of the report."
)
@output_option
@check_date_option
@click.option("--strict", is_flag=True, help="Treat warnings as errors, as before a release.")
@click.option("--only", callback=rule_codes, metavar="CODES", help="Check only these rules, separated by commas.")
@click.option("--ignore", callback=rule_codes, metavar="CODES", help="Skip these rules, separated by commas.")
@fewer_collections()
def check_command(
    catalog: Path,
    base: str | None,
    format_: str,
    output: Path | None,
    as_of: date,
    strict: bool,
    only: frozenset[str],
    ignore: frozenset[str],
) -> None:
    """Check the files in the folder CATALOG (default: "catalog") and report what is wrong.

    \b
    Exit status: 0 no (new) errors, 1 errors, 2 the check cannot run, 3 a bug in this program.
    \b
    Examples:
      pathways check
      pathways check --base origin/main --format github
      pathways check --only L201,P401 --as-of 2026-08-15
    """
    if only and only <= {rule.code for rule in CHANGE_RULES}:
        raise CannotRun("These rules are about a change as a whole. To check them, run: pathways diff BASE HEAD")
    examine = partial(check, as_of=as_of, only=only, ignore=ignore, strict=strict)
    loaded = _load(catalog)
    if base is None:
        report = examine(loaded)
    else:
        with nullcontext(Path(base)) if is_folder(base) else checked_out(base, catalog) as folder:
            before = _load(folder, catalog, "" if is_folder(base) else base) if folder else None
            known = examine(before) if before else Report(Path(os.devnull), as_of, ())
            report = mark_known(examine(loaded, before=before.catalog if before else None), known)
    if output is not None:
        write_atomically(output, FORMATS[format_](report))
    elif format_ == "text":
        _print_text(report)
    else:
        click.echo(FORMATS[format_](report), nl=False)
    if format_ == "github":
        append_job_summary(job_summary(report))
    exit_with(report, report.exit_status)


def _load(folder: Path, catalog: Path | None = None, revision: str = "") -> Loaded:
    """Return what is in `folder`, and what is wrong around it: in its repository, or in that of `catalog` once."""
    with show_progress() as watch:
        loaded = open_catalog(folder, partial(watch, "Reading files"))
    around = tracked_findings(catalog if catalog and revision else folder, revision)
    return replace(loaded, findings=(*loaded.findings, *around))


def exit_with(report: Report, status: int) -> NoReturn:
    """End with `status`, and say which rules of `report` failed."""
    for crash in report.crashes:
        click.echo(str(crash), err=True)
    sys.exit(status)


def _print_text(report: Report) -> None:
    if not sys.stdout.isatty():
        click.echo(text_report(report), nl=False)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, markup=False, soft_wrap=True)
    for line in text_lines(report, terminal_width()):
        console.print(Text(line.words, style=line.style))


def write_atomically(output: Path, text: str) -> None:
    """Write `text` to `output` whole or not at all: beside it first, then in its place."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=output.parent, prefix=f".{output.name}.", delete=False
        ) as beside:
            try:
                beside.write(text)
            except BaseException:
                Path(beside.name).unlink(missing_ok=True)
                raise
        Path(beside.name).chmod(0o644)
        Path(beside.name).replace(output)
    except OSError as problem:
        raise CannotRun(f"The report cannot be written to {output}: {problem.strerror}.") from None


def append_job_summary(text: str) -> None:
    """Add `text` to the summary of the job at hand, where GitHub runs it."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        with Path(summary).open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)
