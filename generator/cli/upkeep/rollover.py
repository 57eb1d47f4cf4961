"""`pathways rollover`: the yearly turn of a catalog as one list for people and one change to propose."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from difflib import unified_diff
from itertools import groupby
from pathlib import Path

import click

from generator.catalog.load import Loaded
from generator.catalog.read import text_of
from generator.checks.baseline import mark_known
from generator.checks.runner import check
from generator.checks.wording import one_line
from generator.checks.yearly_turn import Question, Topic, Turn, questions, turns
from generator.cli.open_catalog import CannotRun, open_catalog
from generator.cli.options import check_date_option, existing_catalog_option
from generator.importers.files import write_files
from generator.importers.tables.rows import CannotImport
from generator.importers.yearly_edits import Decisions, YearlyEdits, plan_yearly_edits
from generator.model.catalog import Catalog
from generator.model.findings import Finding, Severity
from generator.model.school_year import SchoolYear

_ADVICE: Mapping[Topic, str] = {
    Topic.AGREEMENT: "Ask both sides. Then --renew each (or --renew-agreements for all), or --retire it.",
    Topic.ENDING: "Give each a new last day with --renew, or --retire it and name what replaces it.",
    Topic.LIST: "Look each up in this year's list. Then say --listed, or --retire it.",
    Topic.STARTING: "Write `status: active` in each that has begun.",
    Topic.WAIVER: "Fix what each one excuses, or give it a new date and reason.",
    Topic.REVIEW: "Read each page, fix what has changed, and add the day under `reviewed_on`.",
}
_LONGEST = 1000


@click.command("rollover")
@click.argument("school_year", metavar="YEAR")
@click.option("--renew", multiple=True, metavar="ID", help="This goes on: its last day moves into the school year.")
@click.option("--renew-agreements", is_flag=True, help="So do all agreements that end before the school year does.")
@click.option("--retire", multiple=True, metavar="ID", help="This has ceased.")
@click.option("--listed", multiple=True, metavar="ID", help="This credential is on the same lists again.")
@existing_catalog_option
@check_date_option
@click.option("--dry-run", is_flag=True, help="Show the change as a diff, but write nothing.")
def rollover_command(
    school_year: str,
    renew: tuple[str, ...],
    renew_agreements: bool,
    retire: tuple[str, ...],
    listed: tuple[str, ...],
    folder: Path,
    as_of: date,
    dry_run: bool,
) -> None:
    """Turn the catalog to the school year YEAR, and list what people have to decide.

    Only the school year changes by itself. What ends, what is on this year's lists and what was reviewed is for
    people to say: run it again with what they decided. ID is an id or a file. In each file all else stays.

    \b
    Example:
      pathways rollover 2027-28 --dry-run
    """
    year = SchoolYear.read(school_year)
    if year is None:
        raise CannotRun(f'"{school_year}" is no school year. Write it as {SchoolYear.of(as_of).next}.')
    loaded = open_catalog(folder)
    catalog = loaded.catalog
    now = SchoolYear.read(catalog.settings.school_year)
    if now and year < now:
        raise CannotRun(f"The catalog is for {now} already. It cannot be turned back to {year}.")
    latest = max(filter(None, (now, SchoolYear.of(as_of)))).next
    if year > latest:
        raise CannotRun(f"{year} is too far ahead. The next school year is {latest}.")
    decided = Decisions(renew=renew, retire=retire, listed=listed, renew_agreements=renew_agreements)
    try:
        edits = plan_yearly_edits(catalog, folder, year, decided)
    except CannotImport as problem:
        raise CannotRun(str(problem)) from None
    except ValueError as problem:
        raise CannotRun(f"A file cannot be changed in place: {problem}. Run pathways check to see why.") from None
    wrong = {finding.place.file for finding in loaded.findings if finding.severity is Severity.ERROR}
    for file in sorted(wrong & edits.texts.keys()):
        raise CannotRun(f"{file} has errors. Fix these first: run pathways check.")
    with tempfile.TemporaryDirectory() as temporary:
        after = _after(folder, edits.texts, Path(temporary))
        new = _new_findings(loaded, after, as_of)
        click.echo("\n".join(one_line(line, _LONGEST) for line in _report(after.catalog, year, edits, new)))
    if now and now < year:
        click.echo(f"Before you commit this, keep the year that ends for the scorecard: git tag school-year-{now}")
    if dry_run:
        click.echo("".join(_diff(folder, edits.texts)), nl=False)
        click.echo("Nothing was written (--dry-run).")
        return
    try:
        write_files(folder, edits.texts)
    except OSError as error:
        raise click.ClickException(f"Nothing was written: {error.strerror} ({error.filename}).") from None


def _after(folder: Path, texts: Mapping[str, str], temporary: Path) -> Loaded:
    """Return the catalog as it will be, read from a copy."""
    copy = temporary / "catalog"
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            other = copy / path.relative_to(folder)
            other.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, other)
    write_files(copy, texts)
    return open_catalog(copy)


def _new_findings(before: Loaded, after: Loaded, as_of: date) -> tuple[Finding, ...]:
    """Return the findings, but for notes, that come with the change."""
    report = mark_known(check(after, as_of), check(before, as_of))
    return tuple(finding for finding in report.new if finding.severity is not Severity.NOTE)


def _report(after: Catalog, year: SchoolYear, edits: YearlyEdits, new: Sequence[Finding]) -> Iterator[str]:
    changed = f"Changed for the school year {year}:"
    yield changed if edits.said else f"The catalog is for {year} already. Nothing changes."
    yield from (f"- {file}: {what}" for file, what in edits.said)
    yield ""
    for topic, group in groupby(questions(after, year), key=lambda one: one.topic):
        asked = tuple(group)
        yield f"{topic.value}:"
        yield from _by_owner(asked) if topic is Topic.REVIEW else (f"- {one.fact} ({one.file})" for one in asked)
        yield _ADVICE[topic]
        yield ""
    yield from _in_turn(after, turns(after, year), year)
    if new:
        yield "What pathways check will newly report:"
        for one in new:
            yield f"- {one.severity.value}: {one.title} ({one.code}), {one.place.file}"
        yield ""
    yield f"Facts that get too old are in the weekly list: pathways stale --as-of {year.first_day}"


def _by_owner(asked: Sequence[Question]) -> Iterator[str]:
    for owner, of_owner in groupby(asked, key=lambda one: one.owner):
        names = [one.fact for one in of_owner]
        more = f", and {len(names) - 3} more" if len(names) > 3 else ""
        yield f"- {owner}: {'; '.join(names[:3])}{more}"


def _in_turn(catalog: Catalog, found: Sequence[Turn], year: SchoolYear) -> Iterator[str]:
    """Yield which courses of odd or even years are taught in `year`, and which have to wait."""
    groups = (
        (True, f"Taught in {year}, which starts in an {year.parity} year"),
        (False, f"Not taught in {year}, but in {year.next}"),
    )
    for is_taught, title in groups:
        lines = [f"- {one.name}, {_name(catalog, one.by)} ({one.file})" for one in found if one.taught is is_taught]
        if lines:
            yield f"{title}:"
            yield from lines
            yield ""


def _name(catalog: Catalog, organization: str) -> str:
    known = catalog.organizations.get(organization)
    return str(known.name) if known else organization


def _diff(folder: Path, texts: Mapping[str, str]) -> Iterator[str]:
    """Yield the change as a unified diff, with paths as they are from the folder around the catalog."""
    for file, text in sorted(texts.items()):
        path = f"{folder.name}/{file}"
        old = text_of(folder, file)[0].splitlines(keepends=True)
        for line in unified_diff(old, text.splitlines(keepends=True), f"a/{path}", f"b/{path}"):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
