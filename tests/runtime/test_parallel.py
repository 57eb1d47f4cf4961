"""Work shared between processes gives what one process gives, whatever happens to the others."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.runtime.parallel import available_processes, parallel_map

TASKS = range(200)
EXPECTED = [task * task for task in TASKS]


def shared(processes: int, in_workers: Callable[[int], object] = lambda task: task * task) -> list[object]:
    """Return the results of tasks: their squares, but in workers what `in_workers` says."""
    own = os.getpid()
    results: list[object] = []

    def take(result: object) -> None:
        assert os.getpid() == own
        results.append(result)

    parallel_map(lambda task: task * task if os.getpid() == own else in_workers(task), TASKS, take, processes)
    return results


@pytest.mark.parametrize("processes", [1, 2, 4])
def test_every_task_is_done_once_and_results_are_in_order(processes: int) -> None:
    assert shared(processes) == EXPECTED


def test_the_work_is_done_in_workers() -> None:
    own = os.getpid()
    results: set[int] = set()
    parallel_map(lambda _: os.getpid(), TASKS, results.add, processes=3)
    assert own not in results


def children() -> set[str]:
    """Return the processes that this one has started and not yet buried, as Linux counts them."""
    # The thread that is asked cannot end meanwhile, and no other starts processes here.
    return set(Path(f"/proc/self/task/{threading.get_native_id()}/children").read_text().split())


@pytest.mark.parametrize(
    "misfortune",
    [
        pytest.param(lambda _: 1 // 0, id="an error"),
        pytest.param(lambda task: 1 // (task - 150) and task * task, id="an error late"),
        pytest.param(lambda _: os._exit(9), id="a sudden end"),
        pytest.param(lambda task: (number for number in [task]), id="a result that cannot travel"),
    ],
)
def test_what_a_worker_fails_to_do_is_done_here(misfortune: Callable[[int], object]) -> None:
    before = children()
    assert shared(3, misfortune) == EXPECTED
    assert children() <= before


@pytest.mark.parametrize("room", [0, 1])
def test_where_workers_cannot_be_started_the_work_is_done_here(room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    fork, made = os.fork, iter(range(room))

    def fork_while_there_is_room() -> int:
        if next(made, None) is None:
            raise BlockingIOError("Resource temporarily unavailable")
        return fork()

    before = children()
    monkeypatch.setattr(os, "fork", fork_while_there_is_room)
    assert shared(3) == EXPECTED
    assert children() <= before


def test_an_error_shows_as_if_there_were_no_workers_and_leaves_none_behind() -> None:
    before = children()
    with pytest.raises(ZeroDivisionError):
        parallel_map(lambda task: 1 // (task - 7), TASKS, lambda _: None, processes=3)
    assert children() <= before


def test_an_interrupt_leaves_no_worker_behind() -> None:
    def take(_: object) -> None:
        raise KeyboardInterrupt

    before = children()
    with pytest.raises(KeyboardInterrupt):
        parallel_map(lambda task: time.sleep(0.01 * task), TASKS, take, processes=3)
    assert children() <= before


_ENDLESS = """
import os, signal, time
from generator.runtime.parallel import parallel_map

# A shell that starts the tests in the background has them ignore the interrupt, and what they start inherits that.
signal.signal(signal.SIGINT, signal.default_int_handler)

def work(_):
    os.write(1, b"begun\\n")
    time.sleep(600)

parallel_map(work, range(2), print, 2)
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_workers_end_with_the_process_that_started_them(how: signal.Signals) -> None:
    command = [sys.executable, "-c", _ENDLESS]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as original:
        assert original.stdout
        assert [original.stdout.readline() for _ in range(2)] == ["begun\n"] * 2
        while original.poll() is None:  # the first interrupt is for the tasks that wait, the second for those at hand
            original.send_signal(how)
            time.sleep(0.1)
        # The pipe is closed when the last process that could write to it has ended.
        assert original.stdout.read() == ""


def test_where_other_threads_run_there_is_one_process_only() -> None:
    rest = threading.Event()
    thread = threading.Thread(target=rest.wait)
    thread.start()
    try:
        assert available_processes() == 1
    finally:
        rest.set()
        thread.join()
