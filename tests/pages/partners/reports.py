"""Reports of small catalogs, read as their pages make them."""

from __future__ import annotations

from datetime import date

from generator.graph.catalog_graph import CatalogGraph
from generator.pages.partners.pages import REPORTS
from generator.pages.partners.tables import Report, Table
from generator.pages.render.words import words_in
from generator.pages.view import View

DAY = date(2026, 11, 1)


def report(graph: CatalogGraph, path: str) -> Report:
    """Return the report at `path`, below the section."""
    view = View(graph, words_in("en"), DAY)
    return next(make for reports in REPORTS for at, make in reports(view) if at == path)()


def table(graph: CatalogGraph, path: str, anchor: str) -> Table:
    """Return the table `anchor` of the report at `path`."""
    return next(one for one in report(graph, path).tables if one.anchor == anchor)


def rows(graph: CatalogGraph, path: str, anchor: str) -> list[tuple[str, ...]]:
    """Return the rows of that table as text."""
    return [tuple(cell.plain for cell in row) for row in table(graph, path, anchor).rows]
