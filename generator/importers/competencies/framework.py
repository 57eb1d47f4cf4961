"""A competency framework as a file holds it: its items, which is below which, and what was read of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.catalog.yaml.reader import read_data
from generator.importers.remarks import Note

DATA: Mapping[str, Any] = read_data(Path(__file__).with_name("properties.yaml"))
"""What is read of a framework, and which words say what."""
USES: Mapping[str, str] = MappingProxyType({name: one["use"] for name, one in DATA["properties"].items()})
"""What each property of CASE that is read is used for."""
_MOST_HEADINGS = 20


@dataclass(frozen=True, slots=True)
class Item:
    """One item: where it stands, what its file says of each property (empty where nothing), and the item above it.

    `above` is the key of that item, which is its identifier, or its place where it has none; empty at the top.
    """

    key: str
    place: str
    values: Mapping[str, str]
    keywords: tuple[str, ...]
    above: str


@dataclass(frozen=True, slots=True)
class Framework:
    """The items of a framework by key, and how its file was read.

    `used` are headers or properties by CASE property, `unused` those that say nothing a competency has a field for.
    """

    layout: str
    title: str
    creator: str
    identifier: str
    items: Mapping[str, Item]
    used: Mapping[str, str]
    unused: tuple[str, ...]
    notes: tuple[str, ...]
    remarks: tuple[Note, ...]

    @property
    def headings(self) -> frozenset[str]:
        """Return the keys of items that others stand below."""
        return frozenset(one.above for one in self.items.values() if one.above)

    def above(self, item: Item) -> list[Item]:
        """Return the items above `item`, the top one first. A ring of items ends where it closes."""
        found: list[Item] = []
        seen = {item.key}
        while item.above and item.above not in seen and len(found) < _MOST_HEADINGS:
            item = self.items[item.above]
            seen.add(item.key)
            found.insert(0, item)
        return found


def linked(items: Iterable[Item], remarks: list[Note]) -> dict[str, Item]:
    """Return `items` by key, the first of those with the same key; what is above one has to be among them."""
    found: dict[str, Item] = {}
    for item in items:
        if item.key in found:
            remarks.append(Note(item.place, f"repeats the item of {found[item.key].place}, which stands."))
        else:
            found[item.key] = item
    for item in list(found.values()):
        if item.above and item.above not in found:
            remarks.append(Note(item.place, "the item above it is not in this file, so it stands at the top."))
            found[item.key] = Item(item.key, item.place, item.values, item.keywords, "")
        elif item.above == item.key:
            remarks.append(Note(item.place, "it stands below itself; it was put at the top."))
            found[item.key] = Item(item.key, item.place, item.values, item.keywords, "")
    return found


def counted(names: Iterable[str]) -> tuple[str, ...]:
    """Return each of `names` once, with how often it came where that is more than once."""
    counts = Counter(names)
    return tuple(f"{name} ({count:,})" if count > 1 else name for name, count in sorted(counts.items()))
