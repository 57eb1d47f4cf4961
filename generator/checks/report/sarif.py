"""A report in SARIF 2.1.0 (OASIS), which code-scanning services read."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from generator.checks.report.text import shown_path
from generator.checks.rule import manual_of
from generator.checks.rules import ALL_RULES
from generator.checks.runner import Report
from generator.model.findings import Finding, Rule
from generator.model.places import Place

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_INDEX = {rule.code: index for index, rule in enumerate(ALL_RULES)}


def sarif_report(report: Report) -> str:
    """Return the report as SARIF text."""
    return json.dumps(sarif_value(report), ensure_ascii=False, indent=2) + "\n"


def sarif_value(report: Report) -> dict[str, Any]:
    """Return the report as plain values in the shape of SARIF 2.1.0."""
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "pathways",
                "version": version("pathway-catalog"),
                "rules": [_rule(rule) for rule in ALL_RULES],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not report.crashes,
                "exitCode": report.exit_status,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": str(crash)}} for crash in report.crashes
                ],
            }
        ],
        "results": [_result(report, finding) for finding in report.findings],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": f"{rule.meaning} {rule.why}"},
        "help": {"text": f"{rule.fix}\n\n{manual_of(rule)}"},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(report: Report, finding: Finding) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": _INDEX[finding.code],
        "level": finding.severity.value,
        "message": {"text": f"{finding.title}. {finding.what} {finding.why} {finding.fix}"},
        "locations": [{"physicalLocation": _location(report, finding.place)}],
        "partialFingerprints": {"pathways/v1": finding.fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": index, "physicalLocation": _location(report, other.place), "message": {"text": other.note}}
            for index, other in enumerate(finding.related, start=1)
        ]
    if report.compared:
        result["baselineState"] = "new" if report.is_new(finding) else "unchanged"
    return result


def _location(report: Report, place: Place) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(report, place)}}
    if place.position:
        start = place.position.column
        location["region"] = {
            "startLine": place.position.line,
            "startColumn": start,
            "endColumn": start + place.position.length,
        }
    return location


def _uri(report: Report, place: Place) -> str:
    """Return where the file is: relative, as code-scanning services want it, unless the catalog was named in full."""
    path = shown_path(report.shown_folder, place)
    return Path(path).as_uri() if Path(path).is_absolute() else quote(path)
