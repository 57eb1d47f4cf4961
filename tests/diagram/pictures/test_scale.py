"""Bars of one page share one scale."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.diagram.pictures.scale import percent, scale_to


@given(st.lists(st.floats(0, 10**9), max_size=5))
def test_every_amount_fits_a_scale_of_at_most_five_steps_from_nothing(amounts: list[float]) -> None:
    scale = scale_to(amounts)
    assert max(amounts, default=0) <= scale.most
    assert scale.marks[0] == 0
    assert scale.marks[-1] == scale.most
    assert 2 <= len(scale.marks) <= 6


def test_a_scale_is_marked_at_round_numbers() -> None:
    assert scale_to([135_320]).marks == (0, 50_000, 100_000, 150_000)
    assert scale_to([]).marks == (0, 1_000)


def test_amounts_stand_at_parts_of_the_width_and_never_beyond_it() -> None:
    scale = scale_to([100_000])
    assert [scale.at(value) for value in (-5, 0, 62_500, 100_000, 900_000)] == ["0%", "0%", "62.5%", "100%", "100%"]
    assert percent(5) == "0.5%"
