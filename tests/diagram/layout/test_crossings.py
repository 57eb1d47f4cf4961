"""Crossings never creep back."""

import json

from tests.bench.diagrams.totals import STORED, totals


def test_the_stored_plans_are_drawn_with_no_more_crossings_than_before() -> None:
    before = json.loads(STORED.read_text(encoding="utf-8"))
    now = totals()
    assert {form: now[form] for form in before if now[form] > before[form]} == {}
