"""The pages and CSV files for those who build pathways, behind the door for schools and partners."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator.pages.drafts import Batch, Draft
from generator.pages.memory import kept, kept_about_one
from generator.pages.page import HIDE_CONTENTS, Asset, Crumb, Page
from generator.pages.partners import (
    actions,
    counselors,
    employers,
    equity,
    labor,
    lacking,
    papers,
    programs,
    scorecard,
    sharing,
    skills,
)
from generator.pages.partners.tables import Report
from generator.pages.render.templates import Templates
from generator.pages.view import View

SECTION = "partners"
REPORTS: tuple[Callable[[View], Iterator[tuple[str, Callable[[], Report]]]], ...] = (
    lacking.reports,
    scorecard.reports,
    skills.reports,
    labor.reports,
    employers.reports,
    actions.reports,
    equity.reports,
    sharing.reports,
    counselors.reports,
    papers.reports,
    programs.reports,
)
"""What yields the address of each report, below that of the section, and what makes it."""


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield a page for every report."""
    for path in _makers(view):
        yield Draft(path, partial(_page, view, templates, path), SECTION, HIDE_CONTENTS)


def assets(view: View) -> Iterator[Batch]:
    """Yield the CSV files of every report, made with its page."""
    for path in _makers(view):
        yield Batch(path, partial(_files, view, path), about=path)


@kept
def _makers(view: View) -> dict[str, Callable[[], Report]]:
    return {f"{SECTION}/{path}": make for reports in REPORTS for path, make in reports(view)}


@kept_about_one
def _report(view: View, path: str) -> Report:
    return _makers(view)[path]()


def _page(view: View, templates: Templates, path: str) -> Page:
    report = _report(view, path)
    return templates.page(
        "report.html",
        path,
        report.title,
        {"report": report, "here": path},
        Crumb(view.words["partners_title"], f"{SECTION}/"),
        *report.above,
        description=report.lead,
        hide=HIDE_CONTENTS,
    )


def _files(view: View, path: str) -> Iterator[Asset]:
    for table in _report(view, path).tables:
        if table.rows and table.has_file:
            yield Asset(f"{path}{table.anchor}.csv", table.to_csv())
