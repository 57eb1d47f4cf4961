"""Which steps stand side by side: frames of choices, corequisites, and steps that follow a single neighbor.

A block is a run of boxes that share one row, in order, with nothing between them.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.diagram.flow import BoxKind, Flow, Line, LineKind, all_lines

# No line passes between the boxes of a block, so long blocks cost crossings.
_COMPANIONS = 3
_FOLLOWERS = 2
# So many lines into one step are hard to tell apart side by side, and leave a phone no room for a second column.
# Fewer are easier to follow each by itself: a trunk crosses more than lines that each take their own way.
_MANY = 8


class LineBundle(NamedTuple):
    """Lines of one relation that may share a trunk: all that leave the end or, with `into`, all that reach it."""

    end: str
    relation: LineKind
    into: bool


class Link(NamedTuple):
    """A line between two box numbers; a line of a framed choice is held by the frame's middle box.

    `tail` and `head` are the ids the reader sees at the ends, so that a frame and the box that holds its
    lines stay different. `bundle` says with which lines it may run.
    """

    source: int
    target: int
    tail: str
    head: str
    relation: LineKind
    line: Line
    bundle: LineBundle


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Boxes by number (the order of the flow without framed choices), their bands, links, frames and blocks.

    `frames` pairs the id of a choice with its boxes; `blocks` hold every box exactly once.
    """

    ids: tuple[str, ...]
    bands: tuple[int, ...]
    links: tuple[Link, ...]
    frames: tuple[tuple[str, tuple[int, ...]], ...]
    blocks: tuple[tuple[int, ...], ...]


