"""What can be reached by following links, and what belongs together because links join it."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

T = TypeVar("T")


def reachable(start: T, links: Mapping[T, Iterable[T]]) -> set[T]:
    """Return `start` and all that `links` lead to from there."""
    seen, waiting = {start}, [start]
    while waiting:
        for item in links.get(waiting.pop(), ()):
            if item not in seen:
                seen.add(item)
                waiting.append(item)
    return seen


def connected(items: Iterable[T], pairs: Iterable[tuple[T, T]]) -> list[set[T]]:
    """Return the parts of `items` that no pair joins to the rest, in the order of their first items."""
    near: dict[T, set[T]] = {item: set() for item in items}
    for one, other in pairs:
        near[one].add(other)
        near[other].add(one)
    parts: list[set[T]] = []
    seen: set[T] = set()
    for item in near:
        if item not in seen:
            parts.append(reachable(item, near))
            seen |= parts[-1]
    return parts
