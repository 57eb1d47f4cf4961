"""R606 no-postsecondary-credential.

A recognized postsecondary credential is a certificate, certification, license, apprenticeship certificate or degree;
diplomas, endorsements and badges are not. It is an error in a Perkins V program of study, a warning elsewhere.
Pathways for middle school only are left out.
"""

from __future__ import annotations

from generator.checks.example_catalog import CERTIFICATE, CERTIFICATION, changed, combined, unchanged
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import name_of
from generator.insight.plans import POSTSECONDARY, complete_pathways
from generator.model.entities import Credential


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find pathways without a recognized credential."""
    for pathway in complete_pathways(graph):
        if not any(credential.type in POSTSECONDARY for _, credential in graph.plans[pathway.id].doing(Credential)):
            program = bool(pathway.program_of_study)
            kind = "the program of study" if program else "the pathway"
            yield Problem(
                place=pathway.place("/program_of_study") if program else pathway.place("/plan", on_key=True),
                title=f"{name_of(pathway)} ends without a recognized credential",
                what=f"No step of {kind} {name_of(pathway)} is a certificate, license, certification or degree.",
                severity=Severity.ERROR if program else Severity.WARNING,
            )


RULE = GraphRule(
    code="R606",
    severity=Severity.ERROR,
    title="A pathway without a recognized credential",
    meaning="A program of study must end in a recognized postsecondary credential, but the plan has none.",
    why="Students would finish without anything that employers recognize.",
    fix="Add the credential as a step of the plan.",
    bad=combined(
        changed(CERTIFICATE, ("type: certificate", "type: badge")),
        changed(CERTIFICATION, ("type: certification", "type: badge")),
    ),
    good=unchanged(CERTIFICATE),
    waits_for=("/plan",),
    check=check,
)
