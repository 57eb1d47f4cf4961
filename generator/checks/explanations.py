"""Which error already says why a destination is out of reach, so that rule R602 need not.

An error counts only where it was really found: for the same pathway, and for the organization and entry in question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.checks.rule import CatalogGraph, GraphRule, Problem, RuleContext, Severity
from generator.checks.rules import (
    age_too_low,
    agreement_does_not_cover,
    corequisite_too_late,
    dual_credit_without_agreement,
    impossible_condition,
    impossible_corequisites,
    needs_itself,
    no_destination,
    not_offered_here,
    prerequisite_circle,
    prerequisite_too_late,
    reference_to_ceased,
    too_long_to_finish,
    unknown_reference,
    wrong_kind_of_reference,
)
from generator.graph.plan import PlannedStep
from generator.insight.bitsets import bits
from generator.insight.obstacles import MissingNeed, ObstacleCause
from generator.insight.reach import Destination, Reach
from generator.model.entities import Pathway
from generator.model.ids import Kind

_PROVISION = (not_offered_here.RULE, dual_credit_without_agreement.RULE, agreement_does_not_cover.RULE)
_LINKS = (reference_to_ceased.RULE, unknown_reference.RULE, wrong_kind_of_reference.RULE)
_CIRCLES = (prerequisite_circle.RULE, needs_itself.RULE, impossible_corequisites.RULE, impossible_condition.RULE)
_ORDER = (prerequisite_too_late.RULE, corequisite_too_late.RULE)
EXPLAINING: tuple[GraphRule, ...] = (
    *_PROVISION, *_LINKS, *_CIRCLES, *_ORDER, too_long_to_finish.RULE, age_too_low.RULE, no_destination.RULE,
)  # fmt: skip
"""The rules whose errors say why something is out of reach."""


class Explanations:
    """The errors that other rules find in one graph. None is asked before something is out of reach that it may tell."""

    def __init__(self, graph: CatalogGraph, context: RuleContext) -> None:
        self.graph = graph
        self._context = context
        self._errors: dict[str, dict[str, list[Problem]]] = {}

    def explains(self, reach: Reach, destination: Destination, is_nobodys: bool) -> bool:
        """Say whether an error tells why `destination` is out of reach for the learners of `reach`.

        `is_nobodys` says that it is so for every organization and entry, as an order of steps may have it.
        """
        pathway = self.graph.catalog.pathways[reach.pathway]
        leans = self._leans_on(pathway, destination)
        return any(self._tells(pathway, reach, missing, leans, is_nobodys) for missing in destination.missing)

    def _leans_on(self, pathway: Pathway, destination: Destination) -> Mapping[str, PlannedStep]:
        """Return by id the steps that `destination` may lean on, those beside the plan among them."""
        compiled = self._context.reacher(self.graph).compiled(pathway)
        numbered = compiled.numbered
        ends = [numbered.number[destination.by]] if destination.by else []
        return {numbered.ids[step]: numbered.steps[step] for step in bits(compiled.with_dependents(ends))}

    def _found(self, rules: tuple[GraphRule, ...], entity: str) -> Iterator[Problem]:
        """Yield the errors that `rules` find in the file of `entity`."""
        for rule in rules:
            if rule.code not in self._errors:
                found = self._errors[rule.code] = {}
                for problem in rule.problems(self.graph, self._context):
                    if (problem.severity or rule.severity) is Severity.ERROR:
                        found.setdefault(problem.entity, []).append(problem)
            yield from self._errors[rule.code].get(entity, ())

    def _tells(
        self, pathway: Pathway, reach: Reach, missing: MissingNeed, leans: Mapping[str, PlannedStep], is_nobodys: bool
    ) -> bool:
        match missing.cause:
            case ObstacleCause.NOT_PROVIDED:
                return self._is_unsure() or self._of_provision(pathway, reach, missing)
            case ObstacleCause.TOO_YOUNG:
                found = self._found((age_too_low.RULE,), pathway.id)
                return any(missing.id in problem.value.split() for problem in found)
            case ObstacleCause.CLOSED | ObstacleCause.UNKNOWN | ObstacleCause.LEFT_OUT:
                unread = missing.kind is not None and (missing.kind, missing.id) in self.graph.catalog.unread
                found = self._about(_LINKS, pathway, leans)
                return unread or any(missing.id == problem.value for problem in found)
            case ObstacleCause.CIRCLE | ObstacleCause.IMPOSSIBLE:
                return any(True for _ in self._about(_CIRCLES, pathway, leans))
            case ObstacleCause.TOO_LATE:
                return self._of_time(pathway, reach, leans, is_nobodys)
            case _:
                return any(True for _ in self._found((no_destination.RULE,), pathway.id))

    def _of_provision(self, pathway: Pathway, reach: Reach, missing: MissingNeed) -> bool:
        planned = self.graph.plans[pathway.id].steps.get(missing.step)
        if planned is None:  # what is taken beside the plan: these rules look at its steps only
            return False
        for problem in self._found(_PROVISION, pathway.id):
            about, _, organization = problem.value.partition(" ")
            if about in (missing.id, planned.choice) and organization in ("", reach.organization):
                return True
        return False

    def _about(
        self, rules: tuple[GraphRule, ...], pathway: Pathway, leans: Mapping[str, PlannedStep]
    ) -> Iterator[Problem]:
        """Yield the errors of `rules` in the steps of `leans`, or in the files of what these do."""
        for planned in leans.values():
            if planned.does:
                yield from self._found(rules, planned.does.id)
        pointers = [planned.step.pointer for planned in leans.values() if planned.step.pointer]
        for problem in self._found(rules, pathway.id):
            if any(f"{problem.place.pointer}/".startswith(f"{pointer}/") for pointer in pointers):
                yield problem

    def _of_time(self, pathway: Pathway, reach: Reach, leans: Mapping[str, PlannedStep], is_nobodys: bool) -> bool:
        if reach.entry in pathway.entries:
            entry = f"/entries/{pathway.entries.index(reach.entry)}"
            if any(problem.place.pointer == entry for problem in self._found((too_long_to_finish.RULE,), pathway.id)):
                return True
        return is_nobodys and any(True for _ in self._about(_ORDER, pathway, leans))

    def _is_unsure(self) -> bool:
        """Say whether a file could not be read that may provide something: then that is the error."""
        return any(kind in (Kind.AGREEMENT, Kind.ORGANIZATION) for kind, _ in self.graph.catalog.unread)
