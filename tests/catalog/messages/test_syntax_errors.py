"""YAML that cannot be parsed: each common cause in words of its own, at the right line, with both parsers."""

from __future__ import annotations

import pytest
import yaml

from generator.catalog.messages import syntax_errors
from generator.catalog.read import read_text
from generator.catalog.yaml import reader as yaml_events

TOP = "name: Welding I\ndescription: Students learn to weld.\n"
TAB = "This line is indented with a tab"
QUOTE = "A quote is never closed"
AFTER_QUOTE = "There is text after the closing quote"
AFTER_BRACKET = "There is text after the closing bracket"
COLON = "There is a colon in text without quotes"
NO_COLON = "A colon is missing after a field's name"
NO_SPACE = "A space is missing after the colon"
OPEN_LIST = "A bracket is never closed, or a comma is missing (])"
OPEN_GROUP = "A bracket is never closed, or a comma is missing (})"
LINES = "The lines do not line up"
WIDE_SPACE = "This space comes from a word processor"
HIDES = "A # hides the rest of its line"
VERSIONS = "The file has two versions of these lines"

CAUSES = {
    "tab as indentation": (TOP + "credits:\n\thigh_school: 1\n", TAB, 4),
    "tab after spaces": (TOP + "credits:\n  high_school: 1\n \tcollege: 3\n", TAB, 5),
    "tab in an empty line": (TOP + "credits:\n  high_school: 1\n\t\nsubject: cte\n", TAB, 5),
    "colon in a name": ("name: Welding: the basics\n", COLON, 1),
    "colon in an entry": ("keywords:\n  - a: b: c\n", COLON, 2),
    "colon in a second line": (TOP + "code: Open: 8:00\n", COLON, 3),
    "colon in curly quotes": ("name: “Welding: the basics”\n", "Curly quotes do not work around text", 1),
    "open double quote": ('name: "Welding I\nsubject: cte\n', QUOTE, 1),
    "open single quote": ("name: 'Welding I\nsubject: cte\n", QUOTE, 1),
    "quote that swallows a line": ('name: "Welding I\nsubject: "cte" and more\n', QUOTE, 1),
    "apostrophe in quotes": ("name: 'Don't weld'\n", AFTER_QUOTE, 1),
    "quotes around one word": ('name: "Welding" for all\n', AFTER_QUOTE, 1),
    "backslash": ('name: "C:\\Users\\weld"\n', "There is a backslash (\\) in text with double quotes", 1),
    "open bracket": (TOP + "grades: [9, 10\nsubject: cte\n", OPEN_LIST, 3),
    "open bracket at the end": (TOP + "grades: [9, 10\n", OPEN_LIST, 3),
    "open brace": (TOP + "credits: {high_school: 1\nsubject: cte\n", OPEN_GROUP, 3),
    "no comma": (TOP + "credits: {high_school: 1 college: 3}\n", OPEN_GROUP, 3),
    "bracket too many": (TOP + "grades: [9]]\n", AFTER_BRACKET, 3),
    "bracket begins a text": ("name: [Welding] I\n", AFTER_BRACKET, 1),
    "two commas": (TOP + "keywords: [a,, b]\n", "A value is missing between brackets", 3),
    "no colon": ("name: Welding I\nsubject cte\ngrades: [9]\n", NO_COLON, 2),
    "no colon in the first line": ("name Welding I\nsubject: cte\n", NO_COLON, 1),
    "no colon in the last line": ("name: Welding I\nsubject cte\n", NO_COLON, 2),
    "no space": ("name: Welding I\nsubject:cte\ngrades: [9]\n", NO_SPACE, 2),
    "no space in the first line": ("name:Welding I\nsubject: cte\n", NO_SPACE, 1),
    "number sign in a list": ("keywords: [welding #2, b]\n", HIDES, 1),
    "number sign begins a list": (TOP + "keywords: [#310, b]\n", HIDES, 3),
    "number sign in a later line of a list": ("keywords: [\n  a,\n  weld #2]\n", HIDES, 3),
    "number sign in quotes in a list": ('keywords: ["a #2", b\nsubject: cte\n', OPEN_LIST, 1),
    "comment in an open list": ("keywords: [a, b  # two\nsubject: cte\n", OPEN_LIST, 1),
    "number sign in a longer text": ("name: W\ndescription: The class #2 is\n  in the shop.\n", HIDES, 2),
    "number sign above a field too far right": ("name: Welding #2\n  subject: cte\n", LINES, 2),
    "too far right": ("name: Welding I\n subject: cte\n", "This line begins too far to the right", 2),
    "too far left": (TOP + "credits:\n   high_school: 1\n  college: 3\n", LINES, 5),
    "first line too far right": ("  name: Welding I\nsubject: cte\n", LINES, 2),
    "dash too far left": (TOP + "keywords:\n  - a\n - b\n", LINES, 5),
    "field among dashes": (TOP + "keywords:\n  - a\n  b: c\n", LINES, 5),
    "at sign": (TOP + "code: @home\n", 'The sign "@" cannot begin a value', 3),
    "backtick": (TOP + "code: `x`\n", 'The sign "`" cannot begin a value', 3),
    "percent": (TOP + "code: %x\n", 'The sign "%" cannot begin a value', 3),
    "percent in the first line": ("%x\nname: a\n", 'The sign "%" cannot begin a value', 1),
    "asterisks": ("name: **Welding**\n", 'The sign "*" cannot begin a value', 1),
    "ampersand": (TOP + "code: & more\n", 'The sign "&" cannot begin a value', 3),
    "bar": (TOP + "code: |x\n", 'The sign "|" cannot begin a value', 3),
    "curly quote at the end": (
        'name: "Welding I”\nsubject: cte\n',
        "A curly quote (”) does not close a straight one",
        1,
    ),
    "wide space after the colon": (TOP + "subject:\u00a0cte\n", WIDE_SPACE, 3),
    "curly quote before another text in quotes": (
        'name: "Welding I”\ncode: "WEL 1"\n',
        "A curly quote (”) does not close a straight one",
        1,
    ),
    "wide space before a dash": (TOP + "plan:\n \u00a0- course: a\n  - course: b\n", WIDE_SPACE, 4),
    "long dash": (TOP + "plan:\n  – course: a\n  - course: b\n", 'The sign "–" is used in place of a dash (-)', 4),
    "bullets": (TOP + "plan:\n  - course: a\n  • course: b\n", 'The sign "•" is used in place of a dash (-)', 5),
    "asterisk as a bullet": (TOP + "keywords:\n* a\n", 'The sign "*" is used in place of a dash (-)', 4),
    "dash without a space": (TOP + "plan:\n  -course: a\n  - course: b\n", "A space is missing after the dash", 4),
    "both sides of a merge": (TOP + "<<<<<<< HEAD\ncode: a\n=======\ncode: b\n>>>>>>> mine\n", VERSIONS, 3),
    "three dots": (TOP + "...\nsubject: cte\n", "Three dots (...) end the file too early", 3),
}


@pytest.mark.parametrize("name", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize("case", CAUSES)
def test_each_cause_is_told_in_its_own_words_at_its_own_line(
    case: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_events, "_PARSER", getattr(yaml, name))
    text, title, line = CAUSES[case]
    source, findings = read_text("a/courses/b.yaml", text)
    assert source is None
    assert [(f.code, f.title, f.place.position.line if f.place.position else 0) for f in findings] == [
        ("F101", title, line)
    ]


def test_every_cause_that_has_words_is_met_in_one_of_these_texts() -> None:
    for words in syntax_errors._WORDS.values():
        before, _, after = words["title"].partition("{sign}")
        assert any(title.startswith(before) and title.endswith(after) for _, title, _ in CAUSES.values())


def test_the_sentence_about_a_colon_says_what_to_do() -> None:
    _, (finding,) = read_text("f.yaml", "name: Welding: the basics\n")
    assert finding.what == "A colon followed by a space starts a value, so text that contains one needs quotes."
    assert finding.fix == 'Put quotes around the whole text, as in name: "Welding: the basics".'
    assert finding.place.position is not None
    assert finding.place.position.column == 14
