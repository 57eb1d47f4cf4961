"""Progress of long work: bars for a person at a terminal, silence for a log."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

ProgressCallback = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


_SECONDS = 0.1


@contextmanager
def show_progress() -> Iterator[ProgressCallback]:
    """Give a watch that shows a bar for each stage on the terminal of a person, and says nothing elsewhere."""
    if not sys.stderr.isatty() or os.environ.get("CI"):
        yield lambda _stage, _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # It refreshes when it is told, not by a thread of its own, beside which work would not be shared among processes.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as progress:
        bars: dict[str, TaskID] = {}
        shown = 0.0

        def show(stage: str, done: int, total: int) -> None:
            nonlocal shown
            if stage not in bars:
                bars[stage] = progress.add_task(stage, total=total)
            progress.update(bars[stage], completed=done, total=total)
            if monotonic() - shown > _SECONDS or done == total:
                progress.refresh()
                shown = monotonic()

        yield show
