"""Sets of small numbers as the bits of one number."""

from __future__ import annotations

from collections.abc import Iterator


def bits(number: int) -> Iterator[int]:
    """Yield the positions of the bits that are set in `number`, lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def first_bit(number: int) -> int:
    """Return the position of the lowest bit that is set in `number`, which is not 0."""
    return (number & -number).bit_length() - 1
