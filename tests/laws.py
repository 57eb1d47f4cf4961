"""How often a law is tried: seldom on every run, often in the nightly one (`make test LAWS=thorough`)."""

from __future__ import annotations

from hypothesis import settings


def examples(number: int) -> int:
    """Return `number` as it is where laws are tried a hundred times, and more or less of it in other profiles."""
    return max(2, number * settings().max_examples // 100)
