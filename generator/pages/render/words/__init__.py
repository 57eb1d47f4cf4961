"""Every word of the templates, one table per language."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

from generator.pages.render.words.en import ENGLISH
from generator.pages.render.words.es import SPANISH

LANGUAGES: Mapping[str, Mapping[str, str]] = {"en": ENGLISH, "es": SPANISH}
"""The tables by language tag; a catalog in another language is shown with English words around it."""
_COUNTRY = "US"


class Words(Mapping[str, str]):
    """The words of one language. A key that is not in the table is an error, never a blank."""

    def __init__(self, language: str, table: Mapping[str, str]) -> None:
        self.language = language
        self.locale = _locale(language)
        """How readers of the language write numbers, dates and money in the country of the catalogs."""
        self._table = table
        self._parts: dict[str, dict[str, str]] = {}
        self._of_schemas = _schema_words(language)

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
        """Return `number` with the word at `key`, in the form that the language has for it.

        The forms are CLDR's (`key_one`, `key_few` …); those that a table does not have are `key_many`.
        """
        form = f"{key}_{self.locale.plural_form(number)}"
        return f"{format_decimal(number, locale=self.locale)} {self._table.get(form) or self._table[f'{key}_many']}"

    def of_schema(self, text: str) -> str:
        """Return a title or description of our schemas for readers of the language; in English where it has no words."""
        return self._of_schemas.get(text, text)

    @property
    def schema_language(self) -> str:
        """Return the tag of the language that `of_schema` answers in."""
        return self.language if self._of_schemas else "en"

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


def has_words(language: str) -> bool:
    """Say whether there is a table for readers of `language`, or of the language that it is a variety of."""
    return _table_of(language) is not None


def words_in(language: str) -> Words:
    """Return the words for readers of `language`, in English where there is no table for it."""
    return Words(language, _table_of(language) or ENGLISH)


def _table_of(language: str) -> Mapping[str, str] | None:
    return LANGUAGES.get(language) or LANGUAGES.get(language.partition("-")[0])


@cache
def _schema_words(language: str) -> Mapping[str, str]:
    """Return what titles and descriptions of schemas are in `language`, by the English ones; nothing without a file."""
    file = Path(__file__).with_name(f"schemas.{language.partition('-')[0]}.json")
    found: dict[str, str] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return found


def _locale(language: str) -> Locale:
    """Return the locale of `language` in the US, else of the language alone, else that of English."""
    main = language.partition("-")[0]
    for name in (f"{main}_{_COUNTRY}", main):
        try:
            return Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en", _COUNTRY)
