"""Single points of failure: courses, employers, agreements and organizations whose loss cuts every route to an exit.

Something is critical to an exit if the exit can be reached with it and not without it: where plans say "and" and
"or", that is more than a dominator of paths. So each thing is taken away in turn, and reach worked out anew for the
steps that use it, for learners of every organization and every entry (rule R604).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from generator.insight.earliest_times import Calendar, LearnerTimes
from generator.insight.numbered_plan import Thing
from generator.insight.reach import ReachCalculator
from generator.insight.route import RouteFinder
from generator.model.entities import Entry, Organization, Pathway
from generator.model.ids import Kind
from generator.model.levels import entries_of

_FEW = 2
"""So many things are taken away sooner than a route is found, which may show that it does without them."""


@dataclass(frozen=True, slots=True, order=True)
class LostExit:
    """An exit that learners of one organization would lose: `exit` is the id of a step of the pathway's plan.

    `levels` are those of the entries whose learners would lose it, in order of time.
    """

    pathway: str
    organization: str
    exit: str
    levels: tuple[str, ...]


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
        for alike in reacher.alike(pathway):
            for thing, exits in critical_things(reacher, pathway, alike[0]).items():
                for exit_, entries in exits.items():
                    levels = _levels(reacher, entries)
                    found[thing].update(LostExit(pathway.id, one.id, exit_, levels) for one in alike)
    every = (FailurePoint(kind, name, tuple(sorted(cuts))) for (kind, name), cuts in found.items())
    return tuple(sorted(every, key=lambda thread: thread.order))


def _levels(reacher: ReachCalculator, entries: Iterable[Entry]) -> tuple[str, ...]:
    at = {entry.level for entry in entries}
    return tuple(level.id for level in reacher.graph.catalog.settings.levels if level.id in at)


def critical_things(
    reacher: ReachCalculator,
    pathway: Pathway,
    organization: Organization,
    may_count: Callable[[Thing], bool] = lambda _: True,
    entries: Iterable[Entry] | None = None,
) -> Mapping[Thing, Mapping[str, tuple[Entry, ...]]]:
    """Return what exits of `pathway` depend on for learners of `organization`: by thing and step id of the exit, the
    entries from which it would be lost.

    `entries` are those asked about, all of the pathway's if none are given. The organization itself is left out, and
    so are things that do not count for who asks.
    """
    openings, exits = reacher.openings(pathway, organization), reacher.ends(pathway).exits
    behind, own = reacher.compiled(pathway).with_dependents(exits), (Kind.ORGANIZATION, organization.id)
    used = {thing for thing, steps in openings.uses.items() if steps & behind and thing != own}
    suspects = sorted(filter(may_count, used | openings.credit))
    found: dict[Thing, dict[str, tuple[Entry, ...]]] = {}
    calendars: dict[Thing, Calendar] = {}
    for entry in entries_of(pathway, reacher.graph.catalog.settings) if entries is None else entries:
        for thing, lost in _critical_from(reacher, pathway, organization, entry, suspects, behind, calendars).items():
            for exit_ in lost:
                by_exit = found.setdefault(thing, {})
                by_exit[exit_] = (*by_exit.get(exit_, ()), entry)
    return found


def _critical_from(
    reacher: ReachCalculator,
    pathway: Pathway,
    organization: Organization,
    entry: Entry,
    suspects: Collection[Thing],
    behind: int,
    calendars: dict[Thing, Calendar],
) -> Mapping[Thing, tuple[str, ...]]:
    """Return, of `suspects`, those on which exits depend for learners who join at `entry`, with these exits.

    `behind` are the exits and all they may lean on, as bits; `calendars` remembers what is left without a thing.
    """
    openings = reacher.openings(pathway, organization)
    learner, ids = reacher.learner_times(pathway, organization, entry), reacher.compiled(pathway).numbered.ids
    before = [step for step in reacher.ends(pathway).exits if learner.finished(step) is not None]

    def lost(gone: Thing) -> tuple[str, ...]:
        if gone not in calendars:
            calendars[gone] = openings.without(gone)
        return without((gone,), calendars[gone])

    def without(gone: Collection[Thing], left: Calendar) -> tuple[str, ...]:
        finished = reacher.times_without(pathway, organization, entry, gone, behind, left).finished
        return tuple(ids[step] for step in before if finished[step] is None)

    if len(suspects) > _FEW:
        uses = openings.uses
        walked = _walked(learner, before)
        suspects = [
            one for one in suspects if uses.get(one, 0) & walked or (entry.assumes and one[0] is Kind.AGREEMENT)
        ]
    # What can all be missed at once is not critical one by one.
    if not before or (len(suspects) > _FEW and not without(suspects, openings.without(*suspects))):
        return {}
    return {thing: exits for thing in suspects if (exits := lost(thing))}


def _walked(learner: LearnerTimes, exits: Collection[int]) -> int:
    """Return the steps of one route to each of `exits`, as bits: what none of these uses, no exit depends on."""
    found, finders = 0, {id(way): RouteFinder(way) for way in map(learner.finishing, exits)}
    for exit_ in exits:
        for step in finders[id(learner.finishing(exit_))].route_to(exit_):
            found |= 1 << step
    return found
