"""Event loops in tests, beside a browser that keeps a loop of its own running in the thread of the tests."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def in_own_thread(call: Callable[[], T]) -> T:
    """Return what a call returns in a thread without an event loop: `asyncio.run` refuses to be the second one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(call).result()
