"""Collections that stay as they are, in plain Python: as much of rpds as referencing needs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class HashTrieMap(dict):  # type: ignore[type-arg]
    """A dictionary of which changes are copies."""

    @classmethod
    def convert(cls, value: Any) -> HashTrieMap:
        return value if isinstance(value, cls) else cls(value)

    def insert(self, key: Any, value: Any) -> HashTrieMap:
        return HashTrieMap({**self, key: value})

    def remove(self, key: Any) -> HashTrieMap:
        return HashTrieMap({one: value for one, value in self.items() if one != key})

    def discard(self, key: Any) -> HashTrieMap:
        return self.remove(key)

    def update(self, *others: Any, **more: Any) -> HashTrieMap:  # type: ignore[override]
        changed = dict(self)
        for other in others:
            changed.update(other)
        return HashTrieMap({**changed, **more})


class HashTrieSet(frozenset):  # type: ignore[type-arg]
    """A set of which changes are copies."""

    def insert(self, value: Any) -> HashTrieSet:
        return HashTrieSet({*self, value})

    def remove(self, value: Any) -> HashTrieSet:
        return HashTrieSet(self - {value})

    discard = remove

    def update(self, *others: Any) -> HashTrieSet:
        return HashTrieSet(self.union(*others))


class List(tuple):  # type: ignore[type-arg]
    """A list to whose front something is put."""

    def __new__(cls, *values: Any) -> List:
        return super().__new__(cls, values[0] if len(values) == 1 and isinstance(values[0], Iterable) else values)

    def push_front(self, value: Any) -> List:
        return List([value, *self])
