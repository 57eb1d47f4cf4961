"""Every word of the templates, one table per language."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from generator.pages.render.words.en import ENGLISH

LANGUAGES: Mapping[str, Mapping[str, str]] = {"en": ENGLISH}
"""The tables by language tag; a catalog in another language is shown with English words around it."""


class Words(Mapping[str, str]):
    """The words of one language. A key that is not in the table is an error, never a blank."""

    def __init__(self, language: str, table: Mapping[str, str]) -> None:
        self.language = language
        self._table = table
        self._parts: dict[str, dict[str, str]] = {}

    def __getitem__(self, key: str) -> str:
        return self._table[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)

    def value(self, field: str, value: str) -> str:
        """Return what readers call `value` of a closed list, such as `type` "boces"; the value itself if unknown."""
        return self._table.get(f"{field}_{value}", value.replace("-", " "))

    def count(self, key: str, number: int) -> str:
        """Return `number` with the word at `key`, in the singular (`key_one`) or plural (`key_many`)."""
        return f"{number:,} {self._table[f'{key}_one' if number == 1 else f'{key}_many']}"

    def with_prefix(self, prefix: str) -> Mapping[str, str]:
        """Return the words whose keys begin with `prefix`, by the rest of their keys."""
        if prefix not in self._parts:
            self._parts[prefix] = {
                key.removeprefix(prefix): words for key, words in self._table.items() if key.startswith(prefix)
            }
        return self._parts[prefix]

    def json_for_script(self, prefix: str) -> str:
        """Return `with_prefix` as JSON for a script."""
        return json.dumps(self.with_prefix(prefix))


def words_in(language: str) -> Words:
    """Return the words for readers of `language`, in English where there is no table for it."""
    return Words(language, LANGUAGES.get(language, ENGLISH))
