"""One scale for all bars of a page: from nothing to a round number."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

_MOST_STEPS = 5
_SMALLEST_STEP = 1_000


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale from 0 to `most`, with a mark every `step`."""

    most: int
    step: int

    def at(self, value: float) -> str:
        """Return where `value` stands, as a part of the width: "62.5%"; what is beyond the scale, at its end."""
        return percent(min(1000, max(0, round(value * 1000 / self.most))))

    @property
    def marks(self) -> tuple[int, ...]:
        """Return the numbers at which the scale is marked, both ends among them."""
        return tuple(range(0, self.most + 1, self.step))


def scale_to(amounts: Iterable[float]) -> Scale:
    """Return the scale on which the largest of `amounts` fits, with at most five steps of 1, 2 or 5 and zeros."""
    largest = max(amounts, default=0)
    steps = (lead * _SMALLEST_STEP * 10**power for power in count() for lead in (1, 2, 5))
    step = next(step for step in steps if step * _MOST_STEPS >= largest)
    return Scale(max(1, -int(-largest // step)) * step, step)


def percent(thousandths: int) -> str:
    """Return a part of the width in thousandths as SVG writes it: 625 is "62.5%"."""
    whole, rest = divmod(thousandths, 10)
    return f"{whole}.{rest}%" if rest else f"{whole}%"
