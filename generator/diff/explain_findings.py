"""Findings of the check in the light of the change: a link to what this change removed says so.

The check knows one catalog at a time, and would take it for a typing mistake.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.checks.causes import members
from generator.checks.runner import Report
from generator.checks.wording import name_of, short_id
from generator.diff.effects import BrokenMention
from generator.model.entities import Entity
from generator.model.findings import Finding
from generator.model.ids import Kind

_UNKNOWN_REFERENCE = "L201"


def explain_findings(
    report: Report, breaks: tuple[BrokenMention, ...], renames: tuple[tuple[Entity, Entity], ...], folder: str
) -> tuple[Report, frozenset[str]]:
    """Return `report` with better words for such findings, and the fingerprints of these findings."""
    newer = {(old.kind, old.id): new for old, new in renames}
    lost = {(one.place.file, one.place.pointer): one for one in breaks if one.lost.removed}
    found = []
    echoes = set()
    for finding in report.findings:
        causes = [lost.get((one.place.file, one.place.pointer)) for one in members((finding,))]
        cause = causes[0]
        if cause is None or None in causes or finding.code != _UNKNOWN_REFERENCE or not report.is_new(finding):
            found.append(finding)
            continue
        echoes.add(finding.fingerprint)
        of_one = len({one.lost.entity.id for one in causes if one}) == 1  # a folder that is gone is told as one
        found.append(_explained(finding, cause, newer, folder) if of_one else finding)
    return replace(report, findings=tuple(found)), frozenset(echoes)


def _explained(
    finding: Finding, cause: BrokenMention, newer: Mapping[tuple[Kind, str], Entity], folder: str
) -> Finding:
    gone = cause.lost.entity
    new = newer.get((gone.kind, gone.id))
    if new is None:
        title = f"This line still names “{name_of(gone)}”, which this change removes"
        fix = "The summary of this check lists your options."
    else:
        title = f"This line still uses the old id of “{name_of(new)}”"
        wanted = short_id(new.id, new.kind, cause.entity.owner)
        former = short_id(gone.id, gone.kind, new.owner)
        fix = f'Write "{wanted}" here. Or keep the old id: add "formerly: [{former}]" to {folder}/{new.file}.'
    return replace(finding, title=title, fix=fix, suggestions=())
