"""The rules put to the graph, each on its own, so that one that fails hides no other."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from generator.checks.rule import GraphRule, RuleContext
from generator.checks.wording import one_line
from generator.graph.catalog_graph import CatalogGraph
from generator.model.findings import Finding
from generator.runtime.parallel import parallel_map

_PARALLEL_FROM = 10_000
"""From how many vertices on several processes are faster than one."""


@dataclass(frozen=True, slots=True)
class Crash:
    """A rule that failed: a defect of this program, not of the catalog."""

    code: str
    name: str
    reason: str

    def __str__(self) -> str:
        about = "This is a bug in the program, not in the catalog. Please report it."
        return f"The check {self.code} {self.name} failed: {self.reason}. {about}"


def apply_rules(
    graph: CatalogGraph, context: RuleContext, rules: Iterable[GraphRule], wanted: Collection[str]
) -> tuple[list[Finding], list[Crash]]:
    """Return what those of `rules` whose codes are `wanted` find, in the order of the rules, and which failed."""
    asked = [rule for rule in rules if rule.code in wanted]
    groups = _groups(asked)
    answers: dict[str, list[Finding] | Crash] = {}

    def work(group: list[GraphRule]) -> dict[str, list[Finding] | Crash]:
        return {rule.code: _run_rule(rule, graph, context) for rule in group}

    parallel_map(
        work, groups, answers.update, processes=0 if graph.network.number_of_nodes() >= _PARALLEL_FROM else 1
    )
    found = [answers[rule.code] for rule in asked]
    crashes = [answer for answer in found if isinstance(answer, Crash)]
    return [finding for answer in found if not isinstance(answer, Crash) for finding in answer], crashes


def _groups(rules: list[GraphRule]) -> list[list[GraphRule]]:
    """Return `rules` in groups that share what they work out, the largest first, so that none is left for the end."""
    askers = {asked.code: rule.shares_work or rule.code for rule in rules for asked in rule.asks}
    groups: dict[str, list[GraphRule]] = {}
    for rule in rules:
        groups.setdefault(rule.shares_work or askers.get(rule.code, rule.code), []).append(rule)
    return sorted(groups.values(), key=len, reverse=True)


def _run_rule(rule: GraphRule, graph: CatalogGraph, context: RuleContext) -> list[Finding] | Crash:
    try:
        return list(rule.find(graph, context))
    except Exception as error:
        return Crash(rule.code, rule.name, one_line(f"{type(error).__name__}: {error}", most=200))
