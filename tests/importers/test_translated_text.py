"""A text gets a translation beside it, and every other byte of its file stays."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importers.translated_text import set_translation
from generator.importers.yaml_edit import value_of

FILE = """\
# A course
name: Welding I   # as people say
description: >-
  Oxy-fuel cutting, stick and wire
  welding on plate.

keywords:
  - torch
  - {en: weld, es: soldar}
contact: {role: Front desk, phone: "+1 555 555 0100"}
plan:
  grade-9:
    - milestone: Visit a shop
      note: "Bring: boots"
"""


def test_a_text_in_a_line_becomes_a_line_for_each_language() -> None:
    made = set_translation(FILE, ["name"], "en", "es", "Soldadura I")
    was, now = "name: Welding I   # as people say", "name:\n  en: Welding I   # as people say\n  es: Soldadura I"
    assert made == FILE.replace(was, now)


def test_a_folded_text_keeps_its_lines_further_in() -> None:
    made = set_translation(FILE, ["description"], "en", "es", "Corte.")
    was = "description: >-\n  Oxy-fuel cutting, stick and wire\n  welding on plate.\n"
    now = "description:\n  en: >-\n    Oxy-fuel cutting, stick and wire\n    welding on plate.\n  es: Corte.\n"
    assert made == FILE.replace(was, now)


def test_a_long_translation_is_folded() -> None:
    made = set_translation(FILE, ["name"], "en", "es", "palabra " * 20 + "fin")
    assert "  es: >-\n    palabra palabra" in made
    assert max(map(len, made.splitlines())) <= 100


def test_a_text_in_a_list_or_a_group_in_one_line_stays_where_it_is() -> None:
    assert "  - en: torch\n    es: soplete\n" in set_translation(FILE, ["keywords", "0"], "en", "es", "soplete")
    assert "- {en: weld, es: unir}\n" in set_translation(FILE, ["keywords", "1"], "en", "es", "unir")
    assert 'role: {en: "Front desk", es: "Recepción"},' in set_translation(
        FILE, ["contact", "role"], "en", "es", "Recepción"
    )


def test_a_step_of_a_plan_is_found_by_its_number() -> None:
    made = set_translation(FILE, ["plan", "grade-9", "0", "note"], "en", "es", "Traiga: botas")
    assert '      note:\n        en: "Bring: boots"\n        es: "Traiga: botas"\n' in made


def test_ends_of_lines_and_the_mark_some_editors_write_stay() -> None:
    text = "\ufeff" + FILE.replace("\n", "\r\n")
    made = set_translation(text, ["name"], "en", "es", "Soldadura I")
    assert made.startswith("\ufeff# A course\r\n")
    assert made.count("\n") == made.count("\r\n")


def test_where_there_is_no_text_nothing_is_written() -> None:
    with pytest.raises(ValueError, match="there is no text at names"):
        set_translation(FILE, ["names"], "en", "es", "x")


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Cn", "Co")), min_size=1
)


@given(WORDS, WORDS, st.sampled_from((["name"], ["description"], ["keywords", "0"], ["contact", "role"])))
def test_whatever_the_words_are_they_can_be_read_again_and_changed_again(
    one: str, two: str, route: list[str]
) -> None:
    first = set_translation(FILE, route, "en", "es", one)
    second = set_translation(first, route, "en", "es", two)
    assert set_translation(FILE, route, "en", "es", two).count("\n") >= FILE.count("\n")
    value: Any = value_of(second)
    for key in route:
        value = value[int(key)] if isinstance(value, list) else value[key]
    assert isinstance(value, dict)
    assert value["es"] == two