def arrange(flow: Flow, columns: int, unframed: frozenset[str] = frozenset()) -> Arrangement:
    """Decide frames and blocks for a row of at most `columns` boxes; `unframed` choices stay junctions."""
    framed = {id_: members for id_, members in _framed_choices(flow, columns).items() if id_ not in unframed}
    ids = tuple(box.id for box in flow.boxes if box.id not in framed)
    number = {id_: index for index, id_ in enumerate(ids)}
    bands = tuple(box.band for box in flow.boxes if box.id not in framed)
    frames = tuple((id_, tuple(sorted(number[member] for member in members))) for id_, members in framed.items())
    holder = dict(number)
    for id_, members in frames:
        holder[id_] = members[(len(members) - 1) // 2]
    links = _links(flow, framed, holder)
    blocks = _Blocks(bands, links, columns)
    for id_, members in frames:
        if not blocks.frame(members):
            return arrange(flow, columns, unframed | {id_})
    blocks.join_companions()
    blocks.join_followers()
    return Arrangement(ids, bands, links, frames, blocks.finished())


def _framed_choices(flow: Flow, columns: int) -> dict[str, tuple[str, ...]]:
    """The choices drawn as frames: alternatives on one level, in no other frame, none needed by another."""
    boxes = {box.id: box for box in flow.boxes}
    tied = {frozenset((line.source, line.target)) for line in flow.lines}
    taken: set[str] = set()
    framed: dict[str, tuple[str, ...]] = {}
    for choice in flow.choices:
        members = [boxes[member] for member in choice.members]
        ends = {*choice.members, choice.id}
        if (
            len(members) <= columns
            and all(member.band == boxes[choice.id].band and member.kind is not BoxKind.CHOICE for member in members)
            and not taken & ends
            and not any(pair <= ends for pair in tied)
        ):
            framed[choice.id] = choice.members
            taken |= ends
    return framed


def _links(flow: Flow, framed: Collection[str], holder: Mapping[str, int]) -> tuple[Link, ...]:
    """The lines between box numbers; `holder` gives the box at which each end of a line is held."""
    # What leads to a framed choice is said by its frame.
    lines = [line for line in all_lines(flow) if line.target not in framed]
    bundle_of = _bundles(lines)
    return tuple(
        Link(holder[line.source], holder[line.target], line.source, line.target, line.relation, line, bundle_of[line])
        for line in lines
    )


def _bundles(lines: list[Line]) -> dict[Line, LineBundle]:
    """Lines run with those from the same step; a step's only line runs with many others into the same step."""
    leaving = Counter((line.source, line.relation) for line in lines)
    # What is taken together has no arrow: joined, any two would look so.
    pointed = [line for line in lines if line.relation is not LineKind.TAKEN_TOGETHER]
    alone = [line for line in pointed if leaving[line.source, line.relation] == 1]
    reaching = Counter((line.target, line.relation) for line in alone)
    joining = {line for line in alone if reaching[line.target, line.relation] >= _MANY}
    return {line: LineBundle(line.target, line.relation, True) for line in joining} | {
        line: LineBundle(line.source, line.relation, False) for line in lines if line not in joining
    }


class _Blocks:
    """Blocks while they grow; a union that would make two rows wait for each other is refused."""

    def __init__(self, bands: tuple[int, ...], links: tuple[Link, ...], columns: int) -> None:
        self.bands = bands
        self.links = links
        self.columns = columns
        self.block_of = list(range(len(bands)))
        self.members = {index: [index] for index in range(len(bands))}
        self.closed: set[int] = set()
        self.after: dict[int, set[int]] = defaultdict(set)
        for link in links:
            if bands[link.source] == bands[link.target] and link.relation is not LineKind.TAKEN_TOGETHER:
                self.after[link.source].add(link.target)

    def finished(self) -> tuple[tuple[int, ...], ...]:
        return tuple(tuple(members) for _, members in sorted(self.members.items()))

    def frame(self, members: tuple[int, ...]) -> bool:
        """Make one closed block of the alternatives; False when other steps must stand between them."""
        if self._waits(members):
            return False
        self.closed.add(self._unite(list(members)))
        return True

    def join_companions(self) -> None:
        for link in self.links:
            if link.relation is LineKind.TAKEN_TOGETHER:
                self._join(link.source, link.target, min(self.columns, _COMPANIONS))

    def join_followers(self) -> None:
        """Put a step beside its only predecessor on the level, when that one has no second such follower."""
        before: dict[int, list[int]] = defaultdict(list)
        for link in self.links:
            same_band = self.bands[link.source] == self.bands[link.target]
            if same_band and link.relation is not LineKind.TAKEN_TOGETHER:
                before[link.target].append(link.source)
        followers: dict[int, list[int]] = defaultdict(list)
        for target, sources in sorted(before.items()):
            if len(set(sources)) == 1:
                followers[sources[0]].append(target)
        for source, targets in sorted(followers.items()):
            if len(set(targets)) == 1:
                self._join(source, targets[0], min(self.columns, _FOLLOWERS))

    def _join(self, first: int, second: int, limit: int) -> None:
        left, right = self.block_of[first], self.block_of[second]
        if left == right or self.bands[first] != self.bands[second] or {left, right} & self.closed:
            return
        one, two = self.members[left], self.members[right]
        if len(one) + len(two) > limit or first not in (one[0], one[-1]) or second not in (two[0], two[-1]):
            return
        if self._waits((*one, *two)):
            return
        one = one if one[-1] == first else one[::-1]
        two = two if two[0] == second else two[::-1]
        self._unite(one + two)

    def _unite(self, members: list[int]) -> int:
        for member in members:
            self.members.pop(self.block_of[member], None)
        first = min(members)
        self.members[first] = members
        for member in members:
            self.block_of[member] = first
        return first

    def _waits(self, members: tuple[int, ...]) -> bool:
        """Whether a path leaves these boxes through other blocks and comes back."""
        inside = {mate for member in members for mate in self.members[self.block_of[member]]}
        stack = [follower for member in sorted(inside) for follower in self.after[member] if follower not in inside]
        seen: set[int] = set()
        while stack:
            block = self.block_of[stack.pop()]
            if block in seen:
                continue
            seen.add(block)
            for member in self.members[block]:
                for follower in self.after[member]:
                    if follower in inside:
                        return True
                    stack.append(follower)
        return False
