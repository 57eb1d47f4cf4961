"""What a page needs to answer "where can I go from here?" without a server.

There are too many sets of finished steps to answer in advance for each, so a page gets the plan as small numbers and
runs the fixpoint of `earliest` itself. A level has two moments: 2 n is the beginning of level n, 2 n + 1 its end. It
goes through the moments in order, from the beginning of the level where the learner is now.

- At each moment, every step is finished that has this moment (for the learner's organization) and all it needs; then
  what these were needed for, until nothing is added.
- What is needed counts once it is finished; a step in `waits`, unless asked for as a corequisite, if it was finished
  when the level began. What the learner has counts at once.
- Corequisites count also when they are finished at the same moment. So, last, the largest set of steps is finished
  that have this moment and lack nothing but each other: all that have it but for those that lack more, over and over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from generator.graph.links import vertex
from generator.insight.bitsets import bits
from generator.insight.numbered_plan import Need, NumberedPlan, OutsideNeed, StepNeed
from generator.insight.reach import ReachCalculator
from generator.model.entities import Entry, Pathway
from generator.model.levels import entries_of

COREQUISITE = "with"

Tree: TypeAlias = "int | str | tuple[Tree, ...]"


@dataclass(frozen=True, slots=True)
class StartStep:
    """A step as a page needs it.

    `moments` gives by organization when it can be finished, but for what it needs. `needs` is a tree: a step
    is its number, anything that the plan leaves out `<kind>:<id>`, a condition a tuple whose first item says how many
    of the others are needed; `COREQUISITE` and a number is a corequisite. `waits` are the numbers of steps that must
    be finished before it begins, corequisites aside.
    """

    id: str
    planned: int
    exit: bool
    moments: Mapping[str, tuple[int, ...]]
    needs: Tree
    waits: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StartPlan:
    """A pathway as a page needs it. `entries` are a level's position, the steps finished before, and all
    the things finished before, as `<kind>:<id>`.

    `begins` gives by level id the position from which a learner who is there can begin. `occupations` give by id the
    steps of which one is enough to get there.
    """

    pathway: str
    levels: tuple[str, ...]
    begins: Mapping[str, int]
    steps: tuple[StartStep, ...]
    entries: tuple[tuple[int, tuple[int, ...], tuple[str, ...]], ...]
    occupations: Mapping[str, tuple[int, ...]]


def start_plan(reacher: ReachCalculator, pathway: Pathway) -> StartPlan:
    """Return what a page needs to know of `pathway`."""
    compiled = reacher.compiled(pathway)
    numbered, settings = compiled.numbered, reacher.graph.catalog.settings
    calendars = {
        organization.id: reacher.openings(pathway, organization).calendar
        for organization in reacher.graph.organizations_of(pathway)
    }
    steps = []
    for index, planned in enumerate(numbered.steps):
        moments = {name: tuple(bits(calendar.opens[index])) for name, calendar in calendars.items()}
        needs = _tree(numbered.needs[index])
        waits = tuple(
            other
            for other in sorted(_required_outside_plan(numbered.needs[index]))
            if compiled.waits(frozenset(), other, index, together=False)
        )
        steps.append(StartStep(planned.step.id, numbered.planned[index], planned.step.exit, moments, needs, waits))
    return StartPlan(
        pathway.id,
        tuple(level.id for level in settings.levels),
        {level.id: numbered.scale.begin(level.id) for level in settings.levels},
        tuple(steps),
        tuple(_entry(reacher, numbered, entry) for entry in entries_of(pathway, settings)),
        reacher.ends(pathway).occupations,
    )


def _entry(
    reacher: ReachCalculator, numbered: NumberedPlan, entry: Entry
) -> tuple[int, tuple[int, ...], tuple[str, ...]]:
    steps, things = reacher.had(numbered, entry, ())
    return numbered.scale.begin(entry.level), tuple(sorted(steps)), tuple(sorted(vertex(*thing) for thing in things))


def _tree(need: Need) -> Tree:
    found: list[Tree] = [need.count]
    for part in need.parts:
        match part:
            case StepNeed():
                found.append((COREQUISITE, part.step) if part.together else part.step)
            case OutsideNeed():
                found.append(vertex(part.kind, part.id))
            case Need():
                found.append(_tree(part))
    return tuple(found)


def _required_outside_plan(need: Need) -> set[int]:
    """Return the steps that `need` asks to be finished before, corequisites left out."""
    found: set[int] = set()
    for part in need.parts:
        if isinstance(part, StepNeed) and not part.together:
            found.add(part.step)
        elif isinstance(part, Need):
            found |= _required_outside_plan(part)
    return found
