"""A report for GitHub Actions: annotations beside the lines of a change, and the whole report for the job summary.

GitHub shows at most ten annotations of a severity in a step, so the report itself keeps the most useful ones: those
in changed files first. Everything is escaped, so that nothing in a file can become a command of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.engine import Report
from generator.checks.report.text import shown_path, summary_line, text_report
from generator.checks.words import count_of
from generator.model.findings import Finding, Severity

MOST = 9
_SUMMARY_BYTES = 900_000
_SUMMARY_WIDTH = 100
_TICKS = re.compile(r"`+")


def github_report(report: Report) -> str:
    """Return workflow commands for at most nine new errors and nine new warnings, and a line that sums up."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    left_out = len(report.new)
    for severity in (Severity.ERROR, Severity.WARNING):
        found = [finding for finding in report.new if finding.severity is severity]
        found.sort(key=lambda finding: finding.place.file not in report.changed)
        for finding in found[:MOST]:
            left_out -= 1
            yield _command(report, finding)
    for crash in report.crashes:
        yield f"::error title={_property('A check failed')}::{_data(str(crash))}"
    more = f" {count_of(left_out, 'finding')} not shown here; the job summary has them all." if left_out else ""
    yield f"::notice title={_property('Catalog check')}::{_data(summary_line(report) + more)}"


def _command(report: Report, finding: Finding) -> str:
    position = finding.place.position
    places = [f"file={_property(shown_path(report.folder, finding.place))}"]
    if position:
        end = position.column + position.length
        places += [f"line={position.line}", f"col={position.column}", f"endColumn={end}"]
    title = _property(f"{finding.title} ({finding.code} {finding.name})")
    words = "\n".join((finding.what, f"Why it matters: {finding.why}", f"How to fix it: {finding.fix}"))
    return f"::{finding.severity.value} {','.join(places)},title={title}::{_data(words)}"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def job_summary(report: Report) -> str:
    """Return the whole report as Markdown for the job summary, in a fence that nothing in it can close."""
    whole = text_report(report, _SUMMARY_WIDTH)
    if len(whole.encode()) > _SUMMARY_BYTES:
        kept = whole.encode()[:_SUMMARY_BYTES].decode(errors="ignore")
        whole = f"{kept}\n… The report goes on. Run `pathways check` to read the rest.\n"
    fence = "`" * max(3, 1 + max((len(ticks) for ticks in _TICKS.findall(whole)), default=0))
    return f"## Catalog check\n\n{fence}text\n{whole}{fence}\n"
