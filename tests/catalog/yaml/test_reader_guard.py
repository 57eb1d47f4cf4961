"""What the guard refuses: one finding for each bad file, no more work than for an honest one, nothing built."""

from __future__ import annotations

import pytest
import yaml

from generator.catalog.read import read_text
from generator.catalog.yaml import reader as yaml_events
from generator.catalog.yaml.guard import MAXIMUM_EVENTS
from tests.effort import worked_off

LARGEST = "a: [" + "1," * 49_000 + "]"
DEEP = "Lists and fields are nested more than 20 levels deep"
MANY = "The file has more than 50,000 values"
ALIAS_BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

REFUSED = {
    "nested lists": ("a: " + "[" * 50_000, "F103", DEEP),
    "closed nested lists": ("a: " + "[" * 50_000 + "]" * 50_000, "F103", DEEP),
    "nested groups": ("{a: " * 30_000, "F103", DEEP),
    "nested dashes": ("- " * 50_000, "F103", DEEP),
    "nested question marks": ("? " * 50_000, "F101", "A list or group of fields is used as a field's name"),
    "alias bomb": (ALIAS_BOMB, "F103", "A mark (&) is not allowed"),
    "anchor": ("name: &n Welding\n", "F103", "A mark (&) is not allowed"),
    "alias": ("name: *n\n", "F103", "A shortcut (*) is not allowed"),
    "merge": ("<<: {name: Welding}\n", "F103", "A merge (<<) is not allowed"),
    "tag": ("name: !!python/object/apply:os.system [ls]\n", "F103", "A tag (!) is not allowed"),
    "tag on the file": ("!!map {name: Welding}\n", "F103", "A tag (!) is not allowed"),
    "many values": ("a: [" + "1," * 50_001 + "]", "F103", MANY),
    "second document": ("name: a\n---\nname: b\n", "F101", "Three dashes (---) start a second document"),
    "list as a key": ("[a, b]: c\n", "F101", "A list or group of fields is used as a field's name"),
    "group as a key": ("? {a: b}\n: c\n", "F101", "A list or group of fields is used as a field's name"),
    "empty": ("", "F101", "The file is empty"),
    "only comments": ("# nothing\n", "F101", "The file is empty"),
    "list": ("- name: Welding\n", "F101", "The file does not contain fields"),
    "text": ("Welding\n", "F101", "The file does not contain fields"),
}


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Read with libyaml's parser, then with the one in pure Python."""
    name = str(request.param)
    monkeypatch.setattr(yaml_events, "_PARSER", getattr(yaml, name))
    return name


def events_taken(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how many events of the parser are looked at to read `text`."""
    taken = 0

    class Counting(yaml_events._PARSER):  # type: ignore[misc]
        def get_event(self) -> object:
            nonlocal taken
            taken += 1
            return super().get_event()

    monkeypatch.setattr(yaml_events, "_PARSER", Counting)
    read_text("a/courses/b.yaml", text)
    return taken


@pytest.mark.parametrize("case", REFUSED)
def test_a_dangerous_file_gives_one_finding(case: str, parser: str) -> None:
    text, code, title = REFUSED[case]
    source, findings = read_text("a/courses/b.yaml", text)
    assert source is None
    assert [(finding.code, finding.title) for finding in findings] == [(code, title)]


@pytest.mark.parametrize("case", REFUSED)
def test_a_dangerous_file_takes_no_more_work_than_the_largest_honest_one(
    case: str, parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with worked_off():
        assert 0 < events_taken(REFUSED[case][0], monkeypatch) <= MAXIMUM_EVENTS + 1


def test_the_largest_honest_file_is_read(parser: str) -> None:
    source, findings = read_text("a/courses/b.yaml", LARGEST)
    assert source is not None
    assert findings == []


def test_an_ordinary_file_within_the_limits_is_read(parser: str) -> None:
    text = "a: " + "[" * 19 + "x" + "]" * 19
    source, findings = read_text("a/courses/b.yaml", text)
    assert source is not None
    assert findings == []


def test_the_sign_of_an_anchor_is_pointed_at(parser: str) -> None:
    _, (finding,) = read_text("a/courses/b.yaml", "name: Welding\nsubject: &s cte\n")
    assert finding.place.position is not None
    assert (finding.place.position.line, finding.place.position.column) == (2, 10)
    assert finding.fix == "Put the text in quotes if the sign is part of it; otherwise write the value in full."


def test_a_long_row_of_spaces_before_a_comment_takes_no_longer(parser: str) -> None:
    text = "name: Welding" + " " * 400_000 + "\ncode: 3 #2\n"
    with worked_off():  # many minutes, if each space were the start of another walk
        source, _ = read_text("a/courses/b.yaml", text)
    assert source is not None
