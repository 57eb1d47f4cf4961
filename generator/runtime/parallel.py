"""Work done by several processes at once, for catalogs so large that one processor is too slow."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, Pipe, wait
from typing import TypeVar

R = TypeVar("R")
Work = Callable[[int], R]

_MOST = 4  # each further process costs memory and gains less
_NUMBER = 4  # bytes; the numbers of all tasks fit into a pipe, which takes 64 KB
_MOST_TASKS = 16_000


def processes_at_hand() -> int:
    """Return how many processes may share the work: 1 where a copy of this process would not be safe.

    That is outside Linux, and where other threads run: a copy holds their locks but not the threads.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST)


def share(tasks: int, work: Work[R], take: Callable[[int, R], None], processes: int = 0) -> None:
    """Call `work` with each number below `tasks`, here and in copies of this process, and `take` with each result.

    `take` is called here only, and results come in any order. What `work` changes in memory is lost where it ran in
    a copy. Whatever a copy fails to do is done here again, so errors show as if there were no copies.
    """
    missing = dict.fromkeys(range(tasks))
    count = min(processes or processes_at_hand(), tasks)
    if count > 1 and tasks <= _MOST_TASKS:
        with _queue(tasks) as queue, _copies(count - 1, queue, work) as results:
            for task, result in _arriving(queue, results, work):
                del missing[task]
                take(task, result)
    for task in missing:
        take(task, work(task))


@contextmanager
def _queue(tasks: int) -> Iterator[int]:
    """Give a pipe that holds the numbers of all tasks. Whoever reads one has the task."""
    queue, entrance = os.pipe()
    os.write(entrance, b"".join(task.to_bytes(_NUMBER, "big") for task in range(tasks)))
    os.close(entrance)
    try:
        yield queue
    finally:
        os.close(queue)


def _next_task(queue: int) -> int | None:
    number = os.read(queue, _NUMBER)
    return int.from_bytes(number, "big") if number else None


@contextmanager
def _copies(count: int, queue: int, work: Work[R]) -> Iterator[list[Connection]]:
    """Give the ends of pipes through which `count` copies of this process send what they have done."""
    copies: list[int] = []
    results: list[Connection] = []
    try:
        for _ in range(count):
            here, there = Pipe(duplex=False)
            try:
                copy = os.fork()
            except OSError:  # no room for another process
                here.close()
                there.close()
                break
            if copy == 0:
                _labor(queue, there, work)
            there.close()
            copies.append(copy)
            results.append(here)
        yield results
    finally:
        for here in results:
            here.close()
        for copy in copies:
            os.kill(copy, signal.SIGKILL)
            os.waitpid(copy, 0)


def _labor(queue: int, there: Connection, work: Work[R]) -> None:
    """Do tasks in a copy until none is left. The copy must not clean up or print what belongs to the original."""
    try:
        while (task := _next_task(queue)) is not None:
            there.send((task, work(task)))
    finally:
        os._exit(0)


def _arriving(queue: int, results: list[Connection], work: Work[R]) -> Iterator[tuple[int, R]]:
    """Yield tasks with their results; those of the copies first, all there are, because a full pipe stops a copy."""
    open_ends = list(results)
    task = _next_task(queue)
    while open_ends or task is not None:
        ready = wait(open_ends, None if task is None else 0)
        for here in [end for end in open_ends if end in ready]:
            try:
                done: tuple[int, R] = here.recv()
                yield done
            except (EOFError, OSError):  # the second when it was stopped in the middle
                open_ends.remove(here)
        if task is not None and not ready:
            yield task, work(task)
            task = _next_task(queue)
