"""O502 rotation-blocks-cohort.

The next four classes that join at each entry are followed through odd and even years. A course may move to another
level than the plan's own where its grades and what it needs allow; a class is blocked when, even so, some required
step is not finished by the last level of the plan. When every class that joins at some entry is blocked, that is an
error. What would be missed even if every course were taught every year belongs to other rules (R602, P407), and so
does the order of terms (P401). Electives, and options of a choice, do not block anyone, unless one is an exit that
these years keep from every class: then nobody can have what the page promises.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.example_catalog import WELDING_1, WELDING_2, combined, extended
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import join_words, name_of, one_line
from generator.insight.plans import open_pathways
from generator.insight.reach import ReachCalculator
from generator.insight.rotation import Cohort, blocked_cohorts, rotation
from generator.insight.sentences import Sentences
from generator.model.entities import Course, Entry, Organization, Pathway
from generator.model.levels import entries_of


def check(graph: CatalogGraph, context: RuleContext) -> Problems:
    """Find classes that cannot finish because of the years in which courses are taught."""
    reacher = context.reacher(graph)
    for pathway in reacher.affordable(open_pathways(graph)):
        entries = entries_of(pathway, graph.catalog.settings)
        found = {group[0].id: _blocked(reacher, pathway, group[0], entries) for group in reacher.alike(pathway)}
        for organization in graph.organizations_of(pathway):
            blocked, severity = found[reacher.first_alike(pathway, organization).id]
            if blocked:
                yield _problem(graph, pathway, organization, blocked, severity)


def _blocked(
    reacher: ReachCalculator, pathway: Pathway, organization: Organization, entries: tuple[Entry, ...]
) -> tuple[list[Cohort], Severity]:
    """Return the classes of `organization` that cannot finish, and how bad that is."""
    if all(cohort.finishes for cohort in blocked_cohorts(reacher, pathway, organization, entries)):
        return [], Severity.WARNING
    turns = rotation(reacher, pathway, organization, entries)
    blocked = [cohort for cohort in turns.cohorts if not cohort.finishes]
    return blocked, Severity.ERROR if turns.blocks_all else Severity.WARNING


def _problem(
    graph: CatalogGraph, pathway: Pathway, organization: Organization, blocked: list[Cohort], severity: Severity
) -> Problem:
    words, where, first = Sentences(graph), name_of(organization), blocked[0]
    years = join_words(str(cohort.starts) for cohort in blocked if cohort.entry == first.entry)
    steps = join_words(one_line(words.step(pathway.id, step)) for step in first.blocked[:3])
    others = sorted({words.level(cohort.entry.level) for cohort in blocked if cohort.entry != first.entry})
    more = f" Classes that join at {join_words(others)} are blocked, too." if others else ""
    which = "No class" if severity is Severity.ERROR else "Not every class"
    return Problem(
        place=pathway.place(graph.plans[pathway.id].steps[first.blocked[0]].step.pointer),
        title=f"{which} of {where} can finish {name_of(pathway)}",
        what=f"Learners of {where} who start {words.level(first.entry.level)} in fall {years} cannot finish in time. "
        f"Because of odd and even years, they miss: {steps}.{more}",
        severity=severity,
        value=organization.id,
        related=tuple(_turning(graph, pathway, first)),
    )


def _turning(graph: CatalogGraph, pathway: Pathway, cohort: Cohort) -> Iterator[Related]:
    for turn in cohort.turns:
        course = graph.plans[pathway.id].steps[turn.step].does
        if isinstance(course, Course):
            yield Related(course.place("/offerings"), f"the years in which {name_of(course)} is taught")


RULE = GraphRule(
    code="O502",
    severity=Severity.WARNING,
    title="A class that cannot finish because of odd and even years",
    meaning="Some courses are taught only in odd or even years. For some classes, no order of courses works.",
    why="Students who happen to start in that year could not finish in time.",
    fix="Teach one of the courses in the other years, every year or online, or allow another grade for it.",
    bad=combined(
        extended(WELDING_1, "offerings:\n  - {by: aspen-ridge, years: odd}\n"),
        extended(WELDING_2, "offerings:\n  - {by: aspen-ridge, years: odd}\n"),
    ),
    good=combined(
        extended(WELDING_1, "offerings:\n  - {by: aspen-ridge, years: odd}\n"),
        extended(WELDING_2, "offerings:\n  - {by: aspen-ridge, years: even}\n"),
    ),
    shares_work="reach",
    waits_for=("/plan",),
    check=check,
)
