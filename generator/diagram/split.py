"""A flow too large for one picture becomes several, each of which can be read alone."""

from collections import defaultdict
from dataclasses import replace

from generator.diagram.flow import Flow, all_lines
from generator.diagram.reachable import connected, reachable

MOST = 60
MOST_DRAWN = 3000
"""So many steps and links together are looked at for drawings."""
MOST_IN_ONE = 250
"""So many lines, and so many steps, one drawing may have: more do not fit a page, and nobody could follow them."""


def split(flow: Flow, most: int = MOST) -> tuple[Flow, ...]:
    """The flow itself when it has at most `most` steps, else its strands in the flow's order.

    Nothing at all where there are too many links to draw; then the outline says so.

    A strand is a part that no line joins to the rest; small strands share a picture. A strand still too large
    is cut by what it leads to, and where even one goal needs too much, by level, with the steps just before.
    Every box and every line is in at least one part; boxes may be in several.
    """
    lines = all_lines(flow)
    if len(flow.boxes) + len(lines) > MOST_DRAWN:
        return ()
    if len(flow.boxes) <= most:
        return (flow,) if _can_be_followed(flow) else ()
    parts: list[set[str]] = []
    for strand in connected([box.id for box in flow.boxes], [(line.source, line.target) for line in lines]):
        pieces = [strand] if len(strand) <= most else _by_goal(flow, strand, most)
        for piece in pieces:
            if len(strand) <= most and parts and len(parts[-1]) + len(piece) <= most:
                parts[-1] |= piece
            else:
                parts.append(set(piece))
    found = tuple(_part(flow, part, number) for number, part in enumerate(parts, start=1))
    return found if all(map(_can_be_followed, found)) else ()


def _can_be_followed(part: Flow) -> bool:
    return max(len(part.boxes), len(all_lines(part))) <= MOST_IN_ONE


def _part(flow: Flow, kept: set[str], number: int) -> Flow:
    lines = tuple(line for line in flow.lines if line.source in kept and line.target in kept)
    goals = {box.id for box in flow.boxes if box.id in kept} - {line.source for line in all_lines(flow)}
    names = ", ".join(box.name for box in flow.boxes if box.id in goals)
    return replace(
        flow,
        id=f"{flow.id}-{number}",
        title=f"{flow.title}: {names}" if names else f"{flow.title} ({number})",
        boxes=tuple(box for box in flow.boxes if box.id in kept),
        lines=lines,
        choices=tuple(choice for choice in flow.choices if {choice.id, *choice.members} <= kept),
    )


def _by_goal(flow: Flow, strand: set[str], most: int) -> list[set[str]]:
    """For each step that leads nowhere all it needs; goals with much in common share a part."""
    before: dict[str, set[str]] = defaultdict(set)
    leads_on: set[str] = set()
    for line in all_lines(flow):
        before[line.target].add(line.source)
        leads_on.add(line.source)
    goals = [box.id for box in flow.boxes if box.id in strand and box.id not in leads_on]
    # Steps in a ring lead to no goal; the last levels stand for them.
    wanted = [reachable(goal, before) for goal in goals]
    missing = strand.difference(*wanted)
    wanted += [reachable(box.id, before) for box in reversed(flow.boxes) if box.id in missing]
    parts: list[set[str]] = []
    for need in sorted(wanted, key=len, reverse=True):
        if any(need <= part for part in parts):
            continue
        if len(need) > most:
            parts += _by_level(flow, need, before, most)
            continue
        home = max(
            (part for part in parts if len(part | need) <= most),
            key=lambda part: len(part & need),
            default=None,
        )
        if home is None:
            parts.append(set(need))
        else:
            home |= need
    return parts


def _by_level(flow: Flow, need: set[str], before: dict[str, set[str]], most: int) -> list[set[str]]:
    """Runs of levels, each with the steps that lead straight into it."""
    parts: list[set[str]] = []
    current: set[str] = set()
    for band in range(len(flow.bands)):
        level = {box.id for box in flow.boxes if box.band == band and box.id in need}
        level |= {source for id_ in level for source in before[id_] if source in need}
        if current and len(current | level) > most:
            parts.append(current)
            current = set()
        current |= level
    return [*parts, current] if current else parts
