"""No regular expression, of this program or of its pages' scripts, takes longer than in proportion to its text."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from generator.catalog.schemas import SCHEMA_NAMES, read_schema
from tests.effort import worked_off
from tests.fuzz.patterns import Used, attacks, made_where_used, patterns, scripted
from tests.laws import NIGHT

SHORT, LONG, LONGER = 32, 2_500, 10_000
NOTICED = 0.004
"""Seconds of work. What takes less for the long text is in proportion to it."""
ENDLESS = 0.1
OF_SCHEMAS = ("catalog/schemas.py", "catalog/validate.py")
"""Where the patterns of the schemas are used, which a test of their own tries."""
TIMES = 8
"""A text four times as long may take so many times the work; with its square, the work grows sixteenfold."""


def work(run: Callable[[Any], object], text: str | bytes) -> float:
    """Return the seconds of this process's own work that `run` takes for a text: the least of three."""
    least = float("inf")
    for _ in range(3):
        before = time.process_time()
        run(text)
        least = min(least, time.process_time() - before)
        if not NOTICED <= least < ENDLESS:
            break
    return least


def is_slow(run: Callable[[Any], object], pattern: re.Pattern[Any], begin: str, repeated: str) -> bool:
    """Say whether the work for a text of many repetitions grows faster than the text."""
    taken = []
    for size in (SHORT, LONG, LONGER):
        text: str | bytes = begin + repeated * (size // len(repeated)) + "\0"
        taken.append(work(run, text.encode() if isinstance(pattern.pattern, bytes) else text))  # type: ignore[union-attr]
        if (taken[-1] < NOTICED) != (size == SHORT):
            return size == SHORT
    return taken[2] > TIMES * taken[1]


def slow_texts(used: Used) -> Iterator[str]:
    source = used.pattern.pattern
    run = (lambda text: sum(1 for _ in used.pattern.finditer(text))) if used.anywhere else used.pattern.match
    for begin, repeated in attacks(source.decode("latin-1") if isinstance(source, bytes) else source, thorough=NIGHT):
        if is_slow(run, used.pattern, begin, repeated):
            yield f"{used.name}: {begin!r} and {repeated!r} again and again"


def test_every_pattern_is_in_proportion_to_its_text() -> None:
    with worked_off():
        found = [next(slow_texts(used), "") for used in patterns()]
    assert len(found) > 150
    assert [one for one in found if one] == []


def test_every_pattern_of_the_schemas_is_in_proportion_to_its_text() -> None:
    written = {pattern for name in SCHEMA_NAMES for pattern in _values_of("pattern", read_schema(name))}
    assert written
    with worked_off():
        found = [next(slow_texts(Used(one, re.compile(one), anywhere=True)), "") for one in sorted(written)]
    assert [one for one in found if one] == []


def test_every_pattern_of_the_scripts_is_in_proportion_to_its_text() -> None:
    """Python's engine and those of browsers go back over a text in the same way; theirs only take less for a step."""
    with worked_off():
        found = [next(slow_texts(used), "") for used in scripted()]
    assert len(found) > 50
    assert [one for one in found if one] == []


def _values_of(key: str, value: object) -> Iterator[str]:
    for inside in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _values_of(key, inside)
    if isinstance(value, dict) and isinstance(value.get(key), str):
        yield value[key]


def test_patterns_stand_in_modules_where_they_can_be_tried() -> None:
    assert [place for place in made_where_used() if not place.startswith(OF_SCHEMAS)] == []


@pytest.mark.parametrize("pattern", [r"\s*(?:,|\bor\b)\s*", r"<c [^>]*?\br=", r"(?:a|aa|A)+\Z", r"[a-z]+://"])
def test_a_careless_pattern_is_found(pattern: str) -> None:
    assert next(slow_texts(Used("careless", re.compile(pattern), anywhere=True)))
