"""What hangs on one thread: courses, employers, agreements and organizations whose loss cuts every route to an exit.

Something is critical to an exit if the exit can be reached with it and not without it: where plans say "and" and
"or", that is more than a dominator of paths. Whatever is critical lies on every route, so only what one route uses
has to be tried, once each (rule R604).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.insight.earliest import earliest
from generator.insight.levels import entries_of
from generator.insight.reach import Reacher
from generator.insight.route import Routes
from generator.insight.supply import Thing
from generator.insight.wiring import Wiring
from generator.model.entities import Course, Entry, Experience, Organization, Pathway
from generator.model.ids import Kind


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """An exit that learners of one organization would lose: `exit` is the id of a step of the pathway's plan."""

    pathway: str
    organization: str
    exit: str


@dataclass(frozen=True, slots=True)
class Thread:
    """One thing on which exits hang: a course, an agreement, or an organization that teaches or hosts."""

    kind: Kind
    id: str
    cuts: tuple[Cut, ...]

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


def threads(reacher: Reacher) -> tuple[Thread, ...]:
    """Return everything in the catalog on which an exit hangs, worst first."""
    found: dict[Thing, set[Cut]] = defaultdict(set)
    for pathway in reacher.graph.catalog.pathways.values():
        for organization in reacher.graph.resolve_all(pathway.offered_in, Organization):
            for thing, exits in critical(reacher, pathway, organization).items():
                found[thing].update(Cut(pathway.id, organization.id, exit_) for exit_ in exits)
    every = (Thread(kind, name, tuple(sorted(cuts))) for (kind, name), cuts in found.items())
    return tuple(sorted(every, key=lambda thread: thread.order))


def critical(reacher: Reacher, pathway: Pathway, organization: Organization) -> Mapping[Thing, tuple[str, ...]]:
    """Return what exits of `pathway` hang on for learners of `organization`, with these exits' step ids.

    Learners join at the first entry: those who join later have less to lose. The organization itself is left out.
    """
    entries = entries_of(pathway, reacher.graph.catalog.settings)
    if not entries:
        return {}
    entry = entries[0]
    circuit, calendar, times = reacher.times(pathway, organization, entry)
    wiring = circuit.wiring
    had, things = reacher.had(wiring, entry, ())
    exits = [i for i, one in enumerate(wiring.steps) if one.step.exit and times.finished[i] is not None]
    routes = Routes(circuit, calendar, times, had, things)
    suspects: dict[Thing, None] = {}
    for exit_ in exits:
        for step in routes.to(exit_):
            suspects.update(dict.fromkeys(_uses(reacher, wiring, step, organization)))
    suspects.pop((Kind.ORGANIZATION, organization.id), None)
    found = {}
    begin = wiring.scale.begin(entry.level)
    for thing in sorted(suspects):
        without = reacher.calendar(wiring, organization, frozenset({thing}))
        if without == calendar:
            continue
        left = earliest(circuit, without, begin, had, things)
        lost = tuple(wiring.ids[exit_] for exit_ in exits if left.finished[exit_] is None)
        if lost:
            found[thing] = lost
    return found


def critical_at(
    reacher: Reacher, pathway: Pathway, organization: Organization, entry: Entry, thing: Thing
) -> tuple[str, ...]:
    """Return the exits that learners who join at `entry` lose when `thing` is gone."""
    circuit, _, before = reacher.times(pathway, organization, entry)
    _, _, after = reacher.times(pathway, organization, entry, without=frozenset({thing}))
    return tuple(
        circuit.wiring.ids[i]
        for i, one in enumerate(circuit.wiring.steps)
        if one.step.exit and before.finished[i] is not None and after.finished[i] is None
    )


def _uses(reacher: Reacher, wiring: Wiring, step: int, organization: Organization) -> Iterator[Thing]:
    """Yield what `step` may use: its course, who teaches it under which agreement, or who hosts it."""
    match wiring.steps[step].does:
        case Course() as course:
            yield Kind.COURSE, course.id
            for source in reacher.supply.sources(course, organization):
                yield from source.needs()
        case Experience() as experience:
            for host in experience.hosts:
                yield Kind.ORGANIZATION, host.id
