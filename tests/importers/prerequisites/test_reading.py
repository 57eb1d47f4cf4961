"""Prerequisites in the words of schools: read where they mean one thing, left as words elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.importers.prerequisites.known import KnownCourses
from generator.importers.prerequisites.lexer import Standing
from generator.importers.prerequisites.reading import Reading, read_prerequisites

HELD: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("sentences.yaml").read_text(encoding="utf-8"))
SENTENCES: Mapping[str, Any] = HELD["sentences"]
SCHOOL = Standing({grade: f"grade-{grade}" for grade in range(6, 13)}, college=False)
COLLEGE = Standing({1: "college-1", 2: "college-2", 3: "college-3", 4: "college-4"}, college=True)


def known_courses() -> KnownCourses:
    """Return the courses of the school whose sentences these are."""
    known = KnownCourses()
    for slug, code, name in HELD["courses"]:
        known.add(slug, name=name, code=code)
    known.finish()
    return known


KNOWN = known_courses()


def said(reading: Reading) -> Any:
    """Return what was read as the file of sentences writes it."""
    if reading.left:
        return "left"
    if reading.recommended:
        needs = {"needs": reading.condition} if reading.condition is not None else {}
        return {**needs, "recommended": list(reading.recommended)}
    return reading.condition


@pytest.mark.parametrize("sentence", SENTENCES, ids=str)
def test_a_sentence_means_what_a_reader_would_say(sentence: str) -> None:
    assert said(read_prerequisites(sentence, KNOWN, SCHOOL)) == SENTENCES[sentence]


def test_of_three_hundred_sentences_most_are_read() -> None:
    left = [sentence for sentence, meaning in SENTENCES.items() if meaning == "left"]
    assert len(SENTENCES) >= 300
    assert len(left) <= 0.15 * len(SENTENCES)


def test_at_a_college_standing_is_a_year_of_college() -> None:
    assert read_prerequisites("Junior standing", KNOWN, COLLEGE).condition == {"level": "college-3"}
    assert read_prerequisites("Grade 11 or higher", KNOWN, COLLEGE).left == "Grade 11 or higher"


def test_a_standing_that_the_catalog_has_no_level_for_is_left_as_words() -> None:
    assert read_prerequisites("Senior standing", KNOWN, Standing({9: "grade-9"}, college=False)).left


def test_clauses_about_graduation_are_told() -> None:
    reading = read_prerequisites("Biology; meets the science graduation requirement", KNOWN, SCHOOL)
    assert reading.passed_over == ("meets the science graduation requirement",)


WORDS = [name for _, _, name in HELD["courses"]] + [word for sentence in SENTENCES for word in sentence.split()]


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join) | st.text(max_size=60))
def test_any_words_are_read_or_left_whole(words: str) -> None:
    reading = read_prerequisites(words, KNOWN, SCHOOL)
    assert reading.left in ("", " ".join(words.split()))
    if reading.left:
        assert (reading.condition, reading.recommended) == (None, ())


@pytest.mark.parametrize("words", ["(" * 4000, "Biology and " * 300, "a " * 2000, "Algebra I, " * 400])
def test_endless_words_take_no_time(words: str) -> None:
    assert read_prerequisites(words, KNOWN, SCHOOL).left
