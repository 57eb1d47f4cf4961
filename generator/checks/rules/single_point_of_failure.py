"""R604 single-point-of-failure.

Every exit needs courses, and a district that stops teaching its own course knows what it does. So the warning is for
things that can end without the district's decision:

- an agreement with a college, or an employer that hosts an experience, whose loss cuts every route to an exit;
- a course whose loss cuts every route to every exit, if it is taught to these learners by one other body only: a
  BOCES, a neighbor, a provider online. Where an exit is out of reach already, another rule says why.

Colleges and other teaching bodies are not named themselves: an agreement with one is, and a college teaches the
program of the credential that it awards. A course that comes by an agreement is left to that agreement. There is one
finding for each pathway and thing, which names everyone it affects. The page on single points of failure lists
all the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from generator.checks.example_catalog import INTERNSHIP, PATHWAY, changed, combined
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import join_words, kind_and_name, name_of, one_line
from generator.insight.numbered_plan import Thing
from generator.insight.plans import experiences, open_pathways
from generator.insight.reach import ReachCalculator
from generator.insight.resilience import critical_things
from generator.insight.sentences import Sentences
from generator.model.entities import Agreement, Course, Credential, Entity, Entry, Organization, Pathway
from generator.model.ids import Kind
from generator.model.levels import entries_of
from generator.model.status import is_developing

_TEACHING = frozenset({"school-district", "school", "boces", "college", "adult-education"})
_Cuts = dict[Thing, dict[str, Mapping[str, tuple[Entry, ...]]]]


def check(graph: CatalogGraph, context: RuleContext) -> Problems:
    """Find what exits depend on."""
    reacher = context.reacher(graph)
    for pathway in reacher.affordable(open_pathways(graph)):
        cuts: _Cuts = {}
        exits = reacher.ends(pathway).exits
        leaning = [reacher.compiled(pathway).with_dependents([exit_]) for exit_ in exits]
        found = {
            group[0].id: critical_things(
                reacher, pathway, group[0], partial(_counts, reacher, pathway, group[0], leaning)
            )
            for group in reacher.alike(pathway)
        }
        for organization in graph.organizations_of(pathway):
            for thing, lost in found[reacher.first_alike(pathway, organization).id].items():
                if thing[0] is not Kind.COURSE or len(lost) == len(exits):
                    cuts.setdefault(thing, {})[organization.id] = lost
        for thing, each in sorted(cuts.items()):
            entity = graph.catalog.find(*thing)
            if entity is not None:
                yield _problem(graph, pathway, entity, each)


def _counts(
    reacher: ReachCalculator, pathway: Pathway, organization: Organization, leaning: Iterable[int], thing: Thing
) -> bool:
    """Say whether a coordinator should be told that exits depend on `thing`.

    `leaning` are by exit the steps, as bits, that it may lean on: a course counts if every exit may lean on it.
    """
    match reacher.graph.catalog.find(*thing):
        case Agreement():
            return True
        case Organization() as host:
            return host.type not in _TEACHING and any(
                thing in reacher.supply.hosts(experience) for experience, *_ in experiences(reacher.graph, pathway)
            )
        case Course() as course:
            steps = reacher.openings(pathway, organization).uses[thing]
            return all(steps & each for each in leaning) and _has_one_outside_teacher(
                reacher, pathway, organization, course
            )
        case _:
            return False


def _has_one_outside_teacher(
    reacher: ReachCalculator, pathway: Pathway, organization: Organization, course: Course
) -> bool:
    preparing = is_developing(pathway)
    found = reacher.supply.sources(course, organization, preparing)
    sources = [source for source in found if source.in_school or source.after_school]
    teachers = {source.by for source in sources}
    if len(teachers) != 1 or any(source.agreement for source in sources):
        return False
    family = reacher.graph.around(organization, preparing).family
    return not teachers & family and not teachers & _awarding(reacher.graph, pathway)


def _awarding(graph: CatalogGraph, pathway: Pathway) -> set[str]:
    """Return who awards the credentials that are exits of `pathway`."""
    steps = (planned.does for planned in graph.plans[pathway.id].steps.values() if planned.step.exit)
    named = (step.awarded_by for step in steps if isinstance(step, Credential) and step.awarded_by)
    return {target.id for one in named if (target := graph.target(one))}


def _problem(
    graph: CatalogGraph, pathway: Pathway, thing: Entity, lost: Mapping[str, Mapping[str, tuple[Entry, ...]]]
) -> Problem:
    words = Sentences(graph)
    losses = list({id(each): each for each in lost.values()}.values())  # many learners lose the very same
    exits = list(dict.fromkeys(one for each in losses for one in each))
    names = join_words((one_line(words.step(pathway.id, one)) for one in exits), most=3)
    where = join_words((one_line(words.name(Kind.ORGANIZATION, one)) for one in lost), most=4)
    late = _starting_late(graph, pathway, words, [one for each in losses for one in each.values()])
    lost_exit = pathway.place(graph.plans[pathway.id].steps[exits[0]].step.pointer)
    return Problem(
        # Not at the exit: which exits hang on a thing changes with other mistakes, and the finding is still the same.
        place=pathway.place("/offered_in", on_key=True),
        title=f"{name_of(pathway)} depends on {name_of(thing)}",
        what=f"{kind_and_name(thing)} has no alternative. Without it, learners of {where}{late} lose {names}.",
        value=f"{thing.kind} {thing.id}",
        related=(Related(lost_exit, "an exit that would be lost"), Related(thing.place(""), "what it depends on")),
    )


def _starting_late(
    graph: CatalogGraph, pathway: Pathway, words: Sentences, losing: Iterable[tuple[Entry, ...]]
) -> str:
    """Return " who join in Grade 11" where only those lose something; nothing where everybody does."""
    entries = entries_of(pathway, graph.catalog.settings)
    hurt = {entry for each in losing for entry in each}
    at = {entry.level for entry in hurt}
    levels = [one_line(words.level(level.id)) for level in graph.catalog.settings.levels if level.id in at]
    return "" if hurt.issuperset(entries) else f" who join in {join_words(levels)}"


_NEEDED = changed(
    PATHWAY,
    (
        "- credential: mesa-college/welding-certificate\n",
        "- credential: mesa-college/welding-certificate\n      after: [wel-2030, welding-internship]\n",
    ),
)

RULE = GraphRule(
    code="R604",
    severity=Severity.WARNING,
    title="A destination that depends on one thing",
    meaning="Every route to an exit depends on one agreement, employer or course, and that can end.",
    why="If it ends, students in the middle of the pathway cannot finish.",
    fix="Add an alternative: another host, another agreement, an online course or another suitable course.",
    bad=_NEEDED,
    good=combined(_NEEDED, changed(INTERNSHIP, ("[high-peak-steel]", "[high-peak-steel, mesa-college]"))),
    shares_work="reach",
    waits_for=("/plan",),
    check=check,
)
