"""D107 unlikely-date.

A day that cannot be: one on which something was reviewed, confirmed, validated or met, or for which a wage or an
outcome was counted, that is still to come on the day of the check; an end before its start; a month that no year has;
a year outside 1900 to 2100. A fact of the present year or month counts as past. The rule needs the day of the check,
but no passing day ever makes a new finding: so it may be an error, and other people's changes stay as they are.
"""

from __future__ import annotations

from datetime import date

from generator.catalog.dates import Dated, dates_in
from generator.catalog.schemas import CATALOG
from generator.checks.dates import start_of_period
from generator.checks.example_catalog import PATHWAY, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import kind_and_name
from generator.model.entities import Entity
from generator.model.places import Place
from generator.model.school_year import years_of

_FIRST, _LAST = 1900, 2100


def check(graph: CatalogGraph, context: RuleContext) -> Problems:
    """Find dates that cannot be right."""
    settings = graph.catalog.settings
    for dated in dates_in(settings, CATALOG):
        yield from _look_at(settings.file, None, dated, context.as_of)
    for entity in graph.catalog.all():
        for dated in dates_in(entity, entity.kind.value):
            yield from _look_at(entity.file, entity, dated, context.as_of)
        if entity.starts_on and entity.ends_on and entity.ends_on < entity.starts_on:
            yield Problem(
                place=entity.place("/ends_on"),
                title=f"{entity.ends_on} is before the start on {entity.starts_on}",
                what=f"{kind_and_name(entity)} ends on {entity.ends_on}, before it starts on {entity.starts_on}.",
                fix="Check both dates. They may be swapped.",
                value=f"{entity.starts_on} {entity.ends_on}",
                related=(Related(entity.place("/starts_on"), "the start"),),
            )


def _look_at(file: str, entity: Entity | None, dated: Dated, today: date) -> Problems:
    """Find what is wrong with one date of `entity`, or of the settings; the first thing only."""
    field, title, more, fix = dated.pointer.rpartition("/")[2], "", "", ""
    first, last = years_of(dated.value if dated.kind == "span" else dated.value[:4])
    if not all(_FIRST <= year <= _LAST for year in (first, last)):
        title, more, fix = "is not a likely date", f"Dates lie between {_FIRST} and {_LAST}.", "Check the year."
    elif last < first:
        title, more, fix = "ends before it starts", f"That is from {first} to {last}.", "Check both years."
    elif (start := start_of_period(str(first) if dated.kind == "span" else dated.value)) is None:
        title, fix = "is not in the calendar", "Check the month and the day."
    elif dated.is_past and start > today:
        title, more = "is still to come", f"The check was made for {today}."
    if title:
        whose = kind_and_name(entity) if entity else f"The file {file}"
        what = f'{whose} has "{dated.value}" under "{field}". {more}'.strip()
        place = Place(file, dated.pointer)
        yield Problem(place=place, title=f"{dated.value} {title}", what=what, fix=fix, value=dated.value)


RULE = GraphRule(
    code="D107",
    severity=Severity.ERROR,
    title="A date that cannot be right",
    meaning="Something was reviewed or counted on a day still to come, ends before it starts, or is centuries away.",
    why="Families would trust a date that is wrong, and reminders would come years too late.",
    fix="Check the year. Write the day on which it happened.",
    bad=changed(PATHWAY, ('reviewed_on: "2026-08-15"', 'reviewed_on: "2062-08-15"')),
    check=check,
)
