"""A report for GitHub Actions: annotations beside the lines of a change, and the whole report for the job summary.

GitHub shows at most ten annotations of a severity in a step, so the report itself keeps the most useful ones: those
in changed files first. Everything is escaped, so that nothing in a file can become a command of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.report.text import shown_path, summary_line, text_report
from generator.checks.runner import Report
from generator.checks.wording import counted
from generator.model.findings import Finding, Severity

MOST = 9
SUMMARY_BYTES = 900_000
SUMMARY_WIDTH = 100
_BACKTICKS = re.compile(r"`+")


def github_report(report: Report, about_change: tuple[Finding, ...] = ()) -> str:
    """Return workflow commands for at most nine new errors and nine new warnings, and a line that sums up.

    What was found `about_change` as a whole comes first: it is the cause of much of the rest.
    """
    return "".join(f"{line}\n" for line in _lines(report, about_change))


def _lines(report: Report, about_change: tuple[Finding, ...]) -> Iterator[str]:
    left_out = len(report.new)
    for severity in (Severity.ERROR, Severity.WARNING):
        first = [finding for finding in about_change if finding.severity is severity]
        for finding in first[:MOST]:
            yield _command(report, finding)
        found = [finding for finding in report.new if finding.severity is severity]
        found.sort(key=lambda finding: finding.place.file not in report.changed)
        for finding in found[: max(0, MOST - len(first))]:
            left_out -= 1
            yield _command(report, finding)
    for crash in report.crashes:
        yield f"::error title={_escape_property('A check failed')}::{_escape_data(str(crash))}"
    more = f" {counted(left_out, 'finding')} not shown here. The job summary has them all." if left_out else ""
    yield f"::notice title={_escape_property('Catalog check')}::{_escape_data(summary_line(report) + more)}"


def _command(report: Report, finding: Finding) -> str:
    position = finding.place.position
    places = [f"file={_escape_property(shown_path(report.shown_folder, finding.place))}"]
    if position:
        end = position.column + position.length
        places += [f"line={position.line}", f"col={position.column}", f"endColumn={end}"]
    title = _escape_property(f"{finding.title} ({finding.code} {finding.name})")
    words = "\n".join((finding.what, f"Why it matters: {finding.why}", f"How to fix it: {finding.fix}"))
    return f"::{finding.severity.value} {','.join(places)},title={title}::{_escape_data(words)}"


def _escape_data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(words: str) -> str:
    return _escape_data(words).replace(":", "%3A").replace(",", "%2C")


def cannot_run_report(why: str) -> tuple[str, str]:
    """Return the annotation and the job summary of a check that cannot run at all."""
    title = "The check cannot run"
    return f"::error title={_escape_property(title)}::{_escape_data(why)}\n", f"## {title}\n\n{fenced(why)}"


def job_summary(report: Report) -> str:
    """Return the whole report as Markdown for the job summary, in a fence that nothing in it can close."""
    return f"## Catalog check\n\n{fenced(text_report(report, SUMMARY_WIDTH))}"


def fenced(words: str, most: int = SUMMARY_BYTES) -> str:
    """Return `words`, at most about `most` bytes of them, as Markdown in a fence that nothing in them can close."""
    if len(words.encode()) > most:
        kept = words.encode()[:most].decode(errors="ignore")
        words = f"{kept}\n… The report continues. Run `pathways check` to read the rest.\n"
    words = f"{words.rstrip()}\n"
    fence = "`" * max(3, 1 + max((len(ticks) for ticks in _BACKTICKS.findall(words)), default=0))
    return f"{fence}text\n{words}{fence}\n"
