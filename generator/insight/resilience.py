"""Single points of failure: courses, employers, agreements and organizations whose loss cuts every route to an exit.

Something is critical to an exit if the exit can be reached with it and not without it: where plans say "and" and
"or", that is more than a dominator of paths. So each thing is taken away in turn, and reach worked out anew for the
steps that use it (rule R604).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.insight.earliest_times import earliest
from generator.insight.numbered_plan import Thing
from generator.insight.reach import ReachCalculator
from generator.model.entities import Organization, Pathway
from generator.model.ids import Kind
from generator.model.levels import entries_of


@dataclass(frozen=True, slots=True, order=True)
class LostExit:
    """An exit that learners of one organization would lose: `exit` is the id of a step of the pathway's plan."""

    pathway: str
    organization: str
    exit: str


@dataclass(frozen=True, slots=True)
class FailurePoint:
    """One thing on which exits depend: a course, an agreement, or an organization that teaches or hosts."""

    kind: Kind
    id: str
    cuts: tuple[LostExit, ...]

    @property
    def pathways(self) -> tuple[str, ...]:
        """Return the pathways that would lose an exit."""
        return tuple(sorted({cut.pathway for cut in self.cuts}))

    @property
    def organizations(self) -> tuple[str, ...]:
        """Return the organizations whose learners would lose an exit."""
        return tuple(sorted({cut.organization for cut in self.cuts}))

    @property
    def order(self) -> tuple[int, int, int, str, str]:
        """Return the key that puts the worst first: most exits, most organizations, most pathways, then by name."""
        return (-len(self.cuts), -len(self.organizations), -len(self.pathways), self.kind.value, self.id)


def failure_points(reacher: ReachCalculator) -> tuple[FailurePoint, ...]:
    """Return everything in the catalog on which an exit depends, worst first."""
    found: dict[Thing, set[LostExit]] = defaultdict(set)
    for pathway in reacher.graph.catalog.pathways.values():
        for organization in reacher.graph.organizations_of(pathway):
            for thing, exits in critical_things(reacher, pathway, organization).items():
                found[thing].update(LostExit(pathway.id, organization.id, exit_) for exit_ in exits)
    every = (FailurePoint(kind, name, tuple(sorted(cuts))) for (kind, name), cuts in found.items())
    return tuple(sorted(every, key=lambda thread: thread.order))


def critical_things(
    reacher: ReachCalculator,
    pathway: Pathway,
    organization: Organization,
    may_count: Callable[[Thing], bool] = lambda _: True,
) -> Mapping[Thing, tuple[str, ...]]:
    """Return what exits of `pathway` depend on for learners of `organization`, with these exits' step ids.

    Learners join at the first entry: those who join later have less to lose. The organization itself is left out, and
    so are things that do not count for who asks.
    """
    entries = entries_of(pathway, reacher.graph.catalog.settings)
    openings, exits = reacher.openings(pathway, organization), reacher.ends(pathway).exits
    behind, own = reacher.compiled(pathway).with_dependents(exits), (Kind.ORGANIZATION, organization.id)
    used = (thing for thing, steps in openings.uses.items() if steps & behind and thing != own)
    suspects = sorted(filter(may_count, used))
    if not entries or not suspects:
        return {}
    learner = reacher.learner_times(pathway, organization, entries[0])
    exits = tuple(step for step in exits if learner.times.finished[step] is not None)

    def lost(*things: Thing) -> tuple[str, ...]:
        without = openings.without(*things)
        if without is learner.calendar:
            return ()
        left = earliest(learner.compiled, without, learner.begin, learner.had, learner.things).finished
        return tuple(learner.compiled.numbered.ids[step] for step in exits if left[step] is None)

    # What holds when all of them are gone at once holds without any one of them.
    if len(suspects) > 1 and not lost(*suspects):
        return {}
    return {thing: exits_lost for thing in suspects if (exits_lost := lost(thing))}
