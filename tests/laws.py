"""How much is tried: a little on every run, all of it at night (`make nightly`)."""

from __future__ import annotations

import pytest
from hypothesis import settings

NIGHT = settings().max_examples > 100
"""Whether this is the nightly run, in which what proves the same many times over is tried in full."""

at_night = pytest.mark.skipif(not NIGHT, reason="Takes long, and proves more of the same: tried at night.")


def examples(number: int) -> int:
    """Return `number` as it is where laws are tried a hundred times, and more or less of it in other profiles."""
    return max(2, number * settings().max_examples // 100)
