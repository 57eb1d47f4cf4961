"""A rule that speaks of everything. It is asked with the others, so that no test of a rule rests on its absence."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.example_catalog import PATHWAY, unchanged
from generator.checks.rule import GraphRule, Problem, RuleContext
from generator.checks.rules import RULES
from generator.graph.catalog_graph import CatalogGraph
from generator.model.findings import Severity


def check(graph: CatalogGraph, _: RuleContext) -> Iterator[Problem]:
    """Find fault with everything there is."""
    for entity in graph.catalog.all():
        yield Problem(place=entity.place("/name"), title="It has a name", what="Here is a name.")


STRANGER = GraphRule(
    code="Z999",
    name="anything-at-all",
    severity=Severity.ERROR,
    title="Something with a name",
    meaning="It has a name.",
    why="Nobody knows.",
    fix="Leave it.",
    bad=unchanged(PATHWAY),
    good=unchanged(PATHWAY),
    check=check,
)
WITH_A_STRANGER = (*RULES, STRANGER)
"""The rules that ask the graph, as they are when somebody has added one."""
