"""What programs that tests start leave behind."""

from __future__ import annotations

import time
from pathlib import Path

PATIENCE = 90
"""How many seconds something may take: a busy computer must not make it look missing."""


def assert_no_process_is_left(session: int) -> None:
    """Assert that every process of a session ends by itself."""
    end = time.monotonic() + PATIENCE
    while left := _processes(session):
        assert time.monotonic() < end, left
        time.sleep(0.1)


def _processes(session: int) -> list[str]:
    """Return what runs in a session; processes that have ended, and wait to be looked at, do not."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = file.read_text().rpartition(")")
        except OSError:  # ended meanwhile
            continue
        state, _, _, its_session = rest.split()[:4]
        if int(its_session) == session and state != "Z":
            found.append(name)
    return found
