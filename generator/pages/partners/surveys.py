"""What people answered in surveys of experiences and partnerships, added up; small groups are hidden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from generator.insight.small_groups import publishable_surveys
from generator.model.entities import Answer, Experience, Partnership, Survey
from generator.pages.partners.tables import Cell, Table, about, figure, said
from generator.pages.render import format as form
from generator.pages.view import View

Surveyed: TypeAlias = Experience | Partnership
_COLUMNS = ("surveys_question", "surveys_asked", "surveys_answer", "surveys_count", "surveys_of", "equity_rate")


def surveys_of(view: View, asked_about: Surveyed) -> Table | None:
    """Return what people said of one thing; None when nobody was asked."""
    return _table(view, _rows(view, asked_about), ()) if asked_about.surveys else None


def surveys_of_all(view: View, asked_about: Iterable[Surveyed]) -> Table:
    """Return what people said of several things, each row with the thing at its end."""
    rows = ((*row, about(view, one)) for one in asked_about for row in _rows(view, one))
    return _table(view, rows, ("surveys_about",))


def _table(view: View, rows: Iterable[tuple[Cell, ...]], more: Sequence[str]) -> Table:
    words = view.words
    heads = tuple(words[key] for key in (*_COLUMNS, "equity_year", "source", *more))
    return Table("surveys", words["surveys"], words["surveys_lead"], heads, tuple(rows), words["surveys_none"])


def _rows(view: View, asked_about: Surveyed) -> Iterator[tuple[Cell, ...]]:
    shown = publishable_surveys(asked_about.surveys, view.settings.limits.smallest_group)
    for survey in shown:
        for answer in survey.answers:
            yield _row(view, survey, answer)


def _row(view: View, survey: Survey, answer: Answer) -> tuple[Cell, ...]:
    words = view.words
    hidden = Cell(words["equity_hidden"], gap=True)
    count, out_of = answer.count, survey.out_of
    return (
        said(view, survey.question),
        said(view, survey.group) if survey.group else Cell(words["surveys_all"]),
        said(view, answer.answer),
        hidden if count is None else figure(view, count),
        hidden if out_of is None else figure(view, out_of),
        Cell(f"{count / out_of:.0%}", number=True) if count is not None and out_of else hidden,
        Cell(form.month(survey.period, words)) if survey.period else Cell(words["report_unknown"], gap=True),
        said(view, survey.source),
    )
