"""R602 destination-out-of-reach.

For each organization in which a pathway is offered, and each entry, the earliest level is computed at which every
exit and occupation can be reached: with all conditions, with who teaches what to whom, with grades and ages. Learners
have finished what the entry assumes. An occupation counts as lost only when the exits that lead to it are not.

A catalog may ask 80,000 such questions, and 20 for each of its files; organizations whose learners come to every
course in the same ways are one. Where there are more, the pathways with the most are left out, and that is an error.

Whatever is out of reach is reported, here or by a rule that names the cause. This rule stays quiet only where such
an error was found for this exit, organization and entry: a required course that nobody offers here (O501, O504,
O505), an entry that leaves too little time (P407), an age (R607), a circle or impossible condition (S301 to S304),
something unknown or closed (L201 to L203), and an order that keeps everybody from the exit (P401, P402).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from functools import partial

from generator.checks.example_catalog import PATHWAY, changed
from generator.checks.explanations import Explanations
from generator.checks.rule import (
    CatalogGraph,
    Cause,
    GraphRule,
    Problem,
    Problems,
    Related,
    RuleContext,
    Severity,
    UnwordedProblem,
)
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
from generator.checks.wording import join_words, name_of, one_line
from generator.insight.numbered_plan import Thing
from generator.insight.plans import open_pathways
from generator.insight.reach import Destination, Reach
from generator.insight.sentences import Sentences
from generator.model.entities import Organization, Pathway
from generator.model.ids import Kind
from generator.model.levels import entries_of
from generator.model.places import Place


def check(graph: CatalogGraph, context: RuleContext) -> Problems:
    """Find exits and occupations that some learners of a pathway cannot reach."""
    reacher, told = context.reacher(graph), Explanations(graph, context, RULE.asks)
    for pathway in open_pathways(graph):
        if pathway.id in reacher.too_dear:
            yield _not_looked_at(pathway)
            continue
        entries = entries_of(pathway, graph.catalog.settings)
        answers = {
            group: [
                reacher.reach(pathway, group[0], entry)
                for entry in entries
                if not reacher.reaches_all(pathway, group[0], entry)
            ]
            for group in reacher.alike(pathway)
        }
        count = len(entries) * len(answers)
        short = Counter(
            (one.kind, one.id) for found in answers.values() for reach in found for one in reach.destinations
            if not one.reachable
        )  # fmt: skip
        nobodys = {destination for destination, times in short.items() if times == count}
        lost = {group[0].id: _unexplained(told, group, answers[group], nobodys) for group in answers}
        for organization in graph.organizations_of(pathway):
            for found in lost[reacher.first_alike(pathway, organization).id]:
                yield UnwordedProblem(
                    place=_place(graph, pathway, found[0][1]),
                    word=partial(_problem, graph, pathway, organization, found),
                )


def _not_looked_at(pathway: Pathway) -> Problem:
    """Return that nobody knows who can finish `pathway`, so that it is not taken for one that all can."""
    what = (
        "Every organization where a pathway is offered, and every entry, is a question of its own: the catalog has "
        "too many. The pathways with the most questions were left out."
    )
    fix = (
        "Offer it in fewer organizations, or delete entries. "
        "Organizations count once where the same ones teach the courses to all of them."
    )
    return Problem(
        place=pathway.place("/offered_in", on_key=True),
        title=f"Nobody looked at who can finish {name_of(pathway)}",
        what=what,
        why="Students might choose a pathway that they cannot finish.",
        fix=fix,
        value="not looked at",
        cause=Cause("too many", "Nobody looked at who can finish {count} pathways", what, fix, None, "left out, too"),
    )


def _unexplained(
    told: Explanations,
    alike: tuple[Organization, ...],
    reaches: list[Reach],
    nobodys: Collection[Thing],
) -> tuple[list[tuple[Reach, Destination]], ...]:
    """Return for each thing that is out of reach in `alike`, and no error says why, the answers that lack it."""
    names = frozenset(one.id for one in alike)
    lost: dict[Thing, list[tuple[Reach, Destination]]] = {}
    for reach in reaches:
        closed = {one.id for one in reach.exits if not one.reachable}
        for one in reach.destinations:
            follows = one.kind is Kind.OCCUPATION and one.by in closed
            if (
                not one.reachable
                and not follows
                and not told.explains(reach, one, names, (one.kind, one.id) in nobodys)
            ):
                lost.setdefault((one.kind, one.id), []).append((reach, one))
    return tuple(lost.values())


def _problem(
    graph: CatalogGraph, pathway: Pathway, organization: Organization, found: list[tuple[Reach, Destination]]
) -> Problem:
    words, where = Sentences(graph), name_of(organization)
    destination = found[0][1]
    what = one_line(words.destination(pathway.id, destination))
    levels = join_words(dict.fromkeys(words.level(one.entry.level) for one, _ in found))
    lacks = [words.missing(pathway.id, organization.id, missing) for missing in destination.missing[:3]]
    sentences = (f"{part[0].upper()}{part[1:]}." for lack in lacks for part in lack.split("; "))
    return Problem(
        place=_place(graph, pathway, destination),
        title=f"{what} is out of reach in {where}",
        what=f"Learners of {where} who join {name_of(pathway)} at {levels} cannot reach {what}. "
        f"{' '.join(sentences)}",
        value=f"{destination.id} {organization.id}",
        related=tuple(
            Related(pathway.place(f"/entries/{pathway.entries.index(one.entry)}"), "it is out of reach from here")
            for one, _ in found
            if one.entry in pathway.entries
        ),
    )


def _place(graph: CatalogGraph, pathway: Pathway, destination: Destination) -> Place:
    planned = graph.plans[pathway.id].steps.get(destination.id)
    if planned is not None and destination.kind is Kind.STEP:
        return pathway.place(planned.step.pointer)
    named = (one for one in pathway.occupations if (target := graph.target(one)) and target.id == destination.id)
    return pathway.place(next((one.pointer for one in named), "/occupations"))


RULE = GraphRule(
    code="R602",
    severity=Severity.ERROR,
    title="A destination that cannot be reached",
    meaning="Some learners of a district who join the pathway cannot reach one of its exits or occupations.",
    why="The page would promise a credential or career that these students cannot get.",
    fix="List what learners have finished under `assumes`, offer what is missing, or remove the entry.",
    bad=changed(PATHWAY, ("assumes: [welding-1, welding-2]", "assumes: [welding-2]")),
    asks=tuple(
        module.RULE
        for module in (
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
    ),
    shares_work="reach",
    check=check,
)
