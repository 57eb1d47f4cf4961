"""Rows of items in some order, and what pulls at the items of a row."""

from dataclasses import dataclass
from typing import NamedTuple

Unit = tuple[int, ...]


@dataclass(slots=True)
class State:
    """Rows of unit heads from left to right, and the items of the unit of each head, which may be mirrored."""

    rows: list[list[int]]
    members: list[Unit]

    def copy(self) -> "State":
        return State([row[:] for row in self.rows], self.members[:])

    def sorted_by(self, keys: list[int]) -> "State":
        """The rows by the keys of their items; a block counts as their mean and is mirrored if that fits better."""
        mean = keys[:]
        members = self.members[:]
        for row in self.rows:
            for head in row:
                unit = members[head]
                if len(unit) > 1:
                    mean[head] = sum([keys[item] for item in unit]) // len(unit)
                    if keys[unit[0]] > keys[unit[-1]]:
                        members[head] = unit[::-1]
        return State([sorted(row, key=mean.__getitem__) for row in self.rows], members)


class PortedBox(NamedTuple):
    """A box with several ports: the ends each leads to, with its number; they stand `step` apart, from `start` on."""

    box: int
    ports: list[tuple[int, list[int]]]
    start: int
    step: int
