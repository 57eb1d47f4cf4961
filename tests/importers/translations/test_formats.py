"""Every format gives back what it was given, and any other file is one sentence."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.translations.texts import State
from generator.importers.tables.rows import CannotImport
from generator.importers.translations.formats import FORMATS, read_returned
from generator.importers.translations.units import Job, Returned, Unit
from generator.model.translations import Term

DAY = date(2026, 11, 22)
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Cn", "Co")), min_size=1
).filter(lambda words: words == words.strip())
EACH = pytest.mark.parametrize("style", sorted(FORMATS))


def job(*units: Unit) -> Job:
    return Job("en", "es", units, DAY)


def unit(key: str, original: str, words: str, state: State = State.CURRENT) -> Unit:
    return Unit(key, original, words, state, "https://example.org/a/", "/name", (Term("course", ("curso",)),))


@EACH
@given(st.lists(st.tuples(WORDS, WORDS | st.just("")), max_size=4))
def test_what_goes_out_comes_back(style: str, texts: list[tuple[str, str]]) -> None:
    sent = [unit(f"course:a/{number}#/name", *both) for number, both in enumerate(texts)]
    written = FORMATS[style].write(job(*sent))
    back = read_returned(f"x{FORMATS[style].ending}", written.encode())
    assert back.language == "es"
    assert list(back.texts) == [Returned(one.key, one.original, one.words) for one in sent]


@EACH
def test_a_translator_sees_the_page_and_the_glossary(style: str) -> None:
    written = FORMATS[style].write(job(unit("course:a/b#/name", "A course", "")))
    assert "https://example.org/a/" in written
    assert "curso" in written


@EACH
def test_the_same_texts_on_the_same_day_are_the_same_bytes(style: str) -> None:
    assert FORMATS[style].write(job(unit("k#/n", "a", "b"))) == FORMATS[style].write(job(unit("k#/n", "a", "b")))


def test_no_cell_is_computed_by_a_spreadsheet() -> None:
    written = FORMATS["csv"].write(job(unit("k#/n", "=1+1", "@x")))
    assert "k#/n,'=1+1,'@x," in written


def test_what_is_out_of_date_is_fuzzy_in_po() -> None:
    assert "#, fuzzy\n" in FORMATS["po"].write(job(unit("k#/n", "a", "b", State.OUTDATED)))


def test_sentences_that_a_program_cut_apart_are_put_together() -> None:
    text = (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="es"><file id="f">'
        '<unit id="t1" name="k"><segment><source>One.</source><target>Uno.</target></segment>'
        "<ignorable><source> </source><target> </target></ignorable>"
        "<segment><source>Two.</source><target>Dos.</target></segment></unit></file></xliff>"
    )
    assert read_returned("x.xlf", text.encode()).texts == (Returned("k", "One. Two.", "Uno. Dos."),)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.docx", b""),
        ("x.po", b"\xff\xfe\x00"),
        ("x.po", b'msgid "a\n'),
        ("x.xlf", b"<xliff"),
        ("x.xlf", b"<xliff version='1.2'/>"),
        ("x.xlf", b'<!DOCTYPE a [<!ENTITY b "c">]><xliff/>'),
        ("x.csv", b"\xff"),
        ("x.csv", b"a,b\n"),
        ("x.csv", b'key,original,translation es\n"' + b"a" * 200_000),
    ],
)
def test_any_other_file_is_one_sentence(name: str, content: bytes) -> None:
    with pytest.raises(CannotImport):
        read_returned(name, content)


@EACH
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(style: str, content: bytes) -> None:
    with suppress(CannotImport):
        read_returned(f"x{FORMATS[style].ending}", content)
