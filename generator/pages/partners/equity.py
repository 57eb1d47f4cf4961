"""Who takes part and who completes, by group and year; small groups are hidden, and so is what would tell of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator.insight.small_groups import FIELDS, is_about_all, publishable
from generator.model.entities import Outcome, Pathway
from generator.model.status import is_open
from generator.pages.partners.tables import Cell, Report, Table, about, figure, said, unknown
from generator.pages.view import View

PATH = "equity/"


def reports(view: View) -> Iterator[tuple[str, Callable[[], Report]]]:
    """Yield the outcomes of all pathways."""
    yield PATH, partial(_report, view)


def _report(view: View) -> Report:
    words, smallest = view.words, view.settings.limits.smallest_group
    pathways = sorted(filter(is_open, view.catalog.pathways.values()), key=lambda one: (view.say(one.name), one.id))
    columns = (
        "kind_pathway",
        "equity_measure",
        "equity_group",
        "equity_year",
        "equity_took_part",
        "equity_completed",
    )
    told = Table(
        "outcomes",
        words["equity_heading"],
        words["equity_heading_lead"],
        (*(words[key] for key in columns), words["equity_rate"], words["source"]),
        tuple(row for one in pathways for row in _rows(view, one, smallest)),
        words["equity_none"],
    )
    silent = Table(
        "unknown",
        words["equity_unknown"],
        words["equity_unknown_lead"],
        (words["kind_pathway"], words["equity_lacks"]),
        tuple(
            (about(view, one), Cell(words["equity_no_data" if not one.outcomes else "equity_no_groups"], gap=True))
            for one in pathways
            if all(is_about_all(outcome) for outcome in one.outcomes)
        ),
        words["equity_unknown_none"],
    )
    notes = (
        words["equity_note_small"].format(smallest=smallest),
        words["equity_note_rest"],
        words["equity_note_rate"],
    )
    return Report(words["equity_title"], words["equity_lead"], (told, silent), (), notes)


def _rows(view: View, pathway: Pathway, smallest: int) -> Iterator[tuple[Cell, ...]]:
    words = view.words
    shown = publishable(pathway, smallest)
    for outcome, stated in zip(shown, pathway.outcomes, strict=True):
        count, out_of = (_cell(view, outcome, stated, field) for field in FIELDS)
        rate = unknown(view)
        if outcome.count is not None and outcome.out_of:
            rate = Cell(f"{outcome.count / outcome.out_of:.0%}", number=True)
        yield (
            about(view, pathway),
            said(view, outcome.measure),
            said(view, outcome.group) if outcome.group else Cell(words["equity_all"]),
            Cell(outcome.period or words["report_unknown"]),
            out_of,
            count,
            rate,
            said(view, outcome.source) if outcome.source else Cell(words["report_unknown"]),
        )


def _cell(view: View, shown: Outcome, stated: Outcome, field: str) -> Cell:
    value = getattr(shown, field)
    if value is not None:
        return figure(view, value)
    return unknown(view) if getattr(stated, field) is None else Cell(view.words["equity_hidden"], gap=True)
