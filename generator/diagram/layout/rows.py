"""Which row each block stands in: rows of at most so many boxes, as few as the order allows, links short."""

from collections import defaultdict
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import combinations

from generator.diagram.layout.blocks import Arrangement, LineBundle, Link
from generator.diagram.reachable import reachable

# A row one box fuller than its neighbor costs less than a link over one row more.
_SPAN = 6
_PASSES = 2


@dataclass(frozen=True, slots=True)
class Rows:
    """`rows[r]` holds blocks (box numbers side by side), `bands[r]` the band; `row_of` a box's row."""

    rows: tuple[tuple[tuple[int, ...], ...], ...]
    bands: tuple[int, ...]
    row_of: tuple[int, ...]


def assign_rows(arrangement: Arrangement, columns: int, *, quick: bool = False) -> Rows:
    """Blocks into rows, level by level; inside a level a step stands below what it follows.

    In a hurry (`quick`) links may stay longer than they need to be.
    """
    draft = _RowBuilder(arrangement, columns)
    draft.place()
    if not quick:
        draft.improve()
    return draft.finished()


class _RowBuilder:
    """Rows while blocks still move; rows of a band are numbered on from those of the band before."""

    def __init__(self, arrangement: Arrangement, columns: int) -> None:
        self.columns = columns
        self.blocks = arrangement.blocks
        self.bands = arrangement.bands
        self.block_of = {member: index for index, block in enumerate(self.blocks) for member in block}
        self.before: dict[int, set[int]] = defaultdict(set)
        self.after: dict[int, set[int]] = defaultdict(set)
        self.nets_at: list[set[int]] = [set() for _ in self.blocks]
        self.nets: list[tuple[int, ...]] = []
        # For each block the other blocks of its nets, net by net.
        self.mates: list[list[tuple[int, ...]]] = [[] for _ in self.blocks]
        self._read(arrangement.links)
        self.row = [0] * len(self.blocks)
        self.load = [0] * (len(self.blocks) + 1)
        self.limits: dict[int, tuple[int, int]] = {}
        self.known: dict[int, list[int]] = {}

    def _read(self, links: tuple[Link, ...]) -> None:
        trunks: dict[LineBundle, set[int]] = defaultdict(set)
        for link in links:
            first, second = self.block_of[link.source], self.block_of[link.target]
            if first == second:
                continue
            trunks[link.bundle] |= {first, second}
            same_band = self.bands[link.source] == self.bands[link.target]
            if same_band and first not in reachable(second, self.after):
                self.before[second].add(first)
                self.after[first].add(second)
        for number, (_, ends) in enumerate(sorted(trunks.items())):
            self.nets.append(tuple(sorted(ends)))
            for end in ends:
                self.nets_at[end].add(number)
                self.mates[end].append(tuple(sorted(ends - {end})))

    def place(self) -> None:
        """Every block into the first row of its band that is late enough and has room."""
        by_band: dict[int, list[int]] = defaultdict(list)
        for index, members in enumerate(self.blocks):
            by_band[self.bands[members[0]]].append(index)
        start = 0
        for _, standing in sorted(by_band.items()):
            self._place_band(standing, start)
            last = max(self.row[block] for block in standing)
            for block in standing:
                self.limits[block] = (start, last)
            start = last + 1

    def _place_band(self, standing: list[int], start: int) -> None:
        """Place the blocks of a band from row `start` on; those on which the longest chains wait come first."""
        depth: dict[int, int] = {}
        for block in standing:
            self._measure(block, depth)
        waits = {block: len(self.before[block]) for block in standing}
        ready = [(-depth[block], -len(self.blocks[block]), block) for block in standing if not waits[block]]
        heapify(ready)
        while ready:
            _, less, block = heappop(ready)
            row = max([start, *[self.row[one] + 1 for one in self.before[block]]])
            while self.load[row] - less > self.columns:
                row += 1
            self.row[block] = row
            self.load[row] -= less
            for one in self.after[block]:
                waits[one] -= 1
                if not waits[one]:
                    heappush(ready, (-depth[one], -len(self.blocks[one]), one))

    def _measure(self, block: int, depth: dict[int, int]) -> int:
        """Note how long a chain begins with the block."""
        if block not in depth:
            depth[block] = 1 + max([self._measure(one, depth) for one in self.after[block]], default=0)
        return depth[block]

    def improve(self) -> None:
        """Move blocks, swap them and swap rows while the links get shorter or the rows more even."""
        for _ in range(_PASSES):
            if not (self._move_blocks() | self._swap_rows() | self._swap_blocks()):
                return

    def _move_blocks(self) -> bool:
        """Move single blocks to a better row with room."""
        moved = False
        for block, members in enumerate(self.blocks):
            low, high = self.limits[block]
            if low == high:
                continue
            width, home = len(members), self.row[block]
            first = max([low, *(self.row[one] + 1 for one in self.before[block])])
            last = min([high, *(self.row[one] - 1 for one in self.after[block])])
            spans = self._spans(block)
            best, price = home, _SPAN * spans[home - low] + width * (2 * self.load[home] - width)
            for row in range(first, last + 1):
                load = self.load[row] + width
                if load > self.columns or row == home:
                    continue
                cost = _SPAN * spans[row - low] + width * (2 * load - width)
                # Of rows that cost the same, the nearest is taken, and of these the upper one.
                if cost < price or (cost == price and abs(row - home) < abs(best - home)):
                    best, price = row, cost
            if best != home:
                self.load[home] -= width
                self.load[best] += width
                self._settle([block], best)
                moved = True
        return moved

    def _swap_rows(self) -> bool:
        """Exchange neighboring rows of a band where nothing in the one waits for the other."""
        by_row: dict[int, list[int]] = defaultdict(list)
        for block, row in enumerate(self.row):
            by_row[row].append(block)
        swapped = False
        for row in sorted(by_row):
            upper, lower = by_row[row], by_row.get(row + 1, [])
            if not lower or self.limits[upper[0]] != self.limits[lower[0]]:
                continue
            waiting = set().union(*[self.after[block] for block in upper])
            if waiting.isdisjoint(lower) and self._exchange(upper, lower):
                by_row[row], by_row[row + 1] = lower, upper
                swapped = True
        return swapped

    def _swap_blocks(self) -> bool:
        """Exchange two blocks of the same width in different rows of a band."""
        alike: dict[tuple[tuple[int, int], int], list[int]] = defaultdict(list)
        for block, members in enumerate(self.blocks):
            if self.limits[block][0] < self.limits[block][1]:
                alike[self.limits[block], len(members)].append(block)
        swapped, row = False, self.row
        for ((low, _), _), blocks in sorted(alike.items()):
            for one, other in combinations(blocks, 2):
                here, there = row[one] - low, row[other] - low
                if here == there:
                    continue
                spans, others = self._spans(one), self._spans(other)
                gain = spans[here] - spans[there] + others[there] - others[here]
                # Where the two share a net the sum only estimates what an exchange would bring.
                if gain <= 0 and self.nets_at[one].isdisjoint(self.nets_at[other]):
                    continue
                if self._allowed(one, self.row[other]) and self._allowed(other, self.row[one]):
                    swapped |= self._exchange([one], [other])
        return swapped

    def _allowed(self, block: int, row: int) -> bool:
        return all(self.row[one] < row for one in self.before[block]) and all(
            self.row[one] > row for one in self.after[block]
        )

    def _exchange(self, some: list[int], others: list[int]) -> bool:
        """Give each group the other's row if that shortens the links."""
        nets = {net for block in (*some, *others) for net in self.nets_at[block]}
        first, second = self.row[some[0]], self.row[others[0]]
        before = self._span(nets)
        self._stand(some, second)
        self._stand(others, first)
        if self._span(nets) < before:
            width = sum(len(self.blocks[block]) for block in some)
            gain = sum(len(self.blocks[block]) for block in others) - width
            self.load[first] += gain
            self.load[second] -= gain
            self._settle(some, second)
            self._settle(others, first)
            return True
        self._stand(some, first)
        self._stand(others, second)
        return False

    def _stand(self, blocks: list[int], row: int) -> None:
        for block in blocks:
            self.row[block] = row

    def _settle(self, blocks: list[int], row: int) -> None:
        """Let blocks stay in a row, and forget what that changes for others."""
        self._stand(blocks, row)
        for block in blocks:
            for mates in self.mates[block]:
                for mate in mates:
                    self.known.pop(mate, None)

    def _span(self, nets: set[int]) -> int:
        row, every = self.row, self.nets
        total = 0
        for net in nets:
            ends = every[net]
            if len(ends) == 2:
                total += abs(row[ends[0]] - row[ends[1]])
            else:
                reached = [row[end] for end in ends]
                total += max(reached) - min(reached)
        return total

    def _spans(self, block: int) -> list[int]:
        """How far the nets of a block reach, for each row of its band it might stand in."""
        if block in self.known:
            return self.known[block]
        low, high = self.limits[block]
        place = self.row
        # Nets that only lead up, or down, cost as much more for each row as there are of them.
        least = slope = 0
        around: list[tuple[int, int]] = []
        for mates in self.mates[block]:
            rows = [place[mate] for mate in mates]
            first, last = min(rows), max(rows)
            if last <= low:
                least += low - first
                slope += 1
            elif first >= high:
                least += last - low
                slope -= 1
            else:
                around.append((first, last))
        total = [least + slope * step for step in range(high - low + 1)]
        for first, last in around:
            for step, row in enumerate(range(low, high + 1)):
                total[step] += (last if last > row else row) - (first if first < row else row)
        self.known[block] = total
        return total

    def finished(self) -> Rows:
        rows: dict[int, list[tuple[int, ...]]] = defaultdict(list)
        for block, row in enumerate(self.row):
            rows[row].append(self.blocks[block])
        kept = sorted(rows)
        row_of = [0] * len(self.bands)
        for position, row in enumerate(kept):
            for members in rows[row]:
                for member in members:
                    row_of[member] = position
        return Rows(
            tuple(tuple(sorted(rows[row])) for row in kept),
            tuple(self.bands[rows[row][0][0]] for row in kept),
            tuple(row_of),
        )
