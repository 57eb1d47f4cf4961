"""A report for programs, as JSON.

The report is one object and only ever gains fields:

    {
      "catalog": "catalog",            the folder, as it was given
      "as_of": "2026-11-02",           the day as of which the check was made
      "findings": [
        {
          "code": "L201", "name": "unknown-reference", "severity": "error" | "warning" | "note",
          "file": "catalog/aspen-ridge/pathways/nursing.yaml", "line": 14, "column": 15,
          "pointer": "/plan/grade-11/0/course",      JSON Pointer (RFC 6901) into the file
          "entity": "aspen-ridge/nursing",           "" when the finding is about no entity
          "title": …, "message": …, "why": …, "fix": …,
          "suggestions": [{"value": "anat-201", "name": "Anatomy and Physiology"}],
          "related": [{"file": …, "line": …, "column": …, "pointer": …, "note": …}],
          "new": true,                 whether it came with the change; true without --base
          "fingerprint": "…"           the same while the mistake is the same, whatever its line
        }
      ],
      "crashes": [{"code": …, "name": …, "reason": …}],
      "summary": {"files": 371, "errors": 1, "warnings": 0, "notes": 0, "new_errors": 1, "waived": 0,
                  "compared": false, "exit_status": 1}
    }

Findings are sorted by file, line and code. `line` and `column` count from 1.
"""

from __future__ import annotations

import json
from typing import Any

from generator.checks.report.text import shown_path
from generator.checks.runner import Report
from generator.model.findings import Finding, Severity
from generator.model.places import Place


def json_report(report: Report) -> str:
    """Return the report as JSON text."""
    return json.dumps(report_value(report), ensure_ascii=False, indent=2) + "\n"


def report_value(report: Report) -> dict[str, Any]:
    """Return the report as plain values."""
    count = {severity: sum(found.severity is severity for found in report.findings) for severity in Severity}
    return {
        "catalog": report.shown_folder.as_posix(),
        "as_of": report.as_of.isoformat(),
        "findings": [_finding(report, finding) for finding in report.findings],
        "crashes": [{"code": crash.code, "name": crash.name, "reason": crash.reason} for crash in report.crashes],
        "summary": {
            "files": report.files,
            "errors": count[Severity.ERROR],
            "warnings": count[Severity.WARNING],
            "notes": count[Severity.NOTE],
            "new_errors": sum(finding.severity is Severity.ERROR for finding in report.new),
            "waived": report.waived,
            "compared": report.compared,
            "exit_status": report.exit_status,
        },
    }


def _finding(report: Report, finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        **_place(report, finding.place),
        "entity": finding.entity,
        "title": finding.title,
        "message": finding.what,
        "why": finding.why,
        "fix": finding.fix,
        "suggestions": [{"value": option.value, "name": option.name} for option in finding.suggestions],
        "related": [{**_place(report, other.place), "note": other.note} for other in finding.related],
        "new": report.is_new(finding),
        "fingerprint": finding.fingerprint,
    }


def _place(report: Report, place: Place) -> dict[str, Any]:
    return {
        "file": shown_path(report.shown_folder, place),
        "line": place.position.line if place.position else 1,
        "column": place.position.column if place.position else 1,
        "pointer": place.pointer,
    }
