"""What the region lacks most, with who works on it: the first thing to know, and the way to the reports behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator.insight.partners.lacking import Lack, lacking, working_on
from generator.model.ids import Kind
from generator.pages.memory import kept_for_all
from generator.pages.partners.labor import markets
from generator.pages.partners.skills import skills_of_region
from generator.pages.partners.tables import SHOWN, Cell, Link, Report, Table, about_or_gap, linked
from generator.pages.view import View

PATH = "lacking/"
MOST, FEW = 5, 2
"""So much stands on the page of the section, each with so many names of what lacks it; the report has all of it."""
_BEHIND = {Kind.PATHWAY: "scorecard", Kind.OCCUPATION: "labor", Kind.COMPETENCY: "skills"}
"""The report with the evidence: its address, and the prefix of its words."""


def reports(view: View) -> Iterator[tuple[str, Callable[[], Report]]]:
    """Yield what the region lacks."""
    yield PATH, partial(_report, view)


def table(view: View, most: int | None = None, names: int = SHOWN) -> Table:
    """Return the first `most` of what the region lacks, the largest share first, each with so many `names`."""
    words = view.words
    return Table(
        "lacking",
        words["lacking_title"],
        words["lacking_lead"],
        tuple(words[f"lacking_{key}"] for key in ("what", "much", "where", "who")),
        tuple(_row(view, one, names) for one in _found(view)[:most]),
        words["lacking_none"],
    )


def _report(view: View) -> Report:
    words = view.words
    notes = (words["lacking_note_share"], words["lacking_note_who"], words["scorecard_note_csv"])
    return Report(words["lacking_title"], words["lacking_lead"], (table(view),), (), notes)


@kept_for_all
def _found(view: View) -> tuple[Lack, ...]:
    return lacking(view.graph, markets(view), skills_of_region(view))


def _row(view: View, lack: Lack, names: int) -> tuple[Cell, ...]:
    words, behind = view.words, _BEHIND[lack.kind]
    name = words[f"component_{lack.component.slug}"] if lack.component else words[f"lacking_{lack.kind}"]
    count = words["quality_of_nine"].format(count=len(lack.missing), all=lack.of)
    return (
        Cell(links=(Link(name, f"partners/{behind}/"),)),
        Cell(f"{count} {words[f'kind_{lack.kind}_many'].lower()} ({float(lack.share):.0%})"),
        Cell(links=linked(view, lack.missing), gap=True, most=names),
        about_or_gap(view, working_on(view.graph, lack), words["actions_nobody"]),
    )
