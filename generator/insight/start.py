"""What a page needs to answer "where can I go from here?" without a server.

There are too many sets of finished steps to answer in advance for each, so a page gets the plan as small numbers and
runs the fixpoint of `earliest` itself. A level has five moments: 5 n is the beginning of level n, the next four are
the ends of its terms. It goes through the moments in order, from the beginning of the level where the learner is now.

- At each moment, every step is finished that has this moment (for the learner's organization) and all it needs; then
  what these were needed for, until nothing is added.
- What is needed counts once it is finished. For a step that `waits`, it must have been finished before this moment;
  where this moment is one of the step's `whole`, when the level began. What the learner has counts at once.
- A corequisite counts once it is finished, whoever asks, or when it is under way. So, last, of the steps that are
  `tied`, the largest set is looked for that have a moment left in this level and lack nothing but each other: all
  that have one but for those that lack more, over and over. Each of them is under way, and finished at the first of
  its moments left in this level that will do.
- All of this is done first without the steps beside the plan, from number `beside` on. What that leaves unfinished is
  finished when doing it again with them, and what is left after that when having `PERMISSION`, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from generator.graph.links import vertex
from generator.insight.bitsets import bits
from generator.insight.numbered_plan import (
    PERMITTED,
    Need,
    NumberedPlan,
    OutsideNeed,
    StandingNeed,
    StepNeed,
    Thing,
    leaves,
)
from generator.insight.reach import ReachCalculator
from generator.model.entities import Organization, Pathway
from generator.model.ids import Kind
from generator.model.status import is_developing

COREQUISITE = "with"
STANDING = "from"
PERMISSION = vertex(*PERMITTED)
"""What somebody has to give: a learner is first taken not to have it."""

Tree: TypeAlias = "int | str | tuple[Tree, ...]"


@dataclass(frozen=True, slots=True)
class StartStep:
    """A step as a page needs it.

    `needs` is a tree: a step is its number, anything else `<kind>:<id>`, a condition a tuple whose first item says
    how many of the others are needed; `COREQUISITE` and a number is a corequisite, `STANDING` and a number the level
    from which on something is open. `waits` says that what it needs must be finished before it begins, corequisites
    aside; `tied` that corequisites tie it to others.
    """

    id: str
    planned: int
    exit: bool
    needs: Tree
    waits: bool
    tied: bool


@dataclass(frozen=True, slots=True)
class StartPlace:
    """What learners of one organization find there.

    `moments` say by step when it can be finished, but for what it needs; `whole` those of them at which only who
    began with the level finishes it. `credit` are the agreements that serve these learners, as things they have.
    `counts` are pairs of ids of courses: whoever has finished the first has finished the second, by one of these
    agreements.
    """

    moments: tuple[tuple[int, ...], ...]
    whole: tuple[tuple[int, ...], ...]
    credit: tuple[str, ...]
    counts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StartPlan:
    """A pathway as a page needs it.

    `begins` gives by level id the position from which a learner who is there can begin. `occupations` give by id the
    steps of which one is enough to get there; `places` are by organization, and `asked` what needs ask for and the
    plan leaves out.
    """

    pathway: str
    levels: tuple[str, ...]
    begins: Mapping[str, int]
    steps: tuple[StartStep, ...]
    beside: int
    places: Mapping[str, StartPlace]
    occupations: Mapping[str, tuple[int, ...]]
    asked: tuple[OutsideNeed, ...]


def start_plan(
    reacher: ReachCalculator, pathway: Pathway, organizations: Iterable[Organization] | None = None
) -> StartPlan:
    """Return what a page needs to know of `pathway` for learners of `organizations`, of all that offer it if None."""
    compiled = reacher.compiled(pathway)
    numbered, settings = compiled.numbered, reacher.graph.catalog.settings
    if organizations is None:
        organizations = reacher.graph.organizations_of(pathway)
    steps = tuple(
        StartStep(
            numbered.ids[index],
            numbered.planned[index],
            planned.step.exit,
            _tree(numbered.needs[index]),
            compiled.waits(index, together=False),
            index in compiled.tied_to,
        )
        for index, planned in enumerate(numbered.steps)
    )
    asked = _asked(numbered)
    return StartPlan(
        pathway.id,
        tuple(level.id for level in settings.levels),
        {level.id: numbered.scale.begin(level.id) for level in settings.levels},
        steps,
        numbered.beside,
        {one.id: _place(reacher, pathway, one, asked) for one in organizations},
        reacher.ends(pathway).occupations,
        asked,
    )


def _place(
    reacher: ReachCalculator, pathway: Pathway, organization: Organization, asked: tuple[OutsideNeed, ...]
) -> StartPlace:
    openings, numbered = reacher.openings(pathway, organization), reacher.compiled(pathway).numbered
    things: list[Thing] = [(one.does.kind, one.does.id) for one in numbered.steps if one.does]
    things += [(one.kind, one.id) for one in asked]
    return StartPlace(
        tuple(tuple(bits(moments)) for moments in openings.calendar.opens),
        tuple(tuple(bits(moments)) for moments in openings.calendar.whole),
        tuple(sorted(vertex(*thing) for thing in openings.credit)),
        tuple(sorted(set(_counting(reacher, pathway, organization, things)))),
    )


def _counting(
    reacher: ReachCalculator, pathway: Pathway, organization: Organization, things: Iterable[Thing]
) -> Iterator[tuple[str, str]]:
    """Yield pairs of courses: the first counts as the second, which is one of `things`, for these learners."""
    graph, preparing = reacher.graph, is_developing(pathway)
    above = graph.around(organization, preparing).above
    for kind, name in things if graph.college_credit.equivalents else ():
        if kind is Kind.COURSE:
            for other, pairs in graph.college_credit.interchangeable(name, preparing).items():
                if any(pair.serves(above) for pair in pairs):
                    yield other, name


def _asked(numbered: NumberedPlan) -> tuple[OutsideNeed, ...]:
    """Return what the plan asks for and leaves out, each once; agreements and permissions are no such things."""
    found = (leaf for need in numbered.needs for leaf in leaves(need) if isinstance(leaf, OutsideNeed))
    return tuple({(leaf.kind, leaf.id): leaf for leaf in found if leaf.kind not in _NOT_ASKED}.values())


_NOT_ASKED = (Kind.AGREEMENT, PERMITTED[0])


def _tree(need: Need) -> Tree:
    found: list[Tree] = [need.count]
    for part in need.parts:
        match part:
            case StepNeed():
                found.append((COREQUISITE, part.step) if part.together else part.step)
            case StandingNeed():
                found.append((STANDING, part.position))
            case OutsideNeed():
                found.append(vertex(part.kind, part.id))
            case Need():
                found.append(_tree(part))
    return tuple(found)
