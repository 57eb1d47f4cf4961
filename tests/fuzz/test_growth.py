"""A text as long as a file may be is read at once: any token repeated, through reader, messages and places."""

from __future__ import annotations

import pytest

from generator.catalog.locate import locate
from generator.catalog.messages.unquoted_comments import cut_off_texts
from generator.catalog.read import read_text
from generator.catalog.text_checks import check_texts
from generator.catalog.validate import check_shape
from tests.effort import worked_off
from tests.fuzz.hostile_text import YAML_TOKENS
from tests.laws import NIGHT

FILE = "a/courses/b.yaml"
LENGTH = 250_000
PAIRS = tuple((one, other) for one in YAML_TOKENS for other in YAML_TOKENS if one != other)
SOME = PAIRS if NIGHT else PAIRS[::150]
PLACES = ("{}", "name: {}", 'name: "{}', "name: '{}'", "# {}", "{}: x", "grades: [{}]", "description: >\n  {}")


@pytest.mark.parametrize("place", PLACES)
def test_a_token_repeated_a_hundred_thousand_times_is_read_at_once(place: str) -> None:
    with worked_off():
        for token in (*YAML_TOKENS, *map("".join, SOME)):
            text = place.format((token * (LENGTH // len(token) + 1))[:LENGTH])
            source, findings = read_text(FILE, text)
            if source:
                shaped = check_shape("course", FILE, source.value, source.written, source.commented)
                findings = [*findings, *shaped.findings, *check_texts("course", FILE, shaped.value, text)]
                findings += cut_off_texts("course", FILE, shaped.value, source.commented)
            locate(findings, {FILE: text})
