"""What `pathways refresh` prints: old figures, new ones and the change, and what a person should look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from generator.catalog.load import Loaded
from generator.cli.output import print_table
from generator.importers.outlook.refresh import Foreseen
from generator.importers.wages.amounts import NAMES
from generator.importers.wages.oews import OewsTable
from generator.importers.wages.refresh import Refreshed
from generator.model.entities import Wage
from generator.model.ids import Kind


def report_wages(tables: Sequence[OewsTable], planned: Sequence[Refreshed], loaded: Loaded, *, dry_run: bool) -> None:
    """Print which wages change, which do not and why."""
    for table in tables:
        others = table.other_industries
        left_out = f" {others:,} rows about single industries or owners were left out." if others else ""
        click.echo(f"{table.file}: {len(table.rows):,} rows of {table.period}.{left_out}")
    click.echo()
    changed = [one for one in planned if one.text]
    if changed:
        heads = ("Occupation", "Area", "Old", "New", "Change of the median")
        rows = [(one.name, one.area, _old(one.old), _new(one), _change(one)) for one in changed]
        print_table("Wages: 10th percentile, median, 90th percentile", heads, rows)
    _list("Look at these", [f"{one.name}: {'; '.join(one.notes)}." for one in changed if one.notes])
    _list("These files still name the old wages somewhere, for example in `source`", list(_still_named(changed)))
    _finish(planned, loaded, dry_run=dry_run)


def report_outlook(planned: Sequence[Foreseen], loaded: Loaded, *, dry_run: bool) -> None:
    """Print which outlooks change, which do not and why."""
    changed = [one for one in planned if one.text]
    if changed:
        rows = [(one.name, *_outlooks(one)) for one in changed]
        print_table("Outlook: openings per year, growth, years", ("Occupation", "Old", "New", "Change"), rows)
    _list("Look at these", [f"{one.name}: {one.note}." for one in changed if one.note])
    _finish(planned, loaded, dry_run=dry_run)


def _finish(planned: Sequence[Refreshed] | Sequence[Foreseen], loaded: Loaded, *, dry_run: bool) -> None:
    _list("Without new figures", [f"{one.name}: {one.reason}." for one in planned if not one.new])
    unread = sum(kind is Kind.OCCUPATION for kind, _ in loaded.catalog.unread)
    if unread:
        click.echo(f"Files of occupations that cannot be read: {unread}. Run pathways check to see why.")
    new = sum(1 for one in planned if one.text)
    without = sum(1 for one in planned if not one.new)
    same = len(planned) - new - without
    click.echo(f"Occupations: {new} with new figures, {same} that say the same already, {without} without.")
    if dry_run:
        click.echo("Nothing was written (--dry-run).")


def _list(title: str, lines: Sequence[str]) -> None:
    if lines:
        click.echo("\n".join([f"{title}:", *(f"- {line}" for line in lines), ""]))


def _still_named(changed: Sequence[Refreshed]) -> Iterator[str]:
    for one in changed:
        source = str(one.old.source) if one.old and one.old.source else ""
        if source and source in one.text:
            yield f"{one.file}: {source}"


def _old(wage: Wage | None) -> str:
    if wage is None:
        return "none"
    return _written((wage.low, wage.median, wage.high), wage.top_coded, wage.unit or "year")


def _new(one: Refreshed) -> str:
    return _written(one.new.values, one.new.top_coded, one.new.unit) if one.new else ""


def _written(values: Sequence[float | None], top_coded: Sequence[str], unit: str) -> str:
    amounts = (
        "–" if value is None else f"${value:,.{0 if value == int(value) else 2}f}{'+' if name in top_coded else ''}"
        for name, value in zip(NAMES, values, strict=True)
    )
    return f"{', '.join(amounts)} per {unit}"


def _change(one: Refreshed) -> str:
    """Return by how much the median has changed, in percent; both must be exact and in the same unit."""
    old, new = one.old, one.new
    if old is None or new is None:
        return "new"
    before, after = old.median, new.values[1]
    exact = "median" not in (*old.top_coded, *new.top_coded) and (old.unit or "year") == new.unit
    if not before or after is None or not exact:
        return "not comparable"
    return f"{(after - before) / before:+.1%}"


def _outlooks(one: Foreseen) -> tuple[str, str, str]:
    """Return the old outlook, the new one, and by how many the openings per year have changed."""
    old, new = one.old, one.new
    after = _foreseen(new.openings, new.growth, new.period) if new else ""
    if old is None or new is None:
        return "none", after, "new"
    before = _foreseen(old.openings_per_year, old.growth_percent, old.period)
    if old.openings_per_year is None or new.openings is None:
        return before, after, "not comparable"
    return before, after, f"{new.openings - old.openings_per_year:+,}"


def _foreseen(openings: int | None, growth: float | None, period: str | None) -> str:
    wanted = "–" if openings is None else f"{openings:,}"
    return f"{wanted}, {'–' if growth is None else f'{growth:+.1f}%'}, {period or 'no years'}"
