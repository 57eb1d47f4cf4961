"""A report for people: each finding with the lines it is about, and what to do.

Errors come first, then warnings, then notes: whoever reads from the top, as in a job summary, meets them at once.
They are named again just before the line that sums up: that is what a terminal shows when the report has run past,
and where the log of a workflow opens.
"""

from __future__ import annotations

import os
import re
import shutil
import textwrap
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from generator.checks.runner import Report
from generator.checks.wording import counted, join_words, one_line
from generator.model.findings import Finding, Severity
from generator.model.places import Place, lines_of

SIGNS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.NOTE: "·"}
STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold blue"}
_WEIGHTS = tuple(Severity)
_MOST_AGAIN = 20
"""So many errors are named again: they fit a terminal with the line that sums up."""
_LABEL = 17
_TAB = "⇥"
_WIDEST = 110
_NARROWEST = 60
_LONGEST_LINE = 200


class ReportLine(NamedTuple):
    """A line of the report and the style in which a terminal shows it."""

    words: str = ""
    style: str = ""


def text_report(report: Report, width: int = 100) -> str:
    """Return the whole report as plain text of at most about `width` columns."""
    return "".join(f"{line.words}\n" for line in text_lines(report, width))


def findings_text(report: Report, findings: Iterable[Finding], width: int) -> str:
    """Return `findings` of `report` as plain text, without the line that sums up."""
    shown: dict[str, list[str]] = {}
    lines = (line for finding in _by_weight(findings) for line in _finding(report, finding, width, shown))
    return "".join(f"{line.words}\n" for line in lines)


def terminal_width() -> int:
    """Return how many columns the terminal has, within limits that read well."""
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns))


def text_lines(report: Report, width: int) -> Iterator[ReportLine]:
    """Yield the lines of the report."""
    shown: dict[str, list[str]] = {}
    parts = (("New with this change", report.new), ("Already there", report.old))
    for title, findings in parts if report.compared else (("", report.findings),):
        if title:
            yield ReportLine(f"{title}: {tally(findings)}", "bold")
            yield ReportLine()
        for finding in _by_weight(findings):
            yield from _finding(report, finding, width, shown)
    yield from _errors_again(report)
    for crash in report.crashes:
        yield ReportLine(f"✗ {crash}", "bold red")
    yield ReportLine(summary_line(report), "bold")


def _by_weight(findings: Iterable[Finding]) -> list[Finding]:
    """Return `findings` with errors first and notes last, each in their order."""
    return sorted(findings, key=lambda finding: _WEIGHTS.index(finding.severity))


def _errors_again(report: Report) -> Iterator[ReportLine]:
    """Yield where the new errors are, in a line each, if anything else stands below them."""
    errors = [finding for finding in report.new if finding.severity is Severity.ERROR]
    if not errors or len(errors) == len(report.findings):
        return
    yield ReportLine("Errors:", "bold")
    sign, style = SIGNS[Severity.ERROR], STYLES[Severity.ERROR]
    for finding in errors[:_MOST_AGAIN]:
        yield ReportLine(f"{sign} {_where(report, finding.place)}: {finding.title}", style)
    if len(errors) > _MOST_AGAIN:
        yield ReportLine(f"{sign} and {len(errors) - _MOST_AGAIN:,} more, above", style)
    yield ReportLine()


def summary_line(report: Report) -> str:
    """Return the one line that sums the report up."""
    waived = f" {counted(report.waived, 'finding')} waived." if report.waived else ""
    files = counted(report.files, "file")
    if report.compared:
        return f"{tally(report.new)} new with this change, {tally(report.old)} already there, in {files}.{waived}"
    return f"{tally(report.findings)} in {files}.{waived}"


def tally(findings: tuple[Finding, ...]) -> str:
    """Return how many errors, warnings and notes there are, in words."""
    counts = {severity: sum(finding.severity is severity for finding in findings) for severity in Severity}
    parts = [counted(count, severity.value) for severity, count in counts.items() if count]
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts) or "Nothing found"


def shown_path(folder: Path, place: Place) -> str:
    """Return the path of a place as it is shown: the catalog folder as it was given, and the file in or near it."""
    return one_line(os.path.normpath(folder / place.file), most=300)


