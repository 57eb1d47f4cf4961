"""The labor market of the region: openings, pay and learners of every career, and what should be talked about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from generator.insight.partners.labor_market import Concern, JobMarket, annual_line, job_markets
from generator.model.conditions import Reference
from generator.model.entities import Partnership
from generator.pages.memory import kept_for_all
from generator.pages.page import Crumb
from generator.pages.partners.tables import Cell, Link, Report, Table, about, about_or_gap, figure, named, unknown
from generator.pages.render import format as form
from generator.pages.view import View

PATH = "labor/"


def reports(view: View) -> Iterator[tuple[str, Callable[[], Report]]]:
    """Yield the labor market of the region, and of each partnership."""
    partnerships = tuple(view.catalog.partnerships.values())
    below = tuple(named(view, one.name, f"partners/{PATH}{one.id}/") for one in partnerships)
    yield PATH, partial(_region, view, below)
    for one in partnerships:
        yield f"{PATH}{one.id}/", partial(_of_partnership, view, one)


@kept_for_all
def markets(view: View) -> tuple[JobMarket, ...]:
    """Return the labor market of every career; no word is part of it."""
    return job_markets(view.graph)


def _region(view: View, below: tuple[Link, ...]) -> Report:
    return _report(view, view.words["labor_title"], markets(view), below, ())


def _of_partnership(view: View, partnership: Partnership) -> Report:
    """Return the market of the careers that are critical to `partnership`, or to which pathways it backs lead."""
    found = (
        one
        for one in markets(view)
        if partnership in one.critical_to
        or any(_backs(view, partnership, pathway.partnership) for pathway in one.pathways)
    )
    title = view.words["labor_of"].format(name=view.say(partnership.name))
    return _report(view, title, found, (), (Crumb(view.words["labor_title"], f"partners/{PATH}"),))


def _backs(view: View, partnership: Partnership, reference: Reference | None) -> bool:
    return reference is not None and view.graph.resolve(reference) is partnership


def _report(
    view: View, title: str, markets: Iterable[JobMarket], below: tuple[Link, ...], above: tuple[Crumb, ...]
) -> Report:
    words = view.words
    found = sorted(markets, key=lambda one: (view.say(one.occupation.name), one.occupation.id))
    tables = [
        _table(view, concern.name.lower(), [one for one in found if concern in one.concerns]) for concern in Concern
    ]
    return Report(
        title, words["labor_lead"], (*tables, _table(view, "all", found)), below, _notes(view, found), above
    )


def _table(view: View, name: str, markets: list[JobMarket]) -> Table:
    words = view.words
    columns = ("kind_occupation", "labor_openings", "labor_pay", "labor_pathways", "labor_learners", "labor_critical")
    return Table(
        name.replace("_", "-"),
        words[f"labor_{name}"],
        words[f"labor_{name}_lead"],
        (*(words[key] for key in columns), words["labor_from"]),
        tuple(_row(view, one) for one in markets),
        words["labor_none"],
    )


def _row(view: View, market: JobMarket) -> tuple[Cell, ...]:
    words, sources = view.words, tuple(_sources(view, market))
    told = words["labor_told"].format(count=market.told, all=len(market.pathways))
    return (
        about(view, market.occupation),
        figure(view, market.openings),
        unknown(view) if market.pay is None else Cell(form.dollars(market.pay, words), number=True),
        about_or_gap(view, market.pathways, words["labor_no_pathway"]),
        unknown(view) if market.learners is None else Cell(f"{form.number(market.learners, words)} ({told})"),
        about(view, *market.critical_to),
        Cell(links=sources) if sources else Cell(words["report_unknown"]),
    )


def _sources(view: View, market: JobMarket) -> Iterator[Link]:
    """Yield where the figures of a career are from: area, period and source of its pay and of its openings."""
    for stated in (market.wage, market.occupation.outlook):
        if stated is not None:
            period = form.month(stated.period, view.words) if stated.period else ""
            parts = (named(view, stated.area), Link(period), named(view, stated.source))
            yield from (part for part in parts if part.name)


def _notes(view: View, found: list[JobMarket]) -> tuple[str, ...]:
    words, line = view.words, view.settings.living_wage
    count = len(found)
    notes = [words["labor_note_line_none"]]
    if line is not None:
        notes = [
            words["labor_note_line"].format(
                amount=form.dollars(annual_line(line) or 0, words),
                household=view.say(line.household) or words["report_unknown"],
                source=view.say(line.source),
                day=form.month(line.as_of, words) if line.as_of else words["report_unknown"],
            )
        ]
    unknown = {
        "labor_note_openings": sum(one.openings is None for one in found),
        "labor_note_pay": sum(one.pay is None for one in found),
        "labor_note_learners": sum(one.learners is None and bool(one.pathways) for one in found),
    }
    notes += [words[key].format(count=missing, all=count) for key, missing in unknown.items()]
    return (*notes, words["labor_note_year"], words["labor_note_same"])
