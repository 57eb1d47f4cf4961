"""Typed access to the fields of one checked value, with the place of each reference kept.

Shape has been checked before, and what had the wrong shape was left out: so a field is either as the schema
says or absent, and nothing here complains a second time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from sys import intern
from typing import TypeVar

from generator.catalog.yaml.reader import Value
from generator.model.conditions import Condition, Reference
from generator.model.ids import Kind
from generator.model.places import join_pointer
from generator.model.texts import Text

T = TypeVar("T")
_KINDS: dict[
    tuple[Kind, ...], tuple[Kind, ...]
] = {}  # references share them: there are a dozen, and a million of those


@dataclass(slots=True)  # never changed; made so often that the time to freeze each counts
class Fields:
    """A group of fields of a file: their values, the organization whose folder it is in, and the route to them."""

    values: Mapping[str, Value]
    organization: str
    pointer: str = ""

    def string(self, key: str) -> str | None:
        """Return the string at `key`, or None."""
        value = self.values.get(key)
        return intern(value) if isinstance(value, str) else None

    def text(self, key: str) -> Text | None:
        """Return the text at `key`, or None."""
        value = self.values.get(key)
        return None if value is None else _text(value)

    def texts(self, key: str) -> tuple[Text, ...]:
        """Return the texts in the list at `key`."""
        return tuple([text for item in self._items(key) if (text := _text(item)) is not None])

    def strings(self, key: str) -> tuple[str, ...]:
        """Return the strings in the list at `key`."""
        return tuple([intern(item) for item in self._items(key) if isinstance(item, str)])

    def number(self, key: str) -> float | None:
        """Return the number at `key`, or None."""
        value = self.values.get(key)
        return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None

    def integer(self, key: str) -> int | None:
        """Return the whole number at `key`, or None."""
        value = self.number(key)
        return None if value is None else int(value)

    def integers(self, key: str) -> tuple[int, ...]:
        """Return the whole numbers in the list at `key`; 9.0 is one too."""
        return tuple([int(item) for item in self._items(key) if isinstance(item, (int, float))])

    def flag(self, key: str) -> bool | None:
        """Return the yes or no at `key`, or None."""
        value = self.values.get(key)
        return value if isinstance(value, bool) else None

    def day(self, key: str) -> date | None:
        """Return the date at `key`, or None."""
        value = self.values.get(key)
        return _day(value) if value and isinstance(value, str) else None

    def reference(self, key: str, *kinds: Kind) -> Reference | None:
        """Return the reference at `key`, or None."""
        value = self.values.get(key)
        return self._refer(value, kinds, join_pointer(self.pointer, key)) if isinstance(value, str) else None

    def references(self, key: str, *kinds: Kind) -> tuple[Reference, ...]:
        """Return the references in the list at `key`."""
        items = self._items(key)
        if not items:
            return ()
        pointer = join_pointer(self.pointer, key)
        return tuple(
            [
                self._refer(item, kinds, f"{pointer}/{index}")
                for index, item in enumerate(items)
                if isinstance(item, str)
            ]
        )

    def condition(self, key: str, *kinds: Kind) -> Condition:
        """Return the condition at `key`; one that asks for nothing when there is none."""
        value = self.values.get(key)
        if value is None:
            return Condition.nothing()
        pointer = join_pointer(self.pointer, key)
        if isinstance(value, str):
            return Condition("all", 1, (self._refer(value, kinds, pointer),), pointer)
        part = self._part(value, kinds, pointer)
        return part if isinstance(part, Condition) else Condition.nothing()

    def group(self, key: str, parse: Callable[[Fields], T]) -> T | None:
        """Return what `parse` makes of the group of fields at `key`, or None."""
        value = self.values.get(key)
        if not isinstance(value, dict):
            return None
        return parse(Fields(value, self.organization, join_pointer(self.pointer, key)))

    def groups(self, key: str, parse: Callable[[Fields], T]) -> tuple[T, ...]:
        """Return what `parse` makes of each group of fields in the list at `key`."""
        items = self._items(key)
        if not items:
            return ()
        pointer = join_pointer(self.pointer, key)
        return tuple(
            [
                parse(Fields(item, self.organization, f"{pointer}/{index}"))
                for index, item in enumerate(items)
                if isinstance(item, dict)
            ]
        )

    def _items(self, key: str) -> Sequence[Value]:
        value = self.values.get(key)
        return value if isinstance(value, list) else ()

    def _refer(self, written: str, kinds: tuple[Kind, ...], pointer: str) -> Reference:
        own = "/" not in written and kinds[0] is not Kind.ORGANIZATION
        meant = f"{self.organization}/{written}" if own else written
        return Reference(intern(meant), _KINDS.setdefault(kinds, kinds), intern(pointer))

    def _part(self, value: Value, kinds: tuple[Kind, ...], pointer: str) -> Reference | Condition | None:
        if isinstance(value, str):
            return self._refer(value, kinds, pointer)
        if isinstance(value, list):
            return self._counted("all", None, value, kinds, pointer)
        if not isinstance(value, dict):
            return None
        for word, inner in (("all", "all"), ("any", "any"), ("at_least", "of")):
            parts = value.get(inner)
            if word in value and isinstance(parts, list):
                count = {"all": None, "any": 1}.get(word, value.get("at_least"))
                wanted = int(count) if isinstance(count, (int, float)) else None
                return self._counted(word, wanted, parts, kinds, join_pointer(pointer, inner))
        return None

    def _counted(
        self, word: str, count: int | None, values: list[Value], kinds: tuple[Kind, ...], pointer: str
    ) -> Condition:
        found = (self._part(value, kinds, join_pointer(pointer, index)) for index, value in enumerate(values))
        parts = tuple(part for part in found if part is not None)
        if count is None or len(parts) < len(values):
            # A part that could not be used has been reported; that too few are left would be an echo of it.
            count = len(parts) if count is None else min(count, len(parts))
        return Condition(word, count, parts, pointer)


_day = lru_cache(maxsize=4096)(date.fromisoformat)


def _text(value: Value) -> Text | None:
    if isinstance(value, str):
        return Text.plain(value) if value.strip() else None
    if isinstance(value, dict):
        versions = tuple(
            sorted((tag, words) for tag, words in value.items() if isinstance(words, str) and words.strip())
        )
        return Text(versions) if versions else None
    return None
