"""Work shared by several processes, for catalogs so large that one processor is too slow."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_MOST = 4  # each further process costs memory and gains less
_ITEMS_PER_BATCH = 50
_PARALLEL_FROM = 1_000  # with fewer items, one process is done before a second one has begun

_work: Callable[[int], Any]
"""What a worker does, by the number of a task. Set in workers only, by `_begin`."""


def available_processes() -> int:
    """Return how many processes may share the work: 1 where a fork of this process would not be safe.

    That is outside Linux, and where other threads run: a fork holds their locks but not the threads.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST)


def parallel_map(work: Callable[[T], R], tasks: Sequence[T], take: Callable[[R], None], processes: int = 0) -> None:
    """Call `work` with each task in worker processes, and `take` here with each result, in the order of `tasks`.

    What `work` changes in memory is lost with the worker. Whatever the workers fail to do is done here, so errors
    show as if there were none. `processes` is how many workers to start, as many as are useful when left out; 1
    starts none.
    """
    done = 0
    count = min(processes or available_processes(), len(tasks))
    if count > 1:
        with _workers(count, lambda number: work(tasks[number])) as pool:
            for result in _until_it_breaks(pool, len(tasks)):
                take(result)
                done += 1
    for task in tasks[done:]:
        take(work(task))


def parallel_batches(
    work: Callable[[T], R], items: Sequence[T], take: Callable[[Sequence[T], list[R]], None]
) -> None:
    """Call `work` with each of `items`, and `take` here with a batch of items and their results, in order.

    It is for many small things: few of them are dealt with in this process, very many in several.
    """
    batches = [items[start : start + _ITEMS_PER_BATCH] for start in range(0, len(items), _ITEMS_PER_BATCH)]
    waiting = iter(batches)
    processes = 0 if len(items) >= _PARALLEL_FROM else 1
    parallel_map(
        lambda batch: [work(item) for item in batch],
        batches,
        lambda results: take(next(waiting), results),
        processes=processes,
    )


def _until_it_breaks(pool: Executor, tasks: int) -> Iterator[Any]:
    """Yield results in order, up to the first that the workers could not give."""
    try:
        yield from pool.map(_call, range(tasks))
    except Exception:  # of `work`, of a result that cannot be pickled, of a worker that died or could not be started
        return


@contextmanager
def _workers(count: int, work: Callable[[int], Any]) -> Iterator[Executor]:
    """Give a pool of workers, none of which is left afterwards, whatever happens.

    They are forks of this process, so they have `work` and all that it refers to without its being pickled.
    """
    others = multiprocessing.active_children()
    context = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(count, context, initializer=_begin, initargs=(work,))
    try:
        yield pool
    finally:
        try:
            pool.shutdown(cancel_futures=True)  # waits for the tasks at hand
        finally:
            _end(set(multiprocessing.active_children()).difference(others))


def _end(workers: Iterable[BaseProcess]) -> None:
    """End workers that are left after a second interrupt, or because others could not be started."""
    for worker in workers:
        worker.kill()
        worker.join()


def _begin(work: Callable[[int], Any]) -> None:
    """Prepare a worker: it leaves interrupts to the process that started it, and ends with that."""
    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _call(number: int) -> Any:
    return _work(number)
