"""The words of the pages: every table has every word, with the same places to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

import generator
from generator.catalog.schemas import SCHEMA_NAMES, read_schema
from generator.diagram.words import ENGLISH as DIAGRAM_ENGLISH
from generator.diagram.words import diagram_words
from generator.exports.days import day_words
from generator.pages.render import format as form
from generator.pages.render.words import LANGUAGES, has_words, words_in
from generator.pages.render.words.en import ENGLISH

ROOMS = Path(generator.__file__).parent
OTHERS = sorted(LANGUAGES.keys() - {"en"})


@pytest.mark.parametrize("language", OTHERS)
def test_a_table_has_every_word_and_no_other(language: str) -> None:
    # A language may have more forms of the plural than English.
    forms = {f"{key.removesuffix('_many')}_{form}" for key in ENGLISH for form in ("two", "few")}
    assert LANGUAGES[language].keys() - forms == ENGLISH.keys()


PUT_TOGETHER = ("compare_js_", "list_js_", "threads_")
"""How keys begin that are put together of more than a text and a value."""


def test_every_word_is_used() -> None:
    files = (file for ending in ("py", "html", "svg") for file in ROOMS.rglob(f"*.{ending}"))
    ours = (file for file in files if not {"node_modules", "words"} & {*file.parts})
    source = "".join(file.read_text(encoding="utf-8") for file in ours)
    named = set(re.findall(r"\w+", source))
    begun = (*re.findall(r"""["'](\w+_)(?=["'{])""", source), *PUT_TOGETHER)
    begun += tuple(f"{field}_" for field in re.findall(r'value\("(\w+)"', source))
    counted = {f"{key}_{form}" for key in named for form in ("one", "many")}
    assert [key for key in ENGLISH if key not in named | counted and not key.startswith(begun)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_word_has_the_places_that_the_english_one_fills_in(language: str) -> None:
    table = LANGUAGES[language]
    assert [key for key in ENGLISH if _places(table[key]) != _places(ENGLISH[key])] == []


def _places(words: str) -> list[str]:
    return sorted(re.findall(r"{\w*}", words))


@pytest.mark.parametrize("language", OTHERS)
def test_no_word_is_empty_where_english_says_something(language: str) -> None:
    assert [key for key, words in LANGUAGES[language].items() if not words.strip()] == []


@pytest.mark.parametrize("language", OTHERS)
def test_the_words_of_drawings_are_there(language: str) -> None:
    found = diagram_words(language)
    assert found != DIAGRAM_ENGLISH
    for part in ("kinds", "relations", "roles"):
        assert getattr(found, part).keys() == getattr(DIAGRAM_ENGLISH, part).keys()


@pytest.mark.parametrize("language", OTHERS)
def test_the_words_of_feeds_and_calendars_are_there(language: str) -> None:
    said, english = day_words(language), day_words("en")
    assert said.keys() == english.keys()
    assert [field for field in said if said[field] == english[field] or "{name}" not in said[field]] == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_title_and_meaning_of_a_field_is_there(language: str) -> None:
    words = words_in(language)
    said = {text for name in SCHEMA_NAMES for text in _said(read_schema(name))}
    assert words.schema_language == language
    assert len(said) > 400
    assert [text for text in sorted(said) if words.of_schema(text) == text and text not in _THE_SAME] == []


_THE_SAME = ("Plan",)
"""Titles that are the same word in another language."""


def _said(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        for key, inner in part.items():
            if key in ("title", "description") and isinstance(inner, str):
                yield inner
            elif key != "examples":
                yield from _said(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _said(inner)


def test_a_variety_has_the_words_of_its_language() -> None:
    assert words_in("es-MX")["home"] == "Inicio"
    assert words_in("es-MX").language == "es-MX"


def test_a_language_without_a_table_is_shown_with_english_words() -> None:
    assert not has_words("fi")
    assert words_in("fi")["home"] == "Home"


def test_numbers_dates_and_money_are_written_as_the_language_does() -> None:
    english, spanish = words_in("en"), words_in("es")
    day = date(2026, 8, 15)
    assert (form.day(day, english), form.day(day, spanish)) == ("August 15, 2026", "15 de agosto de 2026")
    assert (form.month("2024-05", english), form.month("2024-05", spanish)) == ("May 2024", "mayo de 2024")
    assert form.due("02-01", spanish) == "a más tardar el 1 de febrero"
    assert form.dollars(39530, spanish) == "$39,530"
    assert form.number(0.5, spanish) == "0.5"
    assert form.dollars(1234.5, words_in("fr")) == "$1\u202f234,50"


def test_a_count_has_the_form_that_the_language_asks_for() -> None:
    counts = [words_in(language).count("count_course", number) for language, number in product(("en", "es"), (1, 2))]
    assert counts == ["1 course", "2 courses", "1 curso", "2 cursos"]
    # In French, nothing is one.
    assert words_in("fr").count("count_course", 0) == "0 course"
