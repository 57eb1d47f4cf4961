"""When the interpreter looks for memory to give back.

Reading 500 pathways takes 0.34 s of this process with the pause, and 0.44 s without (`tests.bench.plain_parts`).
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def fewer_collections() -> Iterator[None]:
    """Put off the search for unreachable objects while many are made that all stay.

    The search walks everything made so far again and again: a quarter of the time of reading a large catalog.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():
                # What was made counts as old now. Otherwise the next search, at once, would walk all of it.
                gc.freeze()
                gc.unfreeze()
            gc.enable()


_COLLECTION_THRESHOLD = 10_000
"""After how many new objects to search; a page makes some thousand, the interpreter's own number is 700."""


@contextmanager
def freeze_existing() -> Iterator[None]:
    """Leave everything made so far out of the search for unreachable objects, and search less often.

    Copies of this process share its memory until somebody writes to it, and the search writes to all it looks at.
    """
    gc.collect()
    gc.freeze()
    first, *further = gc.get_threshold()
    gc.set_threshold(first and max(first, _COLLECTION_THRESHOLD), *further)
    try:
        yield
    finally:
        gc.set_threshold(first, *further)
        gc.unfreeze()
