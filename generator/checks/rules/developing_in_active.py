"""L207 developing-in-active.

Only steps that every learner takes count: no electives, and no options of a choice that leaves others.
"""

from __future__ import annotations

from generator.checks.example_catalog import INTERNSHIP, PATHWAY, changed, combined, extended
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import name_of
from generator.graph.links import Relation
from generator.model.status import is_active, is_developing


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find required steps of active pathways that are still being developed."""
    for mention in graph.all_references:
        pathway = mention.entity
        if mention.relation is not Relation.DOES or mention.elective or not is_active(pathway):
            continue
        target = mention.target.entity if mention.target else None
        if target is not None and is_developing(target):
            yield Problem(
                place=pathway.place(mention.reference.pointer),
                title=f"{name_of(target)} is still being developed",
                what=f"The pathway {name_of(pathway)} is active. "
                f"Its {target.kind} {name_of(target)} is not open yet.",
                value=target.id,
                related=(Related(target.place("/status"), "it is still being developed"),),
            )


RULE = GraphRule(
    code="L207",
    severity=Severity.WARNING,
    title="An active pathway that relies on something unfinished",
    meaning="A required step of an active pathway names something with `status: developing`.",
    why="Students could start a pathway that they cannot finish as planned.",
    fix="Set the pathway to `status: developing`, or wait until the step is open.",
    bad=extended(INTERNSHIP, "status: developing\n"),
    good=combined(
        extended(INTERNSHIP, "status: developing\n"),
        changed(PATHWAY, ("experience: welding-internship", "experience: welding-internship\n      role: elective")),
    ),
    shares_work="links",
    check=check,
)
