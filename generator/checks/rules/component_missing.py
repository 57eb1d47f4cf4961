"""Q907 component-missing.

The nine components of a high-quality pathway are computed from the catalog; the finding says what would satisfy the
missing one. Where another rule has said the same already (W702, W704, R601, R606, Q902, O504, O505), this one stays
quiet. Pathways for middle school only are left out: they explore, and much of the nine comes later. Plans without any
grade, for adults, need neither early exploration nor college credit in high school. A partnership that cannot be read
may well be what shows the labor market, so nothing is reported about it then.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.checks.example_catalog import SUPPORTS, changed, unchanged
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.rules import (
    agreement_does_not_cover,
    dual_credit_without_agreement,
    no_destination,
    no_postsecondary_credential,
    no_supports,
    stage_missing,
)
from generator.checks.stages import stages_are_sound
from generator.checks.wording import name_of
from generator.insight.components import Component, missing_components
from generator.insight.plans import complete_pathways, levels_used
from generator.model.entities import Pathway

_SAID_ELSEWHERE: Mapping[Component, tuple[GraphRule, ...]] = MappingProxyType(
    {
        Component.EXPLORATION: (stage_missing.RULE,),
        Component.WORK_BASED: (stage_missing.RULE,),
        Component.CREDENTIALS: (no_destination.RULE, no_postsecondary_credential.RULE),
        Component.EQUITY: (no_supports.RULE,),
        Component.ADVISING: (no_supports.RULE,),
        Component.EARLY_COLLEGE: (agreement_does_not_cover.RULE, dual_credit_without_agreement.RULE),
    }
)
_IN_SCHOOL = (Component.EXPLORATION, Component.EARLY_COLLEGE)


def check(graph: CatalogGraph, context: RuleContext) -> Problems:
    """Find components of high-quality pathways that the catalog does not show."""
    said = {(rule.code, problem.entity) for rule in RULE.asks for problem in rule.problems(graph, context)}
    for pathway in complete_pathways(graph):
        if not stages_are_sound(graph, pathway):
            continue
        in_school = any(level.kind == "grade" for level in levels_used(graph, pathway))
        for component, wanted in missing_components(graph, pathway).items():
            if not in_school and component in _IN_SCHOOL:
                continue
            if component is Component.LABOR_MARKET and _partnership_is_unknown(graph, pathway):
                continue
            if any((rule.code, pathway.id) in said for rule in _SAID_ELSEWHERE.get(component, ())):
                continue
            yield Problem(
                place=pathway.place(),
                title=f"{name_of(pathway)} does not show {component}",
                what=f"Nothing in the catalog shows this component in {name_of(pathway)}: {component}.",
                fix=f"This would show it: {wanted}.",
                value=component.name.lower().replace("_", "-"),
            )


def _partnership_is_unknown(graph: CatalogGraph, pathway: Pathway) -> bool:
    return pathway.partnership is not None and graph.resolve(pathway.partnership) is None


RULE = GraphRule(
    code="Q907",
    severity=Severity.NOTE,
    title="A component of high-quality pathways that is not shown",
    meaning="High-quality pathways have nine components. Nothing in the catalog shows this one.",
    why="Students and funders look for all nine. Perhaps you have it, but the catalog does not say so.",
    fix="Add what the finding names, if you have it.",
    bad=changed(SUPPORTS[0], ("type: transport", "type: advising")),
    good=unchanged(*SUPPORTS),
    waits_for=("/plan",),
    asks=tuple(rule for rules in _SAID_ELSEWHERE.values() for rule in rules),
    check=check,
)
