"""Credits, hours and dollars added up the way people do on paper."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal


def total(amounts: Iterable[float]) -> float:
    """Return the sum of `amounts` as they are written: 0.1 and 0.2 are 0.3, which binary fractions would miss."""
    return float(sum((Decimal(str(amount)) for amount in amounts), Decimal()))


def written(amount: float) -> str:
    """Return `amount` in digits without needless zeros, however large: `3`, `0.5`, `1000000`."""
    return f"{Decimal(str(amount)).normalize():f}"
