"""Amounts add up as on paper, and are written without needless zeros."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator.model.amounts import total, written

CENTS = some.lists(some.integers(0, 10_000_000))


def test_tenths_add_up() -> None:
    assert total([0.1, 0.2]) == 0.3
    assert total([0.7, 0.1, 0.2]) == 1
    assert total([]) == 0


@given(CENTS)
def test_any_amounts_in_cents_add_up_to_the_cent_in_any_order(cents: list[int]) -> None:
    amounts = [cent / 100 for cent in cents]
    assert Decimal(str(total(amounts))) * 100 == sum(cents)
    assert total(reversed(amounts)) == total(amounts)


@pytest.mark.parametrize(
    ("amount", "words"), [(3.0, "3"), (0.5, "0.5"), (1_000_000, "1000000"), (1234567.5, "1234567.5")]
)
def test_an_amount_is_written_in_full(amount: float, words: str) -> None:
    assert written(amount) == words
