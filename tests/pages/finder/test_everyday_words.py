"""Everyday words lead to what they mean, in each language of a catalog, and a catalog adds its own."""

from __future__ import annotations

import pytest

from generator.catalog.decode.settings import decode_settings
from generator.pages.finder.everyday_words import FOLDER, EverydayWords, everyday_words
from generator.pages.finder.words import words_of


def leading_to(text: str, languages: list[str], **more: object) -> set[str]:
    settings = decode_settings({"name": "Test", "languages": languages, **more}, "catalog.yaml")  # type: ignore[dict-item]
    return set(everyday_words(settings).leading_to(words_of(text)))


@pytest.mark.parametrize(
    ("typed", "means"),
    [("emt", "Emergency Medical Technicians"), ("cdl", "Truck Driver"), ("cop", "Police"), ("coding", "Software")],
)
def test_abbreviations_and_everyday_words_lead_to_the_words_of_pages(typed: str, means: str) -> None:
    assert typed in leading_to(means, ["en"])


def test_words_of_a_language_lead_only_where_the_catalog_has_that_language() -> None:
    assert "soldadura" in leading_to("Welding", ["en", "es"])
    assert "soldadura" in leading_to("Welding", ["es-MX"])
    assert "soldadura" not in leading_to("Welding", ["en"])
    assert leading_to("Welding", ["xx"]) == set()


def test_several_words_lead_as_words_and_as_one_phrase() -> None:
    words = EverydayWords([("day care", ["childcare"])])
    assert list(words.leading_to(["campus", "childcare"])) == ["day", "care", "day care"]
    assert list(words.leading_to(["child"])) == []


def test_a_catalog_adds_its_own_words() -> None:
    own = [{"word": "the Ridge", "means": ["Aspen Ridge"]}]
    assert "ridge" in leading_to("Aspen Ridge High School", ["en"], synonyms=own)
    assert "the ridge" in leading_to("Aspen Ridge High School", ["en"], synonyms=own)


@pytest.mark.parametrize("language", sorted(file.stem for file in FOLDER.glob("*.yaml")))
def test_every_list_says_something_with_every_line(language: str) -> None:
    settings = decode_settings({"name": "Test", "languages": [language]}, "catalog.yaml")
    shipped = everyday_words(settings)
    assert len(shipped.ignored) > 30
    for entries in shipped._by_first.values():
        for phrase, typed in entries:
            assert typed
            assert phrase != typed, f"{typed} leads to itself"
