"""Only what everybody reads the same way is converted; the rest stays text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.read import read_text
from generator.catalog.yaml.reader import Value

CONVERTED: dict[str, Value] = {
    "true": True,
    "false": False,
    "null": None,
    "~": None,
    "": None,
    "0": 0,
    "-7": -7,
    "12": 12,
    "0.5": 0.5,
    "-1.25": -1.25,
    "1.10": 1.1,
}
ASK_FOR_QUOTES = ("no", "yes", "on", "off", "y", "True", "NULL", "01234", "007", "1:30", "+5", "0x1F", "0o17", "1e3")
LONG = ("1234567890123456789012", "0.12345678901234567890")
KEPT = (*ASK_FOR_QUOTES, *LONG, ".5", "5.", "1_000", "2026-08-15", ".inf", ".nan", "9-12")


@pytest.mark.parametrize("written", CONVERTED)
def test_plain_numbers_truths_and_nothing_are_converted(written: str) -> None:
    source, findings = read_text("f.yaml", f"a: {written}\n")
    assert source is not None
    value = source.value["a"]
    assert (type(value), value) == (type(CONVERTED[written]), CONVERTED[written])
    assert findings == []


@pytest.mark.parametrize("written", KEPT)
def test_everything_else_stays_text(written: str) -> None:
    source, _ = read_text("f.yaml", f"a: {written}\n")
    assert source is not None
    assert source.value["a"] == written


@pytest.mark.parametrize("written", ASK_FOR_QUOTES)
def test_text_that_other_programs_read_differently_asks_for_quotes(written: str) -> None:
    _, (finding,) = read_text("f.yaml", f"a: {written}\n")
    assert (finding.code, finding.title) == ("F106", f"{written} needs quotes")
    assert finding.fix == f'Write it as "{written}".'


@given(st.sampled_from((*CONVERTED, *KEPT)), st.sampled_from("'\""))
def test_quotes_make_anything_text(written: str, quote: str) -> None:
    source, findings = read_text("f.yaml", f"a: {quote}{written}{quote}\n")
    assert source is not None
    assert source.value["a"] == written
    assert findings == []


def test_a_repeated_field_names_both_lines_and_keeps_the_first_value() -> None:
    source, (finding,) = read_text("f.yaml", "name: a\nsubject: cte\nname: b\n")
    assert source is not None
    assert source.value == {"name": "a", "subject": "cte"}
    assert finding.code == "F102"
    assert finding.what == 'The field "name" is on line 1 and again on line 3.'
    assert [(p.line, p.column, p.length) for p in (finding.place.position,) if p] == [(3, 1, 4)]
    assert [(p.line, p.column) for other in finding.related if (p := other.place.position)] == [(1, 1)]


def test_a_field_repeated_deep_inside_is_found_too() -> None:
    _, (finding,) = read_text("f.yaml", "plan:\n  grade-9:\n    - course: a\n      course: b\n")
    assert finding.title == '"course" is written twice'
    assert finding.place.pointer == "/plan/grade-9/0/course"


def test_a_field_written_three_times_gives_two_findings() -> None:
    _, findings = read_text("f.yaml", "a: 1\na: 2\na: 3\n")
    assert [finding.what[-22:] for finding in findings] == ["1 and again on line 2.", "1 and again on line 3."]