def line_in_words(place: Place) -> str:
    """Return the line of a place, to be written after its file: `, line 3`; nothing when it is not known."""
    return f", line {place.position.line}" if place.position else ""


def _finding(report: Report, finding: Finding, width: int, shown: dict[str, list[str]]) -> Iterator[ReportLine]:
    code = f"{finding.code} {finding.name}"
    title, room = [f"{SIGNS[finding.severity]} {finding.title}"], max(30, width - len(code) - 2)
    if len(title[0]) > room:
        title = textwrap.wrap(title[0], room)
    style = STYLES[finding.severity]
    yield ReportLine(f"{title[0].ljust(width - len(code))}{code}", style)
    for more in title[1:]:
        yield ReportLine(f"  {more}", style)
    yield ReportLine(f"  {_where(report, finding.place)}", "cyan")
    yield ReportLine()
    yield from _code_frame(report, finding.place, width, shown)
    for label, words in (
        ("What is wrong", finding.what),
        ("Why it matters", finding.why),
        ("How to fix it", finding.fix),
        *(("See also", words) for words in _related(report, finding)),
    ):
        yield from _labeled_lines(label, words, width)
    yield ReportLine()


def _related(report: Report, finding: Finding) -> Iterator[str]:
    """Yield the other places of `finding`, with why they matter; those of one file that matter alike, in one."""
    together: dict[tuple[str, str], list[Place]] = {}
    for other in finding.related:
        together.setdefault((other.place.file, other.note), []).append(other.place)
    for (_, note), places in together.items():
        lines = sorted({place.position.line for place in places if place.position})
        if len(lines) < 2:
            yield f"{_where(report, places[0])}: {note}"
            continue
        shown = join_words(map(str, lines), most=len(lines))
        yield f"{shown_path(report.shown_folder, places[0])}, lines {shown}: {note}"


def _where(report: Report, place: Place) -> str:
    return f"{shown_path(report.shown_folder, place)}{line_in_words(place)}"


def _labeled_lines(label: str, words: str, width: int) -> Iterator[ReportLine]:
    wrapped = _row_pattern(width - _LABEL - 2).findall(words) or [""]
    yield ReportLine(f"  {label.ljust(_LABEL)}{wrapped[0]}")
    for more in wrapped[1:]:
        yield ReportLine(f"  {' ' * _LABEL}{more}")


@cache
def _row_pattern(width: int) -> re.Pattern[str]:
    """Return the pattern of a row of whole words: at most `width` characters, or one word that is longer.

    It does for texts of one line what `textwrap` does, in a tenth of the time: most of a long report is such texts.
    """
    return re.compile(rf"\S(?:.{{0,{width - 2}}}\S)?(?!\S)|\S+")


def _code_frame(report: Report, place: Place, width: int, shown: dict[str, list[str]]) -> Iterator[ReportLine]:
    """Yield the line that `place` points to, the line before it, and a mark under the very words."""
    if place.position is None:
        return
    if place.file not in shown:
        shown.clear()
        shown[place.file] = lines_of(report.texts.get(place.file, ""))
    lines = shown[place.file]
    number = place.position.line
    if number > len(lines) or not lines[number - 1].strip():
        return
    digits = len(str(number))
    if number > 1 and lines[number - 2].strip():
        yield ReportLine(f"    {number - 1:>{digits}} | {_printable(lines[number - 2], width)}".rstrip(), "dim")
    yield ReportLine(f"  → {number} | {_printable(lines[number - 1], width)}".rstrip())
    start = place.position.column - 1
    room = _columns_left(width)
    if start < room:
        length = max(1, min(place.position.length, len(lines[number - 1].rstrip()) - start, room - start))
        yield ReportLine(f"{' ' * (digits + 7 + start)}{'^' * length}", "bold red")
    yield ReportLine()


def _columns_left(width: int) -> int:
    return min(_LONGEST_LINE, max(40, width - 12))


def _printable(line: str, width: int) -> str:
    """Return `line` without anything that a terminal would obey, cut to the room there is."""
    room = _columns_left(width)
    seen = line
    if not line.isprintable():
        tabbed = line.replace("\t", _TAB)
        seen = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in tabbed)
    return seen if len(seen) <= room else f"{seen[: room - 1]}…"
