"""Which row each block stands in: rows of at most so many boxes, as few as the order allows, links short."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

from generator.diagram.arrangement import Arrangement, Bundle, Link

# A row one box fuller than its neighbour costs less than a link over one row more.
_SPAN = 6
_PASSES = 2


@dataclass(frozen=True, slots=True)
class Rows:
    """`rows[r]` holds blocks (box numbers side by side), `bands[r]` the band; `row_of` a box's row."""

    rows: tuple[tuple[tuple[int, ...], ...], ...]
    bands: tuple[int, ...]
    row_of: tuple[int, ...]


def schedule(arrangement: Arrangement, columns: int) -> Rows:
    """Blocks into rows, level by level; inside a level a step stands below what it follows."""
    draft = _Draft(arrangement, columns)
    draft.place()
    draft.improve()
    return draft.finished()


class _Draft:
    """Rows while blocks still move; rows of a band are numbered on from those of the band before."""

    def __init__(self, arrangement: Arrangement, columns: int) -> None:
        self.columns = columns
        self.blocks = arrangement.blocks
        self.bands = arrangement.bands
        self.block_of = {member: index for index, block in enumerate(self.blocks) for member in block}
        self.before: dict[int, set[int]] = defaultdict(set)
        self.after: dict[int, set[int]] = defaultdict(set)
        self.nets_at: dict[int, set[int]] = defaultdict(set)
        self.nets: list[tuple[int, ...]] = []
        self._read(arrangement.links)
        self.row: dict[int, int] = {}
        self.load: dict[int, int] = defaultdict(int)
        self.limits: dict[int, tuple[int, int]] = {}
        self.known: dict[int, list[int]] = {}

    def _read(self, links: tuple[Link, ...]) -> None:
        trunks: dict[Bundle, set[int]] = defaultdict(set)
        for link in links:
            first, second = self.block_of[link.source], self.block_of[link.target]
            if first == second:
                continue
            trunks[link.bundle] |= {first, second}
            same_band = self.bands[link.source] == self.bands[link.target]
            if same_band and not self._reaches(second, first):
                self.before[second].add(first)
                self.after[first].add(second)
        for number, (_, ends) in enumerate(sorted(trunks.items())):
            self.nets.append(tuple(sorted(ends)))
            for end in ends:
                self.nets_at[end].add(number)

    def _reaches(self, start: int, goal: int) -> bool:
        stack, seen = [start], {start}
        while stack:
            block = stack.pop()
            if block == goal:
                return True
            new = self.after[block] - seen
            seen |= new
            stack.extend(new)
        return False

    def place(self) -> None:
        """Every block into the first row of its band that is late enough and has room."""
        by_band: dict[int, list[int]] = defaultdict(list)
        for index, members in enumerate(self.blocks):
            by_band[self.bands[members[0]]].append(index)
        start = 0
        for _, standing in sorted(by_band.items()):
            last = start
            depth = {block: self._depth(block) for block in standing}
            waiting = set(standing)
            while waiting:
                ready = [block for block in waiting if not self.before[block] & waiting]
                block = min(ready, key=lambda one: (-depth[one], -len(self.blocks[one]), one))
                row = max([start, *(self.row[one] + 1 for one in self.before[block])])
                while self.load[row] + len(self.blocks[block]) > self.columns:
                    row += 1
                self.row[block] = row
                self.load[row] += len(self.blocks[block])
                waiting.remove(block)
                last = max(last, row)
            for block in standing:
                self.limits[block] = (start, last)
            start = last + 1

    def _depth(self, block: int) -> int:
        return 1 + max((self._depth(one) for one in self.after[block]), default=0)

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
            best, price = home, (_SPAN * spans[home - low] + width * (2 * self.load[home] - width), 0)
            for row in range(first, last + 1):
                load = self.load[row] + width
                if row != home and load <= self.columns:
                    price, best = min(
                        (price, best), ((_SPAN * spans[row - low] + width * (2 * load - width), abs(row - home)), row)
                    )
            if best != home:
                self.load[home] -= width
                self.load[best] += width
                self.row[block] = best
                self.known.clear()
                moved = True
        return moved

    def _swap_rows(self) -> bool:
        """Exchange neighbouring rows of a band where nothing in the one waits for the other."""
        by_row: dict[int, list[int]] = defaultdict(list)
        for block, row in self.row.items():
            by_row[row].append(block)
        swapped = False
        for row in sorted(by_row):
            upper, lower = by_row[row], by_row.get(row + 1, [])
            if not lower or self.limits[upper[0]] != self.limits[lower[0]]:
                continue
            if not any(self.after[block] & set(lower) for block in upper) and self._exchange(upper, lower):
                by_row[row], by_row[row + 1] = lower, upper
                swapped = True
        return swapped

    def _swap_blocks(self) -> bool:
        """Exchange two blocks of the same width in different rows of a band."""
        alike: dict[tuple[tuple[int, int], int], list[int]] = defaultdict(list)
        for block, members in enumerate(self.blocks):
            if self.limits[block][0] < self.limits[block][1]:
                alike[self.limits[block], len(members)].append(block)
        swapped = False
        for ((low, _), _), blocks in sorted(alike.items()):
            for one, other in combinations(blocks, 2):
                here, there = self.row[one] - low, self.row[other] - low
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
        self._settle(some, second)
        self._settle(others, first)
        if self._span(nets) < before:
            width = sum(len(self.blocks[block]) for block in some)
            gain = sum(len(self.blocks[block]) for block in others) - width
            self.load[first] += gain
            self.load[second] -= gain
            self.known.clear()
            return True
        self._settle(some, first)
        self._settle(others, second)
        return False

    def _settle(self, blocks: list[int], row: int) -> None:
        for block in blocks:
            self.row[block] = row

    def _span(self, nets: set[int]) -> int:
        row = self.row
        total = 0
        for net in nets:
            ends = [row[end] for end in self.nets[net]]
            total += max(ends) - min(ends)
        return total

    def _spans(self, block: int) -> list[int]:
        """How far the nets of a block reach, for each row of its band it might stand in."""
        if block in self.known:
            return self.known[block]
        low, high = self.limits[block]
        rows = range(low, high + 1)
        total = [0] * len(rows)
        for net in self.nets_at[block]:
            ends = [self.row[end] for end in self.nets[net] if end != block]
            first, last = min(ends), max(ends)
            if last <= low:
                total = [span + row - first for span, row in zip(total, rows, strict=True)]
            elif first >= high:
                total = [span + last - row for span, row in zip(total, rows, strict=True)]
            else:
                total = [
                    span + (last if last > row else row) - (first if first < row else row)
                    for span, row in zip(total, rows, strict=True)
                ]
        self.known[block] = total
        return total

    def finished(self) -> Rows:
        rows: dict[int, list[tuple[int, ...]]] = defaultdict(list)
        for block, row in self.row.items():
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
