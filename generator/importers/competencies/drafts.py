"""The fields of competencies, from the items of a framework: which items they are, and of which category."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.catalog.yaml.reader import Value
from generator.importers.competencies.framework import DATA, Framework, Item
from generator.importers.remarks import Note

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")
_CATEGORY_WORDS: Mapping[str, re.Pattern[str]] = {
    category: re.compile(pattern, re.IGNORECASE) for category, pattern in DATA["category_words"].items()
}
CATEGORY_OF_OTHERS: str = DATA["category_of_others"]
"""The category of what says none."""
CATEGORIES = tuple(sorted(_CATEGORY_WORDS))
_LONGEST_NAME = 90
_SHORTEST_DESCRIPTION = 15
_LONGEST_TEXT = 4000
_MOST_KEYWORDS = 50


@dataclass(slots=True)
class ItemReader:
    """Turns items into fields. `categories` are those that somebody chose by type, `languages` those of the catalog.

    `found` is the category of each type in the end, `guessed` how many items say none, by type.
    """

    framework: Framework
    owner: str
    categories: Mapping[str, str]
    languages: tuple[str, ...]
    remarks: list[Note] = field(default_factory=list)
    found: dict[str, str] = field(default_factory=dict)
    guessed: Counter[str] = field(default_factory=Counter)

    def competencies(self) -> list[Item]:
        """Return the items that are competencies: those with nothing below them, unless somebody chose by type."""
        headings = self.framework.headings
        chosen = {one.casefold(): category for one, category in self.categories.items()}

        def is_one(item: Item) -> bool:
            category = chosen.get(item.values.get("CFItemType", "").casefold())
            return bool(category) if category is not None else item.key not in headings

        return [item for item in self.framework.items.values() if item.values.get("fullStatement") and is_one(item)]

    def fields(self, item: Item) -> dict[str, Value]:
        """Return what `item` says of each field of a competency, in the order in which fields are written."""
        said = item.values
        statement = said["fullStatement"]
        found: dict[str, Value] = {
            "name": self._text(item, name_of(item)),
            "description": self._text(item, self._description(item)),
            "category": self._category(item),
            "statement": self._text(item, statement),
        }
        if "identifier" in said:
            found["ids"] = self._ids(item)
        if "conceptKeywords" in said:
            words: list[Value] = [word[:100] for word in dict.fromkeys(item.keywords)]
            found["keywords"] = words[:_MOST_KEYWORDS] or None
        for name, property_ in (("starts_on", "statusStartDate"), ("ends_on", "statusEndDate")):
            if property_ in said:
                found[name] = self._day(item, property_)
        cited = ", ".join(
            filter(None, (self.framework.title, self.framework.creator, said.get("humanCodingScheme", "")))
        )
        if cited:
            found["source"] = cited[:_LONGEST_TEXT]
        return found

    def _description(self, item: Item) -> str:
        """Return the item's notes, or where in its framework it stands."""
        notes = item.values.get("notes", "")
        if len(notes) >= _SHORTEST_DESCRIPTION:
            return notes
        above = [name_of(one) for one in self.framework.above(item)]
        top = self.framework.title or f"a competency framework of {self.owner}"
        place = " › ".join(above)
        words = f"{place}: a competency from {top}." if above else f"A competency from {top}."
        return words if len(words) <= _LONGEST_TEXT else f"A competency from {top}."[:_LONGEST_TEXT]

    def _category(self, item: Item) -> str:
        type_ = item.values.get("CFItemType", "")
        chosen = {one.casefold(): category for one, category in self.categories.items()}.get(type_.casefold())
        said = (type_, *(name_of(one) for one in reversed(self.framework.above(item))))
        category = chosen or next(filter(None, map(_category_in, said)), None)
        if category is None:
            self.guessed[type_] += 1
        elif type_ and (chosen or _category_in(type_)):
            self.found[type_] = category
        return category or CATEGORY_OF_OTHERS

    def _ids(self, item: Item) -> Value:
        identifier = item.values["identifier"]
        if _UUID.match(identifier.casefold()):
            return {"case": identifier.casefold()}
        if identifier:
            self._remark(item, f'the identifier "{identifier[:40]}" is no UUID and was left out.')
        return None

    def _day(self, item: Item, property_: str) -> Value:
        words = item.values[property_]
        try:
            return date.fromisoformat(words[:10]).isoformat() if words else None
        except ValueError:
            self._remark(item, f'{property_}: "{words[:40]}" is no date like 2026-08-15 and was left out.')
            return None

    def _text(self, item: Item, words: str) -> Value:
        """Return `words` as a text of the catalog, in the language that the item says."""
        language = re.split("[-_]", item.values.get("language", "").casefold())[0]
        return {language: words} if language in self.languages[1:] else words

    def _remark(self, item: Item, words: str) -> None:
        self.remarks.append(Note(item.place, words))


def name_of(item: Item) -> str:
    """Return what an item is called: its short statement, or its statement as far as a name goes."""
    short = item.values.get("abbreviatedStatement") or item.values.get("fullStatement", "")
    if len(short) <= _LONGEST_NAME:
        return short or item.values.get("humanCodingScheme", "") or item.place
    cut = short[:_LONGEST_NAME].rpartition(" ")[0] or short[:_LONGEST_NAME]
    return f"{cut.rstrip(' ,;:.')}…"


def _category_in(words: str) -> str | None:
    """Return the only category that `words` speak of."""
    found = [category for category, pattern in _CATEGORY_WORDS.items() if pattern.search(words)]
    return found[0] if len(found) == 1 else None
