"""Which error already says why a destination is out of reach, so that rule R602 need not.

An error counts only where it was really found: for the same pathway, and for the organization and entry in question.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import accumulate

from generator.checks.hanging_steps import hangs_on
from generator.checks.rule import CatalogGraph, GraphRule, Problem, RuleContext, Severity
from generator.graph.plan import PlannedStep
from generator.insight.bitsets import bits
from generator.insight.obstacles import MissingNeed, ObstacleCause
from generator.insight.reach import Destination, Reach
from generator.model.entities import Pathway
from generator.model.ids import Kind

_PROVISION = ("O501", "O504", "O505")
_LINKS = ("L201", "L202", "L203")
_CIRCLES = ("S301", "S302", "S303", "S304")
_ORDER = ("P401", "P402")
_TIME, _AGE, _EXIT, _CONDITION = ("P407",), ("R607",), ("R601",), ("S304",)
EXPLAINING = (*_PROVISION, *_LINKS, *_CIRCLES, *_ORDER, *_TIME, *_AGE, *_EXIT)
"""The codes of the rules whose errors say why something is out of reach."""


class Explanations:
    """The errors that other rules find in one graph; each is asked when it may tell why something is out of reach."""

    def __init__(self, graph: CatalogGraph, context: RuleContext, rules: Iterable[GraphRule]) -> None:
        self.graph = graph
        self._context = context
        self._rules = {rule.code: rule for rule in rules}
        self._errors: dict[str, dict[str, list[Problem]]] = {}

    def explains(self, reach: Reach, destination: Destination, alike: Collection[str], is_nobodys: bool) -> bool:
        """Say whether an error tells why `destination` is out of reach for the learners of `reach`.

        `alike` are the organizations that see the plan alike: an error that is told of one of them is true of all.
        `is_nobodys` says that it is so for every organization and entry, as an order of steps may have it.
        """
        pathway = self.graph.catalog.pathways[reach.pathway]
        if self._is_too_late(pathway, reach):
            return True
        leans = self._leans_on(pathway, destination)
        asked = {name: planned for name, planned in leans.items() if name not in reach.had}
        if is_nobodys and any(True for _ in self._about((*_ORDER, *_CIRCLES), pathway, asked)):
            return True
        return any(self._tells(pathway, alike, missing, asked) for missing in destination.missing)

    def _is_too_late(self, pathway: Pathway, reach: Reach) -> bool:
        if reach.entry not in pathway.entries:
            return False
        entry = f"/entries/{pathway.entries.index(reach.entry)}"
        return any(one.place.pointer == entry for one in self._found(_TIME, pathway.id))

    def _leans_on(self, pathway: Pathway, destination: Destination) -> Mapping[str, PlannedStep]:
        """Return by id the steps that `destination` may lean on, those beside the plan among them."""
        compiled = self._context.reacher(self.graph).compiled(pathway)
        numbered = compiled.numbered
        ends = [numbered.number[destination.by]] if destination.by else []
        return {numbered.ids[step]: numbered.steps[step] for step in bits(compiled.with_dependents(ends))}

    def _found(self, codes: tuple[str, ...], entity: str) -> Iterator[Problem]:
        """Yield the errors that rules with these `codes` find in the file of `entity`."""
        for code in codes:
            rule = self._rules[code]
            if code not in self._errors:
                found = self._errors[code] = {}
                for problem in rule.problems(self.graph, self._context):
                    if (problem.severity or rule.severity) is Severity.ERROR:
                        found.setdefault(problem.entity, []).append(problem)
            yield from self._errors[code].get(entity, ())

    def _tells(
        self, pathway: Pathway, alike: Collection[str], missing: MissingNeed, leans: Mapping[str, PlannedStep]
    ) -> bool:
        match missing.cause:
            case ObstacleCause.NOT_PROVIDED | ObstacleCause.TOO_LATE:
                return self._is_unsure() or self._of_provision(pathway, alike, leans)
            case ObstacleCause.TOO_YOUNG:
                found = self._found(_AGE, pathway.id)
                return any(missing.id in problem.value.split() for problem in found)
            case ObstacleCause.CLOSED | ObstacleCause.UNKNOWN | ObstacleCause.LEFT_OUT:
                unread = missing.kind is not None and (missing.kind, missing.id) in self.graph.catalog.unread
                if unread or any(missing.id == one.value for one in self._about(_LINKS, pathway, leans)):
                    return True
                if missing.kind is Kind.STEP and self._hangs(pathway, missing.id):
                    return True
                return any(True for _ in self._about(_CONDITION, pathway, leans))
            case ObstacleCause.CIRCLE | ObstacleCause.IMPOSSIBLE:
                return any(True for _ in self._about(_CIRCLES, pathway, leans))
            case ObstacleCause.NO_EXIT:
                return any(True for _ in self._found(_EXIT, pathway.id))

    def _hangs(self, pathway: Pathway, missing: str) -> bool:
        """Say whether an error in the line of a step is why the plan has no step called `missing`."""
        step = hangs_on(self.graph, pathway, missing.rpartition("#")[2])
        does = step.does if step else None
        return does is not None and any(one.value == does.id for one in self._found(_LINKS, pathway.id))

    def _of_provision(self, pathway: Pathway, alike: Collection[str], leans: Mapping[str, PlannedStep]) -> bool:
        """Say whether an error says that one of `leans` is not offered here."""
        names = {planned.does.id for planned in leans.values() if planned.does and planned.step.level} | set(leans)
        for problem in self._found(_PROVISION, pathway.id):
            about, _, organization = problem.value.partition(" ")
            if about in names and (not organization or organization in alike):
                return True
        return False

    def _about(self, codes: tuple[str, ...], pathway: Pathway, leans: Mapping[str, PlannedStep]) -> Iterator[Problem]:
        """Yield the errors of rules with these `codes` in the steps of `leans`, or in the files of what these do."""
        for planned in leans.values():
            if planned.does:
                yield from self._found(codes, planned.does.id)
        steps = {planned.step.pointer for planned in leans.values() if planned.step.pointer}
        for problem in self._found(codes, pathway.id):
            if not steps.isdisjoint(accumulate(problem.place.pointer.split("/"), "{}/{}".format)):
                yield problem

    def _is_unsure(self) -> bool:
        """Say whether a file could not be read that may provide something: then that is the error."""
        return any(kind in (Kind.AGREEMENT, Kind.ORGANIZATION) for kind, _ in self.graph.catalog.unread)
