"""The form writes only what changed: comments, order, quotes and line ends of a file stay."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from generator.catalog.yaml.reader import read_document
from generator.pages.editor.bundle import Editor
from tests.demonstration import CATALOG
from tests.laws import NIGHT
from tests.pages.editor.node import answer_of

ORDER = ["name", "description", "credits", "grades", "prerequisites", "plan", "note"]
FILE = """\
# A course of ours
name: "Welding 1"   # as in the booklet
description: >-
  Students weld flat
  and upright.
credits: {high_school: 1, college: 3}  # both
prerequisites:
  - shop   # first
  - any: [algebra-1, applied-math]
  - safety # the test
"""


def rewritten(text: str, value: object) -> str:
    return str(answer_of("rewrite.mjs", [[text, value, ORDER]])[0])


def value_of(text: str) -> Any:
    return read_document(text).value


def changed(**fields: object) -> Any:
    value = deepcopy(value_of(FILE))
    value.update(fields)
    return value


def test_every_scalar_of_the_demonstration_changes_in_one_line_and_comes_back(editor: Editor) -> None:
    files = [(file.name, file.read_text(encoding="utf-8")) for file in sorted(CATALOG.rglob("*.yaml"))]
    found = answer_of("round_trip.mjs", {"files": files, "every": 1 if NIGHT else 90})
    assert found["tried"] > 100
    assert found["wrong"] == []


CHANGES: dict[str, tuple[dict[str, object], str, str]] = {
    "a quoted text keeps its quotes and comment": (
        {"name": "Welding I"},
        'name: "Welding 1"   # as',
        'name: "Welding I"   # as',
    ),
    "a folded text keeps its lines": (
        {"description": "Students weld flat and overhead."},
        "  and upright.",
        "  and overhead.",
    ),
    "a long text is folded between words": (
        {"note": "Students weld flat, upright and overhead, " * 2 + "and they read the plans of a bridge."},
        "  - safety # the test\n",
        "  - safety # the test\nnote: >-\n"
        "  Students weld flat, upright and overhead, Students weld flat, upright and overhead, and they\n"
        "  read the plans of a bridge.\n",
    ),
    "a group that keeps none of its fields is written anew": (
        {"credits": {"note": "Ask the school"}},
        "credits: {high_school: 1, college: 3}  # both",
        "credits:\n  note: Ask the school  # both",
    ),
    "a number in brackets stands where it stood": (
        {"credits": {"high_school": 1, "college": 4}},
        "college: 3}  # both",
        "college: 4}  # both",
    ),
    "a field goes out of brackets": (
        {"credits": {"high_school": 1}},
        "{high_school: 1, college: 3}",
        "{high_school: 1}",
    ),
    "a new field follows the one before it in the schema": (
        {"grades": [9, 10]},
        "  # both\n",
        "  # both\ngrades: [9, 10]\n",
    ),
    "an item takes its comment along": (
        {"prerequisites": ["safety", "shop", {"any": ["algebra-1", "applied-math"]}]},
        "  - shop   # first\n  - any: [algebra-1, applied-math]\n  - safety # the test\n",
        "  - safety # the test\n  - shop   # first\n  - any: [algebra-1, applied-math]\n",
    ),
    "a group changes inside": (
        {"prerequisites": ["shop", {"any": ["algebra-1", "applied-math", "geometry"]}, "safety"]},
        "applied-math]",
        "applied-math, geometry]",
    ),
    "an item becomes a choice": (
        {"prerequisites": [{"any": ["shop", "metals"]}, {"any": ["algebra-1", "applied-math"]}, "safety"]},
        "  - shop   # first",
        "  - any: [shop, metals]   # first",
    ),
    "words that other programs read otherwise get quotes": (
        {"note": "no"},
        "  - safety # the test\n",
        '  - safety # the test\nnote: "no"\n',
    ),
    "text with a colon gets quotes": (
        {"note": "Welding: the basics"},
        "  - safety # the test\n",
        '  - safety # the test\nnote: "Welding: the basics"\n',
    ),
}


def test_only_what_changed_is_written(editor: Editor) -> None:
    wanted = {law: (FILE.replace(old, new), changed(**fields)) for law, (fields, old, new) in CHANGES.items()}
    answers = answer_of("rewrite.mjs", [[FILE, value, ORDER] for _, value in wanted.values()])
    assert dict(zip(wanted, answers, strict=True)) == {law: text for law, (text, _) in wanted.items()}
    assert [value_of(answer) for answer in answers] == [value for _, value in wanted.values()]


def test_line_ends_of_other_computers_stay(editor: Editor) -> None:
    windows = FILE.replace("\n", "\r\n")
    answers = answer_of("rewrite.mjs", [[windows, changed(**fields), ORDER] for fields, _, _ in CHANGES.values()])
    assert answers == [FILE.replace(old, new).replace("\n", "\r\n") for _, old, new in CHANGES.values()]


def test_a_field_that_goes_takes_its_lines(editor: Editor) -> None:
    value = changed()
    del value["prerequisites"]
    assert rewritten(FILE, value) == FILE.partition("prerequisites:")[0]


def test_a_new_file_is_written_in_the_order_of_the_schema(editor: Editor) -> None:
    value = {"plan": {"grade-9": [{"course": "a/b", "term": "fall"}]}, "name": {"en": "X", "es": "Z"}}
    written = rewritten("# yaml-language-server: $schema=https://example.org/x.json\n", value)
    assert written == (
        "# yaml-language-server: $schema=https://example.org/x.json\nname:\n  en: X\n  es: Z\n"
        "plan:\n  grade-9:\n    - course: a/b\n      term: fall\n"
    )
    assert value_of(written) == value


ODD = [
    "a",
    "yes",
    "1",
    "1.10",
    "~",
    "",
    " x ",
    "a: b",
    "a #b",
    "- a",
    "[x]",
    "'",
    '"',
    "\\",
    "ñ €",
    "12:30",
    "0x1",
    "\t",
    "a,b",
]


ODD += ["\\t", "a,b", "a\\u200bb", "a  b", "#", "x\\ty", "a\\nb"]
STYLES = ["x", '"x y"', "'x y'", "{en: x, es: z}", "[x, z]", ">-\n  x w\n  z", "|-\n  x\n  z"]


def with_name(value: Any, words: str) -> Any:
    """Return the value of a file with other words as its name, in the shape that the name has."""
    old = value["name"]
    name = {**old, "en": words} if isinstance(old, dict) else [words, *old[1:]] if isinstance(old, list) else words
    return {**value, "name": name}


def test_any_text_is_read_as_it_was_typed_whatever_stood_there(editor: Editor) -> None:
    texts = [f"# c\nname: {style}\nnote: end\n" for style in STYLES]
    asked = [(text, with_name(value_of(text), words)) for text in texts for words in ODD]
    answers = answer_of("rewrite.mjs", [[text, value, ORDER] for text, value in asked])
    assert [value_of(answer) for answer in answers] == [value for _, value in asked]
    assert all(answer.startswith("# c\nname: ") and answer.endswith("note: end\n") for answer in answers)


def test_a_text_of_nothing_but_spaces_is_changed_at_once(editor: Editor) -> None:
    spaces = " " * 120_000
    assert rewritten(f'name: "a{spaces}b"\n', {"name": f"a{spaces}c"}) == f'name: "a{spaces}c"\n'


def test_lists_too_long_to_compare_are_written_anew(editor: Editor) -> None:
    before, after = [f"a{number}" for number in range(3_000)], [f"b{number}" for number in range(3_000)]
    text = f"name: One # as it is\nformerly: [{', '.join(before)}]\n"
    new = rewritten(text, {"name": "One", "formerly": after})
    assert new.startswith("name: One # as it is\n")
    assert value_of(new)["formerly"] == after
