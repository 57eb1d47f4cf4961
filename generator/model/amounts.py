"""Credits, hours and dollars added up the way people do on paper."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal


class Amount(float):
    """A number of credits, in Carnegie units or semester hours.

    Of a course that may carry more, it is the least: what adds amounts up counts only what is certain. `most` is the
    most it may carry.
    """

    __slots__ = ("most",)
    most: float

    def __new__(cls, least: float, most: float | None = None) -> Amount:
        """Return the amount from `least` to `most`; the same twice where there is one number."""
        made = super().__new__(cls, least)
        made.most = least if most is None else most
        return made

    def __eq__(self, other: object) -> bool:
        """Say whether both ends are the same; a plain number has one."""
        most = other.most if isinstance(other, Amount) else other
        return float.__eq__(self, other) is True and self.most == most

    def __hash__(self) -> int:
        """Return the hash of the least, as of a plain number."""
        return float.__hash__(self)


def total(amounts: Iterable[float]) -> float:
    """Return the sum of `amounts` as they are written: 0.1 and 0.2 are 0.3, which binary fractions would miss."""
    return float(sum((Decimal(str(amount)) for amount in amounts), Decimal()))


def written(amount: float) -> str:
    """Return `amount` in digits without needless zeros, however large: `3`, `0.5`, `1000000`."""
    return f"{Decimal(str(amount)).normalize():f}"
