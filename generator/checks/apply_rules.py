"""The rules put to the graph, each on its own, so that one that fails hides no other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from generator.checks.rule import Circumstances, GraphRule
from generator.checks.wording import one_line
from generator.graph.catalog_graph import CatalogGraph
from generator.model.findings import Finding
from generator.runtime.parallel import share

_LARGE = 10_000
"""From how many vertices on it pays to ask in several processes."""
# Rules that work out the same things stay in one process. The longest come first, so that none is left for the end.
_TOGETHER = (
    ("O502", "R602", "R604"),
    ("O504", "O505", "Q902", "Q907", "R601", "R606", "W704"),
    ("L201", "L202", "L203", "L204", "L205", "L206", "L207", "S302"),
    ("S301", "S303", "S305", "S306"),
)


@dataclass(frozen=True, slots=True)
class Crash:
    """A rule that failed: a defect of this program, not of the catalog."""

    code: str
    name: str
    reason: str

    def __str__(self) -> str:
        about = "This is a defect of the program, not of the catalog; please report it."
        return f"The check {self.code} {self.name} failed: {self.reason}. {about}"


def apply_rules(
    graph: CatalogGraph, circumstances: Circumstances, rules: Iterable[GraphRule], wanted: Collection[str]
) -> tuple[list[Finding], list[Crash]]:
    """Return what those of `rules` whose codes are `wanted` find, in the order of the rules, and which failed."""
    asked = [rule for rule in rules if rule.code in wanted]
    groups = list(_groups(asked))
    answers: dict[str, list[Finding] | Crash] = {}

    def work(group: list[GraphRule]) -> dict[str, list[Finding] | Crash]:
        return {rule.code: _ask(rule, graph, circumstances) for rule in group}

    share(work, groups, answers.update, processes=0 if graph.network.number_of_nodes() >= _LARGE else 1)
    found = (answers[rule.code] for rule in asked)
    findings: list[Finding] = []
    crashes: list[Crash] = []
    for answer in found:
        if isinstance(answer, Crash):
            crashes.append(answer)
        else:
            findings += answer
    return findings, crashes


def _groups(rules: list[GraphRule]) -> Iterator[list[GraphRule]]:
    """Yield `rules` in groups that share what they work out."""
    for codes in _TOGETHER:
        group = [rule for rule in rules if rule.code in codes]
        if group:
            yield group
    grouped = {code for codes in _TOGETHER for code in codes}
    yield from ([rule] for rule in rules if rule.code not in grouped)


def _ask(rule: GraphRule, graph: CatalogGraph, circumstances: Circumstances) -> list[Finding] | Crash:
    try:
        return list(rule.find(graph, circumstances))
    except Exception as error:
        return Crash(rule.code, rule.name, one_line(f"{type(error).__name__}: {error}", most=200))
