"""So much of one kind is told, and the rest is counted: who reads the thousandth repetition?"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from generator.model.findings import Finding
from generator.model.places import Place

MOST_TOLD = 100
"""How much is told of one rule and file, as far as it is equally severe."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class MoreWords:
    """The words of what stands for `count` more. The title is its value, too: another count is another finding."""

    count: int

    @property
    def title(self) -> str:
        """Return how many there are."""
        return f"{self.count:,} more of these in this file"

    @property
    def what(self) -> str:
        """Return what was left out."""
        return f"The first {MOST_TOLD} in this file are listed. {self.count:,} more are only counted."

    @property
    def fix(self) -> str:
        """Return the way out."""
        return "Correct those that are listed, then check again: the next ones follow."


def more_like(left_out: Finding, count: int) -> Finding:
    """Return the finding that there are `count` more like `left_out`. It points at the file as a whole."""
    more, place = MoreWords(count), Place(left_out.place.file)
    about = replace(left_out, place=place, title=more.title, what=more.what, fix=more.fix, value=more.title)
    return replace(about, suggestions=(), related=())


def capped(found: Iterable[T], key: Callable[[T], Hashable], more: Callable[[T, int], T]) -> Iterator[T]:
    """Yield the first `MOST_TOLD` of those with the same `key`, then for each key with more what `more` makes.

    `more` is given one of those left out, and how many they are. None of them is kept.
    """
    counts: dict[Hashable, int] = {}
    first_left_out: dict[Hashable, T] = {}
    for one in found:
        alike = key(one)
        count = counts[alike] = counts.get(alike, 0) + 1
        if count <= MOST_TOLD:
            yield one
        elif count == MOST_TOLD + 1:
            first_left_out[alike] = one
    for alike, one in first_left_out.items():
        yield more(one, counts[alike] - MOST_TOLD)
