"""What a rule about the catalog's sense is: words, and a question to the graph that yields problems."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from generator.catalog.code_lists import CodeLists
from generator.catalog.entity_files import entity_file
from generator.checks.example_catalog import unchanged
from generator.checks.gone import GoneThings
from generator.graph.catalog_graph import CatalogGraph
from generator.insight.reach import ReachCalculator
from generator.model.capping import MOST_TOLD, MoreWords, capped
from generator.model.catalog import Catalog
from generator.model.findings import Cause, Finding, Related, Rule, Severity, Suggestion
from generator.model.places import Place

__all__ = [
    "CatalogGraph",
    "Cause",
    "Check",
    "GraphRule",
    "Problem",
    "Problems",
    "Related",
    "Rule",
    "RuleContext",
    "Severity",
    "Suggestion",
    "UnwordedProblem",
    "manual_of",
]


@dataclass(frozen=True, slots=True)
class RuleContext:
    """What a rule may know besides the graph: the day on which the check is made, and official code lists.

    `before` is the catalog as it was before a change, when the change is looked at.
    `answers` are what rules have found already, by code, with the graph that was asked.
    """

    as_of: date
    codes: CodeLists = field(default_factory=CodeLists)
    before: Catalog | None = field(default=None, compare=False, repr=False)
    answers: dict[str, tuple[CatalogGraph, tuple[Problem, ...]]] = field(default_factory=dict, compare=False)
    _reachers: list[ReachCalculator] = field(default_factory=list, compare=False, repr=False)
    _gone: list[GoneThings] = field(default_factory=list, compare=False, repr=False)

    def reacher(self, graph: CatalogGraph) -> ReachCalculator:
        """Return who answers questions of reach about `graph`: the same for all rules, which ask much the same."""
        if not self._reachers or self._reachers[0].graph is not graph:
            self._reachers[:] = [ReachCalculator(graph)]
        return self._reachers[0]

    def gone(self, graph: CatalogGraph) -> GoneThings:
        """Return who knows what is gone from the catalog of `graph`, and what that takes away."""
        if not self._gone or self._gone[0].graph is not graph:
            self._gone[:] = [GoneThings(graph, self.before)]
        return self._gone[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that a rule found. What is left empty is said by the rule's own words.

    `value` is the offending text; together with rule, entity and pointer it tells one problem from another.
    """

    place: Place
    title: str
    what: str
    why: str = ""
    fix: str = ""
    severity: Severity | None = None
    value: str = ""
    suggestions: tuple[Suggestion, ...] = ()
    related: tuple[Related, ...] = ()
    waits_for: tuple[str, ...] = ()
    cause: Cause | None = None
    more: int = 0
    """How many further problems of the same cause are only counted."""

    @property
    def cause_key(self) -> str:
        """Return the key of its cause; nothing where it is alone."""
        return self.cause.key if self.cause else ""

    @property
    def entity(self) -> str:
        """Return the id of what the file of the place describes; nothing for the settings."""
        described = entity_file(self.place.file)
        return described.id if described else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnwordedProblem:
    """A problem that is put into words by `word` only where it is told: of half a million, most are counted.

    `cause_key` is the key of the cause that it has then.
    """

    place: Place
    word: Callable[[], Problem]
    cause_key: str = ""
    severity: Severity | None = None
    waits_for: tuple[str, ...] = ()


Problems: TypeAlias = Iterator[Problem | UnwordedProblem]
Check: TypeAlias = Callable[[CatalogGraph, RuleContext], Problems]


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphRule(Rule):
    """A rule that asks the graph.

    Its name is that of the module that holds `check`. Without a good example of its own, that is the files of the bad
    one as the sound catalog has them.
    """

    check: Check
    name: str = ""
    shares_work: str = ""
    """Any word. Rules with the same word work out the same things, so they are asked one after another."""
    asks: tuple[GraphRule, ...] = ()
    """Rules whose problems this one looks at. They are asked in the same process, so that nothing is found twice."""

    def __post_init__(self) -> None:
        """Fill in what follows from the rest."""
        module = self.check.__module__.rpartition(".")[2]
        object.__setattr__(self, "name", self.name or module.replace("_", "-"))
        object.__setattr__(self, "good", self.good if self.good.files else unchanged(*dict(self.bad.files)))

    @property
    def manual(self) -> str | None:
        """Return the docstring of the module that holds `check`: how unclear points were decided."""
        return sys.modules[self.check.__module__].__doc__

    def problems(self, graph: CatalogGraph, context: RuleContext) -> tuple[Problem, ...]:
        """Return what the rule's question yields. It is put once, however many rules want the answer.

        What is found in one file again and again is counted in the end.
        """
        known = context.answers.get(self.code)
        if known is None or known[0] is not graph:
            known = context.answers[self.code] = (graph, tuple(_told(self.check(graph, context))))
        return known[1]

    def find(self, graph: CatalogGraph, context: RuleContext) -> Iterator[Finding]:
        """Yield what this rule finds. A rule about dates never finds more than a warning."""
        for problem in self.problems(graph, context):
            severity = problem.severity or self.severity
            if self.depends_on_date and severity is Severity.ERROR:
                severity = Severity.WARNING
            yield self.finding(
                problem.place,
                problem.title,
                problem.what,
                severity=severity,
                why=problem.why,
                fix=problem.fix,
                entity=problem.entity,
                value=problem.value,
                suggestions=problem.suggestions,
                related=problem.related,
                waits_for=problem.waits_for,
                cause=problem.cause,
                more=problem.more,
            )


def _told(found: Problems) -> Iterator[Problem]:
    """Yield what is told of `found`, put into words.

    In each file, that is the first of each cause, as `capped` says, for what is equally severe; others of these
    causes as long as no more than that are told. The first says how many of its cause are left out. A problem
    without a cause is one of its own.
    """
    counts: Counter[tuple[str, Severity | None, str]] = Counter()
    others: dict[tuple[str, Severity | None, str], list[Problem | UnwordedProblem]] = {}
    listed: Counter[tuple[str, Severity | None]] = Counter()

    def firsts() -> Problems:
        for one in found:
            spot, own = (one.place.file, one.severity), (one.place.file, one.severity, one.cause_key)
            if one.cause_key:
                counts[own] += 1
            if counts[own] < 2:
                listed[spot] += 1
                yield one
            elif listed[spot] < MOST_TOLD:
                listed[spot] += 1
                others.setdefault(own, []).append(one)

    for one in tuple(capped(firsts(), lambda one: (one.place.file, one.severity), _more)):
        own = one.place.file, one.severity, one.cause_key
        first, *rest = map(_worded, (one, *others.get(own, ())))
        yield replace(first, more=more) if (more := counts[own] - len(rest) - 1) > 0 else first
        yield from rest


def _worded(problem: Problem | UnwordedProblem) -> Problem:
    return problem.word() if isinstance(problem, UnwordedProblem) else problem


def _more(left_out: Problem | UnwordedProblem, count: int) -> Problem:
    more = MoreWords(count)
    return Problem(
        place=Place(left_out.place.file),
        title=more.title,
        what=more.what,
        fix=more.fix,
        severity=left_out.severity,
        value=more.title,
        waits_for=left_out.waits_for,
    )


def manual_of(rule: Rule) -> str:
    """Return how `rule` decides unclear points; what it means, when there is nothing more to say."""
    return (isinstance(rule, GraphRule) and rule.manual) or rule.meaning
