"""A guard against work that grows with the square of its input, or faster, without a look at the clock."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

ENOUGH = 60
"""Seconds of this process's own work: hundreds of times what the slowest computer needs for input as large as in the
tests, and a fraction of what work that grows with its square would take."""


class Endless(AssertionError):
    """The work did not end."""


@contextmanager
def worked_off() -> Iterator[None]:
    """Fail when what is done inside takes more than `ENOUGH`. What other processes do meanwhile does not count."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise Endless(f"After {ENOUGH} seconds of work there is no end in sight.")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, ENOUGH)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
