"""`pathways translate`: what is translated, texts for translators, and what comes back from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from generator.catalog.load import Loaded
from generator.catalog.translations.texts import State, translations_into
from generator.cli.open_catalog import CannotRun, open_catalog
from generator.cli.options import existing_catalog_option
from generator.cli.output import print_table
from generator.importers.files import write_files
from generator.importers.tables.rows import CannotImport
from generator.importers.translations.apply import Applied, accept, apply
from generator.importers.translations.formats import FORMATS, read_returned
from generator.importers.translations.units import NEEDS_WORK, job_for
from generator.model.translations import By

_LARGEST = 50_000_000
_MOST_LISTED = 20

_to_option = click.option("--to", "language", metavar="LANGUAGE", help="The language, such as es.")
_by_option = click.option(
    "--by",
    type=click.Choice([one.value for one in By]),
    default=By.PERSON.value,
    show_default=True,
    help="Who translated. What a machine translated and no person has read is said to be so.",
)


@click.group("translate")
def translate_group() -> None:
    """Send texts to translators and take them back."""


@translate_group.command("status")
@_to_option
@existing_catalog_option
def status(language: str | None, folder: Path) -> None:
    """Show how much is translated, what is out of date and who translated it.

    \b
    Example:
      pathways translate status
    """
    loaded = open_catalog(folder)
    for one in [_chosen(loaded, language)] if language else _others(loaded):
        kinds: dict[str, Counter[str]] = {}
        for text in translations_into(loaded.catalog, one):
            if not text.of.must_be_translated and text.state is State.MISSING:
                continue
            counted = kinds.setdefault(text.of.entity.kind.value if text.of.entity else "catalog", Counter())
            counted[text.by or text.state] += text.state not in NEEDS_WORK
            counted["total"] += 1
            counted.update([text.state] if text.state in NEEDS_WORK else [])
        columns = (By.PERSON, By.MACHINE, State.UNRECORDED, State.OUTDATED, State.MISSING)
        rows = [
            (kind, *(f"{counted[column]:,}" for column in columns), f"{counted['total']:,}")
            for kind, counted in kinds.items()
        ]
        heads = ("Texts of", "by a person", "by a machine", "not recorded", "out of date", "missing", "all")
        print_table(f"Translated into {one}", heads, rows)
    click.echo("pathways translate accept records that translations written by hand are right as they stand.")


@translate_group.command("export")
@_to_option
@click.option("--format", "style", type=click.Choice(list(FORMATS)), default="po", show_default=True)
@click.option("--everything", is_flag=True, help="Also what is translated already, to be read again.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="The file to write.")
@existing_catalog_option
def export(language: str | None, style: str, everything: bool, output: Path | None, folder: Path) -> None:
    """Write the texts that need a translation to a file: PO, XLIFF 2 or a table.

    \b
    Example:
      pathways translate export --to es --format csv --output for-the-translator.csv
    """
    loaded = open_catalog(folder)
    language = _chosen(loaded, language)
    job = job_for(loaded.catalog, language, date.today(), tuple(State) if everything else NEEDS_WORK)
    path = output or Path(f"{language}{FORMATS[style].ending}")
    _write(path.parent, {path.name: FORMATS[style].write(job)})
    click.echo(f"{len(job.units):,} texts to translate from {job.first} into {language} are in {path}.")


@translate_group.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@_to_option
@_by_option
@existing_catalog_option
@click.option("--dry-run", is_flag=True, help="Show what would happen, but write nothing.")
def import_(file: Path, language: str | None, by: str, folder: Path, dry_run: bool) -> None:
    """Write the translations in FILE into the catalog's files, and remember what they were made from.

    Only the translated texts change; everything else in a file stays byte for byte.

    \b
    With the translator's file in the folder you are in:
      pathways translate import for-the-translator.csv --dry-run
    """
    loaded = open_catalog(folder)
    try:
        if file.stat().st_size > _LARGEST:
            raise CannotImport(f"{file.name} is larger than {_LARGEST:,} bytes.")
        returned = read_returned(file.name, file.read_bytes())
    except (CannotImport, OSError) as problem:
        raise CannotRun(str(problem)) from None
    if language and returned.language and language != returned.language:
        raise CannotRun(f"{file.name} is a translation into {returned.language}, not into {language}.")
    language = _chosen(loaded, language or returned.language)
    done = apply(loaded, language, returned.texts, By(by))
    if not dry_run:
        _write(folder, done.files)
    _report(done, dry_run=dry_run)


@translate_group.command("accept")
@click.argument("entities", nargs=-1, metavar="[ID]...")
@_to_option
@_by_option
@existing_catalog_option
def accept_command(entities: tuple[str, ...], language: str | None, by: str, folder: Path) -> None:
    """Record that translations are right as they stand: those of each ID, or all of them.

    \b
    Example:
      pathways translate accept granite-gap-tech/welding --to es
    """
    loaded = open_catalog(folder)
    language = _chosen(loaded, language)
    unknown = set(entities) - {one.id for one in loaded.catalog.all()}
    if unknown:
        raise CannotRun(f"There is nothing called {', '.join(sorted(unknown))} in the catalog.")
    files = accept(loaded, language, frozenset(entities), By(by))
    _write(folder, files)
    click.echo("Recorded." if files else "That was recorded already.")


def _others(loaded: Loaded) -> tuple[str, ...]:
    others = loaded.catalog.settings.languages[1:]
    if not others:
        raise CannotRun("The catalog has one language. Add another to languages in catalog.yaml, such as [en, es].")
    return others


def _chosen(loaded: Loaded, language: str | None) -> str:
    others = _others(loaded)
    if language in others:
        return language
    if not language and len(others) == 1:
        return others[0]
    asked = f'"{language}" is not among them' if language else "say which with --to"
    raise CannotRun(f"catalog.yaml lists translations into {', '.join(others)}; {asked}.")


def _write(folder: Path, files: Mapping[str, str]) -> None:
    try:
        write_files(folder, files)
    except OSError as problem:
        raise CannotRun(f"Nothing was written to {folder}: {problem.strerror}.") from None


def _report(done: Applied, *, dry_run: bool) -> None:
    for title, lines in (
        ("These are not in the catalog any more, and were left out", done.unknown),
        ("These were left out", [f"{key}: {reason}" for key, reason in done.refused.items()]),
        (
            "The original of these has changed since they were sent out; they are marked as out of date",
            done.changed_since,
        ),
    ):
        if lines:
            click.echo(f"{title}:")
            for line in lines[:_MOST_LISTED]:
                click.echo(f"  {line}")
            if len(lines) > _MOST_LISTED:
                click.echo(f"  and {len(lines) - _MOST_LISTED:,} more")
    click.echo(
        f"Texts: {len(done.taken):,} new or changed, {done.same:,} as they were, {done.empty:,} without translation."
    )
    if dry_run:
        click.echo("Nothing was written (--dry-run).")
