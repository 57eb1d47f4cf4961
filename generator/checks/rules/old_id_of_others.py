"""L210 old-id-of-others.

A listed old id keeps its old address. The folder of an organization is its own: only that organization can list what
was in it. The folder of an organization that is no longer in the catalog belongs to nobody, so anybody can list what
was in that: the one with a new name, or the one that took over.
"""

from __future__ import annotations

from generator.checks.example_catalog import WELDING_3, extended
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import name_of
from generator.model.ids import organization_of


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find old ids in the folder of another organization."""
    organizations = graph.catalog.organizations
    for entity in graph.catalog.all():
        for position, old in enumerate(entity.formerly):
            owner = organization_of(old)
            if owner == entity.owner or owner not in organizations:
                continue
            yield Problem(
                place=entity.place(f"/formerly/{position}"),
                title=f'"{old}" is in the folder of {name_of(organizations[owner])}',
                what=f"This line claims an address of {name_of(organizations[owner])} for {name_of(entity)}.",
                value=old,
            )


RULE = GraphRule(
    code="L210",
    severity=Severity.ERROR,
    title="An old id of another organization",
    meaning="`formerly` lists an id in the folder of another organization.",
    why="Students who follow an old link to one organization would find themselves with another.",
    fix="Delete the line. The other organization can keep its entry, with `status: ceased` and `replaced_by`.",
    bad=extended(WELDING_3, "formerly: [mesa-college/welding]\n"),
    good=extended(WELDING_3, "formerly: [advanced-welding, closed-college/welding]\n"),
    check=check,
)
