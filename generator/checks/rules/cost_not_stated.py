"""Q903 cost-not-stated.

Only credentials in a plan are checked. Diplomas and endorsements of diplomas cost nothing extra.
A `cost` with an amount of 0 says that it is free.
"""

from __future__ import annotations

from generator.checks.example_catalog import CERTIFICATION, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import name_of
from generator.insight.plans import open_pathways
from generator.model.entities import Credential
from generator.model.status import available

_FREE = ("diploma", "diploma-endorsement")


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find credentials of plans that do not state what they cost."""
    used = {one for pathway in open_pathways(graph) for _, one in graph.plans[pathway.id].doing(Credential)}
    for credential in available(sorted(used, key=lambda credential: credential.id)):
        if credential.cost is None and credential.type not in _FREE:
            yield Problem(
                place=credential.place("/cost"),
                title=f"The cost of {name_of(credential)} is not stated",
                what=f"{name_of(credential)} does not say what it costs and who pays.",
            )


RULE = GraphRule(
    code="Q903",
    severity=Severity.NOTE,
    title="A credential that does not state its cost",
    meaning="A credential of a plan does not say what it costs and who pays.",
    why="Families need to know before they choose.",
    fix="Add `cost:` with `amount` and `paid_by`; write 0 if it is free.",
    bad=changed(CERTIFICATION, ("cost: {amount: 0, paid_by: state}\n", "")),
    check=check,
)
