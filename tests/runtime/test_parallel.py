"""Work shared between processes gives what one process gives, whatever happens to the others."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.runtime.parallel import processes_at_hand, share

TASKS = 200


def shared(work_in_copies: object, processes: int, may_begin: Callable[[], bool] = lambda: True) -> dict[int, object]:
    """Return the results of tasks: numbers, but in copies of this process what `work_in_copies` says.

    This process does nothing before `may_begin`, for a minute at most.
    """
    latest = time.monotonic() + 60
    own = os.getpid()
    results: dict[int, object] = {}

    def work(task: int) -> object:
        if callable(work_in_copies) and os.getpid() != own:
            return work_in_copies(task)
        while not may_begin() and time.monotonic() < latest:
            time.sleep(0.01)
        return task * task

    def take(task: int, result: object) -> None:
        assert os.getpid() == own
        assert task not in results
        results[task] = result

    share(TASKS, work, take, processes=processes)
    return results


EXPECTED = {task: task * task for task in range(TASKS)}


@pytest.mark.parametrize("processes", [1, 2, 4])
def test_every_task_is_done_once(processes: int) -> None:
    assert shared(None, processes) == EXPECTED


def test_copies_take_their_part(tmp_path: Path) -> None:
    begun = tmp_path / "begun"

    def in_a_copy(task: int) -> object:
        begun.touch()
        return -task if task % 2 else "x" * 200_000

    found = shared(in_a_copy, 3, may_begin=begun.exists)
    assert found.keys() == EXPECTED.keys()
    assert any(result != EXPECTED[task] for task, result in found.items())


def children() -> set[str]:
    """Return the processes that this one has started and not yet buried, as Linux counts them."""
    # The thread that is asked cannot end meanwhile, and no other starts processes here.
    return set(Path(f"/proc/self/task/{threading.get_native_id()}/children").read_text().split())


@pytest.mark.parametrize(
    "misfortune",
    [
        pytest.param(lambda _: 1 // 0, id="an error"),
        pytest.param(lambda _: os._exit(9), id="a sudden end"),
        pytest.param(lambda task: (number for number in [task]), id="a result that cannot travel"),
    ],
)
def test_what_a_copy_fails_to_do_is_done_here(misfortune: object) -> None:
    assert shared(misfortune, 3) == EXPECTED


def test_an_error_shows_as_if_there_were_no_copies_and_leaves_none_behind() -> None:
    def work(task: int) -> int:
        return 1 // (task - 7)

    before = children()
    with pytest.raises(ZeroDivisionError):
        share(TASKS, work, lambda _, __: None, processes=3)
    assert children() <= before


def test_where_other_threads_run_there_is_one_process_only() -> None:
    rest = threading.Event()
    thread = threading.Thread(target=rest.wait)
    thread.start()
    try:
        assert processes_at_hand() == 1
    finally:
        rest.set()
        thread.join()
