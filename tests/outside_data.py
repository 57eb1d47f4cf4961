"""Where published data to test against are. They are no part of the repository: a clone may go without."""

from __future__ import annotations

import os
from pathlib import Path


def data_folder() -> Path:
    """Return the folder beside the repository, or the one that PATHWAYS_TEST_DATA names. It may not exist."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    return Path(os.environ.get("PATHWAYS_TEST_DATA") or beside)
