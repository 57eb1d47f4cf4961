"""The same work on many things at once: on every core where the system can share memory, else one after the other."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_work: Callable[[Any], Any]
_things: Sequence[Any]
"""What a worker does, and to what. It finds both in the memory it shares, for they could not be sent to it."""


def cores() -> int:
    """Return how many processes can work at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))  # those that this process may use, of all there are
    return os.cpu_count() or 1


def work_on(things: Sequence[T], work: Callable[[T], R], processes: int | None = None) -> Iterator[R]:
    """Yield what `work` returns for each of `things`, in their order.

    The work must depend on what it is given alone. `processes` is how many to use; as many as there are cores when
    left out. Results travel between processes, so they should be small; things and work need not.
    """
    done = 0
    if _can_share() and (processes or cores()) > 1 and len(things) > 1:
        try:
            for result in _shared(things, work, processes or cores()):
                done += 1
                yield result
        except (BrokenProcessPool, OSError):
            pass  # no memory, or no leave, for so many processes: this one goes on alone
    for thing in things[done:]:
        yield work(thing)


def _can_share() -> bool:
    # Apple's own libraries do not survive a fork, and Windows has none.
    return sys.platform != "darwin" and "fork" in multiprocessing.get_all_start_methods()


def _shared(things: Sequence[T], work: Callable[[T], R], processes: int) -> Iterator[R]:
    global _work, _things  # a fork inherits them
    _work, _things = work, things
    gc.collect()
    gc.freeze()  # what is shared stays so while nobody counts it
    try:
        with ProcessPoolExecutor(min(processes, len(things)), multiprocessing.get_context("fork")) as pool:
            yield from pool.map(_work_on_one, range(len(things)))
    finally:
        gc.unfreeze()
        del _work, _things


def _work_on_one(at: int) -> Any:
    return _work(_things[at])
