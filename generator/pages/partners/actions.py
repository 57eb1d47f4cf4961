"""The action plan of the region: what partnerships agreed to do, who sees to it, by when, and which gap it closes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from generator.insight.partners.action_plan import action_plan, is_overdue, urgency
from generator.model.entities import Action, Partnership
from generator.model.status import available
from generator.pages.partners.tables import Cell, Report, Table, about, day, linked, said, unknown
from generator.pages.view import View

PATH = "actions/"
_COLUMNS = ("actions_what", "actions_state", "actions_due", "actions_owner", "actions_closes")


def reports(view: View) -> Iterator[tuple[str, Callable[[], Report]]]:
    """Yield the actions of all partnerships."""
    yield PATH, partial(_report, view)


def actions_of(view: View, partnership: Partnership) -> Table:
    """Return what `partnership` has agreed to do, by the day on which it is due."""
    return _table(view, _COLUMNS, (_row(view, one) for one in action_plan(partnership)))


def _report(view: View) -> Report:
    words = view.words
    found = [(one, part) for part in available(view.catalog.partnerships.values()) for one in action_plan(part)]
    found.sort(key=lambda one: urgency(one[0]))
    rows = ((*_row(view, action), about(view, partnership)) for action, partnership in found)
    notes = (words["actions_note_open"], words["actions_note_weekly"], words["scorecard_note_csv"])
    table = _table(view, (*_COLUMNS, "kind_partnership"), rows)
    return Report(words["actions_title"], words["actions_lead"], (table,), (), notes)


def _table(view: View, columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> Table:
    words = view.words
    heads = tuple(words[key] for key in columns)
    return Table("actions", words["actions_heading"], "", heads, tuple(rows), words["actions_none"])


def _row(view: View, action: Action) -> tuple[Cell, ...]:
    return (
        said(view, action.text),
        _state(view, action),
        day(view, action.due),
        _owner(view, action),
        _closes(view, action),
    )


def _state(view: View, action: Action) -> Cell:
    if action.status is None:
        return unknown(view)
    state = view.words.value("status", action.status)
    if is_overdue(action, view.as_of):
        return Cell(view.words["actions_overdue"].format(state=state), gap=True)
    return Cell(state)


def _owner(view: View, action: Action) -> Cell:
    owner = view.graph.resolve(action.owner) if action.owner else None
    links = linked(view, (owner,)) if owner else ()
    if not action.office:
        return Cell(links=links) if links else Cell(view.words["actions_nobody"], gap=True)
    office = view.say(action.office)
    return Cell(f"{office}," if links else office, links, lang=view.foreign(action.office))


def _closes(view: View, action: Action) -> Cell:
    links = linked(view, filter(None, map(view.graph.resolve, action.closes)))
    part = view.words.value("component", action.component) if action.component else ""
    if not part and not links:
        return unknown(view)
    return Cell(f"{part}:" if part and links else part, links)
