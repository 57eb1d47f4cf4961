"""Texts, ids, places and findings as values."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.file_rules import FILE_RULES, MISSING_FIELD
from generator.model.ids import SLUG_LENGTH, Kind, is_slug, organization_of, slug_of
from generator.model.places import Place, Position, join_pointer, split_pointer
from generator.model.texts import Text
from tests.builders import catalog, course


@given(st.lists(st.text(max_size=8), max_size=5))
def test_a_pointer_taken_apart_gives_the_keys_it_was_made_of(keys: list[str]) -> None:
    assert split_pointer(join_pointer("", *keys)) == tuple(keys)


@given(st.text(max_size=70))
def test_a_slug_is_small_letters_digits_and_single_hyphens(name: str) -> None:
    parts = name.split("-")
    plain = all(part and part.isascii() and part.isalnum() and part == part.lower() for part in parts)
    assert is_slug(name) == (plain and len(name) <= SLUG_LENGTH)


def test_a_slug_has_no_line_end_and_at_most_sixty_characters() -> None:
    assert is_slug("welding-1")
    assert not is_slug("welding-1\n")
    assert is_slug("a" * 60)
    assert not is_slug("a" * 61)


def test_an_id_names_its_owner() -> None:
    assert (organization_of("aspen-ridge/welding-1"), slug_of("aspen-ridge/welding-1")) == (
        "aspen-ridge",
        "welding-1",
    )
    assert (organization_of("aspen-ridge"), slug_of("aspen-ridge")) == ("aspen-ridge", "aspen-ridge")
    assert Kind.COMPETENCY.plural == "competencies"


def test_a_text_in_an_unknown_language_shows_its_first_version() -> None:
    text = Text((("en", "Nursing"), ("es", "Enfermería")))
    assert (text.in_language("es"), text.in_language("fr")) == ("Enfermería", "Nursing")
    assert (text.language_of("es"), text.language_of("fr")) == ("es", "en")
    assert Text.plain("Welding").language_of("es") == "es"


def test_a_text_keeps_the_languages_that_say_something() -> None:
    read = catalog(course("a", name={"en": "Welding", "es": " "})).courses["aspen-ridge/a"]
    assert read.name.versions == (("en", "Welding"),)


def test_a_fingerprint_does_not_change_when_lines_move() -> None:
    finding = MISSING_FIELD.finding(Place("a.yaml", "/x"), "t", "w", value="x")
    moved = dataclasses.replace(finding, place=dataclasses.replace(finding.place, position=Position(9, 9)))
    assert moved.fingerprint == finding.fingerprint
    assert dataclasses.replace(finding, value="y").fingerprint != finding.fingerprint


def test_values_cannot_be_changed() -> None:
    read = catalog(course("a")).courses["aspen-ridge/a"]
    with pytest.raises(dataclasses.FrozenInstanceError):
        read.status = "ceased"  # type: ignore[misc]


@pytest.mark.parametrize("rule", FILE_RULES, ids=lambda rule: rule.code)
def test_every_rule_of_the_reader_is_told_in_full(rule: object) -> None:
    for field in ("code", "name", "title", "meaning", "why", "fix"):
        assert getattr(rule, field)
    assert rule.bad.files  # type: ignore[attr-defined]
    assert rule.good.files  # type: ignore[attr-defined]


def test_codes_and_names_of_rules_are_used_once() -> None:
    assert len({rule.code for rule in FILE_RULES}) == len({rule.name for rule in FILE_RULES}) == len(FILE_RULES)
