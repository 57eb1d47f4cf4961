"""The demonstration region, read and built once for all tests of a process."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.catalog.load import Loaded, load
from generator.checks.runner import Report, check
from generator.graph.build import build_graph
from generator.graph.catalog_graph import CatalogGraph
from generator.pages.page import Page
from generator.pages.site import load_site, make_site
from generator.pages.website import Site

ROOT = Path(__file__).resolve().parents[1]
CATALOG = ROOT / "catalog"
DAY = date(2026, 11, 1)
"""The day on which pages are built; a Sunday."""
CHECK_DAY = date(2026, 11, 2)
"""The day on which checks are made."""
ADDRESS = "https://example.org/careers/"
"""Where the built site says that it is. Tests serve it from another host, below the same path."""


@cache
def loaded() -> Loaded:
    """Return what reading the demonstration gives."""
    return load(CATALOG)


@cache
def graph() -> CatalogGraph:
    """Return the graph of the demonstration."""
    return build_graph(loaded().catalog)


@cache
def report() -> Report:
    """Return what checking the demonstration on `CHECK_DAY` finds."""
    return check(loaded(), CHECK_DAY)


@cache
def demonstration() -> Site:
    """Return the site of the demonstration as values, without what the checks found."""
    return make_site(graph(), DAY)


@cache
def pages() -> dict[str, Page]:
    """Return the pages of that site by their paths."""
    return {page.path: page for page in demonstration().pages}


@cache
def tree_of(path: str) -> LexborHTMLParser:
    """Return the body of the page at `path`, parsed."""
    return LexborHTMLParser(pages()[path].body)


def read_anew(catalog: Path) -> Site:
    """Return the site of a catalog on `DAY`, with what the checks found, as `pathways build` makes it."""
    made = load_site(catalog, DAY)
    assert isinstance(made, Site), made
    return made


@cache
def checked_site(catalog: Path = CATALOG) -> Site:
    """Return the same for a catalog that stays as it is, read once."""
    return read_anew(catalog)
