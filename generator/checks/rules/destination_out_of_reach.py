"""R602 destination-out-of-reach.

For each organization in which a pathway is offered, and each entry, the earliest level is computed at which every
exit and occupation can be reached: with all conditions, with who teaches what to whom, with grades and ages. Learners
have finished what the entry assumes. An occupation counts as lost only when the exits that lead to it are not.

A catalog may ask 80,000 such questions, and 20 for each of its files; organizations whose learners come to every
course in the same ways are one. Where there are more, the pathways with the most are left out, and that is an error.

Whatever is out of reach is reported, here or by a rule that names the cause. This rule stays quiet only where such
an error was found for this exit, organization and entry: a required course that nobody offers here (O501, O504,
O505), an entry that leaves too little time (P407), an age (R607), a circle or impossible condition (S301 to S304),
something unknown or closed (L201 to L203), and an order that keeps everybody from the exit (P401, P402). What
something that has ceased takes out of reach is one finding with the rest of what it takes away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from functools import partial
from typing import NamedTuple

from generator.checks.example_catalog import PATHWAY, changed
from generator.checks.explanations import Explanations
from generator.checks.gone import GoneThings, cause_key
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
from generator.model.entities import Entity, Organization, Pathway
from generator.model.ids import Kind
from generator.model.levels import entries_of
from generator.model.places import Place


def check(graph: CatalogGraph, context: RuleContext) -> Problems:
    """Find exits and occupations that some learners of a pathway cannot reach."""
    reacher, gone, told = context.reacher(graph), context.gone(graph), Explanations(graph, context, RULE.asks)
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
        lost = {group[0].id: _lost(told, group, answers[group], nobodys) for group in answers}
        for organization in graph.organizations_of(pathway):
            for thing in lost[reacher.first_alike(pathway, organization).id]:
                for because, found in _by_cause(gone, pathway, organization, thing):
                    yield UnwordedProblem(
                        place=_place(graph, pathway, found[0][1]),
                        word=partial(_problem, gone, pathway, organization, found, because),
                        cause_key=cause_key(because) if because else "",
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


class _Lost(NamedTuple):
    """An answer that lacks a destination, and whether an error of another rule says why."""

    reach: Reach
    destination: Destination
    is_explained: bool


def _lost(
    told: Explanations,
    alike: tuple[Organization, ...],
    reaches: list[Reach],
    nobodys: Collection[Thing],
) -> tuple[list[_Lost], ...]:
    """Return for each thing that is out of reach in `alike` the answers that lack it."""
    names = frozenset(one.id for one in alike)
    lost: dict[Thing, list[_Lost]] = {}
    for reach in reaches:
        closed = {one.id for one in reach.exits if not one.reachable}
        for one in reach.destinations:
            follows = one.kind is Kind.OCCUPATION and one.by in closed
            if not one.reachable and not follows:
                is_told = told.explains(reach, one, names, (one.kind, one.id) in nobodys)
                lost.setdefault((one.kind, one.id), []).append(_Lost(reach, one, is_told))
    return tuple(lost.values())


def _by_cause(
    gone: GoneThings, pathway: Pathway, organization: Organization, thing: list[_Lost]
) -> Iterator[tuple[Entity | None, list[tuple[Reach, Destination]]]]:
    """Yield what is to be told of `thing`: that it is lost because something is gone, and what no error explains.

    What is gone is named where nothing else is missing, or where the rest is explained. One of several alternatives
    that are missing is enough.
    """
    found: dict[str, tuple[Entity | None, list[tuple[Reach, Destination]]]] = {}
    for reach, destination, is_explained in thing:
        causes: dict[str, Entity | None] = {}
        for one in destination.missing:
            need = one.needed_by if one.count < one.alternatives else f"{one.needed_by} {one.kind} {one.id}"
            causes[need] = causes.get(need) or gone.behind_need(pathway, organization, one)
        named = [one for one in causes.values() if one]
        because = named[0] if named and (is_explained or len(named) == len(causes)) else None
        if because or not is_explained:
            key = cause_key(because) if because else ""
            found.setdefault(key, (because, []))[1].append((reach, destination))
    yield from found.values()


def _problem(
    gone: GoneThings,
    pathway: Pathway,
    organization: Organization,
    found: list[tuple[Reach, Destination]],
    because: Entity | None,
) -> Problem:
    graph = gone.graph
    words, where = Sentences(graph), name_of(organization)
    destination = found[0][1]
    what = one_line(words.destination(pathway.id, destination))
    levels = join_words(dict.fromkeys(words.level(one.entry.level) for one, _ in found))
    lacks = [words.missing(pathway.id, organization.id, missing) for missing in destination.missing[:3]]
    sentences = (f"{part[0].upper()}{part[1:]}." for lack in lacks for part in lack.split("; "))
    cause = gone.cause(because, f"{what} is out of reach", what) if because else None
    return Problem(
        place=_place(graph, pathway, destination),
        title=f"{what} is out of reach in {where}",
        what=f"Learners of {where} who join {name_of(pathway)} at {levels} cannot reach {what}. "
        f"{' '.join(sentences)}",
        fix=cause.fix if cause else "",
        value=f"{destination.id} {organization.id}",
        cause=cause,
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
