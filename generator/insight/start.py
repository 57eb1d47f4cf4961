"""What a page needs to answer "where can I go from here?" without a server.

There are too many sets of finished steps to answer in advance for each, so a page gets the plan as small numbers and
runs the fixpoint of `earliest` itself. A level has five moments: 5 n is the beginning of level n, the next four are
the ends of its terms. It goes through the moments in order, from the beginning of the level where the learner is now.

- At each moment, every step is finished that has this moment (for the learner's organization) and all it needs; then
  what these were needed for, until nothing is added.
- What is needed counts once it is finished. For a step that `waits`, it must have been finished before this moment;
  for one of the learner's organization's `whole`, when the level began. What the learner has counts at once.
- A corequisite counts once it is finished, whoever asks, or when it is under way. So, last, of the steps that are
  `tied`, the largest set is looked for that have a moment left in this level and lack nothing but each other: all
  that have one but for those that lack more, over and over. Each of them is under way, and finished at the first of
  its moments left in this level.
- All of this is done first without the steps beside the plan, from number `beside` on. What that leaves unfinished is
  finished when doing it again with them; what is left then, with the thing `PERMISSION` for whoever is let in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from generator.graph.links import vertex
from generator.insight.bitsets import bits
from generator.insight.numbered_plan import PERMITTED, Need, OutsideNeed, StandingNeed, StepNeed
from generator.insight.reach import ReachCalculator
from generator.model.entities import Pathway

COREQUISITE = "with"
PERMISSION = vertex(*PERMITTED)
STANDING = "from"

Tree: TypeAlias = "int | str | tuple[Tree, ...]"


@dataclass(frozen=True, slots=True)
class StartStep:
    """A step as a page needs it.

    `moments` gives by organization when it can be finished, but for what it needs. `needs` is a tree: a step
    is its number, anything else `<kind>:<id>`, a condition a tuple whose first item says how many
    of the others are needed; `COREQUISITE` and a number is a corequisite, `STANDING` and a number the level from
    which on something is open. A permission is the thing `PERMISSION`. `waits` says that what it needs must be
    finished before it begins, corequisites aside; `tied` that corequisites tie it to others.
    """

    id: str
    planned: int
    exit: bool
    moments: Mapping[str, tuple[int, ...]]
    needs: Tree
    waits: bool
    tied: bool


@dataclass(frozen=True, slots=True)
class StartPlan:
    """A pathway as a page needs it.

    `begins` gives by level id the position from which a learner who is there can begin. `occupations` give by id the
    steps of which one is enough to get there. By organization, `whole` are the numbers of the courses that begin with
    their level, and `credit` the agreements that serve its learners, as things they have.
    """

    pathway: str
    levels: tuple[str, ...]
    begins: Mapping[str, int]
    steps: tuple[StartStep, ...]
    beside: int
    whole: Mapping[str, tuple[int, ...]]
    credit: Mapping[str, tuple[str, ...]]
    occupations: Mapping[str, tuple[int, ...]]


def start_plan(reacher: ReachCalculator, pathway: Pathway) -> StartPlan:
    """Return what a page needs to know of `pathway`."""
    compiled = reacher.compiled(pathway)
    numbered, settings = compiled.numbered, reacher.graph.catalog.settings
    openings = {one.id: reacher.openings(pathway, one) for one in reacher.graph.organizations_of(pathway)}
    steps = tuple(
        StartStep(
            numbered.ids[index],
            numbered.planned[index],
            planned.step.exit,
            {name: tuple(bits(one.calendar.opens[index])) for name, one in openings.items()},
            _tree(numbered.needs[index]),
            compiled.waits(index, together=False),
            index in compiled.tied_to,
        )
        for index, planned in enumerate(numbered.steps)
    )
    return StartPlan(
        pathway.id,
        tuple(level.id for level in settings.levels),
        {level.id: numbered.scale.begin(level.id) for level in settings.levels},
        steps,
        numbered.beside,
        {name: tuple(sorted(one.calendar.whole)) for name, one in openings.items()},
        {name: tuple(sorted(vertex(*thing) for thing in one.credit)) for name, one in openings.items()},
        reacher.ends(pathway).occupations,
    )


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
