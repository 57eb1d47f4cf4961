"""The impact report for programs, as JSON. It is one object and only ever gains fields:

{
  "headline": "This change breaks 4 pathways in 2 districts.",
  "verdict": "breaks" | "weakens" | "improves" | "neutral",
  "remarks": ["…"],
  "changes": [{"kind": "course", "id": "a/b", "change": "removed" | "added" | "renamed" | "closed" | "changed",
               "formerly": "a/c", "fields": ["name"]}],
  "effects": [{"organization": "a", "kind": "pathway", "id": "a/b", "name": "…", "verdict": "breaks",
               "sees": ["…"], "places": [{"file": "a/pathways/b.yaml", "line": 3, "pointer": "/plan/…"}]}],
  "outcomes": [{"pathway": "a/b", "organization": "a", "verdict": "breaks", "gone": "", "lost": ["…"],
                "gained": ["…"], "worse": ["…"], "better": ["…"]}],      the names of exits and jobs
  "ways_out": [{"title": "…", "words": "…", "file": "…", "lines": ["…"]}],
  "better": ["…"],
  "pages": {"added": [], "changed": [], "removed": [], "redirected": [["old", "new"]]},
  "findings": [{"code": "I981", "severity": "error", "title": "…", "message": "…", "fix": "…", "file": "…",
                "line": 1, "entity": "a/b"}],
  "unjudged": ["…"], "uncompared": ["a/b"], "outside": ["…"] | null,
  "exit_status": 0 | 1
}
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from generator.diff.changes import Difference
from generator.diff.effects import Effect
from generator.diff.impact import Impact
from generator.diff.outcomes import LearnerImpact
from generator.diff.report.headline import headline, improvements, remarks
from generator.diff.report.ways_out import remedies
from generator.diff.wording import ImpactNaming, gains_in_words, losses_in_words
from generator.model.places import Place


def json_report(impact: Impact) -> str:
    """Return the whole report as JSON text."""
    return json.dumps(impact_value(impact), ensure_ascii=False, indent=2) + "\n"


def impact_value(impact: Impact) -> dict[str, Any]:
    """Return the whole report as plain values."""
    naming = impact.naming
    return {
        "catalog": impact.folder,
        "headline": headline(impact),
        "verdict": impact.verdict.value,
        "remarks": list(remarks(impact)),
        "changes": [_change(change) for change in impact.changes],
        "effects": [_effect(naming, effect) for effect in impact.effects],
        "outcomes": [_outcome(naming, outcome) for outcome in impact.outcomes],
        "ways_out": [asdict(way) for way in remedies(impact)],
        "better": list(improvements(impact)),
        "pages": asdict(impact.published),
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "title": finding.title,
                "message": finding.what,
                "fix": finding.fix,
                "entity": finding.entity,
                **_place(finding.place),
            }
            for finding in impact.findings
        ],
        "unjudged": list(impact.unjudged),
        "uncompared": list(impact.uncompared),
        "outside": None if impact.outside is None else list(impact.outside),
        "exit_status": impact.exit_status,
    }


def _change(change: Difference) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "id": change.id,
        "change": change.how,
        "formerly": change.before.id if change.before and change.renamed else "",
        "fields": list(change.fields),
    }


def _effect(naming: ImpactNaming, effect: Effect) -> dict[str, Any]:
    return {
        "organization": effect.organization,
        "kind": effect.kind.value,
        "id": effect.id,
        "name": naming.name(effect.kind, effect.id),
        "verdict": effect.verdict.value,
        "sees": list(effect.sees),
        "places": [_place(place) for place in effect.places],
    }


def _outcome(naming: ImpactNaming, outcome: LearnerImpact) -> dict[str, Any]:
    return {
        "pathway": outcome.pathway,
        "organization": outcome.organization,
        "verdict": outcome.verdict.value,
        "gone": outcome.gone,
        "lost": [naming.goal(goal).strip("“”") for goal in outcome.losses],
        "gained": [naming.goal(goal).strip("“”") for goal in outcome.gained],
        "worse": list(losses_in_words(naming, outcome)),
        "better": list(gains_in_words(naming, outcome)),
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "file": place.file,
        "line": place.position.line if place.position else 1,
        "pointer": place.pointer,
    }
