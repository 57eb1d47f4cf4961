"""Wages as bars: from low to high, with a mark in the middle."""

from __future__ import annotations

from generator.diagram.pictures.scale import scale_to
from generator.diagram.pictures.wage_bars import wage_axis, wage_bar

SCALE = scale_to([100_000])


def test_a_bar_goes_from_low_to_high_and_marks_the_middle() -> None:
    drawn = wage_bar(SCALE, 20_000, 50_000, 90_000)
    assert '<line class="pay-range" x1="20%" x2="90%"' in drawn
    assert '<line class="pay-middle" x1="50%" x2="50%"' in drawn
    assert "pay-more" not in drawn


def test_a_bar_without_an_end_is_an_arrow() -> None:
    assert 'x="90%"' in wage_bar(SCALE, 20_000, 50_000, 90_000, open_ended=True)
    assert "pay-more" in wage_bar(SCALE, 20_000, 50_000, 90_000, open_ended=True)


def test_what_is_not_known_is_not_drawn() -> None:
    assert "pay-range" not in wage_bar(SCALE, None, 50_000, None)
    assert "pay-middle" not in wage_bar(SCALE, 20_000, None, 50_000)
    assert "pay-more" not in wage_bar(SCALE, None, None, None, open_ended=True)


def test_the_axis_says_its_amounts_as_they_are_called_and_keeps_them_inside() -> None:
    drawn = wage_axis(SCALE, lambda amount: f"<{amount}>")
    assert '<text x="0%" y="18" text-anchor="start">&lt;0&gt;</text>' in drawn
    assert '<text x="100%" y="18" text-anchor="end">&lt;100000&gt;</text>' in drawn
