"""A field set in place: only its range changes, whatever stands around it."""

from __future__ import annotations

import pytest

from generator.catalog.yaml.reader import Value, read_document
from generator.importers.yaml_edit import add_item, set_field, value_of

BLOCK = """\
# What welders earn
name: Welders   # as people say
wages:
  # from the survey
  - area:   United States
    low: 31390    # a tenth earn less
    high: 50140
    source: >-
      A long name of a survey
      in two lines

  # next comment
web_page: https://example.org/
"""
AT = ("wages", 0)


def test_a_value_changes_and_comments_spaces_and_order_stay() -> None:
    assert set_field(BLOCK, AT, "low", 32000) == BLOCK.replace("31390 ", "32000 ")


def test_a_folded_text_is_replaced_without_the_comment_below_it() -> None:
    text = set_field(BLOCK, AT, "source", "New name")
    assert text == BLOCK.replace(">-\n      A long name of a survey\n      in two lines\n", "New name\n")


def test_a_new_field_comes_after_those_before_it() -> None:
    text = set_field(BLOCK, AT, "median", 40000, ("area", "low"))
    assert text == BLOCK.replace("less\n", "less\n    median: 40000\n")


def test_a_field_goes_with_its_line() -> None:
    assert set_field(BLOCK, AT, "high", None) == BLOCK.replace("    high: 50140\n", "")
    assert set_field(BLOCK, AT, "area", None) == BLOCK.replace("area:   United States\n    ", "")
    assert set_field(BLOCK, AT, "median", None) == BLOCK


def test_an_item_is_added_below_the_last() -> None:
    text = add_item(BLOCK, ("wages",), {"area": "Colorado", "period": "2025-05"})
    assert text == BLOCK.replace("two lines\n", 'two lines\n  - area: Colorado\n    period: "2025-05"\n')


def test_a_list_of_groups_is_added_where_it_belongs() -> None:
    text = set_field("name: A # note\nsource: B", (), "wages", [{"area": "X", "low": 1}], ("name",))
    assert text == "name: A # note\nwages:\n  - area: X\n    low: 1\nsource: B"


def test_line_ends_stay_those_of_the_file() -> None:
    text = BLOCK.replace("\n", "\r\n")
    assert "\n" not in set_field(text, AT, "median", 4).replace("\r\n", "")
    assert set_field(text, AT, "low", 32000) == text.replace("31390", "32000")


@pytest.mark.parametrize(
    ("text", "key", "value", "after"),
    [
        ("{a: 1, b: [2, 3]}\n", "b", 4, "{a: 1, b: 4}\n"),
        ("{a: 1, b: 2}\n", "a", None, "{b: 2}\n"),
        ("{a: 1, b: 2}\n", "b", None, "{a: 1}\n"),
        ("{a: 1}\n", "b", "x, y", '{a: 1, b: "x, y"}\n'),
        ("{a: 1, }\n", "b", 2, "{a: 1, b: 2}\n"),
        ("a:  # nothing yet\n", "a", 2, "a: 2  # nothing yet\n"),
        ("a:\n  - x # one\n  # two\nb: 1\n", "a", ["z"], "a:\n  [z] # one\n  # two\nb: 1\n"),
        ("é: 1\na: 'x'\n", "a", "2025", 'é: 1\na: "2025"\n'),
    ],
)
def test_groups_in_one_line_and_empty_values_are_written_too(text: str, key: str, value: Value, after: str) -> None:
    changed = set_field(text, (), key, value)
    assert changed == after
    read = read_document(changed).value
    assert isinstance(read, dict)
    assert read.get(key) == value


def test_a_list_in_one_line_takes_another_item() -> None:
    assert add_item("a: [{b: 1}]\n", ("a",), {"b": 2}) == "a: [{b: 1}, {b: 2}]\n"


def test_what_is_not_there_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="there is no group of fields at"):
        set_field("a: [1]\n", ("a", 3), "b", 1)
    with pytest.raises(ValueError, match="there is no list at"):
        add_item("a: 1\n", ("a",), {"b": 2})


def test_what_is_no_yaml_of_a_catalog_is_refused() -> None:
    for text in ("a: [1\n", "a: &x 1\nb: *x\n", "- 1\n"):
        with pytest.raises(ValueError, match=r"it is no YAML of a catalog|it holds no fields"):
            value_of(text)
    with pytest.raises(ValueError, match="it is no YAML of a catalog"):
        set_field("a: [1\n", (), "a", 2)
