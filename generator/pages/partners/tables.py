"""Tables of the region as values: the same rows become a page and a CSV file, so that both always agree."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import StringIO

from generator.importers.tables.formulas import guarded
from generator.model.entities import Entity
from generator.model.texts import Text
from generator.pages.page import Crumb
from generator.pages.render import format as form
from generator.pages.view import View, path_of

SHOWN = 6
"""So many links of a cell are shown on the page, as a rule; the CSV file has them all."""


@dataclass(frozen=True, slots=True)
class Link:
    """A name, and the address of its page; "" where it has none. `lang` is its language, if it is not the page's."""

    name: str
    path: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: words, then names with links. A `gap` is marked as something that is missing.

    `lang` is the language of the words, if it is not the page's. The page shows `most` of the links.
    """

    words: str = ""
    links: tuple[Link, ...] = ()
    gap: bool = False
    number: bool = False
    lang: str = ""
    most: int = SHOWN

    @property
    def shown(self) -> tuple[Link, ...]:
        """Return the links that the page shows."""
        return self.links[: self.most]

    @property
    def more(self) -> int:
        """Return how many links the page does not show."""
        return len(self.links) - len(self.shown)

    @property
    def plain(self) -> str:
        """Return all of it as text."""
        names = "; ".join(link.name for link in self.links)
        return f"{self.words} {names}" if self.words and names else self.words or names


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `anchor` is its id on the page and the name of its file; `none` is said when it has no rows.

    The first cell of a row is its heading. `has_file` says whether there is a CSV file of it, too.
    """

    anchor: str
    heading: str
    lead: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    none: str
    has_file: bool = True

    def to_csv(self) -> bytes:
        """Return the table as CSV: UTF-8 with the mark that Excel needs, and no cell that a spreadsheet computes."""
        written = StringIO()
        table = csv.writer(written, lineterminator="\n")
        table.writerow(map(guarded, self.columns))
        table.writerows([guarded(cell.plain) for cell in row] for row in self.rows)
        return f"\ufeff{written.getvalue()}".encode()


@dataclass(frozen=True, slots=True)
class Report:
    """A page of tables. `below` are pages that say the same of a part of the region, each with its name and address.

    `notes` say what is not known, where figures come from and how they are worked out.
    """

    title: str
    lead: str
    tables: tuple[Table, ...]
    below: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()
    above: tuple[Crumb, ...] = ()


def named(view: View, name: Text | None, path: str = "") -> Link:
    """Return a name as a link to the page at `path`."""
    return Link(view.say(name), path, view.foreign(name))


def linked(view: View, entities: Iterable[Entity]) -> tuple[Link, ...]:
    """Return the names of `entities`, each once, with links."""
    return tuple(dict.fromkeys(named(view, one.name, path_of(one)) for one in entities))


def said(view: View, text: Text | None) -> Cell:
    """Return a cell with a text of the catalog, or the word for what is not known as a gap."""
    return Cell(view.say(text), lang=view.foreign(text)) if text else unknown(view)


def unknown(view: View) -> Cell:
    """Return a cell with the word for what is not known, as a gap."""
    return Cell(view.words["report_unknown"], gap=True)


def day(view: View, value: date | None) -> Cell:
    """Return a cell with a date, or the word for what is not known."""
    return Cell(form.day(value, view.words)) if value else unknown(view)


def about(view: View, *entities: Entity) -> Cell:
    """Return a cell that names `entities`."""
    return Cell(links=linked(view, entities))


def about_or_gap(view: View, entities: Iterable[Entity], missing: str) -> Cell:
    """Return a cell that names `entities`, or says as a gap what is missing when there are none."""
    links = linked(view, entities)
    return Cell(links=links) if links else Cell(missing, gap=True)


def figure(view: View, value: float | None) -> Cell:
    """Return a cell with a number, or the word for what is not known."""
    return unknown(view) if value is None else Cell(form.number(value, view.words), number=True)
