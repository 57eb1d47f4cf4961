"""What is told of translations."""

from __future__ import annotations

from dataclasses import replace

from generator.catalog.translations.checks import check_translations
from generator.model.catalog import Catalog
from generator.model.findings import Finding
from generator.model.translations import By, Origin, Term, Translations
from tests.builders import catalog, course

BOTH = {"en": "Welding course", "es": "Clase de soldadura"}


def told(made: Catalog, known: Translations | None = None) -> list[Finding]:
    return list(check_translations(replace(made, translations={"es": known} if known else {})))


def test_a_catalog_in_one_language_is_told_nothing() -> None:
    assert told(catalog(course("aspen-ridge/welding"))) == []


def test_the_share_of_what_is_missing_is_told_once_for_a_language() -> None:
    found = told(catalog(course("aspen-ridge/welding", name=BOTH), languages=["en", "es", "fr"]))
    assert [(one.code, one.value) for one in found] == [("T956", "es"), ("T956", "fr")]
    assert found[0].title == "10 of 11 texts are not translated into es"
    assert found[0].what == "91% of what readers see is shown in en on the pages in es."


def test_what_was_made_from_other_words_is_out_of_date() -> None:
    known = Translations({"course:aspen-ridge/welding#/name": Origin("0" * 12, By.PERSON)})
    found = told(catalog(course("aspen-ridge/welding", name=BOTH), languages=["en", "es"]), known)
    assert [one.code for one in found] == ["T955", "T956"]
    assert found[0].place.pointer == "/name/es"
    assert found[0].fix == 'Translate this again: "Welding course"'


def test_a_word_that_the_glossary_says_otherwise_is_a_note() -> None:
    said = Translations(glossary=(Term("course", ("curso",)), Term("weld", ("x",))))
    found = told(catalog(course("aspen-ridge/welding", name=BOTH), languages=["en", "es"]), said)
    assert [one.title for one in found if one.code == "T957"] == [
        '"course" is translated in another way than elsewhere'
    ]
    fine = Translations(glossary=(Term("course", ("curso", "CLASÉ")),))
    again = told(catalog(course("aspen-ridge/welding", name=BOTH), languages=["en", "es"]), fine)
    assert [one.code for one in again] == ["T956"]
